"""An entry as the learner reads its word."""

from __future__ import annotations

from dataclasses import replace

from bilingual_reader.core.own_readings import Rules
from bilingual_reader.lexicon.entries import Entry


def as_read(
    entry: Entry, rules: Rules, word: str, sentence: str = "", at: int | None = None
) -> Entry:
    """The entry with the learner's reading first, and the senses that have it or none.

    `word` as it stands in the sentence, `at` its offset there.
    """
    machine = entry.readings[0] if entry.readings else ""
    reading = rules.read(word, machine, sentence, at)
    if reading == machine:
        return replace(entry, own=True) if rules.own(word, sentence, at) else entry
    said = [s for s in entry.senses if s.reading.casefold() in ("", reading.casefold())]
    senses = (*said, *(sense for sense in entry.senses if sense not in said))
    first = entry.senses[:1] == senses[:1]
    return replace(
        entry,
        readings=(reading, *(other for other in entry.readings if other != reading)),
        senses=senses,
        own=True,
        lit=entry.lit if first else None,
    )
