"""From a word that somebody names to an entry of the word list, with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.words import Context, Word

if TYPE_CHECKING:
    from bilingual_reader.lexicon.lookup import Lexicon
    from bilingual_reader.library import EpisodeRow

GLOSS_SENSES = 4
"""A note shows this many senses; the rest stay in the dictionary."""

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Found:
    """A word where it stands."""

    pair: Pair
    surface: str
    """As it is written there."""


def language_of(word: str) -> Language:
    """Chinese where there is a Chinese character in it, else English."""
    return "zh" if _HAN.search(word) else "en"


def first_sentence(pairs: Iterable[Pair], word: str, lexicon: Lexicon) -> Found | None:
    """The first sentence that has the word in any of its forms, or None.

    A word as it is written wins over a form of it; several words are looked for as they stand.
    """
    lang = language_of(word)
    form = None
    for pair in pairs:
        text = getattr(pair, lang)
        surface = _written(text, word, lang, lexicon)
        if surface:
            return Found(pair, surface)
        if form is None and lang == "en" and " " not in word:
            surface = _form(text, lexicon.headword(word, "en"), lexicon)
            form = Found(pair, surface) if surface else None
    return form


def _written(text: str, word: str, lang: Language, lexicon: Lexicon) -> str:
    if lang == "en":
        match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
        return match[0] if match else ""
    if word in text:
        return word
    from bilingual_reader.lexicon.chinese import simplified

    # Both sides Simplified: a Traditional text has its words too, at the same offsets.
    first = simplified(text).find(simplified(word))
    return text[first : first + len(word)] if first >= 0 else ""


def _form(text: str, headword: str, lexicon: Lexicon) -> str:
    from bilingual_reader.lexicon.english import words

    for first, last in words(text):
        if lexicon.headword(text[first:last], "en") == headword:
            return text[first:last]
    return ""


def word_of(
    asked: str, lexicon: Lexicon, episode: EpisodeRow | None = None, found: Found | None = None
) -> Word:
    """The entry for a word, with its reading and senses, and its sentence where one is given."""
    lang = language_of(asked)
    sides = (found.pair.en, found.pair.zh) if found else ("", "")
    sentence, translation = sides if lang == "en" else sides[::-1]
    entry = lexicon.lookup(asked, lang, sentence, translation)
    context: tuple[Context, ...] = ()
    if episode is not None and found is not None:
        context = (
            Context(
                episode=episode.id,
                title=episode.title,
                show=episode.show,
                url=episode.url,
                sentence_n=found.pair.n,
                sentence=sentence,
                translation=translation,
                surface=found.surface,
                speaker=found.pair.speaker,
                start=found.pair.start,
            ),
        )
    senses = [sense.text for sense in entry.senses[:GLOSS_SENSES]]
    return Word(
        lang=lang,
        headword=entry.headword,
        reading=entry.readings[0] if entry.readings else "",
        gloss="; ".join(senses),
        traditional=entry.traditional if entry.traditional != entry.headword else "",
        contexts=context,
    )
