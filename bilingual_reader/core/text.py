"""Text that is safe to keep and to draw: no control characters, one kind of space, composed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ESCAPES = (
    # CSI (colours, cursor), as ESC [ or as the one byte 0x9b; ECMA-48, section 5.4.
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]"
    # OSC, DCS, SOS, PM and APC: strings up to BEL or ST; a lost end is not searched for far.
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]{0,1024}(?:\x07|\x1b\\|\x9c)"
    # Character sets: ESC ( B and the like.
    r"|\x1b[ -/]{1,8}[0-~]"
)
_FORMAT = (
    r"\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200c\u200e\u200f"
    r"\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000110bd\U000110cd"
    r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_EMOJI = r"\u2190-\u27bf\u2b00-\u2bff\u3030\ufe0f\U0001f000-\U0001faff"


@cache
def _dropped() -> re.Pattern[str]:
    # Compiled when first needed: it takes milliseconds, and ASCII text needs none of it.
    return re.compile(
        rf"{_ESCAPES}|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff{_FORMAT}]"
        rf"|(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])"
    )


_LINE_ENDS = r"\r\n|[\r\v\f\x85\u2028\u2029]"
_SPACES = r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"


def plain_letters(text: str) -> str:
    """The text with letters and figures as a keyboard has them: ＡＩ is AI, ﬁne is fine.

    Full width, ligatures and the like, by Unicode's compatibility form (NFKC) where that is ASCII.
    All else stays, so that Chinese punctuation is as wide as it was. Idempotent.
    """
    return text if text.isascii() else "".join(map(_plain_letter, text))


def _plain_letter(character: str) -> str:
    if not (character.isalpha() or character.isdecimal()):
        return character
    made = unicodedata.normalize("NFKC", character)
    return made if made.isascii() else character


def clean(text: str) -> str:
    """The text without anything that a terminal, a database or a card could take for an order.

    Control and format characters go, escape sequences whole, as do zero-width and bidirectional
    marks and lone surrogates (a joiner inside an emoji stays); tabs and every odd space become
    " ", every line end "\\n"; what is left is in Unicode's composed form (NFC). Idempotent.
    """
    if text.isascii() and text.replace("\n", " ").isprintable():
        return text
    text = re.sub(_SPACES, " ", re.sub(_LINE_ENDS, "\n", text))
    return unicodedata.normalize("NFC", _dropped().sub("", text))


def lowered(text: str) -> str:
    """In lower case, character for character: "İ" would grow, and offsets slip."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def escaped(text: str) -> str:
    """The text with all that a terminal does not print written as escapes: nothing is lost."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def tidy(text: str) -> str:
    """Clean text with single spaces, no space around line breaks, and no empty line."""
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    return "\n".join(line for line in lines if line)
