"""A learner's Anki that answers on a port of this machine."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bilingual_reader.anki.connect import AnkiConnect
from bilingual_reader.core.cards import Choice, Extras, Note
from bilingual_reader.core.merging import Sent
from bilingual_reader.core.words import Word
from bilingual_reader.export import notetype
from bilingual_reader.export.anki import notes_of
from bilingual_reader.export.ankiconnect import Done, send
from bilingual_reader.export.ankiconnect_plan import Held, Plan, make_plan
from tests.anki.server import FakeConnect
from tests.export.conftest import Learner


class Student(Learner):
    """A learner who has other notes too."""

    def notes(self) -> list[Any]:
        """The notes that this program made."""
        ours = self.collection.find_notes(f"mid:{notetype.MODEL_ID}")
        return [self.collection.get_note(number) for number in ours]


class Desk:
    """A word list beside a running Anki: what `export --to-anki` remembers, without a library."""

    def __init__(self, learner: Student) -> None:
        self.learner = learner
        self.anki = FakeConnect(learner.collection)
        self.sent: dict[str, Sent] = {}
        self.stamps: dict[str, str] = {}
        self.earlier: dict[str, set[int]] = {}

    def plan(self, words: Sequence[Word], *, overwrite: bool = False) -> Plan:
        """What would be done."""
        return self._plan(notes_of(words, self.stamps), overwrite)

    def send(
        self,
        words: Sequence[Word],
        *,
        overwrite: bool = False,
        extras: Mapping[str, Extras] | None = None,
        choice: Choice | None = None,
    ) -> tuple[Plan, Done]:
        """Send the words."""
        notes = notes_of(words, self.stamps, choice, extras)
        stamps = {note.key: note.stamp for note in notes}

        def remember(sent: object) -> None:
            assert isinstance(sent, dict)
            self.sent.update(sent)
            self.stamps.update({key: stamps[key] for key in sent})

        profile = self.anki.profile or ""
        plan = self._plan(notes, overwrite)
        anki = AnkiConnect(self.anki.url, self.anki.key)
        return plan, send(anki, plan, profile, remember)

    def edit(self, key: str, tags: Sequence[str] = (), **fields: str) -> None:
        """As the learner does in Anki's editor."""
        note = self.learner.note(key)
        for name, value in fields.items():
            note[name] = value
        note.tags += tags
        self.learner.collection.update_note(note)

    def _plan(self, notes: Sequence[Note], overwrite: bool) -> Plan:
        anki = AnkiConnect(self.anki.url, self.anki.key)
        anki.greet()
        held = Held(self.stamps, self.earlier)
        return make_plan(anki, notes, self.sent, held, overwrite=overwrite)


@pytest.fixture
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Desk]]:
    """New desks, each with an empty Anki, closed at the end."""
    made: list[Desk] = []
    numbers = count()

    def new() -> Desk:
        made.append(Desk(Student(tmp_path_factory.mktemp(f"desk{next(numbers)}"))))
        return made[-1]

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"anki\.")
        yield new
        for desk in made:
            desk.anki.close()
            desk.learner.collection.close()


@pytest.fixture
def desk(desks: Callable[[], Desk]) -> Desk:
    """A new desk."""
    return desks()


@pytest.fixture(scope="module")
def small_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the small lexicon is compiled, once."""
    return tmp_path_factory.mktemp("small")


@pytest.fixture
def study(
    desk: Desk, small_lexicon: None, small_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """An Anki that the settings name, with a deck of somebody else's making, in part studied."""
    monkeypatch.setenv("BILINGUAL_READER_CACHE", str(small_cache))
    # Words are of yesterday: Anki tells times by the second.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    monkeypatch.setenv("BILINGUAL_READER_ANKI_URL", desk.anki.url)
    from tests.anki.studying import HSK, add

    for text, interval in HSK.items():
        add(desk, "HSK::1级", text, interval)
    add(desk, "Geography", "Which of these rivers is longest, and why is that so?", 100)
    return desk
