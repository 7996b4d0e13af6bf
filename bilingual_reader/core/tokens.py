"""Text as it is searched: folded, and cut into tokens whose sequence is what a search asks for.

A token is a run of letters and digits, or a single Chinese character, or any other single
character that is no space. So Chinese of one or two characters is found as exactly as a word or
a punctuation mark, and a search hits where its tokens stand side by side.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from bilingual_reader.core.scripts import HAN, han

Phrase = tuple[str, ...]
"""Folded tokens that stand side by side."""

_ALIKE = {
    "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "‑": "-",
}  # fmt: skip
_LOST = "\ufffd"


def folded(text: str) -> str:
    """The text with every character in its place, and none that only looks otherwise.

    Lower case, half width (NFKC) but for punctuation, which is full width so that no character of
    a query is one that SQLite's full-text search could take for an order; curly quotes straight,
    every space " ".
    """
    return text.translate(_fold())


def spaced(text: str) -> str:
    """The folded text with its tokens set apart by spaces: what the full-text index is given."""
    return text.translate(_spacing())


def tokens(text: str) -> Phrase:
    """The folded tokens of a text."""
    return tuple(spaced(text).split())


def pattern(phrases: Iterable[Phrase], begins: bool = False) -> re.Pattern[str]:
    """What finds the phrases in folded text, the longest first.

    With `begins` a last word may go on: then it is found whole.
    """
    longest = sorted(set(phrases), key=lambda phrase: (-sum(map(len, phrase)), phrase))
    made = (_phrase_pattern(phrase, begins) for phrase in longest)
    return re.compile("|".join(made) or r"(?!)")


def spans(found: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Half-open offsets of what the pattern finds in a text that is not folded yet."""
    return (match.span() for match in found.finditer(folded(text)))


def _phrase_pattern(phrase: Phrase, begins: bool) -> str:
    made = [rf"(?<!{_letter()})" if _is_word(phrase[0][0]) else ""]
    for before, token in zip(("", *phrase), phrase, strict=False):
        if before:
            both = _is_word(before[0]) and _is_word(token[0])
            made.append(" +" if both else " *")
        made.append(re.escape(token))
    end = rf"{_letter()}*" if begins else rf"(?!{_letter()})"
    made.append(end if _is_word(phrase[-1][0]) else "")
    return "".join(made)


@cache
def _letter() -> str:
    return rf"[^\W_{HAN}]"


def _is_word(character: str) -> bool:
    return character.isalnum() and not han().match(character)


class _Table(dict[int, str]):
    """A table for `str.translate` that is filled as characters are met."""

    def __init__(self, apart: bool) -> None:
        super().__init__()
        self._apart = apart

    def __missing__(self, code: int) -> str:
        character = _folded(chr(code))
        single = self._apart and character != " " and not _is_word(character)
        self[code] = f" {character} " if single else character
        return self[code]


@cache
def _fold() -> _Table:
    return _Table(apart=False)


@cache
def _spacing() -> _Table:
    return _Table(apart=True)


def _folded(character: str) -> str:
    if character.isspace():
        return " "
    if unicodedata.category(character) in ("Cc", "Cs"):
        return _LOST
    character = _ALIKE.get(character, character)
    character = _single(unicodedata.normalize("NFKC", character), character)
    character = _single(character.lower(), character)
    if character.isascii() and not character.isalnum():
        return chr(ord(character) + 0xFEE0)
    return character


def _single(changed: str, character: str) -> str:
    return changed if len(changed) == 1 and not changed.isspace() else character
