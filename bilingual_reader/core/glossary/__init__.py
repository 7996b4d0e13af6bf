"""The glossary that a transcript brings along: terms with their counterparts in brackets.

`contrarian(反共识)`, `感知器（Perceptron）`, `思想链（Chain of Thought: 一种…）`, both ways.
A gloss is a term of one language directly followed by its counterpart in the other script; a
bracket that says anything else is an aside. `brackets` reads what stands in a bracket, `boundary`
finds where the term before it begins, `verdict` tells glosses from asides, `found` does so for an
episode, `definitions` reads terms that are defined without a bracket, `clean` shows a text without.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bilingual_reader.core.align.lexicon import NO_LEXICON, Lexicon
from bilingual_reader.core.documents import Pair
from bilingual_reader.core.glossary.clean import Kept, without_glosses
from bilingual_reader.core.glossary.found import Found, Text, found, same_letters

__all__ = ["Found", "Gloss", "Kept", "glosses", "places", "without_glosses"]


@dataclass(frozen=True, slots=True)
class Gloss:
    """A term with its counterpart, as the episode gives them."""

    en: str
    zh: str
    explanation: str = ""
    """What the transcript says of it; "" for nothing."""
    sentence: int = 0
    """The number of the pair where it stands first, from 1; 0 where only the summary has it."""
    occurrences: int = 1
    """How many times the transcript glosses it."""


def glosses(
    pairs: Iterable[Pair], lexicon: Lexicon = NO_LEXICON, summary: str = ""
) -> tuple[Gloss, ...]:
    """The glosses of an episode, each once, in the order in which they first stand in it.

    `lexicon` says which Chinese words an English one may be; without it more terms begin too early
    or too late. Case and punctuation make no other gloss.
    """
    merged: dict[tuple[str, str], Gloss] = {}
    for each in places(pairs, lexicon, summary):
        key = same_letters(each.en), same_letters(each.zh)
        old = merged.get(key)
        if old is None:
            merged[key] = Gloss(each.en, each.zh, each.explanation, each.text.n)
            continue
        merged[key] = replace(
            old,
            explanation=old.explanation or each.explanation,
            sentence=old.sentence or each.text.n,
            occurrences=old.occurrences + 1,
        )
    return tuple(merged.values())


def places(pairs: Iterable[Pair], lexicon: Lexicon = NO_LEXICON, summary: str = "") -> list[Found]:
    """Every place where a term is glossed, in order, headings too; the summary last."""
    texts: list[Text] = []
    section = ""
    for pair in pairs:
        if pair.section != section:
            section = pair.section
            texts.append(Text(pair.n, "zh", section))
        texts.append(Text(pair.n, "zh", pair.zh, pair.zh_words, pair.en))
        texts.append(Text(pair.n, "en", pair.en))
    texts.append(Text(0, "zh", summary))
    return found([text for text in texts if text.text], lexicon)
