"""From a word that somebody names to an entry of the word list, with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.marking import context, word
from bilingual_reader.core.scripts import word_language
from bilingual_reader.core.sides import both
from bilingual_reader.core.spans import latin_words
from bilingual_reader.core.terms import last_part, standing
from bilingual_reader.core.text import plain_letters
from bilingual_reader.core.words import Word

if TYPE_CHECKING:
    from bilingual_reader.lexicon.lookup import Gloss, Lexicon
    from bilingual_reader.library import EpisodeRow


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
    text; a Chinese one where it is a word over one in another (研究 in 研究员). Of a term any word
    but the last stands as it is; hyphens and spaces are the same.
    """
    lang = word_language(asked)
    form = other = None
    for pair in pairs:
        text = pair.side(lang)
        surface = _written(text, asked, lang)
        if surface and (lang == "en" or _is_cut_so(pair, surface)):
            return Found(pair, lang, surface)
        if form is None and surface:
            form = Found(pair, lang, surface)
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

    asked = plain_letters(asked)
    # Both sides Simplified: a Traditional text has its words too, at the same offsets.
    first = simplified(text).find(simplified(asked))
    return text[first : first + len(asked)] if first >= 0 else ""


def _is_cut_so(pair: Pair, surface: str) -> bool:
    """Whether a word begins where it begins somewhere in the Chinese text, and one ends with it."""
    cuts = {*pair.zh_words, len(pair.zh)}
    return any(
        found.start() in cuts and found.end() in cuts
        for found in re.finditer(re.escape(surface), pair.zh)
    )


def _form(text: str, asked: str, lexicon: Lexicon) -> str:
    asked = plain_letters(asked)
    headword = lexicon.headword(last_part(asked), "en")

    def of_it(word: str) -> bool:
        return lexicon.headword(word, "en") == headword

    if last_part(asked) != asked:
        places = standing(text, asked, of_it)
    else:
        places = (place for place in latin_words(text) if of_it(text[slice(*place)]))
    return next((text[first:last] for first, last in places), "")


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
    sentence, translation = both(found.pair, found.side) if found else ("", "")
    entry = lexicon.lookup(asked, lang, sentence, translation, glosses)
    if episode is None or found is None:
        return word(entry)
    return word(entry, context(episode, found.pair, found.side, found.surface))
