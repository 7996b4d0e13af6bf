"""What the program talks about: episodes, their turns, and the sentence pairs made of them.

An `Episode` is what a source reads: turns whose two sides are still running text. A `Pair` is
one bead of it, the smallest group of whole sentences that say the same in both languages: it is
what the learner reads, hears and studies. All records are frozen, all texts are clean (see
`core.text`), all times are seconds from the start of the recording.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


def timecode(seconds: float | None) -> str:
    """Seconds as a player shows them: `4:05`, `1:04:05`; "" for None, and for what is no time."""
    if seconds is None or not 0 <= seconds < float("inf"):
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class Cue(NamedTuple):
    """A stretch of a side's text that its source timed (a subtitle)."""

    first: int
    """Offset of its first character in the side's text."""
    last: int
    """Offset after its last character."""
    start: float
    """Seconds."""
    end: float
    """Seconds."""


class Side(NamedTuple):
    """What one language says in a turn."""

    text: str = ""
    """Clean running text; paragraphs stand apart by one line break; "" where it says nothing."""
    cues: tuple[Cue, ...] = ()
    """Times of stretches of the text, in order, where the source has them."""


class Turn(NamedTuple):
    """One speaker's turn, or a stretch of prose that nobody speaks."""

    speaker: str = ""
    """The name as the source gives it; "" for prose that is nobody's speech."""
    section: str = ""
    """The heading that it stands under."""
    start: float | None = None
    """Seconds, where the source has them."""
    end: float | None = None
    en: Side = Side()
    zh: Side = Side()

    def side(self, lang: Language) -> Side:
        """What it says in that language."""
        return self.en if lang == "en" else self.zh


class Episode(NamedTuple):
    """One interview, article or collection of posts, as a source reads it."""

    title: str
    turns: tuple[Turn, ...]
    id: str = ""
    """The source's own lasting name for it; "" where it has none (the pipeline makes one)."""
    kind: str = "text"
    """podcast, video, blog, tweet, article, subtitles or text."""
    show: str = ""
    """The podcast, channel, blog or magazine."""
    date: str = ""
    """ISO date (2026-06-04), or "" where it is not known."""
    url: str = ""
    """Where the original stands."""
    summary: str = ""
    issue: str = ""
    """ISO date of the issue of an archive that this copy of the episode stood in, else ""."""

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that it has text in, English first."""
        return tuple(s for s in LANGUAGES if any(t.side(s).text for t in self.turns))


@dataclass(frozen=True, slots=True)
class Pair:
    """One bead: sentences that say the same, in both languages or in one alone."""

    n: int
    """Its place in the episode, from 1."""
    turn: int
    """Its turn, from 1."""
    en: str = ""
    zh: str = ""
    speaker: str = ""
    section: str = ""
    start: float | None = None
    """Seconds: its share of its cue or turn by length."""
    end: float | None = None
    confidence: float = 1.0
    """How sure the aligner is that the sides say the same, 0 to 1."""
    en_cuts: tuple[int, ...] = ()
    """Offsets in `en` where its second and later sentences begin."""
    zh_cuts: tuple[int, ...] = ()
    zh_words: tuple[int, ...] = ()
    """Offsets in `zh` where words begin, as segmented when it was imported."""

    def side(self, lang: Language) -> str:
        """Its text in that language."""
        return self.en if lang == "en" else self.zh

    def cuts(self, lang: Language) -> tuple[int, ...]:
        """The offsets in that side where its second and later sentences begin."""
        return self.en_cuts if lang == "en" else self.zh_cuts
