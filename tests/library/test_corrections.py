"""Corrected pairs in the library: read, undone, kept through imports, shared by processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bilingual_reader.errors import CorrectionError, EpisodeNotFound
from bilingual_reader.library import Library, migrations
from tests.library.builders import SENTENCES, episode, open_library, pairs, save, ticking, word

LINES = (
    ("The kettle sang all night.", "水壶唱了一整夜。"),
    ("Nobody in the house moved.", "屋里没有人动。"),
    ("Then the lamp went out.", "接着灯灭了。"),
    ("We waited for the morning.", "我们等着天亮。"),
)


def told(library: Library) -> list[str]:
    """The kitchen episode's pairs, English alone."""
    return [pair.en for pair in library.pairs("kitchen")]


def test_a_correction_is_seen_everywhere_and_undone(tmp_path: Path) -> None:
    """Pairs, counts and the edition's number follow a merge; undo brings back exactly what was."""
    library = open_library(tmp_path)
    save(library, *LINES)
    before, edition = library.pairs("kitchen"), library.edition("kitchen")
    (made,) = library.merge("kitchen", 2)
    assert made.en == "Nobody in the house moved. Then the lamp went out."
    assert library.pairs("kitchen", 2, 2) == [made]
    assert [pair.n for pair in library.pairs("kitchen")] == [1, 2, 3]
    assert library.find("kitchen").sentences == library.episodes()[0].sentences == 3
    assert library.edition("kitchen") != edition
    assert library.undo() == "merge of sentences 2 and 3 in “A dark kitchen”"
    assert library.pairs("kitchen") == before
    assert library.find("kitchen").sentences == 4
    assert library.redo() == "merge of sentences 2 and 3 in “A dark kitchen”"
    assert library.pairs("kitchen", 2, 2) == [made]


def test_corrections_outlive_the_process(tmp_path: Path) -> None:
    """Opened again, the pairs are as corrected, and the corrections can still be undone."""
    with open_library(tmp_path) as library:
        save(library, *LINES)
        library.split("kitchen", 1)
        library.shift("kitchen", 3, "zh", "next")
        corrected = library.pairs("kitchen")
    with open_library(tmp_path) as library:
        assert library.pairs("kitchen") == corrected
        assert library.undo("beads") == "shift of a sentence from 3 to 4 in “A dark kitchen”"
        assert library.undo("beads") == "split of sentence 1 in “A dark kitchen”"
        assert library.undo("beads") is None
        assert told(library) == [en for en, _ in LINES]


def test_the_place_and_the_marks_stay_on_their_sentences(tmp_path: Path) -> None:
    """Numbers behind a correction move; what stands in it goes with its sentence, and back."""
    library = open_library(tmp_path)
    save(library, *LINES)
    for headword, n in (("kettle", 1), ("house", 2), ("lamp", 3), ("morning", 4)):
        library.mark(word(headword, sentence=LINES[n - 1][0], at=n))
    library.set_position("kitchen", 3)

    def places() -> list[int]:
        return [*(w.contexts[0].sentence_n for w in library.words()), library.position("kitchen")]

    steps: list[tuple[Callable[[], object], list[int]]] = [
        (lambda: library.merge("kitchen", 2), [1, 2, 2, 3, 2]),
        (lambda: library.split("kitchen", 1), [1, 3, 3, 4, 3]),
        (lambda: library.shift("kitchen", 3, "en", "next"), [1, 3, 4, 4, 3]),
    ]
    seen = [places()]
    for step, expected in steps:
        step()
        assert places() == expected
        seen.append(expected)
    for expected in reversed(seen[:-1]):
        library.undo("beads")
        assert places() == expected


def test_corrections_are_kept_through_imports(tmp_path: Path) -> None:
    """In a changed source a correction holds where its sentences are; else it waits for them."""
    library = open_library(tmp_path)
    save(library, *LINES)
    library.merge("kitchen", 2)
    assert save(library, ("Hello.", "你好。"), *LINES, print="2") == "updated"
    assert told(library)[2] == "Nobody in the house moved. Then the lamp went out."
    assert [each.n for each in library.corrections("kitchen")] == [3]
    save(library, *SENTENCES, print="3")
    assert told(library) == [en for en, _ in SENTENCES]
    assert [each.n for each in library.corrections("kitchen")] == [0]
    save(library, *LINES, print="4")
    assert told(library)[1] == "Nobody in the house moved. Then the lamp went out."
    library.undo("beads")
    assert told(library) == [en for en, _ in LINES]
    library.undo("imports")
    assert told(library) == [en for en, _ in SENTENCES]
    library.redo("beads")
    library.undo("imports")
    assert told(library)[2] == "Nobody in the house moved. Then the lamp went out."


def test_what_is_left_of_a_correction_is_not_lost(tmp_path: Path) -> None:
    """Of one that is found in parts, correcting one part again leaves the other parts alone."""
    library = open_library(tmp_path)
    save(library, *LINES, *SENTENCES)
    library.merge("kitchen", 1)
    library.merge("kitchen", 3)
    for n in (1, 2):  # there and back again: now it is one correction of three pairs
        library.shift("kitchen", n, "en", "next")
        library.shift("kitchen", n + 1, "en", "previous")
    assert len(library.corrections("kitchen")) == 1
    changed = (*LINES[:2], ("Something new was said.", "说了新的话。"), *LINES[3:], *SENTENCES)
    save(library, *changed, print="2")
    assert told(library)[0] == "The kettle sang all night. Nobody in the house moved."
    assert told(library)[2] == "We waited for the morning. The kettle sang."
    library.split("kitchen", 1)
    assert told(library)[3] == "We waited for the morning. The kettle sang."
    library.undo("beads")
    assert told(library)[0] == "The kettle sang all night. Nobody in the house moved."


def test_an_import_again_finds_nothing_new(tmp_path: Path) -> None:
    """The source as it was is unchanged, though its pairs are corrected."""
    library = open_library(tmp_path)
    save(library, *LINES)
    library.merge("kitchen", 2)
    assert save(library, *LINES, print="2") == "unchanged"
    assert library.find("kitchen").sentences == 3


def test_an_episode_that_comes_back_is_corrected_again(tmp_path: Path) -> None:
    """Corrections outlive an import that is undone, as marks do."""
    library = open_library(tmp_path)
    save(library, *LINES)
    library.merge("kitchen", 1)
    library.undo("imports")
    assert library.pairs("kitchen") == []
    save(library, *LINES)
    assert library.find("kitchen").sentences == 3


def test_undo_in_the_order_of_time(tmp_path: Path) -> None:
    """Marks and corrections are undone together, the last one first; imports are left alone."""
    library = open_library(tmp_path)
    save(library, *LINES)
    library.mark(word("kettle", sentence=LINES[0][0]))
    library.merge("kitchen", 2)
    library.mark(word("lamp", n=2, sentence=LINES[2][0]))
    undone = [library.undo("words", "beads") for _ in range(4)]
    merged = "merge of sentences 2 and 3 in “A dark kitchen”"
    assert undone == ["mark of “lamp”", merged, "mark of “kettle”", None]
    redone = [library.redo("words", "beads") for _ in range(4)]
    assert redone == ["mark of “kettle”", merged, "mark of “lamp”", None]


def test_what_cannot_be_done_changes_nothing(tmp_path: Path) -> None:
    """Beyond the ends, unknown, or said otherwise meanwhile: an error, and all is as it was."""
    library = open_library(tmp_path)
    save(library, *LINES)
    seen = library.pairs("kitchen", 2, 2)[0]
    with pytest.raises(CorrectionError, match="4 is the last"):
        library.merge("kitchen", 4)
    with pytest.raises(CorrectionError, match="before the first"):
        library.shift("kitchen", 1, "en", "previous")
    with pytest.raises(CorrectionError, match="give 1 to 4"):
        library.split("kitchen", 5)
    with pytest.raises(EpisodeNotFound):
        library.merge("attic", 1)
    with Library.open(library.path) as other:
        other.merge("kitchen", 1)
    with pytest.raises(CorrectionError, match="changed meanwhile"):
        library.merge("kitchen", 2, expected=seen)
    library.undo("beads")
    assert library.undo("beads") is None
    assert told(library) == [en for en, _ in LINES]


def test_two_processes_correct_one_episode(tmp_path: Path) -> None:
    """Both see both corrections, under the numbers that stand now."""
    library = open_library(tmp_path)
    save(library, *LINES, *SENTENCES)
    with Library.open(library.path, ticking()) as other:
        library.merge("kitchen", 5)
        other.merge("kitchen", 1)
        assert library.pairs("kitchen") == other.pairs("kitchen")
        assert len(told(library)) == 5
        assert library.undo() == "merge of sentences 1 and 2 in “A dark kitchen”"
        assert told(other)[4] == "The kettle sang. Nobody moved."


def test_a_correction_writes_few_rows(tmp_path: Path) -> None:
    """In an episode of 3,000 sentences a merge leaves the 3,000 rows of the edition alone."""
    library = open_library(tmp_path)
    many = pairs(*((f"Sentence number {n} is here.", f"这是第{n}句。") for n in range(3000)))
    many = tuple(replace(pair, turn=1) for pair in many)
    library.save_episode(episode(), many, path="/x", fingerprint="1", forms={})
    before = library._connection.total_changes
    library.merge("kitchen", 1500)
    assert library._connection.total_changes - before < 20
    assert library.pairs("kitchen", 1501, 1501)[0].en == "Sentence number 1501 is here."


def test_an_older_library_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library from before there were corrections is copied, migrated, and can be corrected."""
    with monkeypatch.context() as older:
        older.setattr(migrations, "NAMES", migrations.NAMES[:1])
        Library.open(tmp_path / "library.db").close()
    library = open_library(tmp_path)
    assert (tmp_path / "library.db.before-corrected_beads").exists()
    save(library, *LINES)
    assert len(library.merge("kitchen", 1)) == 1


def test_what_nothing_can_bring_back_is_forgotten(tmp_path: Path) -> None:
    """Patches of corrections that can no longer be redone go with the next import."""
    library = open_library(tmp_path)
    save(library, *LINES)
    library.merge("kitchen", 1)
    library.undo("beads")
    library.merge("kitchen", 2)
    save(library, *LINES, *SENTENCES, print="2")

    def patches() -> int:
        count: int = library._connection.execute(
            "SELECT count(DISTINCT correction) FROM patches"
        ).fetchone()[0]
        return count

    assert patches() == 1
    library.undo("beads")
    assert patches() == 1
    library.redo("beads")
    assert told(library)[1] == "Nobody in the house moved. Then the lamp went out."
