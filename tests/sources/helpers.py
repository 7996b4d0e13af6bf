"""How the tests of the sources measure text."""

import unicodedata
from collections.abc import Iterable

from bilingual_reader.core.documents import Episode
from bilingual_reader.sources import read


def letters(text: str) -> str:
    """Letters and digits alone, folded."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(char for char in folded if char.isalnum())


def share_kept(wanted: Iterable[str], got: str) -> float:
    """How much of the wanted paragraphs' letters stands in a text, in order, 0 to 1."""
    got = letters(got)
    place = kept = total = 0
    for paragraph in map(letters, wanted):
        total += len(paragraph)
        found = got.find(paragraph, place)
        if found >= 0:
            kept += len(paragraph)
            place = found + len(paragraph)
    return kept / total


def side(episode: Episode, language: str) -> str:
    """All that one side of an episode says."""
    return "\n".join(getattr(turn, language).text for turn in episode.turns)


def told(text: str | bytes, name: str = "some-talk.txt") -> list[tuple[str, str, str]]:
    """The turns of a text, or of its bytes, as (speaker, English, Chinese)."""
    data = text.encode() if isinstance(text, str) else text
    return [(t.speaker, t.en.text, t.zh.text) for t in read(data, name).turns]


def srt(*cues: tuple[float, float, str]) -> bytes:
    """Cues as SRT."""

    def clock(seconds: float) -> str:
        whole, part = divmod(round(seconds * 1000), 1000)
        return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02},{part:03}"

    return "\n\n".join(
        f"{n}\n{clock(a)} --> {clock(b)}\n{text}" for n, (a, b, text) in enumerate(cues, 1)
    ).encode()
