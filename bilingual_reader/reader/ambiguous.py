"""For terminals that draw ambiguous characters two cells wide: others that are one cell everywhere.

Unicode (UAX #11) leaves to fonts whether `“`, `…`, `·`, `─` or `ā` take one cell or two. Textual
counts one, as most terminals draw them. A terminal that draws two would push the rest of a line
to the right, so there each of them is replaced, as the line is drawn, by what is never wide.
"""

from __future__ import annotations

import unicodedata

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_LIKE = {
    '"': "“”„‟″",
    "'": "‘’‛′´",
    "-": "—–―‐─━┄┅┈┉╌╍═▁▔¯",
    "|": "▌▐│┃║▏▕▎▍",
    "+": "┼╋┿╂╬┌┐└┘├┤┬┴╭╮╯╰┏┓┗┛",
    ".": "…‥·",
    "*": "•●★◆■▪◎☆※",
    "o": "○◇□◯°",
    ">": "→▶►",
    "<": "←◀◄",
    "^": "↑▲",
    "v": "↓▼",
    "#": "█▓▒▇▆▅▄▃▂▉▊▋",
    "x": "×",
    "/": "÷",
    ":": "ː",
    "a": "ɑ",
    "g": "ɡ",
    "n": "ŋ",
    "~": "♪",
}


class _StandIns(dict[int, str]):
    """Character → what stands for it, found when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = found = self._found(character)
        return found

    def _found(self, character: str) -> str:
        if unicodedata.east_asian_width(character) != "A" or unicodedata.combining(character):
            return character
        apart = unicodedata.normalize("NFD", character)
        if len(apart) > 1 and apart[0].isascii():
            return apart  # the accent stands over the letter and takes no cell: ā, ǚ, é
        return character if unicodedata.category(character)[0] == "L" else "*"


_STAND_INS = _StandIns({ord(like): told for told, each in _LIKE.items() for like in each})


def narrowed(text: str) -> str:
    """The text, as many cells wide, without characters that a terminal may draw wide.

    Letters of other alphabets stay, for want of any that are like them.
    """
    return text if text.isascii() else text.translate(_STAND_INS)


class Narrowed(LineFilter):
    """Puts stand-ins into each line that is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(narrowed(text), style, control) for text, style, control in segments]
