"""English words: their lemma, their pronunciation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from bilingual_reader.core.text import plain_letters
from bilingual_reader.lexicon.english_forms import (
    CONTRACTED,
    FAULTS,
    IRREGULAR,
    NAMES,
    OWN,
    PLURALS,
)

_ENCLITIC = re.compile(r"'(?:s|re|ve|ll|d|m)$")
_HISSING = re.compile(r"[a-z-]{2,}(?:x|ch|sh|ss|zz)es")
_PLURAL = re.compile(r"[a-z-]{3,}[bcdefgklmnprtvwy]s")

Find = Callable[[str], Sequence[str]]
"""A lower-case word → its pronunciations in ARPABET, empty where it is not known."""


@lru_cache(maxsize=32768)
def lemma(word: str) -> str:
    """The headword of a surface form: lower case but for names and abbreviations.

    The rule, first answer first: an abbreviation or a word with inner capitals or digits stays
    (a plural s apart: LLMs → LLM); a possessive 's goes, a contraction is its first word; an
    irregular form by table; a form that is a word in its own right (`reasoning`, `left`) stays;
    then simplemma's list, where its answer is a regular inflection or an irregular form of about
    the same length, its known faults mended; a plural that is on no list loses its s (chatbots);
    whatever is left stays as it is, names with their capital. simplemma's guessing rules are never
    asked, only its list. Of a term of several words a plural at its end is made singular (black
    holes → black hole), no verb: scientific thinking, well known.
    """
    word = _typed(word)
    bare = word.strip("'")
    if bare and bare[0].isalnum() and bare[-1].isalnum():
        word = bare  # students', 'quoted'; signs that hold no word together stay as they are
    if word == "I" or not word:
        return word
    if " " in word:
        return _term(word)
    lower = word.lower()
    if lower in CONTRACTED:
        return CONTRACTED[lower]
    bare = _ENCLITIC.sub("", word)
    if bare != word:
        return lemma(bare)
    if any(char.isupper() or char.isdigit() for char in word[1:]) or "." in word:
        return _abbreviation(word)
    if word == lower:
        found = _common(lower)
        return found if found.islower() else lower
    if lower in NAMES or not _is_common(lower):
        return word
    found = _common(lower)
    return found if found.islower() else word


def plain(word: str) -> str:
    """A form as dictionaries list it: lower case, with one kind of letters, apostrophe, hyphen."""
    return _typed(word).lower()


def _typed(word: str) -> str:
    return plain_letters(word).replace("’", "'").replace("‐", "-").replace("‑", "-")


def unaccented(word: str) -> str:
    """A form without accents and ligatures, in lower case: naïve → naive."""
    apart = unicodedata.normalize("NFKD", word.lower())
    return "".join(char for char in apart if not unicodedata.combining(char))


def ipa(word: str, find: Find | None = None) -> str:
    """American pronunciation in IPA without slashes; "" where neither it nor its parts are known.

    `find` looks words up (the compiled dictionary's `phonemes`); by default the CMU dictionary's
    text is searched, some 5 ms a word.
    """
    from bilingual_reader.lexicon import sounds

    word = _typed(word).strip("'-")
    return sounds.pronounce(word, find or sounds.find_shipped)


def to_ipa(phonemes: str) -> str:
    """A pronunciation of the CMU dictionary (ARPABET, spaces between) in IPA."""
    from bilingual_reader.lexicon import sounds

    return sounds.to_ipa(phonemes)


def parts(term: str) -> list[str]:
    """The content words of a term or hyphenated word, in order.

    Left out are of, the, and…, numbers, and single letters: GPT-4, U.S.
    """
    found = re.findall(r"[A-Za-zÀ-ÖØ-öø-ɏ0-9']+", term.replace("’", "'"))
    return [part for part in found if part.lower() not in _LITTLE and not _SIGN.fullmatch(part)]


_LITTLE = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "the", "to"]
)


_SIGN = re.compile(r"[0-9]+|[A-Za-z]")


def _term(term: str) -> str:
    """Its words in lower case but for names, the last one singular."""
    *before, last = term.split()
    if lemma(last)[0].isupper() and all(word[0].isupper() for word in before):
        return term  # New York: a name that ends in a name is not taken apart
    plural = last.lower().endswith(("s", "men")) or last.lower() in PLURALS
    end = lemma(last) if plural else _small(last)
    return " ".join([*map(_small, before), end])


def _small(word: str) -> str:
    """A word of a term in lower case, unless it is a name or an abbreviation."""
    return word.lower() if lemma(word).islower() else word


def _abbreviation(word: str) -> str:
    """GPUs → GPU, else as it is; shouting (`MODELS`) is not told from an abbreviation."""
    stem = word[:-1]
    if word.endswith("s") and len(stem) > 1 and stem.isupper() and stem.isalpha():
        return stem
    return word


def _common(lower: str) -> str:
    """The lemma of a lower-case word; a capital in it says that the word is a name."""
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    if lower in OWN:
        return lower
    found = _simplemma(lower)
    if found is None and _HISSING.fullmatch(lower):
        return lower.removesuffix("es")
    if found is None and _PLURAL.fullmatch(lower):
        return re.sub("(?:ie)?s$", lambda end: "y" if len(end[0]) > 1 else "", lower)
    if found is None or found == lower:
        return lower
    if found.lower() == lower:
        return found
    found = FAULTS.get(found, found)
    if lower in _inflections(found) or _is_irregular(lower, found):
        return found
    return lower


def _is_irregular(surface: str, found: str) -> bool:
    """taught → teach, but not vs → versus, ml → millileter, February → a name."""
    close = found[:1] == surface[:1] and -2 <= len(surface) - len(found) <= 4
    whole = surface.isalpha() and found.isalpha() and found.islower()
    return close and whole and not surface.endswith("ly")


def _inflections(base: str) -> Iterator[str]:
    """Every regular inflection of a base form, possible or not."""
    ends = ["s", "es", "d", "ed", "ing", "r", "er", "st", "est"]
    stems = [base, base + base[-1:], base + "k"]
    if base.endswith("e"):
        stems.append(base[:-1])
    if base.endswith("y"):
        stems.append(base[:-1] + "i")
    if base.endswith("ie"):
        stems.append(base[:-2] + "y")
    if base.endswith(("f", "fe")):
        stems.append(base.rstrip("e")[:-1] + "v")
    yield from (stem + end for stem in stems for end in ends)


def _simplemma(lower: str) -> str | None:
    """simplemma's lemma of a word on its list, without its guessing; None where it has none.

    The list is asked as it is packed, 3 MB: unpacked it takes 40, for ten microseconds less
    a word.
    """
    from simplemma.strategies import LOW_MEMORY_DICTIONARY_FACTORY, DictionaryLookupStrategy

    listed = DictionaryLookupStrategy(LOW_MEMORY_DICTIONARY_FACTORY)
    found = listed.get_lemma(lower.encode("utf-8", "replace").decode(), "en")
    return None if found is None else str(found)


def _is_common(lower: str) -> bool:
    """Whether a word that stands capitalised is an ordinary word in lower case."""
    if "-" in lower:  # In-context
        return all(_is_common(part) for part in lower.split("-"))
    return lower in OWN or lower in IRREGULAR or _simplemma(lower) is not None
