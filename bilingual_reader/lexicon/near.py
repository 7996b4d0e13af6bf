"""The longest dictionary word around a character, wherever segmentation cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilingual_reader.core.readings import is_read
from bilingual_reader.core.spans import latin_words
from bilingual_reader.lexicon import chinese, english
from bilingual_reader.lexicon.english_additions import additions
from bilingual_reader.lexicon.entries import Gloss
from bilingual_reader.lexicon.from_chinese import LONGEST
from bilingual_reader.lexicon.sources import Sources

_MOST_WORDS = 5
"""Words in the longest English term that is looked for."""


def around(
    sources: Sources, text: str, offset: int, glosses: Sequence[Gloss] = ()
) -> tuple[int, int] | None:
    """See `Lexicon.around`."""
    if not 0 <= offset < len(text):
        return None
    if is_read(text[offset]):
        return _chinese(sources, text, offset, {gloss.zh for gloss in glosses})
    return _english(sources, text, offset, {gloss.en.casefold() for gloss in glosses})


def _chinese(sources: Sources, text: str, offset: int, terms: set[str]) -> tuple[int, int] | None:
    first, last = offset, offset + 1
    while first > 0 and offset - first < LONGEST and is_read(text[first - 1]):
        first -= 1
    while last < len(text) and last - offset < LONGEST and is_read(text[last]):
        last += 1
    spans = [
        (a, b)
        for a in range(first, offset + 1)
        for b in range(offset + 1, min(last, a + LONGEST) + 1)
    ]
    spans.sort(key=lambda span: (span[0] - span[1], span[0]))
    found = _first_known(sources, text, spans, terms)
    if found and found[1] - found[0] == 1:
        plain = chinese.simplified(text)
        if len(plain) == len(text) and plain != text:
            return _first_known(sources, plain, spans, terms)
    return found


def _first_known(
    sources: Sources, text: str, spans: Iterable[tuple[int, int]], terms: set[str]
) -> tuple[int, int] | None:
    spans = list(spans)
    known = sources.known({text[a:b] for a, b in spans}) | terms
    return next(((a, b) for a, b in spans if text[a:b] in known), None)


def _english(sources: Sources, text: str, offset: int, terms: set[str]) -> tuple[int, int] | None:
    words = latin_words(text)
    at = next((i for i, (a, b) in enumerate(words) if a <= offset < b), None)
    if at is None:
        return None
    for size in range(_MOST_WORDS, 0, -1):
        for start in range(max(0, at - size + 1), min(at, len(words) - size) + 1):
            first, last = words[start][0], words[start + size - 1][1]
            term = " ".join(text[first:last].split())
            if len(term.split()) == size and _is_term(sources, term, terms):
                return first, last
    return None


def _is_term(sources: Sources, term: str, terms: set[str]) -> bool:
    if term.casefold() in terms:
        return True
    forms = dict.fromkeys((english.plain(term), english.lemma(term).lower()))
    return any(
        additions(form)
        or sources.built_in.english(form, exact=True)
        or any(volume.has(form) for volume in sources.own)
        for form in forms
    )
