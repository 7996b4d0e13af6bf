"""`export --to-anki`: the word list straight into a running Anki."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from bilingual_reader.cli.output import counted, printable
from bilingual_reader.errors import AnkiError

if TYPE_CHECKING:
    from bilingual_reader.cli.anki_way import Way
    from bilingual_reader.cli.state import State
    from bilingual_reader.core.cards import Note
    from bilingual_reader.core.merging import Sent
    from bilingual_reader.export.ankiconnect import Done
    from bilingual_reader.export.ankiconnect_plan import Plan
    from bilingual_reader.library import Library

_NAMED = 5
"""Words that are named of a list."""


def send_notes(
    state: State, library: Library, notes: Sequence[Note], way: Way, *, part: bool, dry: bool
) -> None:
    """Send the notes, say what became of them, and remember it in the library.

    `part`: they are chosen from the list, so that others are not gone. `dry` only says what would
    be done. Raises AnkiError where Anki cannot be reached or did not take all.
    """
    from bilingual_reader.cli.progress import Bar
    from bilingual_reader.export.ankiconnect import send
    from bilingual_reader.export.ankiconnect_plan import make_plan

    anki = way.open(state.config)
    profile = anki.profile()
    target = f"{anki.url} {profile}".strip()
    before, known_gone = library.exported(), library.gone()
    current = {note.key: note.stamp for note in notes}
    bar = Bar("asking Anki")
    try:
        remembered = library.sent_to_anki(target)
        plan = make_plan(
            anki, notes, remembered, before, overwrite=way.overwrite, told=bar.count
        )  # fmt: skip
        bar.clear()
        done = None
        if not dry:
            bar = Bar("writing to Anki")
            done = send(anki, plan, _Remember(library, target, current), bar.count)
    finally:
        bar.clear()
    named = current.keys() | known_gone
    gone = [] if part else [key for key in before if key not in named]
    if done is not None and not part:
        has = {key: stamp for key, stamp in current.items() if key in library.exported()}
        library.set_exported(has)
    where = f"Anki, {profile}" if profile else "Anki"
    for line in _lines(plan, done, gone, where):
        click.echo(printable(line))
    if done is not None and done.failed:
        raise _not_all(done.failed, anki.url)


@dataclass(frozen=True, slots=True)
class _Remember:
    """Keeps what Anki has, also for deck files: they need not bring the same again."""

    library: Library
    target: str
    stamps: Mapping[str, str]

    def __call__(self, sent: Mapping[str, Sent]) -> None:
        with self.library.writing():
            self.library.set_sent_to_anki(self.target, sent)
            self.library.set_exported({key: self.stamps[key] for key in sent}, chosen=True)


def _lines(plan: Plan, done: Done | None, gone: Sequence[str], where: str) -> list[str]:
    new = [note.key for note in plan.new if done is None or note.key in done.notes]
    changed = [note.key for note, _ in plan.changed if done is None or note.key in done.notes]
    parts = [f"{len(new)} new", f"{len(changed)} changed", f"{len(plan.unchanged)} unchanged"]
    if gone:
        parts.append(f"{len(gone)} no longer here ({_words(gone)}; Anki keeps them)")
    if plan.media:
        parts.append(counted(len(plan.media), "sound"))
    lines = [f"{where}: {', '.join(parts)}" + ("" if done else " (nothing is written yet)")]
    if plan.kept:
        fields = [f"{_word(key)} ({', '.join(names)})" for key, names in plan.kept.items()]
        lines.append(f"edited in Anki and kept so: {_some(fields)}; --overwrite writes over them")
    if plan.deleted:
        lines.append(f"deleted in Anki: {_words(plan.deleted)}; --overwrite brings them back")
    return lines


def _not_all(failed: Mapping[str, str], where: str) -> AnkiError:
    first, why = next(iter(failed.items()))
    also = f" and {counted(len(failed) - 1, 'other')}" if len(failed) > 1 else ""
    what = f"Anki does not have {_word(first)}{also} as here ({why})"
    return AnkiError(what, where, "run this again: what was done stays done")


def _word(key: str) -> str:
    return key.partition(":")[2] or key


def _words(keys: Collection[str]) -> str:
    return _some([_word(key) for key in keys])


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"
