"""The hour, at the speed of the machine, and what Anki makes of its deck."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.hour.story import MARKED, an_hour, environment, missing
from tests.hour.terminal import Terminal

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"{missing()} is not installed")


def test_an_hour_of_reading(tmp_path: Path, cache: Path) -> None:
    """Imported, heard, read, thirty words marked, reviewed, exported: Anki has the thirty."""
    given = environment(tmp_path, cache)
    with Terminal(given) as terminal:
        deck = an_hour(terminal, tmp_path)
    command = ["bilingual-reader", "words", "--json"]
    listed = subprocess.run(command, env=given, capture_output=True, check=True)
    words = {word["word"] for word in json.loads(listed.stdout)["words"]}
    assert len(words) == MARKED
    notes = imported(deck, tmp_path)
    assert {note["Word"] for note in notes} == words
    assert all("[sound:bilingual-reader-" in note["SentenceAudio"] for note in notes)


def imported(deck: Path, folder: Path) -> list[dict[str, str]]:
    """The notes of a package as Anki has them, field by field."""
    collection = pytest.importorskip("anki.collection")
    made = collection.Collection(str(folder / "collection.anki2"))
    try:
        options = collection.ImportAnkiPackageOptions()
        asked = collection.ImportAnkiPackageRequest(package_path=str(deck), options=options)
        made.import_anki_package(asked)
        return [dict(made.get_note(number).items()) for number in made.find_notes("")]
    finally:
        made.close()
