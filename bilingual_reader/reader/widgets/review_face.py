"""What a card shows, as lines of text: its front, and its back below or in the place of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.style import Style

from bilingual_reader.core.cards import shown
from bilingual_reader.core.markup import spans
from bilingual_reader.core.review.queue import Card
from bilingual_reader.core.review.typed import Check
from bilingual_reader.core.words import Word
from bilingual_reader.reader.layout.blocks import clock
from bilingual_reader.reader.layout.linebreak import shortened, wrap
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.widgets.paint import Overlay, Part, overlaid, plain

Lines = list[list[Part]]

KIND_NAMES = {
    "recognition": "认读 recognition",
    "recall": "回想 recall",
    "typing": "默写 typing",
    "listening": "听力 listening",
}


@dataclass(frozen=True)
class Look:
    """How a card is shown now."""

    palette: Palette
    revealed: bool = False
    typed: str = ""
    """What was typed into the blank so far."""
    check: Check | None = None
    """What became of it."""
    reading: str = ""
    """The sentence's pinyin, where it was asked for."""


def face(card: Card, look: Look, width: int) -> Lines:
    """The lines of a card, each at most so many cells; those of its front stay in their place."""
    made: Lines = []
    if card.kind in ("recall", "typing"):
        made += _meaning(card.word, look.palette, width)
        made += _gap(_blank(card, look, width))
    elif card.kind == "listening" and not look.revealed:
        made += [[("♪ ", look.palette.accent), ("listen", look.palette.strong)]]
    else:
        made += _lit(card.word, look, width) or _name(card.word, look.palette, width)
    if look.revealed:
        made += _answer(card, look, width)
    return made


def _answer(card: Card, look: Look, width: int) -> Lines:
    """What the back adds."""
    word, palette = card.word, look.palette
    met = shown(word)
    made: Lines = [[("─" * min(width, 24), palette.faint)]]
    if look.check is not None:
        made += _checked(look.check, palette, width)
    made += _name(word, palette, width)
    if card.kind in ("recognition", "listening"):
        made += _para(plain(word.gloss), width, palette.base)
        made += _gap(_para(plain(met.translation), width, palette.other))
    if word.note:
        made += _gap(_para(f"✎ {plain(word.note)}", width, palette.primary))
    place = f"{met.title} {met.sentence_n or ''}".strip()
    time = clock(met.start) if met.start is not None else ""
    where = " · ".join(part for part in (place, met.speaker, time) if part)
    return made + _gap([[(shortened(plain(where), width), palette.faint)]] if where else [])


def _meaning(word: Word, palette: Palette, width: int) -> Lines:
    translation = _para(plain(shown(word).translation), width, palette.other)
    gloss = _para(plain(word.gloss), width, palette.strong)
    return gloss + (_gap(translation) if gloss else translation)


def _name(word: Word, palette: Palette, width: int) -> Lines:
    """The word itself, how else it is written, and how it is read."""
    reading = plain(word.reading)
    if reading and word.lang == "en" and "/" not in reading:
        reading = f"/{reading}/"
    other = f"  {plain(word.traditional)}" if word.traditional else ""
    head = plain(word.headword)
    if cell_len(head) + cell_len(other) + cell_len(reading) + 2 <= width:
        parts = [(head, palette.strong), (other, palette.other), (f"  {reading}", palette.primary)]
        return [[part for part in parts if part[0].strip()]]
    told = _para(f"{head}{other}", width, palette.strong)
    return told + _para(reading, width, palette.primary)


def _lit(word: Word, look: Look, width: int) -> Lines:
    """The sentence with the word lit; nothing where there is none."""
    palette = look.palette
    text = plain(shown(word).sentence)
    lit = [(first, last, palette.accent + palette.marks["new"]) for first, last in _places(word)]
    made = _para(text, width, palette.lead, lit)
    return made + (_para(look.reading, width, palette.reading) if look.reading and made else [])


def _blank(card: Card, look: Look, width: int) -> Lines:
    """The sentence with a blank for the word, or with the word once it is shown."""
    if look.revealed:
        return _lit(card.word, look, width)
    text, palette = plain(shown(card.word).sentence), look.palette
    places = _places(card.word)
    if not places:
        return [[(look.typed or "____", palette.accent)]] if card.kind == "typing" else []
    told, lit, end = "", [], 0
    for first, last in places:
        told += text[end:first]
        begins = len(told)
        typed = plain(look.typed)
        told += typed + "_" * max(cell_len(text[first:last]) - cell_len(typed), 0 if typed else 1)
        lit.append((begins, len(told), palette.accent))
        end = last
    return _para(told + text[end:], width, palette.lead, lit)


def _places(word: Word) -> list[tuple[int, int]]:
    met = shown(word)
    return spans(plain(met.sentence), (met.surface, word.headword, word.traditional))


def _checked(check: Check, palette: Palette, width: int) -> Lines:
    """What was typed, each letter as it is: a wrong one has a line under it, a dash is missing."""
    right, wrong = palette.speakers[1], palette.speakers[4] + Style(underline=True)
    parts: list[Part] = [("✓ ", right)] if check.right else [("✗ ", palette.speakers[4])]
    for letter, fault in check.letters:
        mark = "-" if fault == "missing" else plain(letter)
        parts.append((mark, right if fault == "right" else wrong))
    if check.toneless:
        parts.append((f"   with its tones {plain(check.expected)}", palette.other))
    used, kept = 0, []
    for text, style in parts:
        used += cell_len(text)
        kept += [(text, style)] if used <= width else []
    return [kept, []]


def _gap(made: Lines) -> Lines:
    """The lines, an empty one before them."""
    return [[], *made] if made else []


def _para(text: str, width: int, style: Style, overlays: Sequence[Overlay] = ()) -> Lines:
    """A text broken into lines; nothing for no text."""
    if not text.strip():
        return []
    return [
        [(s.text, s.style or style) for s in overlaid(text[a:b], a, style, overlays)]
        for a, b in wrap(text, width)
    ]
