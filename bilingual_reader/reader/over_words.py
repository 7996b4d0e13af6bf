"""Readings over the words of what is in view, found in a thread a little ahead of the eye."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from textual.screen import Screen

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.spans import latin_words
from bilingual_reader.core.tones import parted
from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.layout.over import Over, Syllable
from bilingual_reader.reader.marks import QUIET, Marks
from bilingual_reader.reader.ports import LexiconPort
from bilingual_reader.reader.widgets.conversation import Conversation

AHEAD = 48
"""Pairs read behind those in view, some 50 ms of work: rarely, so that few steps meet it."""
PAUSE = 0.002
"""Seconds between the sides that are read ahead."""
SWITCH = 0.0005
"""Seconds after which a thread that works lets another one work."""
_KEPT = 3000
"""Sides whose readings are kept."""


class Asked(NamedTuple):
    """A side to be read."""

    side: Language
    text: str
    cuts: tuple[int, ...]
    """Where words begin, in Chinese."""


BREATH = Asked("en", "", ())
"""Begins what is read ahead."""


class OverWords:
    """Gives the readings over words, as far as they are known, and finds those that are lacking."""

    def __init__(
        self,
        screen: Screen[Any],
        conversation: Conversation,
        lexicon: LexiconPort,
        marks: Marks,
        learned: Callable[[], Language | None],
        failed: Callable[[Exception], None],
    ) -> None:
        """`learned`: the language whose words have readings; None: both."""
        # While it reads, a key that is pressed waits so long for its turn, and not 5 ms.
        sys.setswitchinterval(SWITCH)
        self.unknown_only = False
        """Whether words that are known or ignored have none."""
        self._conversation, self._lexicon, self._marks = conversation, lexicon, marks
        self._learned = learned
        self._kept: dict[tuple[Language, str], tuple[Over, ...]] = {}
        self._spoken: dict[str, str] = {}
        """Words as they are written, and their IPA."""
        self._asker: Asker[Sequence[Asked], Sequence[tuple[Over, ...]]] = Asker(
            screen, self._answer, self._have, lambda _asked, error: failed(error)
        )

    def notes(self, pair: Pair, side: Language) -> Sequence[Over]:
        """What stands over the words of a side now."""
        kept = self._kept.get((side, pair.side(side)), ())
        if not kept or self._learned() not in (None, side):
            return ()
        if not self.unknown_only:
            return kept
        known = [
            range(first, last)
            for first, last, key in self._conversation.word_spans(pair.n, side)
            if key in self._marks.words and self._marks.words[key].status in QUIET
        ]
        return [note for note in kept if not any(note.first in place for place in known)]

    def forget(self) -> None:
        """Text is read otherwise now."""
        self._kept.clear()
        self._conversation.lay_out_anew()
        self.follow()

    def follow(self) -> None:
        """Find what is lacking, as soon as any of the next screen is, or of half a one above."""
        first, last = self._conversation.in_view
        screen = last - first + 1
        near = range(first - screen // 2, last + screen + 1)
        if now := self._lacking(range(first, last + 1)):
            self._asker.ask(now)
        elif self._lacking(near):
            self._asker.ask([BREATH, *self._lacking((*range(first, last + AHEAD), *near))])

    def _lacking(self, numbers: Iterable[int]) -> list[Asked]:
        lacking = (each for n in numbers for each in self._sides(n) if self._lacks(each))
        return list(dict.fromkeys(lacking))

    def _lacks(self, asked: Asked) -> bool:
        return (asked.side, asked.text) not in self._kept

    def _sides(self, n: int) -> Iterator[Asked]:
        """The sides of a pair over which readings stand; none where there is no such pair."""
        if not 1 <= n <= self._conversation.pairs.count:
            return
        pair, learned = self._conversation.pairs[n], self._learned()
        for side in self._conversation.view.sides(pair):
            if learned in (None, side):
                yield Asked(side, pair.side(side), pair.zh_words if side == "zh" else ())

    def _answer(self, asked: Sequence[Asked]) -> Sequence[tuple[Over, ...]]:
        """In a thread, which lets keys go first where it reads ahead."""
        calm = asked[0] == BREATH
        return [tuple(self._read(each, calm)) for each in asked]

    def _have(self, asked: Sequence[Asked], found: Sequence[tuple[Over, ...]]) -> None:
        if len(self._kept) > _KEPT:
            self._kept.clear()
        for each, notes in zip(asked, found, strict=True):
            self._kept[each.side, each.text] = notes
        self._conversation.lay_out_anew(self._changed({*asked}))
        self.follow()

    def _changed(self, read: Container[Asked]) -> list[int]:
        """The pairs that may have been laid out without the readings of these sides."""
        laid_out = self._conversation.laid_out
        return [n for n in laid_out if any(each in read for each in self._sides(n))]

    def _read(self, asked: Asked, calm: bool) -> Iterator[Over]:
        if calm:
            time.sleep(PAUSE)
        if asked.side == "zh":
            yield from chinese(asked.text, asked.cuts, self._lexicon)
            return
        for first, last in latin_words(asked.text):
            ipa = self._ipa(asked.text[first:last])
            if ipa:
                yield Over(first, last, (Syllable(ipa),))

    def _ipa(self, word: str) -> str:
        """A word's pronunciation; "" where it is not known."""
        if word not in self._spoken:
            self._spoken[word] = self._lexicon.ipa(word)
        return self._spoken[word]


def chinese(text: str, cuts: Sequence[int], lexicon: LexiconPort) -> Iterator[Over]:
    """The pinyin of a Chinese sentence over its words, as `cuts` part them; slow once."""
    starts, place = {*cuts}, 0
    first, parts = 0, list[Syllable]()
    for surface, reading in lexicon.pinyin(text):
        if parts and (place in starts or not reading):
            yield Over(first, place, tuple(parts))
            parts = []
        if reading:
            first = first if parts else place
            # 西安 is xī'ān: a syllable without a consonant is set apart (GB/T 16159-2012, 4.5).
            letters, tone = parted(reading)
            apart = "'" if parts and letters[:1] in ("a", "e", "o") else ""
            parts.append(Syllable(apart + reading, tone))
        place += len(surface)
    if parts:
        yield Over(first, place, tuple(parts))
