"""Finding sentences: those of the editions in use, read as the learner corrected them."""

from __future__ import annotations

import heapq
import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from bilingual_reader.core.documents import LANGUAGES, Language
from bilingual_reader.core.own_readings import Rules
from bilingual_reader.core.searching import Heard, Hit, Query, Readings
from bilingual_reader.core.tokens import pattern, spans
from bilingual_reader.library.corrected_text import Stretch, Text, patch
from bilingual_reader.library.search_index import SHIFT, Index
from bilingual_reader.library.syllables import kept

_FOUND = """
SELECT {index}.rowid AS place, episodes.id,
    coalesce(nullif(episodes.renamed, ''), episodes.title) AS title, beads.en, beads.zh
FROM {index} CROSS JOIN episodes ON episodes.edition = {index}.rowid >> {shift}
CROSS JOIN beads
    ON beads.edition = {index}.rowid >> {shift} AND beads.n = {index}.rowid & {mask}
WHERE {index} MATCH ? {within} ORDER BY {index}.rowid
"""
_MASK = (1 << SHIFT) - 1
_CORRECTED = """
SELECT episodes.id, coalesce(nullif(episodes.renamed, ''), episodes.title) AS title,
    episodes.edition, editions.sentences, corrected.stretches
FROM corrected JOIN episodes ON episodes.id = corrected.episode
    AND episodes.edition = corrected.edition
JOIN editions ON editions.id = episodes.edition
WHERE corrected.stretches <> '[]'
"""


@dataclass(frozen=True, slots=True)
class _Corrected:
    """An episode in use that the learner corrected."""

    id: str
    title: str
    text: Text


_Placed = tuple[int, int, Hit]
"""A row of an index, the place among what is read instead of it, and the hit."""


def index_of(query: Query) -> Index:
    """The index that a query asks."""
    return "sounds" if query.sounds else "sentences"


def found(
    connection: sqlite3.Connection, query: Query, episode: str, readings: Readings, own: Rules
) -> Iterator[Hit]:
    """The pairs that a query finds, in the order in which the episodes were last imported.

    `episode` is the id of the only one to search, or ""; what the learner's `own` rules read with
    a syllable that no table has is found by it too.
    """
    lit = _Lit(connection, query, readings, own)
    if not lit.asked:
        return
    corrected = {each.text.edition: each for each in _corrected(connection, episode)}
    imported = _imported(connection, lit, episode, corrected)
    patched = sorted(_patched(connection, lit, corrected), key=lambda placed: placed[:2])
    for _, _, hit in heapq.merge(imported, patched, key=lambda placed: placed[:2]):
        yield hit


class _Lit:
    """What a query finds in a pair."""

    def __init__(
        self, connection: sqlite3.Connection, query: Query, readings: Readings, own: Rules
    ) -> None:
        self.index = index_of(query)
        self._heard: Heard | None = None
        self._pattern: re.Pattern[str] = pattern(query.phrases, query.begins)
        if query.sounds:
            syllables = kept(connection).with_own(own)
            self.asked = syllables.asked(query.sounds)
            self._heard = Heard(query.sounds, syllables.written, readings)
            self._several = syllables.several
        else:
            more = " *" if query.begins else ""
            self.asked = " OR ".join(f'"{" ".join(phrase)}"{more}' for phrase in query.phrases)

    def spans(self, en: str, zh: str) -> tuple[tuple[Language, int, int], ...]:
        """What is to be lit, nothing where the pair is none that was asked for."""
        if self._heard:
            inside = self._heard.spans(zh, self._several)
            return tuple(("zh", first, last) for first, last in inside)
        return tuple(
            (lang, first, last)
            for lang, text in zip(LANGUAGES, (en, zh), strict=True)
            for first, last in spans(self._pattern, text)
        )


def _imported(
    connection: sqlite3.Connection, lit: _Lit, episode: str, corrected: dict[int, _Corrected]
) -> Iterator[_Placed]:
    """What is found in the editions, outside of what is corrected."""
    within, given = "", [lit.asked]
    if episode:
        edition = connection.execute(
            "SELECT edition FROM episodes WHERE id = ?", [episode]
        ).fetchone()
        first = edition[0] << SHIFT if edition else 0
        within = f"AND {lit.index}.rowid BETWEEN {first} AND {first | _MASK}"
    query = _FOUND.format(index=lit.index, shift=SHIFT, mask=_MASK, within=within)
    for place, episode_id, title, en, zh in connection.execute(query, given):
        n = place & _MASK
        mended = corrected.get(place >> SHIFT)
        if mended:
            if any(s.first <= n <= s.last for s in mended.text.stretches):
                continue
            n = mended.text.number(n)
        lighted = lit.spans(en, zh)
        if lighted:
            yield place, 0, Hit(episode_id, title, n, en, zh, lighted)


def _patched(
    connection: sqlite3.Connection, lit: _Lit, corrected: dict[int, _Corrected]
) -> Iterator[_Placed]:
    """What is found in the pairs that stand in the place of others."""
    for each in corrected.values():
        for stretch, begins in each.text.numbered():
            for place, pair in enumerate(patch(connection, each.text.edition, stretch, begins)):
                lighted = lit.spans(pair.en, pair.zh)
                if lighted:
                    hit = Hit(each.id, each.title, pair.n, pair.en, pair.zh, lighted)
                    yield each.text.edition << SHIFT | stretch.first, place, hit


def _corrected(connection: sqlite3.Connection, episode: str) -> Iterator[_Corrected]:
    where = "AND episodes.id = ?" if episode else ""
    given = [episode] if episode else []
    for row in connection.execute(_CORRECTED + where, given).fetchall():
        stretches = tuple(Stretch(*each) for each in json.loads(row["stretches"]))
        text = Text(row["edition"], row["sentences"], stretches)
        yield _Corrected(row["id"], row["title"], text)


def family(connection: sqlite3.Connection, word: str) -> set[str]:
    """The forms met so far that share a headword with this one; empty where it is not known."""
    cases = {word, word.lower(), word.upper(), word.capitalize()}
    marks = ", ".join("?" * len(cases))
    heads = connection.execute(
        f"SELECT headword FROM forms WHERE surface = ? OR headword IN ({marks})",
        [word.lower(), *cases],
    ).fetchall()
    found: set[str] = set()
    for (head,) in set(map(tuple, heads)):
        query = "SELECT surface FROM forms WHERE headword = ?"
        found |= {head.lower(), *(row["surface"] for row in connection.execute(query, [head]))}
    return found
