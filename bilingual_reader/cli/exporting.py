"""What exports have in common: which words, what dictionaries and sound add, the report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bilingual_reader.cli.output import NAMED, some
from bilingual_reader.cli.progress import Bar
from bilingual_reader.core.cards import shown
from bilingual_reader.core.words import Status, Word
from bilingual_reader.garbage import no_collector
from bilingual_reader.locale import _, told

if TYPE_CHECKING:
    from bilingual_reader.audio.speech import Speech
    from bilingual_reader.cli.state import State
    from bilingual_reader.core.cards import Choice, Extras, Kind
    from bilingual_reader.core.documents import Language
    from bilingual_reader.export import Format, Report
    from bilingual_reader.export.sounds import Silent
    from bilingual_reader.library import Library
    from bilingual_reader.library.sounds import Sound


@dataclass(frozen=True, slots=True)
class Part:
    """Which words of the list are exported; by default all of them."""

    episode: str = ""
    """Id of the episode they must have been met in, or ""."""
    statuses: tuple[Status, ...] = ()
    """Statuses that they may have; none: any."""

    def __bool__(self) -> bool:
        return bool(self.episode or self.statuses)

    def has(self, word: Word) -> bool:
        """Whether the word is one of them."""
        met = not self.episode or any(c.episode == self.episode for c in word.contexts)
        return met and (not self.statuses or word.status in self.statuses)

    def words(self, library: Library) -> list[Word]:
        """The words of the library that are of it."""
        return [word for word in library.words() if self.has(word)]


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for."""

    path: Path
    format: Format = "apkg"
    part: Part = Part()
    bom: bool = False
    dry: bool = False
    """Only to say what would be new, changed, unchanged and gone."""
    cards: Mapping[Language, Collection[Kind]] = field(default_factory=dict)
    """The cards that are asked for from now on, by the language of the word; {}: as before."""


class Additions:
    """What dictionaries and sound add to the notes of a library's words."""

    def __init__(
        self, state: State, library: Library, dry: bool = False, quiet: bool = False
    ) -> None:
        """With `dry`, sounds are named and not cut."""
        self._state = state
        self._library = library
        self._quiet = quiet
        self._dry = dry
        self._known: dict[str, tuple[object, ...]] = {}

    def find(self, words: Sequence[Word]) -> Mapping[str, Extras]:
        """The additions of these words, by key; those not worked out before with a progress bar."""
        if not words:
            return {}
        from bilingual_reader.core.progress import untold
        from bilingual_reader.pipeline.clips import Clipper, card_clips
        from bilingual_reader.pipeline.extras import extras

        with (
            Clipper(self._library, self._state.config.cache) as clipper,
            Bar(_("looking up the words")) as bar,
        ):
            return extras(
                words,
                self._state.lexicon,
                self._state.config.cache,
                rules=self._library.own_rules(),
                clips=card_clips(clipper, self._speech, self._dry) if self._audible else None,
                progress=untold if self._quiet else bar.count,
            )

    def told(self, word: Word) -> tuple[object, ...]:
        """What stands for the additions of a word: quick to know, another whenever they are."""
        heard = self._heard(shown(word).episode) if self._sounds else ()
        spoken = self._speech is not None and self._speech.engine(word.lang)
        rules = self._rules if word.lang == "zh" else ""
        return (self._edition, rules, heard, str(spoken or ""))

    @property
    def _audible(self) -> bool:
        return bool(self._sounds or self._speech)

    @cached_property
    def _speech(self) -> Speech | None:
        from bilingual_reader.cli.sounding import word_speech

        return word_speech(self._state)

    @cached_property
    def _sounds(self) -> Mapping[str, Sound]:
        return self._library.sounds()

    def _heard(self, episode: str) -> tuple[object, ...]:
        """What the clips of an episode hang on: its recording as it is now, and its times."""
        if episode not in self._known:
            sound = self._sounds.get(episode)
            self._known[episode] = (
                (sound.fingerprint, _changed(sound.path), self._library.edition(episode))
                if sound
                else ()
            )
        return self._known[episode]

    @cached_property
    def _edition(self) -> str:
        return self._state.lexicon.edition

    @cached_property
    def _rules(self) -> str:
        """What stands for the learner's own readings: short, since each word's row is told it."""
        from hashlib import sha256

        return sha256(repr(self._library.own_rules().all).encode("utf-8", "replace")).hexdigest()


def _changed(path: Path) -> tuple[int, int] | None:
    """Size and time of a file, None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def export_words(state: State, library: Library, order: Order, quiet: bool = False) -> Report:
    """Write the words and remember what the file held; `quiet` shows no progress.

    Raises ExportError, LibraryError.
    """
    from bilingual_reader.export import write
    from bilingual_reader.export.kept import Kept

    additions = Additions(state, library, order.dry, quiet)
    with no_collector():
        report = write(
            order.part.words(library),
            order.path,
            order.format,
            library.exported(order.format),
            bom=order.bom,
            choice=wanted_cards(library, order.cards, order.dry),
            extras=additions.find,
            kept=lambda: Kept(_cache_file(state, library), additions.told, bool(order.part)),
            row=_rows(library) if order.format == "json" else None,
            dry=order.dry,
            now=int(library.now().timestamp()),
        )
    if order.part:  # of the rest nothing was asked
        report = replace(report, gone=())
    if not order.dry:
        library.set_exported(report.current, chosen=bool(order.part), format=order.format)
    return report


def _rows(library: Library) -> Callable[[Word], dict[str, Any]]:
    """The rows of `words --json`."""
    from bilingual_reader.core.rows import word_row

    due, anki = library.due(), library.anki_states()
    return lambda word: word_row(word, due.get(word.key), anki.get(word.key))


def wanted_cards(
    library: Library, asked: Mapping[Language, Collection[Kind]], dry: bool
) -> Mapping[Language, Choice]:
    """The cards of each language: as remembered, but for those that are asked for now.

    These are remembered, unless it is `dry` or the library is read-only.
    """
    if asked and not dry and not library.read_only:
        for lang, kinds in asked.items():
            library.choose_cards(lang, kinds)
        return library.cards()
    from bilingual_reader.core.cards import Choice

    cards = library.cards()
    new = {lang: Choice(frozenset(kinds)) for lang, kinds in asked.items()}
    return {**cards, **new}


def _cache_file(state: State, library: Library) -> Path:
    """A file of the cache for each library."""
    from hashlib import sha256

    told = sha256(str(library.path.absolute()).encode("utf-8", "surrogateescape"))
    return state.config.cache / "decks" / f"{told.hexdigest()[:16]}.rows"


def summary(report: Report, known_gone: Collection[str] = (), deck: bool = True) -> str:
    """What was exported, in a line; words in `known_gone` were named as gone before."""
    counts = _("{new} new, {changed} changed, {unchanged} unchanged").format(
        new=len(report.new), changed=len(report.changed), unchanged=len(report.unchanged)
    )
    gone = [key for key in report.gone if key not in known_gone]
    if gone:
        told = _("{n} no longer here ({words}; Anki keeps them)")
        told = told if deck else _("{n} no longer here ({words})")
        counts += _(", ") + told.format(n=len(gone), words=named(gone))
    return _("{name}: {told}").format(name=report.path, told=counts)


def named(keys: Sequence[str]) -> str:
    """The words of these keys, the first of them by name."""
    return some([key.partition(":")[2] for key in keys])


def remarks(report: Report, order: Order) -> Iterator[str]:
    """What a learner should know of an export besides its numbers, a line each."""
    if order.format == "apkg" and report.changed:
        yield _(
            "changed here: {words}; importing the deck replaces these notes "
            "whole, edits made in Anki too (--to-anki keeps them)"
        ).format(words=named(report.changed))
    for lost in report.silent[:NAMED]:
        yield _("without sound: {word} ({why}, {file})").format(
            word=lost.key.partition(":")[2], why=told(lost.why), file=lost.clip.file
        )
    if len(report.silent) > NAMED:
        more = len(report.silent) - NAMED
        yield _("without sound: {n} more (--json names all)").format(n=more)


def report_object(report: Report, order: Order) -> dict[str, Any]:
    """The report as `export --json` gives it."""
    return {
        "path": str(report.path),
        "format": order.format,
        "written": not order.dry,
        "new": list(report.new),
        "changed": list(report.changed),
        "unchanged": list(report.unchanged),
        "gone": list(report.gone),
        "without_sound": silent_objects(report.silent),
    }


def silent_objects(silent: Sequence[Silent]) -> list[dict[str, str]]:
    """The sounds that were left out, as both exports give them with `--json`."""
    return [
        {"key": lost.key, "sound": lost.clip.name, "file": lost.clip.file, "why": lost.why}
        for lost in silent
    ]
