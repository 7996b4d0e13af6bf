"""`export --to-anki`: the word list straight into a running Anki."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from bilingual_reader.cli.exporting import named, silent_objects
from bilingual_reader.cli.output import counted, print_json, printable, some
from bilingual_reader.errors import AnkiError
from bilingual_reader.locale import _
from bilingual_reader.locale import told as explain

if TYPE_CHECKING:
    from bilingual_reader.anki.connect import AnkiConnect
    from bilingual_reader.cli.anki_way import Way
    from bilingual_reader.cli.exporting import Part
    from bilingual_reader.cli.state import State
    from bilingual_reader.core.cards import Kind, Note
    from bilingual_reader.core.documents import Language
    from bilingual_reader.core.merging import Sent
    from bilingual_reader.export.ankiconnect import Done
    from bilingual_reader.export.ankiconnect_plan import Plan
    from bilingual_reader.export.sounds import Silent
    from bilingual_reader.library import Library


@dataclass(frozen=True, slots=True)
class Sending:
    """What is asked for."""

    way: Way
    part: Part
    cards: Mapping[Language, Collection[Kind]]
    """The cards that are asked for from now on, by the language of the word; {}: as before."""
    dry: bool = False
    """Only to say what would be done."""
    as_json: bool = False


def export_to_anki(state: State, library: Library, asked: Sending) -> None:
    """Send the words, say what became of them, and remember it in the library.

    Raises AnkiError where Anki cannot be reached or did not take all, ExportError, LibraryError.
    """
    from bilingual_reader.cli.exporting import Additions, wanted_cards
    from bilingual_reader.core.cards import studied
    from bilingual_reader.export.anki import notes_of
    from bilingual_reader.export.ankiconnect_there import sounds_there
    from bilingual_reader.export.making import audible
    from bilingual_reader.export.sounds import Sounds

    anki = asked.way.open(state.config)
    before, known_gone = library.exported(), library.gone()
    words = [w for w in asked.part.words(library) if studied(w, before.get(w.key, ""))]
    cards = wanted_cards(library, asked.cards, asked.dry)
    profile = anki.profile()
    found, sounds = Additions(state, library, asked.dry).find(words), Sounds(uncut=asked.dry)
    extras, silent = audible(found, sounds)
    if silent:  # a recording may only be away: what Anki has of it stays
        lost = [each.clip for each in silent]
        sounds.trust(sounds_there(anki, lost, library.sent_to_anki(_target(anki, profile))))
        extras, silent = audible(found, sounds)
    notes = notes_of(words, before, cards, extras)
    named = known_gone.union(note.key for note in notes)
    gone = [] if asked.part else [key for key in before if key not in named]
    plan, done = _carried_out(anki, profile, library, notes, asked)
    outcome = _Outcome(plan, done, gone, silent)
    if asked.as_json:
        print_json({"url": anki.url, "profile": profile, **outcome.as_object()})
    else:
        for line in outcome.lines(f"Anki, {profile}" if profile else "Anki"):
            click.echo(printable(line))
    if done is not None and done.failed:
        raise _not_all(done.failed, anki.url)


def _carried_out(
    anki: AnkiConnect, profile: str, library: Library, notes: Sequence[Note], asked: Sending
) -> tuple[Plan, Done | None]:
    """The plan, and what was done of it; None for a dry run."""
    from bilingual_reader.cli.progress import Bar
    from bilingual_reader.export.ankiconnect import send
    from bilingual_reader.export.ankiconnect_plan import Held, make_plan

    target = _target(anki, profile)
    sent = library.sent_to_anki(target)
    held = Held(library.exported(), library.earlier_times())
    overwrite = asked.way.overwrite
    bar = Bar(_("asking Anki"))
    try:
        plan = make_plan(anki, notes, sent, held, overwrite=overwrite, told=bar.count)
        if asked.dry:
            return plan, None
        bar.clear()
        bar = Bar(_("writing to Anki"))
        # Where an edit stands against a change, a deck file still has to say what it would replace.
        apart = {*plan.kept, *plan.elsewhere}
        stamps = {note.key: note.stamp for note in notes if note.key not in apart}
        done = send(anki, plan, profile, _Remember(library, target, stamps), bar.count)
    finally:
        bar.clear()
    if not asked.part:
        known = library.exported()
        taken = stamps.keys() - done.failed.keys()
        library.set_exported(
            {
                note.key: note.stamp if note.key in taken else known[note.key]
                for note in notes
                if note.key in known
            }
        )
    return plan, done


def _target(anki: AnkiConnect, profile: str) -> str:
    """What the library knows this collection by."""
    return f"{anki.url} {profile}".strip()


@dataclass(frozen=True, slots=True)
class _Remember:
    """Keeps what Anki has, also for deck files: they need not bring the same again."""

    library: Library
    target: str
    stamps: Mapping[str, str]

    def __call__(self, sent: Mapping[str, Sent]) -> None:
        with self.library.writing():
            self.library.set_sent_to_anki(self.target, sent)
            stamps = {key: self.stamps[key] for key in sent if key in self.stamps}
            self.library.set_exported(stamps, chosen=True)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What is told."""

    plan: Plan
    done: Done | None
    gone: Sequence[str]
    silent: Sequence[Silent]

    def _written(self, keys: Iterable[str]) -> list[str]:
        return [key for key in keys if self.done is None or key in self.done.notes]

    @property
    def new(self) -> list[str]:
        """Keys of the notes that are new to Anki."""
        return self._written(note.key for note in self.plan.new)

    @property
    def changed(self) -> list[str]:
        """Keys of the notes of which something was written."""
        return self._written(note.key for note, _ in self.plan.changed)

    def as_object(self) -> dict[str, Any]:
        """As `export --to-anki --json` gives it."""
        return {
            "written": self.done is not None,
            "new": self.new,
            "changed": self.changed,
            "unchanged": list(self.plan.unchanged),
            "gone": list(self.gone),
            "kept": {key: list(fields) for key, fields in self.plan.kept.items()},
            "deleted": list(self.plan.deleted),
            "elsewhere": list(self.plan.elsewhere),
            "failed": self.done.failed if self.done else {},
            "sounds": [clip.name for clip in self.plan.media],
            "without_sound": silent_objects(self.silent),
        }

    def lines(self, where: str) -> Iterator[str]:
        """As people read it."""
        plan = self.plan
        counts = _("{new} new, {changed} changed, {unchanged} unchanged").format(
            new=len(self.new), changed=len(self.changed), unchanged=len(plan.unchanged)
        )
        parts = [counts]
        if self.gone:
            told = _("{n} no longer here ({words}; Anki keeps them)")
            parts.append(told.format(n=len(self.gone), words=named(self.gone)))
        if plan.media:
            parts.append(counted(len(plan.media), "sound"))
        head = _("{name}: {told}").format(name=where, told=_(", ").join(parts))
        yield head + ("" if self.done else _(" (nothing is written yet)"))
        if plan.kept:
            fields = [f"{_word(key)} ({', '.join(names)})" for key, names in plan.kept.items()]
            told = _("kept as Anki has them: {words}; --overwrite writes over them")
            yield told.format(words=some(fields))
        if plan.deleted:
            told = _("deleted in Anki: {words}; --overwrite brings them back")
            yield told.format(words=named(plan.deleted))
        if plan.elsewhere:
            told = _("under another note type in Anki, left as they are: {words}")
            yield told.format(words=named(plan.elsewhere))
        if self.silent:
            lost = [f"{_word(each.key)} ({explain(each.why)})" for each in self.silent]
            yield _("without sound: {words}").format(words=some(lost))


def _not_all(failed: Mapping[str, str], where: str) -> AnkiError:
    first, why = next(iter(failed.items()))
    more = len(failed) - 1
    also = f" and {more} {'other' if more == 1 else 'others'}" if more else ""
    what = f"Anki does not have {_word(first)}{also} as here ({why})"
    return AnkiError(what, where, "run this again: what was done stays done")


def _word(key: str) -> str:
    return key.partition(":")[2] or key
