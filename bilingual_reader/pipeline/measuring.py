"""What to read next: how much of each episode is known, and what is worth learning first."""

from __future__ import annotations

from dataclasses import dataclass

from bilingual_reader.core.documents import Language
from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.core.spans import latin_words
from bilingual_reader.core.vocabulary import Known, unknown
from bilingual_reader.library import EpisodeRow, Library

MOST = 20
"""Words worth learning first that are told."""


@dataclass(frozen=True, slots=True)
class Worth:
    """A word worth learning."""

    word: str
    """The headword."""
    occurrences: int
    """In the episode."""
    library: int
    """In all episodes."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a learner of one language finds in an episode."""

    known: Known
    first: tuple[Worth, ...]
    """Unknown words, those first that are met most often in the library."""
    single: tuple[tuple[int, str], ...]
    """Sentences with exactly one unknown word: their numbers, and the headword."""


def known_shares(library: Library, progress: Progress = untold) -> dict[str, dict[Language, Known]]:
    """Episode → language → how much of it is known, of all episodes."""
    from bilingual_reader.lexicon.chinese import simplified

    library.count_words(simplified, progress)
    return library.known_shares()


def measures(
    library: Library,
    row: EpisodeRow,
    progress: Progress = untold,
) -> dict[Language, Measure]:
    """What is known and unknown of an episode, by language."""
    from bilingual_reader.lexicon.chinese import simplified

    shares = known_shares(library, progress).get(row.id, {})
    pairs, settled = library.pairs(row.id), library.settled()
    forms = library.headwords(
        {p.en[first:last].lower() for p in pairs for first, last in latin_words(p.en)}
    )
    made: dict[Language, Measure] = {}
    for lang, known in shares.items():
        if not known.words:
            continue
        new = unknown(pairs, lang, forms, simplified, settled)
        often = library.frequencies(new.words)
        order = sorted(new.words, key=lambda key: (-often[key], -new.words[key], key))
        first = tuple(Worth(_bare(key), new.words[key], often[key]) for key in order[:MOST])
        single = tuple((n, _bare(key)) for n, key in new.single.items())
        made[lang] = Measure(known, first, single)
    return made


def _bare(key: str) -> str:
    return key.partition(":")[2]
