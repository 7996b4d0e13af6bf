"""A post in Markdown with one language in the open and the other folded in `<details>`.

**Name:** 中文
<details><summary>…</summary><p class="english-text">English</p></details>
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bilingual_reader.core.documents import Episode, Language, Side, Turn
from bilingual_reader.sources.blocks import Block, blocks
from bilingual_reader.sources.language import language_of
from bilingual_reader.sources.metadata import episode, front_matter
from bilingual_reader.sources.metadata import facts as facts_of
from bilingual_reader.sources.paragraphs import Paragraph, paragraphs
from bilingual_reader.sources.speakers import label

_OPEN = re.compile(r"<details\b[^<>]{0,300}>", re.IGNORECASE)
_SUMMARY = re.compile(
    r"<summary\b[^<>]{0,300}>(?:[^<]{0,500}(?:<(?!/summary)[^<]{0,500}){0,9}</summary>|[^\n]{0,500})",
    re.IGNORECASE,
)
_END = re.compile(
    r"</\s?[a-z]?details[ ]*(?:>|$)"
    r"|^[ ]*</(?!(?:p|div|b|i|a|em|span|strong|li|[uo]l|summary)\b)[a-z]{1,12}\s*>"
    r"[ ]*(?=\n[ ]*\n|\n?$)",
    re.IGNORECASE | re.MULTILINE,
)
"""Its closing tag, however it is spelt; an unknown one must stand alone before a blank line."""
_SOFT = re.compile(r"(?<![\n>])\n(?![\s<-])")
"""A line break inside a paragraph, which HTML shows as a space."""
_NEXT = re.compile(
    r"\n[ ]*\n(?=[ ]*(?:>\W{0,9}[\u3400-\u9fff]|#{1,6}\s|---[ ]*\n"
    r"|\*\*[^*\n]{1,60}(?:\*\*\s*[:：]|[:：]\s*\*\*)))"
)


def matches(text: str) -> bool:
    """Whether the other language is folded away in it."""
    return "english-text" in text or len(_OPEN.findall(text[:2_000_000])) > 1 and _folds_other(text)


def _folds_other(text: str) -> bool:
    parts, folded = _unfolded(front_matter(text[:200_000])[1])
    shown = " ".join(part.text for part in parts[:60] if part.kind == "text")
    return bool(shown) and language_of(shown) != language_of(" ".join(folded[:20]))


def _unfolded(text: str) -> tuple[list[Block], list[str]]:
    """The blocks in the open, with one of kind "fold" for each fold, and the folds' texts.

    A fold ends at its closing tag, however that is spelt; where it has none before the next fold
    opens, it ends before the next speaker or heading: a lost tag costs no turn.
    """
    shown: list[Block] = []
    folded: list[str] = []
    starts = list(_OPEN.finditer(text))
    at = 0
    for n, start in enumerate(starts):
        limit = starts[n + 1].start() if n + 1 < len(starts) else len(text)
        end = _END.search(text, start.end(), limit) or _NEXT.search(text, start.end(), limit)
        stop, after = (end.start(), end.end()) if end else (limit, limit)
        shown += [*blocks(text[at : start.start()]), Block("fold", level=n)]
        inside = blocks(_SOFT.sub(" ", _SUMMARY.sub("", text[start.end() : stop])))
        folded.append("\n".join(filter(None, (part.text for part in inside))))
        at = after
    return shown + blocks(text[at:]), folded


def read(text: str, name: str) -> Episode:
    """The episode; one turn a fold, with what stands before it."""
    values, body = front_matter(text)
    parts, hidden = _unfolded(body)
    told = facts_of(values)
    if not told.title and parts and parts[0].kind == "heading":
        told, parts = replace(told, title=parts[0].text), parts[1:]
    other: Language = language_of(" ".join(hidden)) or "en"
    made: list[Turn] = []
    held: list[Paragraph] = []
    for part in paragraphs(parts):
        if part.fold is not None:
            made += _turns([*held, part], hidden[part.fold], other)
            held = []
        else:
            if held and (part.begins or part.section != held[0].section):
                made += _turns(held, "", other)
                held = []
            held.append(part)
    made += _turns(held, "", other)
    spoken = any(turn.speaker for turn in made)
    video = "youtu" in told.url and not re.search("podcast|播客", told.show, re.IGNORECASE)
    kind = "article" if not spoken else "video" if video else "podcast"
    return episode(told, tuple(made), name, kind)


def _turns(held: Sequence[Paragraph], hidden: str, other: Language) -> list[Turn]:
    """One turn of both sides; a fold with nothing before it stands alone."""
    shown = "\n".join(part.text for part in held if part.text)
    if not shown and not hidden:
        return []
    first = held[0]
    found = label(hidden)
    if found is not None and first.speaker and found.name == first.speaker:
        hidden = found.rest
    en, zh = (hidden, shown) if other == "en" else (shown, hidden)
    return [Turn(first.speaker, first.section, first.start, None, Side(en), Side(zh))]
