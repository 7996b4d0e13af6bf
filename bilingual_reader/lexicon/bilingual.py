"""What the aligner is told of both languages: which Chinese words an English stem may mean."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from bilingual_reader.core.align import Translations


@lru_cache(maxsize=1)
def translations(cache: Path | None = None) -> Translations:
    """The bilingual lexicon, read once a process; kept in the folder `cache` between runs.

    Raises LexiconError where the data it is made of are missing or broken.
    """
    from bilingual_reader.core.align.tokens import stem
    from bilingual_reader.lexicon import data
    from bilingual_reader.lexicon.build import lines
    from bilingual_reader.lexicon.cedict import parse_line
    from bilingual_reader.lexicon.reverse import glosses

    found: dict[str, set[str]] = {}
    for line in lines(data.find().cedict):
        entry = parse_line(line)
        if entry is None:
            continue
        for _, plain, _ in glosses(entry):
            words = plain.removeprefix("to ").split()
            if len(words) <= 3:
                for word in words:
                    found.setdefault(stem(word), set()).update(
                        (entry.simplified, entry.traditional)
                    )
    return {key: frozenset(words) for key, words in found.items()}
