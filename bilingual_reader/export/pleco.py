"""Flashcards as Pleco imports them: `试图[試圖]`, tab, `shi4tu2`, tab, definition.

The format of Pleco's own text export (Instruction Manual, "Import / Export File Format"): UTF-8, a
card a line, Simplified characters with the Traditional ones in square brackets behind, pinyin with
tone numbers, `//` before the name of the category that the cards below belong to, `/` between its
levels, U+EAB1 for a line break in a definition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilingual_reader.core.cards import shown
from bilingual_reader.core.words import Word
from bilingual_reader.export.plain import one_line
from bilingual_reader.lexicon.tones import with_numbers

ROOT = "Bilingual Reader"
_BREAK = "\ueab1"
_FORMATTING = re.compile("[\ueab0-\ueaff]")
"""Private characters that Pleco takes for bold, colours and links."""
_NOT_IN_NAMES = re.compile(r"\s*[/\\]+\s*")


def pleco(words: Sequence[Word]) -> str:
    """The Chinese words as cards, by episode; Pleco has no others."""
    by_category: dict[str, list[Word]] = {}
    for word in words:
        if word.lang == "zh":
            by_category.setdefault(_category(word), []).append(word)
    lines = []
    for category, some in by_category.items():
        lines += [f"//{category}", *map(_card, some)]
    return "".join(f"{line}\n" for line in lines)


def _category(word: Word) -> str:
    met = shown(word)
    levels = (_NOT_IN_NAMES.sub("-", _text(name)).strip("- ") for name in (met.show, met.title))
    return "/".join([ROOT, *(level for level in levels if level)])


def _card(word: Word) -> str:
    met = shown(word)
    other = _text(word.traditional)
    head = _text(word.headword) + (f"[{other}]" if other and other != word.headword else "")
    reading = with_numbers(_text(word.reading)).replace(" ", "")
    told = [_text(text) for text in (word.gloss, met.sentence, met.translation, word.note)]
    return "\t".join([head, reading, _BREAK.join(text for text in told if text)])


def _text(text: str) -> str:
    return one_line(_FORMATTING.sub("", text))
