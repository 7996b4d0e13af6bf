"""Blocks to paragraphs that know their speaker, section and language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bilingual_reader.core.documents import Language
from bilingual_reader.sources.blocks import Block, plain
from bilingual_reader.sources.language import glue, language_of
from bilingual_reader.sources.speakers import Label, label, speakers


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of speech or prose, without markup."""

    text: str
    language: Language | None
    speaker: str = ""
    section: str = ""
    start: float | None = None
    """Seconds, where a time stands beside the speaker's name."""
    begins: bool = False
    """Whether a label stands before it."""
    aside: bool = False
    """A definition or box set into somebody's answer: nobody's speech."""
    joins: bool = False
    """Whether it goes on in the turn of the paragraph before it (an item of a list)."""
    fold: int | None = None
    """Not a paragraph, but where this fold stood, from 0."""


_TERM = re.compile(
    r"\s*(?:\*\*\s*[•·▪●]?\s*[^*\n。！？!?，；]{1,60}?[(（][^*\n()（）]*[A-Za-z][^*\n()（）]*[)）]\s*(?:[:：]\s*\*\*|\*\*\s*[:：])"
    r"|\*\*\s*[•·▪●]?\s*[A-Za-z][A-Za-z0-9 /&+.-]{0,40}\s*(?:[:：]\s*\*\*|\*\*\s*[:：])"
    r"|\*\*[^*\n。！？!?，；：:]{1,40}\*\*\s*[(（][^()（）\n]*[A-Za-z][^()（）\n]*[)）]\s*(?:[:：]|是|指|即|就是指))"
)
_NOTE = re.compile(
    r"\W{0,4}\s*(?:(?:译者?|譯者?|编者?|編者?|校者?)[注註按]|(?:translator|editor)['’]?s? note)"
    r"\W{0,4}\s*[:：]"
    r"|\[\^[\w-]{1,40}\]:",
    re.IGNORECASE,
)
"""What a translator or an editor adds, and footnotes: nobody's speech, wherever they stand."""
_ORNAMENT = re.compile(r"[\s\ufe0f\u2190-\u2bff\U0001f000-\U0001faff]+(?=\*\*)")
_BULLET = re.compile(r"\s*(?:\*\*)?\s*[•·▪●]")
_BOX = re.compile(r"\s*(?:\*\*)?\s*(?:💡|📌|📝|ℹ️?|⚠️?)")
_NUMBER = re.compile(
    r"\s*\*\*\s*(?:0?\d{1,2}|[一二三四五六七八九十]{1,3}|part\s*\d{1,2})\s*[.、:：．]?\s*\*\*\s*$",
    re.I,
)
_NUMBERED = re.compile(r"\s*\*\*\s*(?:0\d|\d{2})\s*[.、:：．]?\s+([^*\n]{1,80}?)\s*\*\*\s*$")
_BOLD_LINE = re.compile(r"\s*\*\*([^*\n]{1,120})\*\*\s*$")
_FINAL = re.compile(r"[.!?。！？…：:;；][”’」』》\"')）\]*_]*\s*$")


def paragraphs(parts: Sequence[Block]) -> list[Paragraph]:
    """The paragraphs of the blocks, speakers found by the evidence of all of them."""
    names = speakers(line for part in parts if part.kind in ("text", "item") for line in part.lines)
    return _Flow(names, _is_wrapped(parts)).read(parts)


class _Flow:
    """Where the reading stands: who speaks, under which heading, in which box."""

    def __init__(self, names: frozenset[str], wrapped: bool) -> None:
        self.names, self.wrapped = names, wrapped
        self.speaker = self.section = ""
        self.start: float | None = None
        self.begins = self.numbered = self.boxed = False
        self.bullet_box = False
        self.made: list[Paragraph] = []

    def read(self, parts: Sequence[Block]) -> list[Paragraph]:
        for part in parts:
            if part.kind == "heading":
                self.section = part.text
                self._silence()
            elif part.kind == "rule":
                self._silence()
            elif part.kind == "fold":
                self.made.append(Paragraph("", None, self.speaker, self.section, fold=part.level))
            elif part.kind in ("text", "item") and not self._is_heading(part):
                for n, chunk in enumerate(self._chunks(part.lines)):
                    self._add(chunk, part.kind == "item" and n == 0)
        return self.made

    def _silence(self) -> None:
        self.speaker, self.begins, self.boxed, self.bullet_box = "", False, False, False

    def _is_heading(self, part: Block) -> bool:
        """Headings that are only bold: `**01.**` and then `**Its title**`."""
        raw = part.raw
        if _NUMBER.match(raw):
            self.numbered = True
            self._silence()
            return True
        bold = _BOLD_LINE.match(raw) if self.numbered else _NUMBERED.match(raw)
        self.numbered = False
        if bold is None:
            return False
        self.section = plain(bold[1])
        self._silence()
        return True

    def _chunks(self, lines: Sequence[str]) -> list[str]:
        """Lines that belong together: all, or one each where the document is not hard-wrapped."""
        chunks: list[list[str]] = []
        for line in lines:
            before = chunks[-1][-1] if chunks else ""
            if (
                not before
                or not self.wrapped
                or self._label(line)
                or line_ends(before)
                or language_of(before) != language_of(line)
            ):
                chunks.append([line])
            else:
                chunks[-1] += (glue(before.rstrip() or " ", line.strip() or " "), line.strip())
        return ["".join(pieces) for pieces in chunks]

    def _label(self, line: str) -> Label | None:
        found = label(line)
        return found if found is not None and found.name in self.names else None

    def _add(self, raw: str, item: bool) -> None:
        found = self._label(raw)
        if found is not None:
            self.speaker, self.start, self.begins = found.name, found.start, True
            self.boxed = self.bullet_box = False
            raw = found.rest
        aside = found is None and self._is_aside(raw)
        text = plain(raw)
        if not text or not re.search(r"\w", text) and aside:
            return
        before = self.made[-1] if self.made else None
        joins = (
            before is not None
            and not self.begins
            and before.section == self.section
            and (
                item
                and not before.speaker
                and not self.speaker
                or aside
                and before.aside
                and self.bullet_box
            )
        )
        who = "" if aside else self.speaker
        self.made.append(
            Paragraph(
                text,
                language_of(text),
                who,
                self.section,
                self.start if self.begins else None,
                self.begins and not aside,
                aside,
                joins,
            )
        )
        self.begins = self.begins and aside

    def _is_aside(self, raw: str) -> bool:
        """A definition, a box, or what goes on in one; only inside somebody's answer."""
        if _NOTE.match(raw):
            return bool(self.speaker)
        raw = raw[found.end() :] if (found := _ORNAMENT.match(raw)) else raw
        if self.boxed:
            self.boxed = False
            return bool(self.speaker)
        if _BOX.match(raw):
            self.boxed = len(plain(raw)) < 6
            return bool(self.speaker)
        if self.speaker and not self.begins and _speaks_of(self.speaker, raw):
            return True
        bullet = _BULLET.match(raw) is not None
        if _TERM.match(raw):
            self.bullet_box = bullet
            return bool(self.speaker)
        self.bullet_box = self.bullet_box and bullet
        return self.bullet_box and bool(self.speaker)


def _speaks_of(speaker: str, text: str) -> bool:
    """Whether a text names a person twice: nobody speaks so of himself, an editor does."""
    return any(len(word) > 2 and text.count(word) > 1 for word in speaker.split())


def line_ends(line: str) -> bool:
    """Whether a line's end is also a paragraph's: a sentence ends there, or two spaces do."""
    return line.endswith("  ") or _FINAL.search(line[-12:]) is not None


def _is_wrapped(parts: Sequence[Block]) -> bool:
    """Whether lines were broken at a width: many end inside a sentence, none is long."""
    inner = [line for part in parts if part.kind == "text" for line in part.lines[:-1]]
    if not inner:
        return False
    widths = [sum(2 if c > "\u2e80" else 1 for c in line[:200]) for line in inner]
    broken = sum(not line_ends(line) for line in inner)
    return max(widths) <= 130 and sum(widths) / len(widths) >= 35 and broken * 3 >= len(inner)
