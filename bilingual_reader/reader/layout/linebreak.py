"""Breaking lines by the rules of both scripts.

Chinese may break between any two characters, but no line begins with a mark that closes or ends
with one that opens (GB/T 15834-2011, and "Requirements for Chinese Text Layout", W3C, 3.1.3);
Latin words stay whole where the line is long enough. Widths are terminal cells.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from rich.cells import cell_len, split_graphemes

NO_START = frozenset("，。、；：？！…‥·・～ー—％‰℃°》〉」』】〕〗〙〛）］｝”’〞＞,.;:?!%)]}»›，｡､")
"""No line begins with one of these."""
NO_END = frozenset("《〈「『【〔〖〘〚（［｛“‘〝＜([{«‹$￥¥£€#＃")
"""No line ends with one of these."""
_TIGHT = frozenset("\"'-–/\\_@&*+=~^|<>`’")
"""Marks that may open or close: only a space beside them lets the line break."""

_AFTER = frozenset(",:;")
"""Marks that are written without a space between Chinese and Latin text, too."""

Line = tuple[int, int]


def wrap(
    text: str, width: int, wider: Mapping[int, int] | None = None, whole: Container[int] = ()
) -> list[Line]:
    """The lines of a text, as half-open offsets, in order; at least one.

    Each is at most `width` cells wide (but for a single character that is wider), spaces at its
    end left out. What has no place to break and is longer than a line is cut where the width ends,
    or before it, so that the marks stay where they belong.
    `wider`: offset of a character → cells that are needed beside its own; before the offsets in
    `whole` no line breaks.
    """
    lines: list[Line] = []
    start = used = chance = before_chance = cut = before_cut = 0
    previous = ""  # the last cluster of the line that is not a space
    earlier = ""  # the one before it
    spaced = False  # whether spaces follow it
    for first, last, cells in split_graphemes(text)[0]:
        cluster = text[first]
        if cluster == "\n":
            lines.append((start, _trimmed(text, start, first)))
            start = chance = first + 1
            used, earlier, previous, spaced = 0, "", "", False
            continue
        if cluster == " " and last == first + 1:  # not one that carries a combining mark
            used += cells
            spaced = True
            continue
        if wider:
            cells += wider.get(first, 0)
        if previous and first not in whole and _may_break(earlier, previous, cluster, spaced):
            chance, before_chance = first, used
        if first not in whole and cluster not in NO_START and previous not in NO_END:
            cut, before_cut = first, used
        while used + cells > max(width, 1) and first > start:
            if chance <= start:
                chance, before_chance = (cut, before_cut) if cut > start else (first, used)
            lines.append((start, _trimmed(text, start, chance)))
            start = chance
            used -= before_chance
            before_cut -= before_chance
        used += cells
        earlier, previous, spaced = previous, cluster, False
    lines.append((start, _trimmed(text, start, len(text))))
    return lines


def column_offset(text: str, column: int) -> int:
    """The offset of the character that covers a cell of a line, or -1 beyond its end."""
    if column < 0:
        return -1
    used = 0
    for first, _, cells in split_graphemes(text)[0]:
        used += cells
        if column < used:
            return first
    return -1


def shortened(text: str, width: int) -> str:
    """The text in at most `width` cells, with "…" at its end where something was left out."""
    if cell_len(text) <= width:
        return text
    used, kept = 0, 0
    for _, last, cells in split_graphemes(text)[0]:
        if used + cells > width - 1:
            break
        used, kept = used + cells, last
    return text[:kept].rstrip() + "…" if width > 0 else ""


_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029], " ")
_CONTROLS |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
del _CONTROLS[0x0A]
for _bidi in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x200E, 0x200F, 0xFEFF, 0xAD):
    _CONTROLS[_bidi] = " "


def safe(text: str) -> str:
    """The text with a space for each character that would move the cursor; as long as it was."""
    return text if text.isascii() and text.isprintable() else text.translate(_CONTROLS)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end


def _may_break(earlier: str, left: str, right: str, spaced: bool) -> bool:
    """Whether a line may end with `left`, behind `earlier`, and the next begin with `right`."""
    if right in NO_START or left in NO_END:
        return False
    if spaced:
        return True
    if left in _TIGHT or right in _TIGHT:
        return False
    if left in _AFTER and earlier and _ideographic(earlier):
        return True
    return _ideographic(left) or _ideographic(right) or left == "—"


def _ideographic(character: str) -> bool:
    """Whether it is of a script that breaks anywhere (ideographs, kana, wide forms, emoji)."""
    return character >= "\u2e80" or character in NO_START and character > "\u00ff"
