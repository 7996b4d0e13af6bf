"""Writing the word list into a running Anki, note by note, field by field.

New notes travel as a package of our own that Anki is asked to import: `createModel` and `addNote`
would make a note type and notes with ids of Anki's choosing, and a deck file imported later, here
or on another device, would be a second note type with every word twice. Notes that are there get
`updateNoteFields` with the fields that changed, and our tags one by one: what the learner edited
elsewhere in them is not even read.
"""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from bilingual_reader.core.cards import Clip, Note
from bilingual_reader.core.merging import Merged, Sent, fingerprint, sent
from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.errors import AnkiError, AnkiRefused
from bilingual_reader.export.ankiconnect_plan import NAMES, Plan, batches
from bilingual_reader.export.ankiconnect_there import notes_in, our_notes

if TYPE_CHECKING:
    from bilingual_reader.anki.connect import AnkiConnect
    from bilingual_reader.export.rows import Row

Remember = Callable[[Mapping[str, Sent]], None]
"""Told, by key, what Anki has now, after every batch: it outlives whatever ends the run."""

_WRITTEN_AT_ONCE = 50
"""Notes a request: Anki answers nothing else meanwhile, and what a broken one did is unknown."""
_STORED_AT_ONCE = 25
"""Sounds a request, where Anki copies them itself; else one, whose bytes travel."""
_TAKEN_IN_AT_ONCE = 250
"""New notes a package."""
_NOT_TAKEN = "Anki did not take it: close the note in its browser"
_NOT_MADE = "Anki did not take it: it may be there under another note type"
_NO_CARD = "Anki's note type has none of its cards any more: choose others with --cards"
_NAME = "_bilingual-reader.apkg"


@dataclass(slots=True)
class Done:
    """What became of a plan."""

    notes: set[str] = field(default_factory=set)
    """Keys of the notes that Anki has now as they are here."""
    failed: dict[str, str] = field(default_factory=dict)
    """Key of a note, or name of a sound → why Anki does not have it."""


def send(
    anki: AnkiConnect, plan: Plan, profile: str, remember: Remember, told: Progress = untold
) -> Done:
    """Do what the plan says. What Anki refuses is told and does not stop the rest.

    `profile` is the one of which the plan was made. Raises AnkiError where Anki goes away in the
    middle, or opens another; what was done then is remembered, and the next plan is the rest.
    """
    done = Done()
    steps = _Steps(told, len(plan.media) + len(plan.changed) + len(plan.new))
    try:
        _check_profile(anki, profile)
        remember(plan.settled)
        _send_media(anki, plan.media, done, steps)
        for batch in batches(plan.changed, _WRITTEN_AT_ONCE, steps.within):
            _check_profile(anki, profile)
            remember(_change(anki, batch, plan, done))
            steps.add(len(batch))
        for fresh in batches(plan.new, _TAKEN_IN_AT_ONCE, steps.within):
            _check_profile(anki, profile)
            remember(_take_in(anki, fresh, plan, done))
            steps.add(len(fresh))
    except AnkiError as error:
        if isinstance(error, AnkiRefused):
            raise
        count = f"{len(done.notes)} of {len(plan.changed) + len(plan.new)} notes were written"
        raise AnkiError(f"{error.what} ({count})", error.where, error.todo) from error
    return done


def _check_profile(anki: AnkiConnect, profile: str) -> None:
    """Each batch goes to the collection it was meant for: the learner may switch at any time."""
    now = anki.profile()
    if now != profile:
        what = f"Anki has another profile open now, {now!r} instead of {profile!r}"
        raise AnkiError(what, anki.url, "run this again: what was done stays done")


class _Steps:
    """How far it is, over all that is done."""

    def __init__(self, told: Progress, total: int) -> None:
        self._told, self._total, self._done = told, total, 0

    def add(self, count: int) -> None:
        self._done += count
        self._told(self._done, self._total)

    def within(self, done: int, total: int) -> None:
        self._told(self._done, self._total)


def _send_media(anki: AnkiConnect, clips: Sequence[Clip], done: Done, steps: _Steps) -> None:
    for batch in batches(clips, _STORED_AT_ONCE, steps.within):
        for clip, seen in zip(batch, _by_path(anki, batch), strict=True):
            if not seen:
                _by_bytes(anki, clip, done)
            steps.add(1)


def _by_path(anki: AnkiConnect, clips: Sequence[Clip]) -> list[bool]:
    """Let Anki copy the files; whether it did. In a sandbox, or behind a tunnel, it sees none."""
    if not anki.here:
        return [False] * len(clips)
    paths = [(clip.name, str(Path(clip.file).absolute())) for clip in clips]
    asked = (("storeMediaFile", {"filename": name, "path": path}) for name, path in paths)
    return [not isinstance(result, AnkiRefused) for result in anki.ask_each(asked)]


def _by_bytes(anki: AnkiConnect, clip: Clip, done: Done) -> None:
    try:
        data = _packed(Path(clip.file).read_bytes())
        anki.ask("storeMediaFile", filename=clip.name, data=data)
    except AnkiRefused as refusal:
        done.failed[clip.name] = refusal.what
    except OSError as error:
        done.failed[clip.name] = error.strerror or "it cannot be read"


def _change(
    anki: AnkiConnect, batch: Sequence[tuple[Note, Merged]], plan: Plan, done: Done
) -> dict[str, Sent]:
    names = plan.there.fields
    asked = [(note.key, action) for note, merged in batch for action in _actions(merged, names)]
    results = anki.ask_each(action for _, action in asked)
    for (key, _), result in zip(asked, results, strict=True):
        if isinstance(result, AnkiRefused):
            done.failed.setdefault(key, result.what)
    numbers = [merged.sent.number for _, merged in batch]
    now = {each.number: each for each in notes_in(anki, numbers, names)}
    taken = {}
    for note, merged in batch:
        there = now.get(merged.sent.number)
        fields = there.fields if there else {}
        if any(
            fingerprint(fields.get(name, "")) != fingerprint(html)
            for name, html in merged.write.items()
        ):
            done.failed.setdefault(note.key, _NOT_TAKEN)
        if note.key not in done.failed:
            taken[note.key] = merged.sent
            done.notes.add(note.key)
    return taken


def _actions(merged: Merged, names: Mapping[str, str]) -> Iterable[tuple[str, dict[str, Any]]]:
    number = merged.sent.number
    if merged.write:
        fields = {names[name]: html for name, html in merged.write.items()}
        yield "updateNoteFields", {"note": {"id": number, "fields": fields}}
    if merged.add:
        yield "addTags", {"notes": [number], "tags": " ".join(merged.add)}
    if merged.remove:
        yield "removeTags", {"notes": [number], "tags": " ".join(merged.remove)}


def _take_in(anki: AnkiConnect, notes: Sequence[Note], plan: Plan, done: Done) -> dict[str, Sent]:
    rows = {note.key: _row(note, plan) for note in notes}
    bare = [key for key, row in rows.items() if not row.places]
    done.failed.update((key, _NO_CARD) for key in bare)
    notes = [note for note in notes if note.key not in bare]
    if not notes:
        return {}
    before = our_notes(anki)
    try:
        _import(anki, _package([rows[note.key] for note in notes], plan))
    except AnkiRefused as refusal:
        done.failed.update((note.key, refusal.what) for note in notes)
    made = notes_in(anki, sorted(our_notes(anki) - before), plan.there.fields)
    numbers = {fingerprint(each.fields.get("Key", "")): each.number for each in made}
    taken = {}
    for note in notes:
        number = numbers.get(fingerprint(note.fields["Key"]))
        if number is not None:
            taken[note.key] = sent(note, NAMES, number)
            done.notes.add(note.key)
        else:
            done.failed.setdefault(note.key, _NOT_MADE)
    return taken


def _row(note: Note, plan: Plan) -> Row:
    """The note with the cards that can be made there, without its sounds: they go by themselves."""
    from bilingual_reader.export.rows import row_of

    row = row_of(note._replace(media=()))
    left = "".join(place for place in row.places if int(place) in plan.there.templates)
    return row._replace(places=left)


def _package(rows: Sequence[Row], plan: Plan) -> bytes:
    from bilingual_reader.export.package import write_package

    file = io.BytesIO()
    write_package(rows, file, plan.there.templates, plan.decks)
    return file.getvalue()


def _import(anki: AnkiConnect, packed: bytes) -> None:
    if anki.here:
        with TemporaryDirectory(prefix="bilingual-reader-") as folder:
            path = Path(folder) / "words.apkg"
            path.write_bytes(packed)
            try:
                anki.ask("importPackage", path=str(path))
                return
            except AnkiRefused:
                pass  # as for sounds: then it gets the bytes
    anki.ask("storeMediaFile", filename=_NAME, data=_packed(packed))
    try:
        anki.ask("importPackage", path=_in_media_folder(anki))
    finally:
        anki.ask("deleteMediaFile", filename=_NAME)


def _in_media_folder(anki: AnkiConnect) -> str:
    try:
        folder = str(anki.ask("getMediaDirPath"))
    except AnkiRefused:  # older than this action: the path is relative to that folder anyway
        return _NAME
    return f"{folder}{chr(92) if chr(92) in folder else '/'}{_NAME}"


def _packed(data: bytes) -> str:
    return b64encode(data).decode("ascii")
