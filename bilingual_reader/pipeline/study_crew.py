"""Many words studied by processes of this machine.

What reads Chinese takes 150 MB and a second to load, a word then some 0.7 ms. For many words
processes of their own do both: they share the work, and this one stays small.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from bilingual_reader.core.cards import Extras
from bilingual_reader.core.own_readings import Rules
from bilingual_reader.core.words import Word
from bilingual_reader.pipeline.crew import Processes, cores, waited_for
from bilingual_reader.pipeline.study import Study

if TYPE_CHECKING:
    from bilingual_reader.lexicon.lookup import Lexicon, Origin

MANY = 1000
"""Words from which processes are started: for fewer it takes longer than to do without."""
_AT_ONCE = 100
"""Words that a process is handed."""
_MOST = 4
"""Processes; each holds 200 MB."""


def studied(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Extras]:
    """What `Study.extras` says of each of the words, in their order. Raises LexiconError."""
    done = 0
    if len(words) >= MANY:
        for told in _by_others(words, lexicon):
            yield from told
            done += len(told)
    study = Study(lexicon)
    yield from map(study.extras, words[done:])


def _by_others(words: Sequence[Word], lexicon: Lexicon) -> Iterator[list[Extras]]:
    """The words' extras by some at a time; it ends early where processes cannot do them."""
    origin = lexicon.origin
    parts = [words[first : first + _AT_ONCE] for first in range(0, len(words), _AT_ONCE)]
    crew = Processes(origin.cache, min(cores(), _MOST))
    try:
        crew.start()
        # The first compiles the dictionary where there is none yet; the others then find it.
        if not waited_for(crew.run(_kept, origin)):
            return
        for future in [crew.run(_studied_there, origin, part) for part in parts]:
            yield waited_for(future)
    except (RuntimeError, OSError):
        return  # none to be had here or, as this one ends, any more; or one was ended
    finally:
        crew.close()


def _kept(origin: Origin) -> bool:
    """In a process of the crew: whether the dictionary stands where the others find it."""
    return _study(origin)[0].dictionary.stored


def _studied_there(origin: Origin, words: Sequence[Word]) -> list[Extras]:
    """In a process of the crew: what is known of some words."""
    return list(map(_study(origin)[1].extras, words))


@lru_cache(maxsize=1)
def _study(origin: Origin) -> tuple[Lexicon, Study]:
    from bilingual_reader.lexicon.lookup import Lexicon

    rules = Rules(origin.rules)
    lexicon = Lexicon(origin.cache, dictionaries=origin.dictionaries, rules=lambda: rules)
    return lexicon, Study(lexicon)
