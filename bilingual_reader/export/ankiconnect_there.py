"""What the learner has made of our note type and decks in a running Anki.

Fields and templates are ours by their lasting ids, whatever they are called there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bilingual_reader.core.cards import Clip
from bilingual_reader.core.cards.fields import sound
from bilingual_reader.core.merging import InAnki, Sent, fingerprint
from bilingual_reader.errors import AnkiError, AnkiRefused
from bilingual_reader.export import notetype

if TYPE_CHECKING:
    from bilingual_reader.anki.connect import AnkiConnect

_BETWEEN = "::"
_FEW = 50
"""Notes of a deck that are asked where they lie: the newest ones."""
_HEARD = ("WordAudio", "SentenceAudio")


@dataclass(frozen=True, slots=True)
class OurType:
    """Our note type as it is there."""

    fields: Mapping[str, str]
    """Name of a field of ours → what it is called there."""
    templates: tuple[int, ...] = tuple(range(len(notetype.TEMPLATES)))
    """Places of our templates that are left, in the order there; all in ours where none lacks."""


AS_SHIPPED = OurType({name: name for name in notetype.FIELDS})


def our_type(anki: AnkiConnect) -> OurType | None:
    """Our note type, None where Anki has none.

    Raises AnkiError where it lacks one of our fields, or has it under another name and does not
    say so: AnkiConnect tells the ids of fields since `findModelsById` (2023), and Anki keeps none
    for note types that came into it before 23.10.
    """
    types = anki.note_types().items()
    name = next((name for name, number in types if number == notetype.MODEL_ID), None)
    if name is None:
        return None
    try:
        told = anki.ask("findModelsById", modelIds=[notetype.MODEL_ID])
    except AnkiRefused:  # older than this action
        told = [{"flds": [{"name": n} for n in anki.ask("modelFieldNames", modelName=name)]}]
    with anki.understood():
        there = OurType(_fields(told[0]["flds"]), _templates(told[0].get("tmpls", ())))
        names = {field["name"] for field in told[0]["flds"]}
    lost = [field for field, called in there.fields.items() if called not in names]
    if lost:
        raise _lost(lost, name, anki.url)
    return there


def _fields(told: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    called = {field.get("id"): str(field["name"]) for field in told}
    return {
        name: called.get(notetype.field_id(place), name)
        for place, name in enumerate(notetype.FIELDS)
    }


def _templates(told: Iterable[Mapping[str, Any]]) -> tuple[int, ...]:
    places = {notetype.template_id(place): place for place in AS_SHIPPED.templates}
    left = tuple(places[each["id"]] for each in told if each.get("id") in places)
    # None: it tells no ids. All, in whatever order: Anki finds each by its id.
    return left if 0 < len(left) < len(places) else AS_SHIPPED.templates


def _lost(lost: Sequence[str], name: str, where: str) -> AnkiError:
    more = f" and {len(lost) - 3} more" if len(lost) > 3 else ""
    what = f"the note type {name!r} in Anki has no field {', '.join(lost[:3])}{more}"
    todo = (
        "give it its name back there (Tools, Manage Note Types, Fields); one that was deleted "
        "comes with a deck file, imported with Merge notetypes"
    )
    return AnkiError(what, where, todo)


def our_notes(anki: AnkiConnect) -> set[int]:
    """The ids of all notes of our note type, whatever the learner calls it."""
    return set(anki.numbers("findNotes", f"mid:{notetype.MODEL_ID}"))


def notes_in(
    anki: AnkiConnect, numbers: Sequence[int], names: Mapping[str, str] | None = None
) -> Iterator[InAnki]:
    """These notes as they are in Anki. Raises AnkiError.

    With `names` (`OurType.fields`) with our fields alone, by our names; else with all of theirs.
    """
    for told in anki.notes(numbers):
        with anki.understood():
            fields = {name: str(field["value"]) for name, field in told["fields"].items()}
            if names is not None:
                fields = {ours: fields[there] for ours, there in names.items() if there in fields}
            tags = tuple(str(tag) for tag in told["tags"])
            note = InAnki(int(told["noteId"]), fields, tags, int(told.get("mod") or 0))
        yield note


def sounds_there(
    anki: AnkiConnect, clips: Iterable[Clip], remembered: Mapping[str, Sent]
) -> list[Clip]:
    """Those of the sounds that Anki has, or that a note which was sent to it plays."""
    names = sound_names(anki)
    played = {p for sent in remembered.values() for f in _HEARD if (p := sent.fields.get(f))}
    return [c for c in clips if c.name in names or fingerprint(sound(c)) in played]


def sound_names(anki: AnkiConnect) -> set[str]:
    """The names of all files in Anki's media folder; none where it is too old to say."""
    try:
        return set(anki.ask("getMediaFilesNames", pattern="*"))
    except AnkiRefused:
        return set()


def renamed_decks(anki: AnkiConnect, decks: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """Our deck → where new cards of it go, of those that are not there by their name.

    `decks` has for each the notes that were sent. Anki gives decks ids of its own: a deck that the
    learner renamed, or emptied into another, is known by where the cards of its notes lie.
    """
    with anki.understood():
        there = {str(name) for name in anki.ask("deckNamesAndIds")}
    missing = [deck for deck in decks if deck not in there and decks[deck]]
    # A card that is in a filtered deck lies there for a while only.
    queries = [f"-deck:filtered nid:{','.join(map(str, decks[d][-_FEW:]))}" for d in missing]
    cards = anki.ask_all(("findCards", {"query": query}) for query in queries)
    lying = anki.ask_all(("getDecks", {"cards": found}) for found in cards)
    with anki.understood():
        fullest = [max(told, key=lambda name: len(told[name]), default="") for told in lying]
    return moved_decks(decks, there, {d: n for d, n in zip(missing, fullest, strict=True) if n})


def moved_decks(
    decks: Iterable[str], there: Collection[str], found: Mapping[str, str]
) -> dict[str, str]:
    """`found`, decks and where they went, with those that were never there, which go beside them.

    Where `A::B::1` became `C::B::1` and there is no `A` any more, `A::D::2` is to be `C::D::2`.
    """
    above = {
        parent: became
        for deck, now in found.items()
        for parent, became in _parents(deck, now)
        if parent not in there
    }
    moved = dict(found)
    for deck in decks:
        known = [parent for parent in above if deck.startswith(f"{parent}{_BETWEEN}")]
        if deck not in there and deck not in found and known:
            parent = max(known, key=len)
            moved[deck] = above[parent] + deck[len(parent) :]
    return moved


def _parents(deck: str, now: str) -> Iterator[tuple[str, str]]:
    """What was above a deck and what is now, for each level at which the name did not change."""
    was, became = deck.split(_BETWEEN), now.split(_BETWEEN)
    while len(was) > 1 and len(became) > 1 and was.pop() == became.pop():
        yield _BETWEEN.join(was), _BETWEEN.join(became)
