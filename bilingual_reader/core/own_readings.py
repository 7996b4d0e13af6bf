"""How the learner reads and cuts Chinese text: rules that go before what any machine says.

A rule is about a stretch of text, a word or a word with its neighbours. It says with which
syllables that is read, or which words it is, or both, wherever it stands or in one sentence alone.
Of several rules over the same characters the one for the sentence holds, then the longest, then
the first in the text. A rule is written in Simplified characters and holds for those of the other
script: it brings along which they are, so that nothing here needs a converter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import NamedTuple

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.own_sentences import Key, keys_of, places_of, stands_in
from bilingual_reader.core.readings import is_read


@dataclass(frozen=True, slots=True)
class Rule:
    """What the learner says of a stretch of text."""

    text: str
    """In Simplified characters; letters and digits may stand among them."""
    syllables: tuple[str, ...] = ()
    """With tone marks, one for each Chinese character; () where it says nothing of them."""
    cuts: tuple[int, ...] = ()
    """Offsets in `text` where its words begin, 0 first; () where it says nothing of them."""
    sentence: str = ""
    """The one sentence in which it holds; "" for wherever the text stands."""
    place: int = -1
    """Offset in the sentence where it holds; -1 for all of the places where the text stands."""
    alike: tuple[str, ...] = ()
    """Characters of the other script, each before the Simplified one of `text` or `sentence`."""
    made: str = ""
    """ISO time."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words that the text is cut into; () where the rule says nothing of them."""
        ends = (*self.cuts[1:], len(self.text))
        return tuple(self.text[a:b] for a, b in zip(self.cuts, ends, strict=False))

    def written(self) -> Iterator[str]:
        """The text in all the ways in which its characters may be written, Simplified first."""
        others = {plain: [plain] for plain in self.text}
        for each in self.alike:
            others.get(each[1], []).append(each[0])
        return map("".join, product(*(others[plain] for plain in self.text)))

    @property
    def reading(self) -> str:
        """The syllables with spaces between; "" where the rule says nothing of them."""
        return " ".join(self.syllables)


class _Compiled(NamedTuple):
    rule: Rule
    text: str
    keys: tuple[Key, ...]
    """With what stands in brackets, and without; none where the rule holds everywhere."""


class _Found(NamedTuple):
    first: int
    last: int
    rule: Rule


class Rules:
    """The learner's rules, ready to be applied; it never changes, so threads may share it."""

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self.all = tuple(rules)
        table = {ord(each[0]): each[1] for rule in self.all for each in rule.alike}
        self._table = {other: plain.translate(table) for other, plain in table.items()}
        self._reading = self._by_first(rule for rule in self.all if rule.syllables)
        self._cutting = self._by_first(rule for rule in self.all if rule.cuts)

    def __bool__(self) -> bool:
        return bool(self.all)

    def readings(self, text: str) -> dict[int, str]:
        """Offset of a character → the syllable that the learner reads it with."""
        return {
            place: syllable
            for found in _found(self._folded(text), self._reading)
            for place, syllable in zip(
                (at for at in range(found.first, found.last) if is_read(text[at])),
                found.rule.syllables,
                strict=False,
            )
        }

    def cuts(self, text: str, given: Sequence[int]) -> tuple[int, ...]:
        """Offsets where the words of a text begin, as the learner cuts it.

        `given` are those of the segmenter; none is a text that was not cut, which stays so.
        """
        made = set(given)
        if not made or not self._cutting:
            return tuple(given)
        for first, last, rule in _found(self._folded(text), self._cutting):
            made -= set(range(first, last))
            made |= {first + cut for cut in rule.cuts} | ({last} if last < len(text) else set())
        return tuple(sorted(made))

    def part_of(self, rule: Rule, text: str, at: int) -> Rule:
        """A new rule for a text that stands there, so that it holds there.

        Where a longer rule for the same is over it, that one with the new say in it; else itself.
        """
        last = at + len(rule.text)
        made = rule
        for kind in (self._reading if rule.syllables else {}, self._cutting if rule.cuts else {}):
            for found in _found(self._folded(text), kind):
                over = found.first <= at and last <= found.last
                if over and not found.rule.sentence and found.last - found.first > len(rule.text):
                    made = _with_part(found.rule, rule, at - found.first)
        return made

    def segmented(self, pairs: Iterable[Pair]) -> list[Pair]:
        """The pairs with their Chinese cut as the learner cuts it."""
        if not self._cutting:
            return list(pairs)
        return [self._segmented(pair) for pair in pairs]

    def _segmented(self, pair: Pair) -> Pair:
        cuts = self.cuts(pair.zh, pair.zh_words)
        return pair if cuts == pair.zh_words else replace(pair, zh_words=cuts)

    def own(self, word: str, sentence: str = "", at: int | None = None) -> dict[int, str]:
        """Index in a word → the syllable that the learner reads the character with.

        At its offset in the sentence; without one, where it is read alike in all its places there;
        else by itself.
        """
        if not self._reading:
            return {}
        text, asked = self._folded(sentence), self._folded(word)
        places = places_of(text, asked)
        if at in places:
            places = [at]
        read = self.readings(sentence) if places else {}
        found = [
            {index: read[first + index] for index in range(len(asked)) if first + index in read}
            for first in places
        ]
        same = bool(found) and all(each == found[0] for each in found)
        return found[0] if same and found[0] else self.readings(word)

    def read(self, word: str, reading: str, sentence: str = "", at: int | None = None) -> str:
        """The reading of a word as the learner reads it; `reading` is what a machine says.

        `at` is its offset in the sentence.
        Where the learner reads some of its characters alone, the others stay as they were.
        """
        own = self.own(word, sentence, at)
        places = [at for at, character in enumerate(word) if is_read(character)]
        told = reading.split()
        spoken = [n for n, each in enumerate(told) if each not in word]  # AI of AI研究 is as it is
        if not own or (len(own) < len(places) and len(spoken) != len(places)):
            return reading
        if len(spoken) != len(places):
            return " ".join(map(own.__getitem__, places))
        for n, at in zip(spoken, places, strict=True):
            told[n] = own.get(at, told[n])
        return " ".join(told)

    def sounds(self) -> Iterator[tuple[str, str]]:
        """Each character that a rule reads, in either script, and its syllable in plain letters."""
        from bilingual_reader.core.spoken import sound_of  # no first screen needs it

        others: dict[str, list[str]] = {}
        for code, plain in self._table.items():
            others.setdefault(plain, []).append(chr(code))
        for rule in self.all:
            read = filter(is_read, rule.text if rule.syllables else "")
            for character, syllable in zip(read, rule.syllables, strict=False):
                for each in (character, *others.get(character, ())):
                    yield each, sound_of(syllable).syllable

    def _folded(self, text: str) -> str:
        return text.translate(self._table) if self._table else text

    def _by_first(self, rules: Iterable[Rule]) -> Mapping[str, Sequence[_Compiled]]:
        made: dict[str, list[_Compiled]] = {}
        for rule in rules:
            text, sentence = self._folded(rule.text), self._folded(rule.sentence)
            keys = tuple(keys_of(sentence, rule.place)) if sentence else ()
            made.setdefault(text[:1], []).append(_Compiled(rule, text, keys))
        return made


def _with_part(whole: Rule, part: Rule, at: int) -> Rule:
    """A rule that says of the stretch at an offset of its text what another one says."""
    last = at + len(part.text)
    if part.syllables:
        before = sum(map(is_read, whole.text[:at]))
        after = whole.syllables[before + len(part.syllables) :]
        whole = replace(whole, syllables=(*whole.syllables[:before], *part.syllables, *after))
    if part.cuts:
        others = {cut for cut in whole.cuts if not at < cut < last}
        ends = {last} if last < len(whole.text) else set()
        cuts = others | {at + cut for cut in part.cuts} | ends
        whole = replace(whole, cuts=tuple(sorted(cuts)))
    return whole


def _found(text: str, rules: Mapping[str, Sequence[_Compiled]]) -> list[_Found]:
    """Where rules hold in a folded text, in order, none over another."""
    candidates: list[tuple[bool, int, int, Rule]] = []
    for at, character in enumerate(text):
        for each in rules.get(character, ()) if rules else ():
            if not text.startswith(each.text, at) or not _whole(text, at, at + len(each.text)):
                continue
            if each.keys and not any(stands_in(key, at, text) for key in each.keys):
                continue
            candidates.append((not each.keys, -len(each.text), at, each.rule))
    taken: set[int] = set()
    made: list[_Found] = []
    for _, length, at, rule in sorted(candidates, key=lambda each: each[:3]):
        over = range(at, at - length)
        if taken.isdisjoint(over):
            taken.update(over)
            made.append(_Found(at, at - length, rule))
    return sorted(made, key=lambda found: found.first)


def _whole(text: str, first: int, last: int) -> bool:
    """Whether a stretch cuts no word in Latin letters, and no number."""
    return not any(
        _latin(text[at - 1]) and _latin(text[at]) for at in (first, last) if 0 < at < len(text)
    )


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
