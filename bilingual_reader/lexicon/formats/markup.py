"""Definitions with markup → plain lines: HTML, XDXF, Pango, and Yomitan's structured content."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from bilingual_reader.lexicon.formats.book import refused

DEEPEST = 60
"""Levels of structured content; real ones have about ten."""

_GONE = re.compile(r"<(script|style|head)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)", re.S | re.I)
_BREAK = re.compile(
    r"<\s*/?\s*(?:br|p|div|li|ol|ul|tr|table|h[1-6]|dd|dt|dl|hr|blockquote|def|ex)\b[^<>]*>", re.I
)
_TAG = re.compile(r"<[/!?]?[a-zA-Z][^<>]*>")
_BLOCKS = frozenset(["div", "li", "ol", "ul", "tr", "table", "br", "summary", "details", "p"])


def plain(text: str) -> str:
    """HTML and its relatives as plain text; blocks stand on lines of their own."""
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", _GONE.sub("", text)))
    return html.unescape(text) if "&" in text else text


def structured(content: Any) -> str:
    """Yomitan's structured content as plain text; pictures and phonetic guides are left out.

    Raises LexiconError where it is nested deeper than `DEEPEST` or is no such content.
    """
    return "".join(_pieces(content, 0))


def _pieces(content: Any, depth: int) -> Iterator[str]:
    if depth > DEEPEST:
        raise refused("a definition is nested too deep")
    if isinstance(content, str):
        yield content
    elif isinstance(content, list):
        for part in content:
            yield from _pieces(part, depth + 1)
    elif isinstance(content, dict):
        tag = content.get("tag")
        block = tag in _BLOCKS
        if block:
            yield "\n"
        if tag not in ("img", "rt", "rp"):
            yield from _pieces(content.get("content"), depth + 1)
        if block:
            yield "\n"
        elif tag in ("td", "th"):
            yield " "
    elif content is not None:
        raise refused("a definition is of no kind that the format knows")
