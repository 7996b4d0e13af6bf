"""Two files that are to be one English and one Chinese text: which is which, and whether so."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual_reader.core.align import Lexicon
from bilingual_reader.core.documents import Episode, Language, Pair
from bilingual_reader.core.one_language import in_one_language, main_language
from bilingual_reader.errors import SourceError

Names = tuple[str, str]
_TOLD = {"en": "English", "zh": "Chinese", None: "both languages"}


def documents(first: Episode, second: Episode, names: Names) -> tuple[Episode, Episode]:
    """The two documents, English first, each with what it quotes of the other language.

    Raises SourceError where one has no words, or they are not one of each language.
    """
    files = (first, second)
    for one, name in zip(files, names, strict=True):
        if not any(map(str.isalpha, "".join(t.en.text + t.zh.text for t in one.turns))):
            raise _wordless(name)
    if _is_english_first((main_language(first), main_language(second)), names):
        return in_one_language(first, "en"), in_one_language(second, "zh")
    return in_one_language(second, "en"), in_one_language(first, "zh")


def lines(
    first: Sequence[str], second: Sequence[str], names: Names
) -> tuple[Sequence[str], Sequence[str]]:
    """The lines of two files, English first. Raises SourceError as `documents` does."""
    from bilingual_reader.sources.language import language_of

    told = language_of("\n".join(first)), language_of("\n".join(second))
    for language, name in zip(told, names, strict=True):
        if language is None:
            raise _wordless(name)
    return (first, second) if _is_english_first(told, names) else (second, first)


def check_kinship(pairs: Sequence[Pair], lexicon: Lexicon, names: Names) -> None:
    """Raises SourceError where two texts do not look like translations of each other."""
    from bilingual_reader.core.align.kinship import LEAST, kinship

    share = kinship([(pair.en, pair.zh) for pair in pairs], lexicon)
    if share is not None and share < LEAST:
        raise SourceError(
            "these do not look like translations of each other: "
            f"{share:.0%} of their less common words have their translation opposite, "
            f"in translations it is {LEAST:.0%} and more",
            " and ".join(names),
            "check the files, or say --anyway",
        )


def _is_english_first(told: tuple[Language | None, Language | None], names: Names) -> bool:
    """Whether the first file is the English one. Raises SourceError where none is, or both are."""
    if set(told) == {"en", "zh"}:
        return told[0] == "en"
    raise SourceError(
        f"one file is to be English and one Chinese, but they are {_TOLD[told[0]]} "
        f"and {_TOLD[told[1]]}",
        " and ".join(names),
        "give one of each",
    )


def _wordless(name: str) -> SourceError:
    return SourceError("there are no words in it", name, "give a text in English or Chinese")
