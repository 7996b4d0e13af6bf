"""A post of a blog engine (Hugo, Jekyll, Eleventy): front matter, then Markdown."""

from __future__ import annotations

from dataclasses import replace

from bilingual_reader.core.documents import Episode
from bilingual_reader.sources.blocks import blocks
from bilingual_reader.sources.metadata import facts, front_matter
from bilingual_reader.sources.prose import episode_of, titled, without_furniture


def matches(text: str) -> bool:
    """Whether it begins with front matter."""
    return bool(front_matter(text)[0])


def read(text: str, name: str) -> Episode:
    """The post; broken front matter gives what can be read of it."""
    values, body = front_matter(text)
    told = facts(values)
    title, parts = titled(told, without_furniture(blocks(body)))
    return episode_of(replace(told, title=title), parts, name, "article")
