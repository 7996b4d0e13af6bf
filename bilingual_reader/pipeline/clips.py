"""Sentences of the library → clips of their recordings, for folders and for cards."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.errors import AudioError

if TYPE_CHECKING:
    from bilingual_reader.audio.clips import Cut
    from bilingual_reader.audio.speech import Speech
    from bilingual_reader.core.cards import Clip
    from bilingual_reader.core.words import Context, Word
    from bilingual_reader.library import Library
    from bilingual_reader.library.sounds import Sound

_PREFIX = "bilingual-reader-"
"""Before the names of clips in Anki's folder, where all programs put theirs."""
_FEW = 2
"""Clips of a recording that are cut from it; for more it is decoded once, all of it."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A clip of a sentence."""

    n: int
    path: Path
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class ExportedClips:
    """What `audio export` wrote."""

    folder: Path
    clips: tuple[Exported, ...]
    untimed: int
    """Sentences that are not heard: they have no clip."""


class Clipper:
    """Cuts sentences out of the recordings of a library. A context manager: it holds files."""

    def __init__(self, library: Library, cache: Path) -> None:
        """`cache`: the user's; what was cut is kept in it."""
        self._library, self._folder = library, cache / "clips"
        self._sounds = library.sounds()
        self._cut: dict[str, int] = {}
        self._decoded: dict[str, Path] = {}
        self._work: Path | None = None
        self._cuts = lru_cache(maxsize=8)(self._cuts_of)
        self._spoken = lru_cache(maxsize=None)(library.spoken)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._work is not None:
            shutil.rmtree(self._work, ignore_errors=True)

    def has(self, episode: str, lang: str) -> bool:
        """Whether sentences of an episode can be cut out of a recording in that language."""
        return episode in self._sounds and self._spoken(episode) == lang

    def name(self, episode: str, n: int) -> str:
        """What the clip of a sentence is called, made or not; "" where it is not heard."""
        from bilingual_reader.audio.clips import clip_name

        sound, cut = self._sounds.get(episode), self.cut(episode, n)
        return clip_name(sound.fingerprint, cut) if sound and cut else ""

    def cut(self, episode: str, n: int) -> Cut | None:
        """Where a sentence is heard; None where it is not."""
        found = self._cuts(episode)
        return found[n - 1] if 1 <= n <= len(found) else None

    def _cuts_of(self, episode: str) -> list[Cut | None]:
        from bilingual_reader.audio.clips import cuts

        return cuts([(pair.start, pair.end) for pair in self._library.pairs(episode)])

    def clip(self, episode: str, n: int) -> Path | None:
        """The clip of a sentence, in the cache; None where it is not heard. Raises AudioError."""
        from bilingual_reader.audio.clips import clip
        from bilingual_reader.audio.player import require

        sound, cut = self._sounds.get(episode), self.cut(episode, n)
        if sound is None or cut is None:
            return None
        require(sound.path, sound.size)
        self._cut[episode] = self._cut.get(episode, 0) + 1
        source = self._whole(sound) if self._cut[episode] > _FEW else None
        return clip(sound.path, sound.fingerprint, cut, self._folder, source)

    def _whole(self, sound: Sound) -> Path | None:
        """The recording, decoded; itself where that takes nothing."""
        from bilingual_reader.audio.decode import Stretch, decoded
        from bilingual_reader.audio.wave_files import write_wave

        if sound.kind == "wav":
            return None
        if sound.episode not in self._decoded:
            if self._work is None:
                self._work = Path(tempfile.mkdtemp(prefix="bilingual-reader-"))
            target = self._work / f"{len(self._decoded)}.wav"
            rate, blocks = decoded(Stretch(sound.path))
            try:
                write_wave(target, rate, blocks)
            except OSError as error:
                told = f"the sound cannot be decoded ({error.strerror})"
                raise AudioError(told, str(sound.path), "make room in the temporary folder") from (
                    error
                )
            self._decoded[sound.episode] = target
        return self._decoded[sound.episode]


def export_clips(
    library: Library,
    asked: str,
    folder: Path | None,
    first: int,
    last: int | None,
    cache: Path,
    progress: Progress = untold,
) -> ExportedClips:
    """Write a clip a sentence into a folder, numbered as `show` does.

    Raises EpisodeNotFound, and AudioError where the episode has no sound whose sentences have
    times, or a clip cannot be made.
    """
    row = library.find(asked)
    sound = library.sound(row.id)
    if sound is None:
        raise AudioError("this episode has no sound", row.title, "attach some with `audio attach`")
    last = min(last or row.sentences, row.sentences)
    if first > last:
        raise AudioError(
            "there are no such sentences", f"{first} to {last}", f"give 1 to {row.sentences}"
        )
    folder = folder or Path(_file_name(row.title))
    made: list[Exported] = []
    width = max(len(str(row.sentences)), 3)
    with Clipper(library, cache) as clipper:
        for n in range(first, last + 1):
            progress(n - first, last - first + 1)
            cut = clipper.cut(row.id, n)
            heard = cut is not None and cut.start < sound.seconds
            path = clipper.clip(row.id, n) if heard else None
            if path is not None and cut is not None:
                target = folder / f"{n:0{width}}{path.suffix}"
                _copy(path, target)
                start, end = cut.bounds
                made.append(Exported(n, target, round(start, 3), round(end, 3)))
    progress(1, 1)
    return ExportedClips(folder, tuple(made), last - first + 1 - len(made))


def _copy(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    except OSError as error:
        told = f"this clip cannot be written ({error.strerror})"
        raise AudioError(told, str(target), "choose another folder with -o") from error


def _file_name(title: str) -> str:
    plain = "".join(c if c.isalnum() or c in " -_." else " " for c in title)
    return " ".join(plain.split()).strip(". ")[:60] or "clips"


def card_clips(
    clipper: Clipper, speech: Speech | None = None, dry: bool = False
) -> Callable[[Word, Context], tuple[Clip | None, Clip | None]]:
    """What finds the sounds of a word and of the sentence that its card shows.

    The sentence is cut out of the recording of its episode, where that speaks its language; with
    `dry` it is only named. The word is spoken where `speech` is given and can. A clip that cannot
    be made has no file.
    """

    def find(word: Word, context: Context) -> tuple[Clip | None, Clip | None]:
        return _spoken(word, speech, dry), _sentence(clipper, word, context, dry)

    return find


def _sentence(clipper: Clipper, word: Word, context: Context, dry: bool) -> Clip | None:
    from bilingual_reader.core.cards import Clip

    if not context.sentence_n or not clipper.has(context.episode, word.lang):
        return None
    name = clipper.name(context.episode, context.sentence_n)
    if not name:
        return None
    try:
        made = None if dry else clipper.clip(context.episode, context.sentence_n)
    except AudioError as error:  # the export says which clips it goes without
        return Clip(f"{_PREFIX}{name}", error.where, error.what)
    return Clip(f"{_PREFIX}{made.name if made else name}", str(made or ""))


def _spoken(word: Word, speech: Speech | None, dry: bool) -> Clip | None:
    from bilingual_reader.core.cards import Clip

    if speech is None or not speech.engine(word.lang):
        return None
    target = speech.target(word.headword, word.lang)
    try:
        made = "" if dry else str(speech.speak(word.headword, word.lang))
    except AudioError as error:
        return Clip(f"{_PREFIX}{target.name}", error.where, error.what)
    return Clip(f"{_PREFIX}{target.name}", made)
