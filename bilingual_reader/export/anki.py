"""The word list as a deck for Anki."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bilingual_reader.core.cards import NO_EXTRAS, Extras, Note, claimed, note, stamped, studied
from bilingual_reader.core.words import Word
from bilingual_reader.errors import ExportError
from bilingual_reader.export.files import replacing
from bilingual_reader.export.kept import Kept
from bilingual_reader.export.making import Cards, Look, Maker, choice_of
from bilingual_reader.export.report import Report, compare
from bilingual_reader.export.rows import Row
from bilingual_reader.export.sounds import Sounds


def notes_of(
    words: Iterable[Word],
    previous: Mapping[str, str],
    choice: Cards = None,
    extras: Mapping[str, Extras] | None = None,
) -> list[Note]:
    """The notes of these words, each with the time it may claim; a key that comes twice once.

    `extras` has by key what dictionaries and sound add. Raises ExportError when there is none.
    """
    made: dict[str, Note] = {}
    for word in words:
        added = (extras or {}).get(word.key, NO_EXTRAS)
        told = note(word, choice_of(choice, word.lang), added)
        made[word.key] = stamped(told, previous.get(word.key, ""))
    if not made:
        raise nothing()
    return list(made.values())


def nothing() -> ExportError:
    """What is said where there is no word."""
    return ExportError(
        "there is no word to export", todo="mark some while reading (key m) and export again"
    )


def write_apkg(
    words: Iterable[Word],
    path: Path,
    previous: Mapping[str, str] | None = None,
    choice: Cards = None,
    extras: Mapping[str, Extras] | Look | None = None,
    *,
    kept: Kept | None = None,
    dry: bool = False,
    now: int = 0,
) -> Report:
    """Write the deck package; `previous` is `Report.current` of the last export.

    Which words go in: `core.cards.studied`. `extras` has by key what dictionaries and sound add,
    or finds it for the words that need it; `kept` spares the work on what did not change since the
    last export; `dry` only reports; `now` is the time in seconds since 1970, which notes that
    changed since the last export claim. A sound that cannot be read is left out and reported.
    Raises ExportError; the file that was there is then as it was.
    """
    before = previous or {}
    maker = Maker(choice, extras or {}, kept, Sounds(uncut=dry))
    chosen = {w.key: w for w in words if studied(w, before.get(w.key, ""))}
    if not chosen:
        raise nothing()
    made = maker.rows(list(chosen.values()))
    rows = [_claiming(row, before.get(row.key, ""), now) for row in _as_before(made, before, maker)]
    report = compare(path, {row.key: row.stamp for row in rows}, before, maker.silent)
    if not dry:
        from bilingual_reader.export.package import write_package

        if kept:
            kept.save()
        with replacing(path) as file:
            write_package(rows, file)
    return report


def _as_before(rows: Iterable[Row], before: Mapping[str, str], maker: Maker) -> Iterator[Row]:
    """The rows; one that lacks but the sound which Anki was given before counts as it was.

    A recording may only be away, on a disk that is not plugged in: no reason to replace the note.
    """
    for row in rows:
        whole = maker.whole.get(row.key, "")
        held = bool(whole) and before.get(row.key, "").partition(" ")[2] == whole
        yield row._replace(content=whole) if held else row


def _claiming(row: Row, before: str, now: int) -> Row:
    """The row with the time that it may claim, as `core.cards.stamped` does it for notes."""
    time = claimed(row.changed, row.content, before, now) if before else row.changed
    return row if time == row.changed else row._replace(changed=time)
