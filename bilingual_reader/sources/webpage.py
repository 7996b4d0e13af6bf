"""A web page saved as HTML: its headings and paragraphs, without navigation and scripts.

Tags are read one after the other, without a tree: a page of a million unclosed tags takes no
longer than its length asks for.
"""

from __future__ import annotations

import html
import re

from bilingual_reader.core.documents import Episode
from bilingual_reader.core.text import tidy
from bilingual_reader.sources.blocks import Block
from bilingual_reader.sources.metadata import Facts, iso_date, merged
from bilingual_reader.sources.prose import credits, episode_of, titled, without_furniture

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,200}-->\s*)?"
    r"(?:<!doctype html|<html[\s>]|<head[\s>]|<body[\s>])",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]{0,20})\b([^<>]*)>|<!(?:--)?[^<>]*>", re.IGNORECASE)
_HIDDEN = re.compile(
    "script|style|noscript|nav|footer|template|svg|iframe|form|button|select|aside"
)
_INLINE = re.compile(
    "a|abbr|b|bdi|big|cite|code|dfn|em|font|i|img|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span"
    "|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_HEADING = re.compile(r"h([1-6])$")
_ATTRIBUTE = re.compile(r"([\w:-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_META = {
    "og:title": "title",
    "og:site_name": "show",
    "article:published_time": "date",
    "date": "date",
    "og:url": "url",
    "description": "summary",
    "og:description": "summary",
}


def matches(text: str) -> bool:
    """Whether it begins as an HTML document does."""
    return _PAGE.match(text[:2000]) is not None


def read(text: str, name: str) -> Episode:
    """The page's article; tags that are never closed cost no text."""
    found = _Page()
    found.feed(text)
    told = Facts(**{key: value for key, value in found.told.items() if key != "head"})
    title, parts = titled(told, without_furniture(found.parts))
    made_by, when, show, parts = credits(parts)
    title = title or found.told.get("head", "")
    told = merged(told, Facts(title, show, when, "", made_by))
    return episode_of(told, parts, name, "article")


class _Page:
    """The blocks and facts met so far."""

    def __init__(self) -> None:
        self.parts: list[Block] = []
        self.told: dict[str, str] = {}
        self.held: list[str] = []
        self.within = "p"
        self.hidden = ""

    def feed(self, text: str) -> None:
        at = 0
        for tag in _TAG.finditer(text):
            self._text(text[at : tag.start()])
            at = tag.end()
            if tag[2]:
                self._tag(tag[2].lower(), bool(tag[1]), tag[3])
        self._text(text[at:])
        self._flush("p")

    def _text(self, text: str) -> None:
        if text and not self.hidden:
            self.held.append(html.unescape(text))

    def _tag(self, tag: str, closes: bool, attributes: str) -> None:
        if self.hidden:
            if closes and tag == self.hidden or tag == "body":
                self.hidden = ""
        elif _HIDDEN.fullmatch(tag) and not closes:
            self._flush("p")
            self.hidden = tag
        elif tag == "meta":
            self._meta(
                {
                    one[1].lower(): one[2] or one[3] or ""
                    for one in _ATTRIBUTE.finditer(attributes[:5000])
                }
            )
        elif not _INLINE.fullmatch(tag):
            self._flush("p" if closes else tag)

    def _meta(self, values: dict[str, str]) -> None:
        key = _META.get(values.get("property") or values.get("name") or "")
        if key and key not in self.told:
            value = tidy(html.unescape(values.get("content", ""))).replace("\n", " ")
            self.told[key] = iso_date(value) if key == "date" else value

    def _flush(self, following: str) -> None:
        """End the block that is open; `following` is the tag that the next one stands in."""
        line = tidy("".join(self.held)).replace("\n", " ")
        self.held.clear()
        within, self.within = self.within, following
        if not line:
            return
        if within == "title":
            self.told.setdefault("head", line)
        elif heading := _HEADING.match(within):
            self.parts.append(Block("heading", (line,), int(heading[1])))
        else:
            self.parts.append(Block("item" if within == "li" else "text", (line,)))
