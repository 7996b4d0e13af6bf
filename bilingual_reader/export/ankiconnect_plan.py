"""What a running Anki lacks of the word list, found out before anything is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from bilingual_reader.core.cards import Clip, Note
from bilingual_reader.core.cards.records import ROOT_TAG
from bilingual_reader.core.merging import InAnki, Merged, Sent, fingerprint, merge, sent
from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.export import notetype
from bilingual_reader.export.ankiconnect_there import (
    AS_SHIPPED,
    OurType,
    notes_in,
    our_notes,
    our_type,
    renamed_decks,
    sound_names,
)

if TYPE_CHECKING:
    from bilingual_reader.anki.connect import AnkiConnect

T = TypeVar("T")

NAMES = tuple(name for name in notetype.FIELDS if name != "Key")
"""The fields that are written; the key is the note itself."""
_MARKED_AT_ONCE = 100_000
"""Milliseconds: notes of words that were marked in one go have numbers that follow each other."""
_ASKED_AT_ONCE = 200
"""Notes whose fields are asked for in one request: about half a megabyte of answer."""


@dataclass(frozen=True, slots=True)
class Held:
    """What decks of ours held, whether or not this Anki has seen them."""

    stamps: Mapping[str, str] = field(default_factory=dict)
    """Key → stamp of the note, in the last deck that had it."""
    earlier: Mapping[str, Collection[int]] = field(default_factory=dict)
    """Key → the times that it had in decks before, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, and what is not."""

    new: tuple[Note, ...]
    changed: tuple[tuple[Note, Merged], ...]
    """Notes that are there and lack something."""
    unchanged: tuple[str, ...]
    """Keys of the notes to which nothing is to be done."""
    kept: Mapping[str, tuple[str, ...]]
    """Key → fields that changed here and were edited in Anki too: the edit stands."""
    deleted: tuple[str, ...]
    """Keys of notes that were sent and that the learner deleted in Anki: they stay deleted."""
    elsewhere: tuple[str, ...]
    """Keys of notes that the learner moved to another note type: they stay as they are."""
    settled: Mapping[str, Sent]
    """What to remember of unchanged notes without writing them."""
    media: tuple[Clip, ...]
    """Sounds that Anki does not have, of unchanged notes too: an earlier run may have failed."""
    there: OurType
    """Our note type as it is in Anki; as shipped where it is not there yet."""
    decks: Mapping[str, str]
    """Deck of new notes → its name in Anki, where the learner gave it another."""


def make_plan(
    anki: AnkiConnect,
    notes: Sequence[Note],
    remembered: Mapping[str, Sent],
    held: Held,
    *,
    overwrite: bool = False,
    told: Progress = untold,
) -> Plan:
    """Compare the notes with what is in Anki; nothing is written there.

    `remembered` is what was sent to this Anki before, `held` what decks held.
    `overwrite` writes over edits of fields that changed here too, and brings deleted notes back.
    Raises AnkiError.
    """
    there = _There(anki, remembered)
    same = {n.key for n in notes if (was := there.known.get(n.key)) and _as(n, was) == was}
    there.look([note.key for note in notes if note.key not in same], told)
    draft, missing = _Draft(), []
    for note in notes:
        theirs = there.find(note)
        if note.key in same:
            draft.unchanged.append(note.key)
        elif theirs is not None:
            base = there.known.get(note.key)
            draft.compare(note, _merged(note, theirs, base, held, overwrite))
        else:
            missing.append(note)
    draft.place(missing, there.elsewhere(missing), there.deleted if not overwrite else ())
    absent = {*draft.deleted, *draft.elsewhere}
    media = _lacking(anki, [n for n in notes if n.key not in absent])
    decks = renamed_decks(anki, there.by_deck(notes)) if draft.new else {}
    return draft.plan(media, there.type or AS_SHIPPED, decks)


@dataclass(slots=True)
class _Draft:
    """A plan while it is made."""

    new: list[Note] = field(default_factory=list)
    changed: list[tuple[Note, Merged]] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept: dict[str, tuple[str, ...]] = field(default_factory=dict)
    deleted: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    settled: dict[str, Sent] = field(default_factory=dict)

    def compare(self, note: Note, merged: Merged) -> None:
        """Put a note that is in Anki where it belongs."""
        if merged.kept:
            self.kept[note.key] = merged.kept
        if merged.something:
            self.changed.append((note, merged))
        else:
            self.unchanged.append(note.key)
            self.settled[note.key] = merged.sent

    def place(
        self, missing: Iterable[Note], elsewhere: Collection[str], deleted: Collection[str]
    ) -> None:
        """Put the notes that our note type lacks in Anki where they belong."""
        for note in missing:
            if note.key in elsewhere:
                self.elsewhere.append(note.key)
            elif note.key in deleted:
                self.deleted.append(note.key)
            else:
                self.new.append(note)

    def plan(self, media: tuple[Clip, ...], there: OurType, decks: Mapping[str, str]) -> Plan:
        """The plan."""
        return Plan(
            tuple(self.new),
            tuple(self.changed),
            tuple(self.unchanged),
            self.kept,
            tuple(self.deleted),
            tuple(self.elsewhere),
            self.settled,
            media,
            there,
            decks,
        )


class _There:
    """The notes of our note type that are in Anki."""

    def __init__(self, anki: AnkiConnect, remembered: Mapping[str, Sent]) -> None:
        self._anki = anki
        self._remembered = remembered
        self.type = our_type(anki)
        self._numbers = our_notes(anki) if self.type else set()
        self.known = {k: s for k, s in remembered.items() if s.number in self._numbers}
        # Where nothing of all that was sent is there, it is another collection: none was deleted.
        self.deleted = remembered.keys() - self.known.keys() if self.known else set()
        self._found: dict[str, InAnki] = {}
        self._by_number: dict[int, InAnki] = {}

    def look(self, keys: Iterable[str], told: Progress) -> None:
        """Ask for the notes of these keys, and for those of which nothing is remembered."""
        strangers = self._numbers - {each.number for each in self.known.values()}
        ours = {self.known[key].number for key in keys if key in self.known}
        names = self.type.fields if self.type else None
        for batch in batches(sorted(strangers | ours), _ASKED_AT_ONCE, told):
            for note in notes_in(self._anki, batch, names):
                self._found.setdefault(fingerprint(note.fields.get("Key", "")), note)
                self._by_number[note.number] = note

    def find(self, note: Note) -> InAnki | None:
        """The note in Anki that has this one's key, or had it when it was sent."""
        found = self._found.get(fingerprint(note.fields["Key"]))
        before = self.known.get(note.key)
        return found or (self._by_number.get(before.number) if before else None)

    def by_deck(self, notes: Iterable[Note]) -> dict[str, list[int]]:
        """The decks of these notes, each with the numbers of those that are there."""
        decks: dict[str, list[int]] = {}
        for note in notes:
            numbers = decks.setdefault(note.deck, [])
            if note.key in self.known:
                numbers.append(self.known[note.key].number)
        return {deck: sorted(numbers) for deck, numbers in decks.items()}

    def elsewhere(self, notes: Sequence[Note]) -> set[str]:
        """The keys of those notes that the learner moved to another note type.

        If they came again, Anki would merge that type into ours, and empty the fields of all notes.
        No search finds a note by its guid: it is known by its number, or by its word, our tag, and
        a number that is the time when the word was marked, or just behind.
        """
        if not notes:
            return set()
        sent_before = [self._remembered[n.key].number for n in notes if n.key in self._remembered]
        query = f"tag:{ROOT_TAG}::* -mid:{notetype.MODEL_ID}"
        numbers = {*sent_before, *self._anki.numbers("findNotes", query)}
        # A type with all our fields is the second one that Anki makes of ours: to be merged.
        ours = set(notetype.FIELDS)
        found = list(notes_in(self._anki, sorted(numbers)))
        there = [each for each in found if not ours <= each.fields.keys()]
        if self.type and len(there) < len(found):  # joining brings all templates back
            self.type = replace(self.type, templates=AS_SHIPPED.templates)
        return {note.key for note in notes if any(self._is(note, each) for each in there)}

    def _is(self, note: Note, there: InAnki) -> bool:
        before = self._remembered.get(note.key)
        if before and there.number == before.number:
            return True
        words = {fingerprint(html) for html in there.fields.values()}
        behind = there.number - note.added
        return 0 <= behind < _MARKED_AT_ONCE and fingerprint(note.fields["Word"]) in words


def batches(items: Sequence[T], size: int, told: Progress) -> Iterator[list[T]]:
    """The items in lists of at most `size`; `told` hears how many are done."""
    left = iter(items)
    done = 0
    while batch := list(islice(left, size)):
        told(done, len(items))
        yield batch
        done += len(batch)
    told(len(items), len(items))


def _as(note: Note, before: Sent) -> Sent:
    """What would be remembered, were the note in Anki as it is here."""
    return sent(note, NAMES, before.number)


def _merged(note: Note, theirs: InAnki, base: Sent | None, held: Held, overwrite: bool) -> Merged:
    told, _, content = held.stamps.get(note.key, "").partition(" ")
    time = int(told) if told.isascii() and told.isdigit() else 0
    # An edit in Anki has a time of its own.
    untouched = theirs.changed > 0 and theirs.changed in {time, *held.earlier.get(note.key, ())}
    return merge(
        note,
        theirs,
        base,
        NAMES,
        untouched=untouched,
        # Older than what the deck held, Anki has not seen that deck.
        same_word=content == note.content and theirs.changed > time,
        overwrite=overwrite,
    )


def _lacking(anki: AnkiConnect, notes: Iterable[Note]) -> tuple[Clip, ...]:
    # One with a fault is there, or its note would not name it: `sounds_there`.
    clips = {clip.name: clip for note in notes for clip in note.media if not clip.fault}
    there = sound_names(anki) if clips else ()
    return tuple(clip for name, clip in clips.items() if name not in there)
