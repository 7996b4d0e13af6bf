"""Translation notes in Markdown: a list of metadata, key points, then turns by label."""

from __future__ import annotations

from dataclasses import replace

from bilingual_reader.core.documents import Episode
from bilingual_reader.sources.blocks import blocks
from bilingual_reader.sources.prose import episode_of, facts_in_list, titled, without_furniture


def matches(text: str) -> bool:
    """Whether a list of metadata stands near the top."""
    parts = blocks(text[:6000])
    return len(facts_in_list(parts)[1]) < len(parts)


def read(text: str, name: str) -> Episode:
    """The episode; the list is its metadata, the first heading its title."""
    told, parts = facts_in_list(blocks(text))
    title, parts = titled(told, parts)
    kind = "video" if "youtu" in told.url or "bilibili" in told.url else "article"
    return episode_of(replace(told, title=title), without_furniture(parts), name, kind)
