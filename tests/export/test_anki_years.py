"""Years of a learner between this library and Anki, chosen by Hypothesis: nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bilingual_reader.cli.exporting import Part
from bilingual_reader.core.cards import FLAGS, note
from bilingual_reader.core.documents import LANGUAGES, Episode, Pair
from bilingual_reader.core.words import Context, Word
from bilingual_reader.export import write
from bilingual_reader.export.report import Report
from bilingual_reader.library import Library
from tests.export.conftest import Learner, schedule

OWN_STYLE = "\n.word { color: teal; }"
FORMS = {"go": ("go", "went", "gone"), "fog": ("fog", "fogs"), "see": ("see", "saw", "seen")}
"""Three words, each with the forms in which it is met."""
KEYS = [f"en:{headword}" for headword in FORMS]

headwords = st.sampled_from(list(FORMS))
episodes = st.sampled_from(["e1", "e2"])


def sentence(headword: str, form: int, episode: str) -> Context:
    """The sentence of an episode in which a form stands."""
    surface = FORMS[headword][form % len(FORMS[headword])]
    met = Context(episode, f"Title of {episode}", "Harbour Talk", sentence_n=1, surface=surface)
    return replace(met, sentence=f"They {surface}, in {episode}.", translation="他们。")


class Years(RuleBasedStateMachine):
    """A library and an Anki with one clock, what the learner did in both, and what must hold."""

    learner: Learner
    empty: Path
    """A library without words."""
    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self.clock = datetime(2026, 6, 1, tzinfo=UTC)
        path = self.folder / "library.db"
        shutil.copy(self.empty, path)
        self.library = Library.open(path, lambda: self.clock)
        self.edits: dict[str, str] = {}
        self.schedules: dict[str, tuple[int, ...]] = {}
        self.moved: set[str] = set()
        self.suspended: set[str] = set()
        self.styled = False
        collection = self.learner.collection
        collection.remove_notes(collection.find_notes(""))

    def teardown(self) -> None:
        self.library.close()

    @initialize(headword=headwords, episode=episodes)
    def begin(self, headword: str, episode: str) -> None:
        self.mark(headword, 0, episode)
        self.export(Part())

    # Here

    @rule(headword=headwords, form=st.integers(0, 2), episode=episodes)
    def mark(self, headword: str, form: int, episode: str) -> None:
        """A word is marked, for the first time or again, in this or that form."""
        met = sentence(headword, form, episode)
        self.library.mark(Word("en", headword, gloss="发现", contexts=(met,)))

    @rule(headword=headwords)
    def remove(self, headword: str) -> None:
        if self.library.word(f"en:{headword}"):
            self.library.unmark(f"en:{headword}")

    @rule(headword=headwords, status=st.sampled_from(["new", "learning3", "known", "ignored"]))
    def status(self, headword: str, status: str) -> None:
        if self.library.word(f"en:{headword}"):
            self.library.set_status(f"en:{headword}", status)  # type: ignore[arg-type]

    @rule(headword=headwords)
    def write_note(self, headword: str) -> None:
        if self.library.word(f"en:{headword}"):
            self.library.set_note(f"en:{headword}", f"note of {self.clock:%d %H:%M}")

    @rule(back=st.booleans())
    def undo(self, back: bool) -> None:
        _ = self.library.undo("words") if back else self.library.redo("words")

    @rule(episode=episodes, title=st.sampled_from(["Another", "A third"]))
    def rename(self, episode: str, title: str) -> None:
        self.library.rename(episode, title)

    @rule(kinds=st.sets(st.sampled_from(list(FLAGS))))
    def choose(self, kinds: set[str]) -> None:
        for lang in LANGUAGES:
            self.library.choose_cards(lang, {"recognition", *kinds})  # type: ignore[arg-type]

    # In Anki

    def cards(self, key: str) -> list[int]:
        return list(self.learner.collection.find_cards(f'Key:"{key}" card:Recognition'))

    @rule(key=st.sampled_from(KEYS))
    def review(self, key: str) -> None:
        if self.cards(key) and key not in self.suspended:
            self.schedules[key] = self.learner.review(self.learner.cards(key)["Recognition"])

    @rule(key=st.sampled_from(KEYS))
    def edit(self, key: str) -> None:
        """A field and a tag of the learner's; all until the next edit is in the same second."""
        if self.cards(key):
            self.clock += timedelta(minutes=1)
            edited, now = self.learner.note(key), int(self.clock.timestamp())
            edited["Picture"] = f"mine of {now}"
            edited.tags.append("mine")
            self.learner.collection.update_note(edited)
            told = "update notes set mod = ? where id = ?"
            self.learner.collection.db.execute(told, now, edited.id)
            self.edits[key] = edited["Picture"]

    @rule(key=st.sampled_from(KEYS))
    def move(self, key: str) -> None:
        if cards := self.cards(key):
            collection = self.learner.collection
            collection.set_deck(cards, collection.decks.id("My deck"))
            self.moved.add(key)

    @rule(key=st.sampled_from(KEYS))
    def suspend(self, key: str) -> None:
        if cards := self.cards(key):
            self.learner.collection.sched.suspend_cards(cards)
            self.suspended.add(key)
            self.schedules.pop(key, None)

    @rule(key=st.sampled_from(KEYS))
    def delete(self, key: str) -> None:
        if self.cards(key):
            self.learner.collection.remove_notes([self.learner.note(key).id])
            self.edits.pop(key, None)
            self.schedules.pop(key, None)
            self.moved.discard(key)
            self.suspended.discard(key)

    @precondition(lambda self: not self.styled)
    @rule()
    def restyle(self) -> None:
        models = self.learner.collection.models
        model = models.by_name("Bilingual Reader")
        model["css"] += OWN_STYLE
        models.update_dict(model)
        self.styled = True

    # Export and import

    @rule(
        part=st.one_of(
            st.just(Part()), episodes.map(Part), st.just(Part("", ("learning3", "known")))
        )
    )
    def export(self, part: Part) -> None:
        """Export, import; what Anki took is what the report says, and again there is no news."""
        words = part.words(self.library)
        if not any(word.status != "ignored" for word in words):
            return
        before, in_anki = self.library.exported(), self.in_anki()
        report = self.written(words, "deck.apkg")
        self.library.set_exported(report.current, chosen=bool(part))
        log = self.learner.load(self.folder / "deck.apkg")
        assert not log.conflicting
        assert len(log.new) == len(report.current.keys() - in_anki)
        assert len(log.updated) <= len(report.changed)
        assert set(report.gone) == before.keys() - report.current.keys()
        assert self.in_anki() == in_anki | report.current.keys()
        for word in words:
            if word.key in report.current:
                self.look(word, report, new=word.key not in in_anki)
        again = self.written(words, "again.apkg")
        assert again.unchanged == tuple(report.current) and not again.new
        packed = [(self.folder / name).read_bytes() for name in ("deck.apkg", "again.apkg")]
        assert packed[0] == packed[1]

    def written(self, words: list[Word], name: str) -> Report:
        """The report of a deck that is written, which `dry` foretold."""
        path, before, cards = self.folder / name, self.library.exported(), self.library.cards()
        path.unlink(missing_ok=True)
        now = int(self.clock.timestamp())
        planned = write(words, path, "apkg", before, choice=cards, dry=True, now=now)
        assert not path.exists()
        report = write(words, path, "apkg", before, choice=cards, now=now)
        assert report == planned
        return report

    def look(self, word: Word, report: Report, new: bool) -> None:
        """An edit stands unless the note is named as changed; without one it is as it is here."""
        found, edit = self.learner.note(word.key), self.edits.get(word.key)
        if edit and word.key not in report.changed:
            assert found["Picture"] == edit and "mine" in found.tags
            return
        self.edits.pop(word.key, None)
        made = note(word, self.library.cards().get("en"))
        assert {name: text for name, text in found.items() if text} == made.fields
        # Whether it is known comes with other changes alone.
        untold = set() if new or word.key in report.changed else {"bilingual-reader::known"}
        assert set(found.tags) - untold == set(made.tags) - untold

    @invariant()
    def what_is_the_learners_stands(self) -> None:
        """Schedules, decks, suspensions and the style; one note a word."""
        for key, kept in self.schedules.items():
            assert schedule(self.learner.cards(key)["Recognition"]) == kept
        for key in self.moved:
            assert self.learner.deck(self.learner.cards(key)["Recognition"]) == "My deck"
        for key in self.suspended:
            assert self.learner.cards(key)["Recognition"].queue == -1
        if self.styled:
            model = self.learner.collection.models.by_name("Bilingual Reader")
            assert model["css"].endswith(OWN_STYLE)

    def in_anki(self) -> set[str]:
        """Keys of the notes in Anki, none twice."""
        keys = [found["Key"] for found in self.learner.notes()]
        assert len(keys) == len(set(keys))
        return set(keys)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with two episodes and no word."""
    path = tmp_path_factory.mktemp("years") / "empty.db"
    with Library.open(path) as library:
        for name in ("e1", "e2"):
            episode = Episode(f"Title of {name}", (), id=name)
            pairs = [Pair(1, 1, f"They went, in {name}.", "他们。")]
            library.save_episode(episode, pairs, path=name, fingerprint=name, forms={"went": "go"})
    return path


def test_years_of_study(learners: Callable[[], Learner], empty: Path, tmp_path: Path) -> None:
    """Whatever is marked, removed, undone, renamed, chosen and exported here, and reviewed, edited,
    moved, suspended, restyled and deleted in Anki: nothing doubles, and what is the learner's
    stands, but for edits of notes that the export names as changed."""

    class Machine(Years):
        pass

    Machine.learner, Machine.empty, Machine.folder = learners(), empty, tmp_path
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=45,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
