"""From what somebody types to what is searched for: forms, both scripts, pinyin."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import chain, islice, product

from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.core.scripts import has_han
from bilingual_reader.core.searching import Hit, Query
from bilingual_reader.core.spoken import divisions
from bilingual_reader.core.tokens import Phrase, tokens
from bilingual_reader.library import Library

_PLAIN = re.compile(r"[A-Za-z]+")
"""A word that may stand for its forms; what is written with signs stands for itself."""
_TERM = 5
"""Words up to which each one's forms are looked for: of longer text only the last one's."""
_MOST = 40
"""Forms of a term that are looked for."""

_BEGUN = re.compile(r"[A-Za-z]{3}$")
"""Letters from which a word that is being typed is looked for: fewer begin too many."""


def search(
    library: Library,
    text: str,
    *,
    episode: str = "",
    limit: int | None = None,
    spoken: bool = False,
    begins: bool = False,
    progress: Progress = untold,
) -> list[Hit]:
    """Every pair with the text, in either language, at most `limit`, in the order of import.

    English is found by words in all their forms (chains of thought), Chinese by characters,
    Simplified or Traditional. Text in letters that no sentence has is read as pinyin where it can
    be, with `spoken` in any case. With `begins` what is found in no other way is taken for the
    beginning of a word: it is still being typed. `episode` is the id of the only episode.
    """
    from bilingual_reader.lexicon.chinese import pinyin

    own = library.own_rules()

    def readings(text: str, at: Collection[int]) -> list[tuple[str, str]]:
        return pinyin(text, own=own, at=at)

    def found(query: Query) -> list[Hit]:
        return library.search(
            query, episode=episode, limit=limit, readings=readings, progress=progress
        )

    hits = [] if spoken else found(written(library, text))
    if hits:
        return hits
    from bilingual_reader.lexicon.syllables import syllabary

    ways = tuple(divisions(text, library.syllables(syllabary())))
    hits = found(Query(sounds=ways)) if ways else []
    if not hits and begins and _BEGUN.search(text):
        hits = found(Query((tokens(text),), begins=True))
    return hits


def written(library: Library, text: str) -> Query:
    """What stands for a text as it is written: itself, its forms, the other script."""
    made: list[Phrase] = [tokens(text)]
    made += [tokens(variant) for variant in _scripts(text)]
    made += islice(_in_forms(library, text), _MOST)
    return Query(tuple(dict.fromkeys(phrase for phrase in made if phrase)))


def _in_forms(library: Library, text: str) -> Iterator[Phrase]:
    """The text with its words in all their forms; first those in which it is as it is written."""
    words = text.split()
    first = 0 if len(words) <= _TERM else len(words) - 1
    choices = []
    for place, word in enumerate(words):
        forms = sorted(_forms(library, word)) if place >= first and _PLAIN.fullmatch(word) else []
        choices.append(dict.fromkeys(map(tokens, [word, *forms])))
    for phrases in product(*choices):
        yield tuple(chain.from_iterable(phrases))


def _scripts(text: str) -> Iterator[str]:
    from bilingual_reader.lexicon.chinese import simplified, traditional

    if has_han(text):
        yield simplified(text)
        yield traditional(text)


def _forms(library: Library, word: str) -> set[str]:
    """The forms of a word's headword that were met; a word never met is asked for its headword."""
    met = library.family(word)
    if met:
        return met
    from bilingual_reader.lexicon.english import lemma

    headword = lemma(word)
    return set() if headword.lower() == word.lower() else library.family(headword) | {headword}
