"""The glossary of an episode in the library, and its way to the word list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.glossary import Gloss, glosses

if TYPE_CHECKING:
    from bilingual_reader.core.words import Word
    from bilingual_reader.lexicon.lookup import Lexicon
    from bilingual_reader.library import EpisodeRow, Library
    from bilingual_reader.library.words import Taken


def episode_glosses(
    library: Library, episode: EpisodeRow, cache: Path | None = None
) -> tuple[Gloss, ...]:
    """The glosses of an episode, see `core.glossary.glosses`. Raises LexiconError.

    The bilingual lexicon is loaded where the episode has a bracket or a colon to judge by it.
    """
    pairs = library.pairs(episode.id)
    texts = [
        episode.summary,
        *(text for pair in pairs for text in (pair.en, pair.zh, pair.section)),
    ]
    if not any(char in text for text in texts for char in "(（:："):
        return ()
    from bilingual_reader.lexicon.bilingual import translations

    return glosses(pairs, translations(cache), episode.summary)


def mark_glosses(
    library: Library,
    episode: EpisodeRow,
    given: Sequence[Gloss],
    lang: Language,
    lexicon: Lexicon,
) -> Taken:
    """Put the terms of that language on the word list, each with its sentence; one undo.

    Their counterparts are their first senses. What is on the list already stays as it is. Raises
    LibraryError, LexiconError.
    """
    pairs = {pair.n: pair for pair in library.pairs(episode.id)}
    words: dict[str, Word] = {}
    for gloss in given:
        if gloss.en and gloss.zh:
            word = _word(gloss, given, pairs.get(gloss.sentence), episode, lang, lexicon)
            words.setdefault(word.key, word)
    told = f"glossary of “{episode.title}”"
    return library.take_in(words.values(), told=told, overrule=False)


def _word(
    gloss: Gloss,
    given: Sequence[Gloss],
    pair: Pair | None,
    episode: EpisodeRow,
    lang: Language,
    lexicon: Lexicon,
) -> Word:
    from bilingual_reader.pipeline.marking import first_sentence, word_of

    asked = gloss.en if lang == "en" else gloss.zh
    found = first_sentence([pair], asked, lexicon) if pair else None
    return word_of(asked, lexicon, episode, found, given)
