"""Markdown, or plain text, to blocks: headings, paragraphs, items, rules.

Not a CommonMark parser: what people paste is rarely CommonMark (`**名字：****问题？**` is bold to
nobody but its author, and emphasis next to Chinese punctuation is none by its rules), and no
letter may be lost. Every step is linear in the text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bilingual_reader.core.text import tidy
from bilingual_reader.sources.metadata import is_known

Kind = Literal["text", "item", "heading", "rule", "image", "fold"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch between blank lines, or a heading, an item or a rule of its own."""

    kind: Kind
    lines: tuple[str, ...] = ()
    """Its lines, still with their inline markup."""
    level: int = 0
    """Of a heading, 1 to 6; of a fold, which it is, from 0."""
    linked: bool = False
    """Whether it held an image or a link: what a list of further reading is made of."""

    @property
    def raw(self) -> str:
        """Its lines as one, with markup."""
        return "\n".join(self.lines)

    @property
    def text(self) -> str:
        """Its text without markup."""
        return plain(self.raw)


_COMMENT = re.compile(r"<!--[^<]{0,5000}-->")
_SHORT_CODE = re.compile(r"\{\{[<%][^{}\n]{0,1000}[>%]\}\}")
_LISTING = re.compile(r"\{\{[<%]\s*highlight\b[^{}\n]{0,300}[>%]\}\}")
_LISTING_END = re.compile(r"\{\{[<%]\s*/\s*highlight\s*[>%]\}\}")
_IMAGE = re.compile(r"!\[[^\]\[\n]{0,500}\]\([^()\s]{0,3000}(?:\s\"[^\"\n]{0,300}\")?\)")
_EMPTY_LINK = re.compile(r"\[\s*\]\([^()\s]{0,3000}\)")
_HEADING = re.compile(
    r" {0,3}(#{1,6})(?:\s+|(?<=##)(?=[^\s#]))(.*?)(?:\s*\{#[\w-]{1,80}\})?[\s#]*$"
)
_RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={5,})$")
_ITEM = re.compile(r"\s*(?:[-+*•·▪●○◦]\s+(?:\[[ xX]\]\s+)?|(?=\d{1,3}[.)、]\s))")
_QUOTE = re.compile(r"\s*(?:>(?!>)\s?)+")
_FENCE = re.compile(r"\s*(```|~~~)\s*(\w*)")
_TABLE_RULE = re.compile(r"[\s|:+-]+$")
_BOLD = re.compile(r"</?(?:b|strong)>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/blockquote|/h[1-6])\b[^<>]{0,200}>", re.IGNORECASE)

_LONGEST_ITEM = 5000
"""Characters after which an indented line no longer goes on in its item."""


def blocks(text: str) -> list[Block]:
    """The blocks of a clean text, in order; images, short codes and comments are gone."""
    if "highlight" in text and len(_LISTING.findall(text)) == len(_LISTING_END.findall(text)):
        text = _LISTING_END.sub("\n```\n", _LISTING.sub("\n```listing\n", text))
    text = _SHORT_CODE.sub("", _COMMENT.sub("", text))
    made: list[Block] = []
    held: list[str] = []
    linked = in_item = False

    def flush() -> None:
        nonlocal linked
        if held:
            made.append(Block("text", tuple(held), linked=linked))
        elif linked:
            made.append(Block("image", linked=True))
        held.clear()
        linked = False

    for line in _prose_lines(text):
        shown = _EMPTY_LINK.sub("", _IMAGE.sub("", line)) if "](" in line else line
        linked = linked or shown != line or "](" in line and _LINK.search(line) is not None
        quote = _QUOTE.match(shown)
        line = shown[quote.end() :] if quote else shown
        if not line.strip():
            flush()
        elif heading := _HEADING.match(line):
            flush()
            made.append(Block("heading", (heading[2],), len(heading[1])))
        elif _RULE.match(line):
            flush()
            made.append(Block("rule"))
        elif item := _ITEM.match(line):
            was, linked = linked, False
            flush()
            made.append(Block("item", (line[item.end() :],), linked=was))
        elif in_item and not held and line[0] == " " and len(made[-1].raw) < _LONGEST_ITEM:
            made[-1] = Block("item", (f"{made[-1].raw} {line.strip()}",), linked=made[-1].linked)
        else:
            held.append(line)
        in_item = bool(line.strip()) and bool(made) and made[-1].kind == "item" and not held
    flush()
    return made


def _prose_lines(text: str) -> Iterator[str]:
    """Lines without fences; program text between them is nobody's prose and goes with them."""
    shut = False
    code = False
    for line in text.split("\n"):
        if fence := _FENCE.match(line):
            shut = not shut
            code = shut and bool(fence[2]) and fence[2] not in ("text", "markdown", "md")
            yield ""
        elif code:
            continue
        elif line.startswith("|") and line.rstrip().endswith("|"):
            yield "" if _TABLE_RULE.match(line) else _row(line)
        else:
            if "<" in line:
                yield from _BREAK.sub("\n", _BOLD.sub("**", line)).split("\n")
            else:
                yield line


def _row(line: str) -> str:
    """A table's row as a line; a row of metadata as the key and value that it is."""
    cells = [cell.strip() for cell in line.strip("| ").split("|")]
    if len(cells) == 2 and is_known(cells[0].strip("* ")):
        return f"{cells[0]}: {cells[1]}"
    return " ".join(cells)


_LINK = re.compile(
    r"\[([^\[\]\n]{1,1000})\]\([^()\s]{1,3000}(?:\([^()\s]{0,300}\)[^()\s]{0,300})?(?:\s\"[^\"\n]{0,300}\")?\)"
)
_REFERENCE = re.compile(r"(?m:^\s*\[\^[\w-]{1,40}\]:\s*)|\[\^[\w-]{1,40}\]")
_MARKED = re.compile(r"==(?=[^\s=])([^=\n]{1,500}?)(?<=\S)==")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_TAG = re.compile(
    r"<(?=[a-z/])(?:/?(?:a|abbr|article|aside|audio|b|big|blockquote|body|br|center|cite|code|dd|del|details|div|dl"
    r"|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|iframe|img|ins|kbd|li|main"
    r"|mark|nav|ol|p|picture|pre|q|s|section|small|source|span|strike|strong|sub|summary|sup|svg"
    r"|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|video|wbr)\b(?:\s[^<>]{0,3000})?/?>|/\s?[a-z][a-z0-9]{0,20}\s*>)",
    re.IGNORECASE,
)
_CODE = re.compile(r"(`{1,3})([^`\n]{1,500})\1")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_STARS = re.compile(r"\*+")
_UNDERLINED = re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]{1,2000}?)(?<=\S)\1(?![\w_])")
_STRUCK = re.compile(r"~~(?=\S)([^~\n]{1,2000})~~")


def plain(text: str) -> str:
    """Text without markup: emphasis, links (their text stays), images, tags; entities decoded."""
    if "](" in text:
        text = _EMPTY_LINK.sub("", _LINK.sub(r"\1", _EMPTY_LINK.sub("", _IMAGE.sub("", text))))
    kept: list[str] = []
    if "`" in text or "\\" in text:

        def keep(found: re.Match[str]) -> str:
            kept.append(found[found.lastindex or 0])
            return f"\x00{len(kept) - 1}\x00"

        text = _ESCAPED.sub(keep, _CODE.sub(keep, text))
    if "[^" in text:
        text = _REFERENCE.sub("", text)
    if "<" in text:
        text = _TAG.sub("", _AUTOLINK.sub(r"\1", text))
    if "*" in text:
        text = _without_stars(text)
    if "_" in text:
        text = _UNDERLINED.sub(r"\2", text)
    if "==" in text:
        text = _MARKED.sub(r"\1", text)
    if "~~" in text:
        text = _STRUCK.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    for _ in range(2 if kept else 0):
        text = re.sub(
            r"\x00(\d{1,7})\x00", lambda m: kept[int(m[1])] if int(m[1]) < len(kept) else "", text
        )
    return tidy(text)


def _without_stars(text: str) -> str:
    """Emphasis gone, but not the stars that are no emphasis: `2 * 3`, `f**k`, `a*b`."""
    pieces: list[str] = []
    last, single, double = 0, -1, False
    for run in _STARS.finditer(text):
        before = text[run.start() - 1 : run.start()]
        after = text[run.end() : run.end() + 1]
        pieces.append(text[last : run.start()])
        last = run.end()
        pieces.append(run[0])
        inside = _is_word(before) and _is_word(after)
        if len(run[0]) == 1:
            if single >= 0 and before.strip():
                pieces[single] = pieces[-1] = ""
                single = -1
            elif after.strip() and not _is_word(before):
                single = len(pieces) - 1
        elif not inside and (double or not _is_word(before)) or inside and double:
            pieces[-1] = ""
            double = not double if len(run[0]) < 4 else double
    return "".join([*pieces, text[last:]])


def _is_word(char: str) -> bool:
    return char.isascii() and char.isalnum()
