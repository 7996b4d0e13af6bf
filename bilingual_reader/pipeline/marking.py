"""From a word that somebody names to an entry of the word list, with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.marking import context, sides, word
from bilingual_reader.core.scripts import word_language
from bilingual_reader.core.words import Word

if TYPE_CHECKING:
    from bilingual_reader.lexicon.lookup import Gloss, Lexicon
    from bilingual_reader.library import EpisodeRow


_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BETWEEN = (" ", "-", "‐", "‑")


@dataclass(frozen=True, slots=True)
class Found:
    """A word where it stands."""

    pair: Pair
    side: Language
    """An English word may stand in the Chinese text: 我们用 agent 做事."""
    surface: str
    """As it is written there."""


def first_sentence(pairs: Iterable[Pair], asked: str, lexicon: Lexicon) -> Found | None:
    """The first sentence that has the word in any of its forms, or None.

    A word as it is written wins over a form of it, and that over an English word in the Chinese
    text. Of a term any word but the last stands as it is; hyphens and spaces are the same.
    """
    lang = word_language(asked)
    form = other = None
    for pair in pairs:
        text = pair.side(lang)
        surface = _written(text, asked, lang)
        if surface:
            return Found(pair, lang, surface)
        if form is None and lang == "en":
            surface = _form(text, asked, lexicon)
            form = Found(pair, lang, surface) if surface else None
        if other is None and lang == "en":
            surface = _written(pair.zh, asked, lang)
            other = Found(pair, "zh", surface) if surface else None
    return form or other


def _written(text: str, asked: str, lang: Language) -> str:
    if lang == "en":
        # No letter of the same script beside it; Chinese characters may stand close.
        match = re.search(rf"(?<![A-Za-z0-9_]){re.escape(asked)}(?![A-Za-z0-9_])", text, re.I)
        return match[0] if match else ""
    if asked in text:
        return asked
    from bilingual_reader.lexicon.chinese import simplified

    # Both sides Simplified: a Traditional text has its words too, at the same offsets.
    first = simplified(text).find(simplified(asked))
    return text[first : first + len(asked)] if first >= 0 else ""


def _form(text: str, asked: str, lexicon: Lexicon) -> str:
    parts = _PART.findall(asked)
    if len(parts) > 1:
        return _term_form(text, parts, lexicon)
    from bilingual_reader.lexicon.english import words

    headword = lexicon.headword(asked, "en")
    for first, last in words(text):
        if lexicon.headword(text[first:last], "en") == headword:
            return text[first:last]
    return ""


def _term_form(text: str, parts: Sequence[str], lexicon: Lexicon) -> str:
    """Where the parts of a term stand side by side, the last in any of its forms."""
    before = list(map(_plain, parts[:-1]))
    last = lexicon.headword(parts[-1], "en")
    found = list(_PART.finditer(text))
    for start in range(len(found) - len(before)):
        some = found[start : start + len(parts)]
        if (
            [_plain(match[0]) for match in some[:-1]] == before
            and lexicon.headword(some[-1][0], "en") == last
            and all(text[a.end() : b.start()] in _BETWEEN for a, b in pairwise(some))
        ):
            return text[some[0].start() : some[-1].end()]
    return ""


def _plain(part: str) -> str:
    return part.lower().replace("’", "'")


def word_of(
    asked: str,
    lexicon: Lexicon,
    episode: EpisodeRow | None = None,
    found: Found | None = None,
    glosses: Sequence[Gloss] = (),
) -> Word:
    """The entry for a word, with its reading and senses, and its sentence where one is given.

    What the episode's `glosses` say of it comes first.
    """
    lang = word_language(asked)
    sentence, translation = sides(found.pair, found.side) if found else ("", "")
    entry = lexicon.lookup(asked, lang, sentence, translation, glosses)
    if episode is None or found is None:
        return word(entry)
    return word(entry, context(episode, found.pair, found.side, found.surface))
