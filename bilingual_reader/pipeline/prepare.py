"""Bytes → an episode with its pairs, ready to be stored. No library here: fit for any process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bilingual_reader.core.documents import Episode, Pair
from bilingual_reader.core.identity import episode_id
from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.core.spans import latin_words
from bilingual_reader.errors import SourceError
from bilingual_reader.pipeline.sides import check_kinship, documents, lines

READING = 3
"""Raised when alignment or segmentation changes: sources imported before are read anew."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What an import stores."""

    episode: Episode
    """With its lasting id."""
    pairs: tuple[Pair, ...]
    forms: Mapping[str, str]
    """English forms in it: lower-cased surface → headword, where they differ."""


def prepare(
    data: bytes,
    name: str,
    other: bytes | None = None,
    other_name: str = "",
    cache: Path | None = None,
    compiling: Progress = untold,
    anyway: bool = False,
) -> Prepared:
    """Read, align and segment one source, or the two languages of it in two.

    `cache` is the folder in which the aligner's lexicon is kept between runs; `compiling` is told
    of where it has to be compiled.

    Raises SourceError, also where the two are not one English and one Chinese text, or, but for
    `anyway`, do not look like translations of each other.
    """
    from bilingual_reader.core.pairing import pair_documents, pair_episode
    from bilingual_reader.lexicon.bilingual import translations
    from bilingual_reader.sources import read

    episode = read(data, name)
    if other is None and len(episode.languages) < 2:
        pairs = pair_episode(episode)  # nothing to align: no lexicon is loaded
    elif other is None:
        pairs = pair_episode(episode, translations(cache, compiling))
    else:
        sides = documents(episode, read(other, other_name), (name, other_name))
        lexicon = translations(cache, compiling)
        episode, pairs = pair_documents(*sides, lexicon)
        if not anyway:
            check_kinship(pairs, lexicon, (name, other_name))
    if not pairs:
        raise SourceError("there is no sentence in it", name, "give a transcript")
    episode = episode._replace(id=episode_id(episode))
    return Prepared(episode, with_words(pairs), forms(pairs))


def align_files(
    en: bytes,
    zh: bytes,
    names: tuple[str, str],
    one_per_line: bool,
    cache: Path | None = None,
    compiling: Progress = untold,
    anyway: bool = False,
) -> list[Pair]:
    """Align two texts that go into no library; the order of the languages does not matter.

    With `one_per_line` each line that is not blank is a sentence as it stands. `cache`,
    `compiling` and `anyway` as for `prepare`. Raises SourceError.
    """
    from bilingual_reader.lexicon.bilingual import translations

    lexicon = translations(cache, compiling)
    if one_per_line:
        from bilingual_reader.core.pairing import pair_lines

        pairs = pair_lines(*lines(_lines(en, names[0]), _lines(zh, names[1]), names), lexicon)
    else:
        from bilingual_reader.core.pairing import pair_documents
        from bilingual_reader.sources import read

        pairs = pair_documents(*documents(read(en, names[0]), read(zh, names[1]), names), lexicon)[
            1
        ]
    if not anyway:
        check_kinship(pairs, lexicon, names)
    return list(pairs)


def _lines(data: bytes, name: str) -> list[str]:
    from bilingual_reader.core.text import clean
    from bilingual_reader.sources.encodings import decode

    given = [line.strip() for line in clean(decode(data, name)).splitlines()]
    found = [line for line in given if line]
    if not found:
        raise SourceError("an empty file", name, "give a file with a sentence a line")
    return found


def with_words(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """The pairs with their Chinese cut into words, so that the reader needs no segmenter."""
    from bilingual_reader.lexicon.chinese import word_cuts

    return tuple(replace(p, zh_words=word_cuts(p.zh)) if p.zh else p for p in pairs)


def forms(pairs: Iterable[Pair]) -> dict[str, str]:
    """The English forms in the pairs whose headword is another: `discoveries` → `discovery`."""
    from bilingual_reader.lexicon.english import lemma

    found = {p.en[first:last] for p in pairs for first, last in latin_words(p.en)}
    made = {word.lower(): lemma(word) for word in sorted(found)}
    return {surface: headword for surface, headword in made.items() if surface != headword}
