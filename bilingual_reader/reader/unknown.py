"""Which words are not known yet, in a sentence that is or is not in view."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.scripts import has_han
from bilingual_reader.core.spans import Span, WordSpan, joined, key_at, latin_forms, spans, words
from bilingual_reader.reader.layout.blocks import View
from bilingual_reader.reader.marks import QUIET, Marks


class Unknown:
    """Tells unknown words: all that are neither known nor ignored, as the marks are now."""

    def __init__(self, marks: Marks, learned: Language | None) -> None:
        """`learned`: the language of the words that count; None: both."""
        self._marks, self._learned = marks, learned
        self._settled = {key for key, word in marks.words.items() if word.status in QUIET}
        english, chinese = marks.marked.english.items(), marks.marked.chinese.items()
        self._english = {form for form, head in english if f"en:{head}" in self._settled}
        self._chinese = {form for form, head in chinese if f"zh:{head}" in self._settled}

    def stands_in(self, pair: Pair, view: View) -> bool:
        """Whether a pair, as it is shown, has one in sight."""
        return any(
            self._may_have(pair, side) and self._has(pair, side)
            for side in view.sides(pair)
            if not view.hides(pair, side)
        )

    def is_one(self, word: WordSpan, text: str, marked: Sequence[Span]) -> bool:
        """Whether a word of a text is unknown; `marked`: where words of the list stand in it."""
        first, last, lang = word
        if self._learned not in (None, lang):
            return False
        return key_at(marked, first, last, text[first:last]) not in self._settled

    def _may_have(self, pair: Pair, side: Language) -> bool:
        """Whether it is worth a closer look: of most sentences this tells it, at once."""
        text = pair.side(side)
        forms = latin_forms(text) if self._learned in (None, "en") else ()
        if any(form.lower() not in self._english for form in forms):
            return True
        if side == "en" or self._learned == "en":
            return False
        cuts = pair.zh_words
        pieces = (text[a:b] for a, b in zip(cuts, (*cuts[1:], len(text)), strict=True))
        return any(piece not in self._chinese and has_han(piece) for piece in pieces)

    def _has(self, pair: Pair, side: Language) -> bool:
        text = pair.side(side)
        marked = spans(text, side, self._marks.marked, pair.zh_words)
        there = joined(words(text, side, pair.zh_words), marked)
        return any(self.is_one(word, text, marked) for word in there)
