"""A magazine's article, turned from its web page into Markdown.

Pictures, the list of contents and the tail of links are furniture; who wrote, translated and
edited it becomes the summary; definitions and boxes inside an answer are nobody's speech.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bilingual_reader.core.documents import Episode
from bilingual_reader.sources.blocks import blocks
from bilingual_reader.sources.metadata import facts, front_matter
from bilingual_reader.sources.prose import credits, episode_of, titled, without_furniture

_PICTURE = re.compile(r"!\[[^\[\]\n]{0,200}\]\(\s*(?:https?:)?//")
_SECTION = re.compile(r"^\*\*\s*0\d\s*[.、]?\s*\*\*\s*$", re.MULTILINE)
_CREDIT = re.compile(r"^(?:作者|编译|編譯|编辑|編輯|译者|譯者)\s*[:：|｜]", re.MULTILINE)


def matches(text: str) -> bool:
    """Whether it has a magazine's furniture: pictures from the web, credits, bold numbers."""
    head = text[:200_000]
    signs = (_PICTURE.search(head), _SECTION.search(head), _CREDIT.search(text[:3000]))
    return sum(sign is not None for sign in signs) >= 2


def read(text: str, name: str) -> Episode:
    """The article."""
    values, body = front_matter(text)
    told = facts(values)
    title, parts = titled(told, without_furniture(blocks(body)))
    made_by, when, show, parts = credits(parts)
    told = replace(
        told,
        title=title,
        summary=told.summary or made_by,
        date=told.date or when,
        show=told.show or show,
    )
    return episode_of(told, parts, name, "article")
