"""From what a dictionary says of a word, and where it stands, to an entry of the word list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.sides import both
from bilingual_reader.core.words import Context, Word

GLOSS_SENSES = 4
"""A note shows this many senses; the rest stay in the dictionary."""


class Sense(Protocol):
    """One sense of a word."""

    @property
    def text(self) -> str: ...
    @property
    def part(self) -> str:
        """The part of the word that has this sense; "" for the whole word."""


class Entry(Protocol):
    """What a dictionary says of a word; `lexicon.lookup.Entry` is one."""

    @property
    def headword(self) -> str: ...
    @property
    def lang(self) -> Language: ...
    @property
    def readings(self) -> tuple[str, ...]: ...
    @property
    def senses(self) -> Sequence[Sense]: ...
    @property
    def traditional(self) -> str: ...


class Origin(Protocol):
    """What a note says of the episode that a word comes from; a row of the library is one."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def show(self) -> str: ...
    @property
    def url(self) -> str: ...


def context(episode: Origin, pair: Pair, lang: Language, surface: str) -> Context:
    """The sentence in which a word is met, as it stands in the pair."""
    sentence, translation = both(pair, lang)
    return Context(
        episode=episode.id,
        title=episode.title,
        show=episode.show,
        url=episode.url,
        sentence_n=pair.n,
        sentence=sentence,
        translation=translation,
        surface=surface,
        speaker=pair.speaker,
        start=pair.start,
    )


def word(entry: Entry, *contexts: Context) -> Word:
    """The entry of the word list: the first reading, the first senses, each once.

    Of a word that has no sense as a whole its parts are told, each before the first of its
    senses: `un- 不；未; confirmed 证实`.
    """
    return Word(
        lang=entry.lang,
        headword=entry.headword,
        reading=entry.readings[0] if entry.readings else "",
        gloss=_gloss(entry.senses),
        traditional=entry.traditional if entry.traditional != entry.headword else "",
        contexts=contexts,
    )


def _gloss(senses: Sequence[Sense]) -> str:
    told: list[str] = []
    named = ""
    whole = [sense for sense in senses if not sense.part]
    for part, text in list(dict.fromkeys((s.part, s.text) for s in whole or senses))[:GLOSS_SENSES]:
        told.append(f"{part} {text}" if part and part != named else text)
        named = part
    return "; ".join(told)
