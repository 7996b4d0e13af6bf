"""A stretch of a long text around what was found in it, in one line."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, split_graphemes

from bilingual_reader.reader.layout.linebreak import shortened

Place = tuple[int, int]
"""Half-open offsets."""
_BEFORE = 3
"""A third of the line stands before what was found, where the text has as much."""


def excerpt(text: str, found: Sequence[Place], width: int) -> tuple[str, list[Place]]:
    """At most `width` cells of a text with the first place in sight; where the places are in it.

    "…" stands where something is left out. Places that are not in sight are left out.
    """
    if cell_len(text) <= width:
        return text, list(found)
    start = _start(text, found[0][0], width // _BEFORE) if found else 0
    head = "…" if start else ""
    shown = head + shortened(text[start:], max(width - len(head), 1))
    moved = len(head) - start
    places = ((max(a + moved, len(head)), min(b + moved, len(shown))) for a, b in found)
    return shown, [(a, b) for a, b in places if a < b]


def _start(text: str, at: int, room: int) -> int:
    """The offset from which on `room` cells lie before `at`, at the beginning of a word."""
    used, start = 0, at
    for first, _, cells in reversed(split_graphemes(text[:at])[0]):
        if used + cells > room:
            break
        used, start = used + cells, first
    else:
        return 0
    # Not into the middle of an English word, where a space is near.
    space = text.find(" ", start, at)
    return space + 1 if 0 <= space - start < room // 2 and text[start - 1].isalnum() else start
