"""The dictionaries that a look-up asks, in their order, and how their answers become one list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bilingual_reader.lexicon.context import Place
from bilingual_reader.lexicon.dictionary import Dictionary
from bilingual_reader.lexicon.english import lemma
from bilingual_reader.lexicon.entries import Sense
from bilingual_reader.lexicon.volume import Hit, Volume

_LABEL = re.compile(r"\([^()]*\)")
_MEASURE = re.compile(r"(?:; )?measure word: (.+)$")


@dataclass(frozen=True, slots=True)
class Sources:
    """The learner's dictionaries and the one that comes with the program."""

    own: tuple[Volume, ...]
    built_in: Dictionary

    def has(self, word: str) -> bool:
        """Whether one of them has a Chinese word, in either script, or an English one."""
        return self.built_in.has(word) or any(volume.has(word) for volume in self.own)

    def known(self, words: set[str]) -> set[str]:
        """Those of the Chinese words that one of them has."""
        found = self.built_in.known(words)
        return found.union(*(volume.known(words) for volume in self.own))

    def own_hits(self, words: Iterable[str]) -> list[tuple[str, Hit]]:
        """(dictionary, record) of the learner's dictionaries under any of the words."""
        asked = [word for word in dict.fromkeys(words) if word]
        return [
            (volume.name, hit)
            for volume in self.own
            for hit in dict.fromkeys(hit for word in asked for hit in volume.find(word))
        ]


def told_once(senses: Iterable[Sense]) -> list[Sense]:
    """Each sense once, under its first source; a reading that only a later one knows is kept."""
    found: dict[tuple[str, str, str], Sense] = {}
    for sense in senses:
        text = sense.text.casefold().rstrip(" .。;；")
        same = (sense.part, text, sense.reading)
        blank = (sense.part, text, "")
        if same in found or not text:
            continue
        if blank in found and not found[blank].reading:
            found[blank] = replace(found[blank], reading=sense.reading)
        elif not sense.reading and any(k[:2] == same[:2] for k in found):
            continue
        else:
            found[same] = sense
    return list(found.values())


def without_repeats(own: Sequence[Sense], others: Iterable[Sense]) -> tuple[Sense, ...]:
    """The episode's own senses and the others, but for those that say an own one again.

    `number theory (math.)` says number theory, and `language model` language models.
    """
    told: dict[str, str] = {}
    for sense in own:
        told.setdefault(_bare(sense.text), sense.text)
    every = (*own, *others)
    same = (s if s.part else replace(s, text=told.get(_bare(s.text), s.text)) for s in every)
    return tuple(told_once(same))


def _bare(text: str) -> str:
    plain = " ".join(_LABEL.sub(" ", text).split())
    return lemma(plain).casefold() if plain.isascii() else plain.casefold()


def said_first(
    senses: Iterable[Sense], place: Callable[[str], Place | None]
) -> tuple[list[Sense], Place | None]:
    """The senses, those that the translation uses first; and where it says the first of them."""
    placed = [(sense, place(sense.text)) for sense in senses]
    said = [(sense, found) for sense, found in placed if found is not None]
    others = [sense for sense, found in placed if found is None]
    return [sense for sense, _ in said] + others, said[0][1] if said else None


def without_measures(senses: Iterable[Sense]) -> tuple[list[Sense], tuple[str, ...]]:
    """The senses without the measure words that CC-CEDICT names among them; and those."""
    kept, measures = [], dict[str, None]()
    for sense in senses:
        match = _MEASURE.search(sense.text)
        if match is None:
            kept.append(sense)
            continue
        measures.update(dict.fromkeys(match[1].split(", ")))
        if rest := sense.text[: match.start()].strip():
            kept.append(replace(sense, text=rest))
    return kept, tuple(measures)
