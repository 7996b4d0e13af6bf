"""Which words of a language are the most frequent."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection
from importlib.util import find_spec

from bilingual_reader.core.documents import Language
from bilingual_reader.core.scripts import has_han
from bilingual_reader.errors import LexiconError
from bilingual_reader.lexicon import data
from bilingual_reader.lexicon.build import broken, frequencies


def listed(lang: Language) -> bool:
    """Whether there is a list of the language: that of English comes with an extra."""
    return lang == "zh" or find_spec("wordfreq") is not None


def ranked(lang: Language) -> list[str]:
    """The words of a language, the most frequent first, as they are written.

    Chinese: jieba's own list (MIT), counted in newspapers and novels. English: wordfreq (the
    package Apache 2.0, its data CC BY-SA 4.0), which comes with the extra `[frequency]`. Raises
    LexiconError where the list is not installed.
    """
    return _chinese() if lang == "zh" else _english()


def places(lang: Language, wanted: Collection[str]) -> dict[str, int]:
    """Each wanted word in lower case that is listed → its place; the most frequent has 1.

    Words as frequent as each other share theirs. Empty where the list is not installed.
    """
    if lang == "zh":
        return _chinese_places(wanted)
    found: dict[str, int] = {}
    for place, word in enumerate(_english() if listed("en") else (), start=1):
        if (lower := word.lower()) in wanted:
            found.setdefault(lower, place)
    return found


def _chinese_places(wanted: Collection[str]) -> dict[str, int]:
    """Counted line by line: the list as a whole would take 60 MB."""
    path = data.find().frequencies
    asked = {word.encode("utf-8", "replace") for word in wanted}
    counts, found = array("l"), {}
    try:
        with path.open("rb") as lines:
            for line in lines:
                word, count, _ = line.split(b" ", 2)
                if not word.isascii():
                    counts.append(-int(count))
                    if word in asked:
                        found[word.decode()] = counts[-1]
    except (OSError, ValueError) as error:
        raise broken(path) from error
    ordered = array("l", sorted(counts))
    return {word: bisect_left(ordered, count) + 1 for word, count in found.items()}


def _chinese() -> list[str]:
    counted = frequencies(data.find().frequencies)
    return sorted(filter(has_han, counted), key=lambda word: -counted[word])


def _english() -> list[str]:
    try:
        from wordfreq import iter_wordlist
    except ImportError as error:
        raise LexiconError(
            "there is no list of frequent English words here",
            "",
            "install it with `pip install bilingual-reader[frequency]`",
        ) from error
    words = ("I" if word == "i" else word for word in iter_wordlist("en"))
    return [word for word in words if word.replace("'", "").isalpha()]
