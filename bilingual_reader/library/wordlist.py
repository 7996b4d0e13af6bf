"""The word list 生词本 in the library. A word and its sentences are text of their own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import LANGUAGES, Pair
from bilingual_reader.library.journal import Entry, find_row

if TYPE_CHECKING:
    from bilingual_reader.core.words import Word

_CONTEXTS = """
SELECT contexts.*, coalesce(places.n, 0) AS n
FROM contexts LEFT JOIN places ON places.context = contexts.id
{where} ORDER BY contexts.word, contexts.place
"""

QUOTES = """
SELECT quotes.*, coalesce(places.n, 0) AS n FROM (
    SELECT id, episode, sentence, surface FROM contexts
    UNION ALL SELECT id, episode, coalesce(nullif(en, ''), zh) AS sentence, '' FROM bookmarks
) AS quotes LEFT JOIN places ON places.context = quotes.id WHERE episode = ?
"""
"""What an episode's marks and bookmarks quote of it, and where that stands."""


def listed(connection: sqlite3.Connection) -> list[Word]:
    """All words, the oldest first."""
    words = connection.execute("SELECT * FROM words ORDER BY added, id").fetchall()
    return _records(words, connection.execute(_CONTEXTS.format(where="")))


def learned(connection: sqlite3.Connection) -> list[Word]:
    """The words that are neither known nor ignored, or were reviewed; the oldest first.

    Lists of known words, taken over by the thousand, are not read for every review.
    """
    chosen = """FROM words WHERE status NOT IN ('known', 'ignored')
        OR id IN (SELECT word FROM review_cards)"""
    words = connection.execute(f"SELECT * {chosen} ORDER BY added, id").fetchall()
    where = f"WHERE contexts.word IN (SELECT id {chosen})"
    return _records(words, connection.execute(_CONTEXTS.format(where=where)))


def found(connection: sqlite3.Connection, key: str) -> Word | None:
    """The word with that key, or None."""
    words = connection.execute("SELECT * FROM words WHERE id = ?", [key]).fetchall()
    where = "WHERE contexts.word = ?"
    made = _records(words, connection.execute(_CONTEXTS.format(where=where), [key]))
    return made[0] if made else None


def chinese_around(connection: sqlite3.Connection, texts: Iterable[str]) -> list[Word]:
    """The Chinese words that one of these Simplified texts is in, or that are in one of them."""
    words = connection.execute(
        "SELECT DISTINCT words.* FROM json_each(?) JOIN words ON words.lang = 'zh' "
        "AND (instr(headword, value) OR instr(value, headword))",
        [json.dumps(list(texts))],
    ).fetchall()
    keys = json.dumps([row["id"] for row in words])
    where = "WHERE contexts.word IN (SELECT value FROM json_each(?))"
    return _records(words, connection.execute(_CONTEXTS.format(where=where), [keys]))


def _records(words: Iterable[sqlite3.Row], contexts: Iterable[sqlite3.Row]) -> list[Word]:
    from bilingual_reader.library import word_rows  # no first screen needs what a word is

    return list(word_rows.words(words, contexts))


def mark(connection: sqlite3.Connection, journal: Entry, word: Word, at: str) -> None:
    """Add the word, or add what it brings of new sentences to the word that is there.

    Of a word that is there, reading, gloss, status and note stay as the learner has them; only
    empty ones are filled. One that came without a sentence takes the reading and gloss of its
    first. A sentence that is there takes the translation that it has by now.
    """
    from bilingual_reader.library import review_rows, word_rows

    old = find_row(connection, "words", word.key)
    new = [c for c in word.contexts if not _has(connection, word_rows.context_id(word.key, c))]
    renewed = list(_renewed(connection, word))
    row = word_rows.stored_word(replace(word, added=word.added or at, changed=at))
    if old is not None:
        first = ("reading", "gloss") if new and not _is_met(connection, word.key) else ()
        filled = {name: (name in first and row[name]) or old[name] or row[name] for name in row}
        if not (new or renewed) and all(
            filled[name] == old[name] for name in row if name != "changed"
        ):
            return
        row = {**filled, "changed": at}
    elif word.status == "new":
        # A word that was reviewed and taken off the list comes back as far as it had come.
        row["status"] = review_rows.given(connection, word.key).get(word.key, "new")
    journal.put("words", row)
    for each in renewed:
        journal.put("contexts", each)
    place = connection.execute(
        "SELECT coalesce(max(place), 0) FROM contexts WHERE word = ?", [word.key]
    ).fetchone()[0]
    for offset, context in enumerate(new, start=1):
        made = word_rows.stored_context(word.key, place + offset, context)
        journal.put("contexts", made)
        put_place(connection, made["id"], context.sentence_n)


def resume(connection: sqlite3.Connection, returned: Iterable[tuple[str, str]]) -> None:
    """Of rows that came back by an undo or redo: words are as far as their reviews had come."""
    from bilingual_reader.library import review_rows

    for table, key in returned:
        if table == "words" and (status := review_rows.given(connection, key).get(key)):
            told = "UPDATE words SET status = ? WHERE id = ? AND status = 'new'"
            connection.execute(told, [status, key])


def _renewed(connection: sqlite3.Connection, word: Word) -> Iterator[dict[str, str]]:
    """What is to change of the word's sentences: those whose pair was corrected since."""
    from bilingual_reader.library import word_rows

    for context in word.contexts:
        id = word_rows.context_id(word.key, context)
        old = find_row(connection, "contexts", id)
        if old is not None and context.translation not in ("", old["translation"]):
            yield {"id": id, "sentence": context.sentence, "translation": context.translation}


def unmark(connection: sqlite3.Connection, journal: Entry, key: str) -> None:
    """Take the word and its sentences off the list."""
    journal.remove("words", key)
    for row in connection.execute("SELECT id FROM contexts WHERE word = ?", [key]).fetchall():
        journal.remove("contexts", row["id"])


def change(journal: Entry, key: str, at: str, **values: str) -> None:
    """Set columns of a word that is on the list; `at` is an ISO time."""
    journal.put("words", {"id": key, **values, "changed": at})


def surfaces(connection: sqlite3.Connection, headwords: Iterable[str]) -> dict[str, str]:
    """The English forms met so far of these headwords: lower-cased surface → headword.

    A term has the forms that its words have, one of them at a time: chains of thought.
    """
    heads = list(headwords)
    forms = {headword.lower(): headword for headword in heads}
    forms.update(_forms(connection, heads))
    for term in (headword for headword in heads if " " in headword):
        forms.update((surface, term) for surface in _term(connection, term))
    return forms


def _forms(connection: sqlite3.Connection, headwords: Sequence[str]) -> dict[str, str]:
    query = "SELECT surface, headword FROM json_each(?) JOIN forms ON forms.headword = value"
    return dict(connection.execute(query, [json.dumps(headwords)]).fetchall())


def _term(connection: sqlite3.Connection, term: str) -> Iterator[str]:
    words = term.lower().split()
    for place, word in enumerate(words):
        row = connection.execute("SELECT headword FROM forms WHERE surface = ?", [word]).fetchone()
        for surface in _forms(connection, [row["headword"]]) if row else ():
            yield " ".join([*words[:place], surface, *words[place + 1 :]])


def locate(connection: sqlite3.Connection, episode: str, beads: Sequence[Pair]) -> None:
    """Look up again where marks and bookmarks of this episode stand in its new text."""
    met = connection.execute(QUOTES, [episode]).fetchall()
    if not met:
        return
    from bilingual_reader.core.places import Places

    sides = [Places(beads, lang) for lang in LANGUAGES]
    for row in met:
        # An English word may have been met in a Chinese sentence: the sentence tells the side.
        told = row["sentence"], row["surface"], row["n"] or 1
        found = (side.find(*told) for side in sides)
        put_place(connection, row["id"], next((n for n in found if n), 0))


def _is_met(connection: sqlite3.Connection, key: str) -> bool:
    query = "SELECT 1 FROM contexts WHERE word = ? LIMIT 1"
    return connection.execute(query, [key]).fetchone() is not None


def _has(connection: sqlite3.Connection, context: str) -> bool:
    return find_row(connection, "contexts", context) is not None


def put_place(connection: sqlite3.Connection, context: str, n: int) -> None:
    """Say where a mark's sentence, or a bookmark, stands now; 0 for nowhere."""
    # Derived from the text, so no part of the journal: it is found anew after every replay.
    connection.execute(
        "INSERT INTO places VALUES (?, ?) ON CONFLICT (context) DO UPDATE SET n = excluded.n",
        [context, n],
    )
