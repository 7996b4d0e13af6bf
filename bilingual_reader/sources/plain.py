"""Plain text or Markdown: one language, or two that alternate by paragraph."""

from __future__ import annotations

from dataclasses import replace

from bilingual_reader.core.documents import Episode
from bilingual_reader.sources.blocks import blocks
from bilingual_reader.sources.metadata import Facts
from bilingual_reader.sources.prose import episode_of, titled, without_furniture


def matches(text: str) -> bool:
    """Any text."""
    return True


def read(text: str, name: str) -> Episode:
    """The text; a first heading is its title."""
    title, parts = titled(Facts(), without_furniture(blocks(text)))
    return episode_of(replace(Facts(), title=title), parts, name, "text")
