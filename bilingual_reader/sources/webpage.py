"""A web page saved as HTML: its headings and paragraphs, without navigation and scripts."""

from __future__ import annotations

import re
from dataclasses import replace

from bilingual_reader.core.documents import Episode
from bilingual_reader.core.text import tidy
from bilingual_reader.sources.blocks import Block
from bilingual_reader.sources.metadata import Facts, iso_date
from bilingual_reader.sources.prose import credits, episode_of, titled, without_furniture

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype html|<html[\s>]|<head[\s>]|<body[\s>])",
    re.IGNORECASE,
)
_OUT = "script,style,noscript,nav,footer,template,svg,iframe,form,button,select,head,aside"
_PIECES = "h1,h2,h3,h4,h5,h6,p,li,blockquote,dd,dt,figcaption,td,pre,div,section,article,span,body"
_INNER = "h1,h2,h3,h4,h5,h6,p,li,blockquote,dd,dt,td,pre,div,section,article,ul,ol,table"


def matches(text: str) -> bool:
    """Whether it begins as an HTML document does."""
    return _PAGE.match(text[:2000]) is not None


def read(text: str, name: str) -> Episode:
    """The page's article; unclosed tags are closed as a browser would."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(text)

    def meta(*names: str) -> str:
        for one in names:
            node = page.css_first(
                f'meta[property="{one}"],meta[name="{one}"],meta[itemprop="{one}"]'
            )
            if node is not None and node.attributes.get("content"):
                return tidy(node.attributes["content"] or "")
        return ""

    head = page.css_first("title")
    told = Facts(
        meta("og:title") or (tidy(head.text()) if head is not None else ""),
        meta("og:site_name"),
        iso_date(meta("article:published_time", "date", "datePublished", "pubdate")),
        meta("og:url"),
        meta("description", "og:description"),
    )
    page.strip_tags(_OUT.split(","))
    parts: list[Block] = []
    for node in page.css("h1,h2,h3,h4,h5,h6,p,li,blockquote,dd,dt,td,pre,div,figcaption,body"):
        if node.css_first(_INNER) is not None and any(
            c.tag in _INNER.split(",") for c in node.css(_INNER)[1:]
        ):
            continue
        line = tidy(node.text(deep=True)).replace("\n", " ")
        if not line:
            continue
        if node.tag and re.fullmatch(r"h[1-6]", node.tag):
            parts.append(Block("heading", (line,), int(node.tag[1])))
        else:
            parts.append(Block("item" if node.tag == "li" else "text", (line,)))
    title, kept = titled(told, without_furniture(parts))
    made_by, when, show, kept = credits(kept)
    told = replace(
        told,
        title=title,
        summary=told.summary or made_by,
        date=told.date or when,
        show=told.show or show,
    )
    return episode_of(told, kept, name, "article")
