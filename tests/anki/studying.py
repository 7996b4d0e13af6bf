"""Decks of somebody else's making, studied in Anki and exported from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.anki.conftest import Desk
from tests.cli.conftest import Run

KINDS = ["new.apkg", "old.apkg", "new.colpkg", "old.colpkg"]
HSK = {"学习": 30, "discoveries": 2, "<b>老師</b>[sound:x.mp3]": 8, "ferry (n.)": 14, "灯塔": 0}
"""What the deck's fields hold → days of interval."""
STUDIED = {"学习": "known", "discovery": "learning1", "老师": "learning3", "ferry": "learning4"}
"""What the word list has of it: headword → status."""


def add(desk: Desk, deck: str, text: str, interval: int, **card: Any) -> None:
    """A note of the type Basic whose card has that interval; 0: it is new."""
    collection = desk.learner.collection
    note = collection.new_note(collection.models.by_name("Basic"))
    note["Front"], note["Back"] = text, "x"
    collection.add_note(note, collection.decks.id(deck))
    if interval:
        values = {"type": 2, "queue": 2, "ivl": interval, "reps": 5, "factor": 2500, "due": 10}
        study_card(collection, note.cards()[0], **values | card)


def study_card(collection: Any, card: Any, **values: Any) -> None:
    """Set what Anki keeps of a card's schedule."""
    for name, value in values.items():
        setattr(card, name, value)
    collection.update_card(card)


def exported(desk: Desk, folder: Path, kind: str) -> Path:
    """A package as Anki's own dialog writes it, for this version or for older ones."""
    from anki.collection import Collection
    from anki.import_export_pb2 import ExportAnkiPackageOptions

    path, old = folder / kind, kind.startswith("old")
    collection = desk.learner.collection
    if kind.endswith("apkg"):
        options = ExportAnkiPackageOptions(with_scheduling=True, legacy=old)
        collection.export_anki_package(out_path=str(path), limit=None, options=options)
    else:
        collection.export_collection_package(str(path), include_media=False, legacy=old)
        desk.learner.collection = desk.anki.collection = Collection(collection.path)
    return path


def statuses(run: Run) -> dict[str, str]:
    """The word list: headword → status."""
    return {row["word"]: row["status"] for row in json.loads(run("words", "--json").out)["words"]}
