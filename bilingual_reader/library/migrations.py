"""The library's tables, as named migrations; a backup is made before any is applied.

What is imported is kept in editions that never change: `episodes.edition` points at the one in
use, so that undoing an import is moving a pointer. What the learner does (`words`, `contexts`,
`corrections`) hangs on its own text and outlives every edition.
"""

from __future__ import annotations

import sqlite3
from os import getpid
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual_reader.errors import LibraryError
from bilingual_reader.library.connection import APPLICATION_ID, transaction

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

NAMES = (
    "first_tables",
    "corrected_beads",
    "copies_by_issue",
    "journal_by_scope",
    "full_text",
    "own_titles",
    "counted_words",
    "kept_syllables",
    "reviews",
    "ties_to_anki",
    "diary",
    "card_choices",
    "own_readings",
    "exports_by_format",
    "attached_sounds",
    "preferences",
    "standings",
    "spoken_languages",
    "exported_before",
)
"""Every migration, oldest first; apart, so that an up-to-date library needs no sqlite_utils."""

_SET = "bilingual_reader"


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the library up to date. Raises LibraryError where it is newer than the program."""
    done = applied(connection)
    pending = _missing(done, path)
    if not pending:
        return
    if done:
        back_up(connection, path.with_name(f"{path.name}.before-{pending[0]}"))
    # One transaction around all: a second process waits here and then finds nothing left to do.
    with transaction(connection) as database:
        _migrations().apply(database)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def require_all(connection: sqlite3.Connection, path: Path) -> None:
    """Raise LibraryError where a library that cannot be written is not up to date."""
    done = applied(connection)
    if _missing(done, path):
        raise LibraryError(
            "this library is read-only, and an older version's: it must be brought up to date first"
            if done
            else "this file is empty and read-only",
            str(path),
            "copy it to a folder of yours and open the copy with --library",
        )


def _missing(done: set[str], path: Path) -> list[str]:
    unknown = done - set(NAMES)
    if unknown:
        raise LibraryError(
            f"the library was made by a newer version ({', '.join(sorted(unknown))})",
            str(path),
            "update bilingual-reader",
        )
    return [name for name in NAMES if name not in done]


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the library to `target`, whole or not at all; an older copy of that name is kept."""
    if target.exists():
        return
    # A name of its own: two processes may find the library old at the same moment.
    partial = target.with_name(f"{target.name}.partial-{getpid()}")
    copy = sqlite3.connect(partial)
    try:
        connection.backup(copy)
    finally:
        copy.close()
    partial.replace(target)


def applied(connection: sqlite3.Connection) -> set[str]:
    """The names of the migrations that a library has had."""
    query = "SELECT name FROM _sqlite_migrations WHERE migration_set = ?"
    exists = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'"
    ).fetchone()
    return {row[0] for row in connection.execute(query, [_SET])} if exists else set()


def _migrations() -> Migrations:
    from sqlite_utils.migrations import Migrations

    migrations = Migrations(_SET)
    for function in FUNCTIONS:
        migrations()(function)
    return migrations


def first_tables(database: Database) -> None:
    """Editions with their turns and beads; episodes; words and their sentences; the journal."""
    _execute(database, _FIRST_TABLES)


def corrected_beads(database: Database) -> None:
    """The learner's corrections, their place in editions, and what each episode is read with."""
    _execute(database, _CORRECTED_BEADS)


def copies_by_issue(database: Database) -> None:
    """The issue and date of each copy of an episode that an archive lists several times."""
    _execute(database, _COPIES)


def journal_by_scope(database: Database) -> None:
    """What can be undone or redone in a scope is found without reading the whole journal."""
    _execute(database, "CREATE INDEX journal_by_scope ON journal (scope, undone)")


def full_text(database: Database) -> None:
    """The indexes of what is said and how it sounds, and the editions that are in each."""
    from bilingual_reader.library.search_tables import FULL_TEXT

    _execute(database, FULL_TEXT)


def own_titles(database: Database) -> None:
    """The titles that the learner gave, apart from the source's, which imports write."""
    _execute(database, "ALTER TABLE episodes ADD COLUMN renamed TEXT NOT NULL DEFAULT ''")


def counted_words(database: Database) -> None:
    """How often headwords stand in editions, and how much of each is known, kept by triggers."""
    from bilingual_reader.library.count_tables import STATEMENTS

    for statement in STATEMENTS:
        database.conn.execute(statement)


def kept_syllables(database: Database) -> None:
    """The table of syllables that the index of sounds is made with; until now it was no part."""
    from bilingual_reader.library.syllables import KEPT_TABLE, empty_index

    _execute(database, KEPT_TABLE)
    empty_index(database.conn)


def reviews(database: Database) -> None:
    """The states of cards that are reviewed here, and the log of all answers."""
    from bilingual_reader.library.review_tables import TABLES

    _execute(database, TABLES)


def ties_to_anki(database: Database) -> None:
    """What was sent to a running Anki, what is studied there, and the fields of other decks."""
    from bilingual_reader.library.anki_tables import ANKI

    _execute(database, ANKI)


def diary(database: Database) -> None:
    """How long was read on which day."""
    from bilingual_reader.library.learner_tables import DAYS

    _execute(database, DAYS)


def card_choices(database: Database) -> None:
    """Which cards the learner wants of the notes of each language."""
    from bilingual_reader.library.card_tables import TABLE

    _execute(database, TABLE)


def exports_by_format(database: Database) -> None:
    """What was exported is remembered for each format, and which cards are wanted for all."""
    from bilingual_reader.library.export_tables import TABLES

    _execute(database, TABLES)


def own_readings(database: Database) -> None:
    """How the learner reads and cuts Chinese text."""
    from bilingual_reader.library.own_tables import TABLE

    _execute(database, TABLE)


def attached_sounds(database: Database) -> None:
    """The sound files of episodes, their pauses, and when each sentence is heard."""
    from bilingual_reader.library.sound_tables import TABLES

    _execute(database, TABLES)


def preferences(database: Database) -> None:
    """What the learner chose."""
    from bilingual_reader.library.learner_tables import PREFERENCES

    _execute(database, PREFERENCES)


def standings(database: Database) -> None:
    """How many words were known on which day."""
    from bilingual_reader.library.learner_tables import STANDINGS

    _execute(database, STANDINGS)


def spoken_languages(database: Database) -> None:
    """The language that is spoken in the sound of an episode."""
    from bilingual_reader.library.sound_tables import SPOKEN

    _execute(database, SPOKEN)


def exported_before(database: Database) -> None:
    """The times that notes had in earlier decks: by them an untouched one is known in Anki."""
    from bilingual_reader.library.anki_tables import EXPORTED_BEFORE

    _execute(database, EXPORTED_BEFORE)


def _execute(database: Database, statements: str) -> None:
    for statement in statements.split(";"):
        if statement.strip():
            database.conn.execute(statement)


_FIRST_TABLES = """
CREATE TABLE editions (
    id INTEGER PRIMARY KEY,
    episode TEXT NOT NULL,
    turns INTEGER NOT NULL,
    sentences INTEGER NOT NULL
);
CREATE INDEX editions_episode ON editions (episode);
CREATE TABLE turns (
    edition INTEGER NOT NULL REFERENCES editions (id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    speaker TEXT NOT NULL,
    section TEXT NOT NULL,
    PRIMARY KEY (edition, n)
) WITHOUT ROWID;
CREATE TABLE beads (
    edition INTEGER NOT NULL REFERENCES editions (id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    en TEXT NOT NULL,
    zh TEXT NOT NULL,
    start REAL,
    "end" REAL,
    confidence REAL NOT NULL,
    cuts TEXT NOT NULL,
    PRIMARY KEY (edition, n)
) WITHOUT ROWID;
CREATE TABLE episodes (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    edition INTEGER NOT NULL REFERENCES editions (id),
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    show TEXT NOT NULL,
    date TEXT NOT NULL,
    url TEXT NOT NULL,
    summary TEXT NOT NULL,
    languages TEXT NOT NULL,
    word_count INTEGER NOT NULL,
    minutes INTEGER NOT NULL
);
CREATE TABLE sources (
    id TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    episode TEXT NOT NULL
);
CREATE INDEX sources_fingerprint ON sources (fingerprint);
CREATE TABLE positions (
    episode TEXT PRIMARY KEY,
    n INTEGER NOT NULL,
    at TEXT NOT NULL,
    en TEXT NOT NULL,
    zh TEXT NOT NULL
);
CREATE TABLE forms (
    surface TEXT PRIMARY KEY,
    headword TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX forms_headword ON forms (headword);
CREATE TABLE words (
    id TEXT PRIMARY KEY,
    lang TEXT NOT NULL,
    headword TEXT NOT NULL,
    reading TEXT NOT NULL,
    gloss TEXT NOT NULL,
    status TEXT NOT NULL,
    added TEXT NOT NULL,
    changed TEXT NOT NULL,
    traditional TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE TABLE contexts (
    id TEXT PRIMARY KEY,
    word TEXT NOT NULL,
    place INTEGER NOT NULL,
    episode TEXT NOT NULL,
    title TEXT NOT NULL,
    show TEXT NOT NULL,
    url TEXT NOT NULL,
    sentence TEXT NOT NULL,
    translation TEXT NOT NULL,
    surface TEXT NOT NULL,
    speaker TEXT NOT NULL,
    start REAL
);
CREATE INDEX contexts_word ON contexts (word, place);
CREATE INDEX contexts_episode ON contexts (episode);
CREATE TABLE places (
    context TEXT PRIMARY KEY,
    n INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE exports (
    key TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    gone INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    scope TEXT NOT NULL,
    batch TEXT NOT NULL,
    summary TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE changes (
    journal INTEGER NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    "table" TEXT NOT NULL,
    id TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (journal, seq)
) WITHOUT ROWID;
CREATE TABLE revisions (id INTEGER PRIMARY KEY CHECK (id = 1), value INTEGER NOT NULL);
INSERT INTO revisions VALUES (1, 0)
"""


_CORRECTED_BEADS = """
CREATE TABLE corrections (
    id TEXT PRIMARY KEY,
    episode TEXT NOT NULL,
    made TEXT NOT NULL,
    told TEXT NOT NULL
);
CREATE INDEX corrections_episode ON corrections (episode);
CREATE TABLE patches (
    edition INTEGER NOT NULL REFERENCES editions (id) ON DELETE CASCADE,
    correction TEXT NOT NULL,
    part INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    count INTEGER NOT NULL,
    beads TEXT NOT NULL,
    PRIMARY KEY (edition, correction, part)
);
CREATE INDEX patches_correction ON patches (correction);
CREATE TABLE corrected (
    episode TEXT PRIMARY KEY,
    edition INTEGER NOT NULL,
    version INTEGER NOT NULL,
    sentences INTEGER NOT NULL,
    stretches TEXT NOT NULL
) WITHOUT ROWID
"""

_COPIES = """
CREATE TABLE copies (
    fingerprint TEXT PRIMARY KEY,
    issue TEXT NOT NULL,
    date TEXT NOT NULL
) WITHOUT ROWID
"""


FUNCTIONS = (
    first_tables,
    corrected_beads,
    copies_by_issue,
    journal_by_scope,
    full_text,
    own_titles,
    counted_words,
    kept_syllables,
    reviews,
    ties_to_anki,
    diary,
    card_choices,
    own_readings,
    exports_by_format,
    attached_sounds,
    preferences,
    standings,
    spoken_languages,
    exported_before,
)
"""What the names stand for, in the same order."""
