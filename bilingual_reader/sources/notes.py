"""Translation notes in Markdown: a list of metadata, key points, then turns by label."""

from __future__ import annotations

import re
from dataclasses import replace

from bilingual_reader.core.documents import Episode
from bilingual_reader.sources.blocks import blocks
from bilingual_reader.sources.metadata import facts, front_matter, merged
from bilingual_reader.sources.prose import episode_of, facts_in_list, titled, without_furniture

_VIDEO = re.compile(r"视频|影片|youtu|bilibili|\bvideo\b", re.IGNORECASE)


def matches(text: str) -> bool:
    """Whether a list of metadata stands near the top."""
    parts = blocks(front_matter(text)[1][:6000])
    return len(facts_in_list(parts)[1]) < len(parts)


def read(text: str, name: str) -> Episode:
    """The episode; the list is its metadata, the first heading its title."""
    values, body = front_matter(text)
    told, parts = facts_in_list(blocks(body))
    told = merged(facts(values), told)
    title, parts = titled(told, parts)
    kind = "video" if _VIDEO.search(text[:1000]) else "article"
    return episode_of(replace(told, title=title), without_furniture(parts), name, kind)
