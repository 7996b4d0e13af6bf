"""What a card shows, as lines of text: its front, and its back below or in the place of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style

from bilingual_reader.core.cards import shown
from bilingual_reader.core.cards.question import meaning_places, sense_places, word_places
from bilingual_reader.core.documents import timecode
from bilingual_reader.core.review.queue import Card
from bilingual_reader.core.review.typed import Check
from bilingual_reader.core.terms import Place
from bilingual_reader.core.words import Context, Word
from bilingual_reader.locale import N_, _
from bilingual_reader.reader.layout.linebreak import shortened
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.script import Script
from bilingual_reader.reader.telling import reading_told
from bilingual_reader.reader.widgets.paint import Lines, Part, paragraph, plain

KIND_NAMES = {
    "recognition": N_("认读 recognition"),
    "recall": N_("回想 recall"),
    "typing": N_("默写 typing"),
    "listening": N_("听力 listening"),
}


@dataclass(frozen=True)
class Look:
    """How a card is shown now."""

    palette: Palette
    script: Script
    """Shows Chinese in the script that was chosen, each character in its place."""
    revealed: bool = False
    typed: str = ""
    """What was typed into the blank so far."""
    check: Check | None = None
    """What became of it."""
    reading: str = ""
    """The sentence's pinyin, where it was asked for."""


class Stretch(NamedTuple):
    """A stretch of a text, what is shown in its place, and how."""

    first: int
    last: int
    instead: str
    style: Style


def face(card: Card, look: Look, width: int) -> Lines:
    """The lines of a card, each at most so many cells; those of its front stay in their place."""
    made: Lines = []
    word, palette = card.word, look.palette
    if card.kind in ("recall", "typing"):
        made += _meaning(word, look, width)
        made += _gap(_sentence(card, look, width))
    elif card.kind == "listening" and not look.revealed:
        made += [[("♪ ", palette.accent), (_("listen"), palette.strong)]]
    else:
        made += _sentence(card, look, width) or _name(word, look, width)
    if look.revealed:
        made += _gap([[("─" * min(width, 24), palette.faint)], []])
        made += _answer(card, look, width)
    return made


def _answer(card: Card, look: Look, width: int) -> Lines:
    """What the back adds."""
    word, palette = card.word, look.palette
    met = shown(word)
    made = _checked(look.check, plain(look.typed), palette, width) if look.check else []
    if met.sentence or card.kind in ("recall", "typing"):
        made += _name(word, look, width)
    else:  # the front was the word itself
        made += paragraph(_reading(word), width, palette.primary)
    if card.kind in ("recognition", "listening"):
        made += paragraph(look.script(plain(word.gloss)), width, palette.base)
        made += _gap(paragraph(look.script(plain(met.translation)), width, palette.other))
    if word.note:
        made += _gap(paragraph(f"✎ {plain(word.note)}", width, palette.primary))
    where = look.script(_where(met, width))
    return made + _gap([[(where, palette.faint)]] if where else [])


def _where(met: Context, width: int) -> str:
    """Where the sentence stands; of a long title the beginning."""
    time = timecode(met.start)
    n = f"{met.sentence_n}" if met.sentence_n else ""
    rest = " · ".join(plain(part) for part in (n, met.speaker, time) if part)
    title = shortened(plain(met.title), max(width - cell_len(rest) - 3, width // 3, 1))
    return shortened(" · ".join(part for part in (title, rest) if part), width)


def _meaning(word: Word, look: Look, width: int) -> Lines:
    """The senses and the translation; where they name the word itself, that waits."""
    palette = look.palette

    def told(text: str, places: Iterable[Place], style: Style) -> Lines:
        covered = [] if look.revealed else _covered(text, places, "┈", palette.faint)
        return _written(look.script(text), covered, style, width)

    senses, said = plain(word.gloss), plain(shown(word).translation)
    gloss = told(senses, sense_places(word, senses), palette.strong)
    translation = told(said, word_places(word, said), palette.other)
    return gloss + (_gap(translation) if gloss else translation)


def _sentence(card: Card, look: Look, width: int) -> Lines:
    """The sentence with the word lit, or a blank for it; nothing where there is no sentence."""
    word, palette = card.word, look.palette
    text = plain(shown(word).sentence)
    places, told = word_places(word, text), look.script(text)
    lit = palette.accent + palette.marks["new"]
    stretches = [Stretch(a, b, told[a:b], lit) for a, b in places]
    if not look.revealed and card.kind == "recognition":
        stretches += _covered(text, meaning_places(word, text), "┈", palette.faint)
    elif not look.revealed:
        stretches = _covered(text, places, "_", palette.accent, plain(look.typed).strip())
        if card.kind == "typing" and not places:
            return paragraph(plain(look.typed).strip() or "____", width, palette.accent)
    made = _written(told, stretches, palette.base, width)
    return made + (paragraph(look.reading, width, palette.reading) if look.reading and made else [])


def _covered(
    text: str, places: Iterable[Place], sign: str, style: Style, typed: str = ""
) -> list[Stretch]:
    """Stretches covered by a sign a cell, as far as nothing was typed over them."""
    covered = []
    for first, last in places:
        room = cell_len(text[first:last]) - cell_len(typed)
        covered.append(Stretch(first, last, typed + sign * max(room, 0 if typed else 1), style))
    return covered


def _written(text: str, stretches: Iterable[Stretch], style: Style, width: int) -> Lines:
    """The text with what stands in the place of its stretches, broken into lines."""
    told, lit, end = "", [], 0
    for stretch in sorted(stretches, key=lambda each: each.first):
        told += text[end : stretch.first]
        lit.append((len(told), len(told) + len(stretch.instead), stretch.style))
        told += stretch.instead
        end = stretch.last
    return paragraph(told + text[end:], width, style, lit)


def _reading(word: Word) -> str:
    return reading_told(plain(word.reading), word.lang)


def _name(word: Word, look: Look, width: int) -> Lines:
    """The word itself, how else it is written, and how it is read."""
    head, other = look.script.word(word.headword, word.traditional)
    head, reading, palette = plain(head), _reading(word), look.palette
    other = f"  {plain(other)}" if other else ""
    if cell_len(head) + cell_len(other) + cell_len(reading) + 2 <= width:
        parts = [(head, palette.strong), (other, palette.other), (f"  {reading}", palette.primary)]
        return [[part for part in parts if part[0].strip()]]
    told = paragraph(f"{head}{other}", width, palette.strong)
    return told + paragraph(reading, width, palette.primary)


def _checked(check: Check, typed: str, palette: Palette, width: int) -> Lines:
    """What was typed, each letter as it is: a wrong one has a line under it, a dash is missing."""
    right, wrong = palette.speakers[1], palette.speakers[4] + Style(underline=True)
    parts: list[Part] = [("✓ ", right)] if check.right else [("✗ ", palette.speakers[4])]
    if check.right:
        parts.append((typed.strip(), right))
    for letter, fault in () if check.right else check.letters:
        mark = "-" if fault == "missing" else plain(letter)
        parts.append((mark, right if fault == "right" else wrong))
    if check.toneless:
        told = _("with its tones {reading}").format(reading=plain(check.expected))
        parts.append((f"   {told}", palette.other))
    kept: list[Part] = []
    for text, style in parts:
        room = width - sum(cell_len(told) for told, _ in kept)
        kept.append((shortened(text, room), style))
    return [kept, []]


def _gap(made: Lines) -> Lines:
    """The lines, an empty one before them."""
    return [[], *made] if made else []
