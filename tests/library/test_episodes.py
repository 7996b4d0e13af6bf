"""Episodes in the library: importing again, finding, reading slices."""

from pathlib import Path

import pytest

from bilingual_reader.core.documents import Pair
from bilingual_reader.errors import EpisodeNotFound
from bilingual_reader.library import Library
from tests.library.builders import SENTENCES, episode, open_library, pairs, save, word


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return open_library(tmp_path)


def test_same_again_is_unchanged(library: Library) -> None:
    """Saving an episode twice changes nothing and says so."""
    assert save(library) == "added"
    revision = library.revision()
    assert save(library) == "unchanged"
    assert library.revision() == revision
    assert len(library.episodes()) == 1


def test_pairs_come_back_whole(library: Library) -> None:
    """Every field of a pair survives the way through the file."""
    made = Pair(1, 1, "A b. C", "甲乙。丙", "Ada", "One", 1.5, 2.25, 0.75, (5,), (3,), (0, 2, 3))
    library.save_episode(episode(), [made], path="/p", fingerprint="1", forms={})
    assert library.pairs("kitchen") == [made]


def test_slices(library: Library) -> None:
    """A slice holds its first and its last pair."""
    save(library)
    assert [pair.n for pair in library.pairs("kitchen", 2, 3)] == [2, 3]
    assert [pair.n for pair in library.pairs("kitchen", 3)] == [3]
    assert library.pairs("kitchen", 4, 9) == []


def test_changed_text_keeps_mark_and_place(library: Library) -> None:
    """After a changed import a mark stands at its sentence's new number, and so does the reader."""
    save(library)
    library.mark(word("lamp", n=3))
    library.set_position("kitchen", 3)
    assert save(library, ("A new start.", "新的开始。"), *SENTENCES, print="2") == "updated"
    marked = library.word("en:lamp")
    assert marked is not None
    assert marked.contexts[0].sentence_n == 4
    assert library.position("kitchen") == 4


def test_edited_sentence_keeps_its_mark(library: Library) -> None:
    """A sentence whose wording was mended still carries its mark, with the words it was met in."""
    save(library)
    library.mark(word("lamp", n=3))
    save(library, *SENTENCES[:2], ("And then the lamp went out!", "灯灭了。"), print="2")
    marked = library.word("en:lamp")
    assert marked is not None
    assert marked.contexts[0].sentence_n == 3
    assert marked.contexts[0].sentence == "Then the lamp went out."


def test_removed_sentence_keeps_its_mark(library: Library) -> None:
    """A mark whose sentence is gone stays on the list, without a place."""
    save(library)
    library.mark(word("lamp", n=3))
    save(library, SENTENCES[0], print="2")
    marked = library.word("en:lamp")
    assert marked is not None
    assert marked.contexts[0].sentence == "Then the lamp went out."
    assert marked.contexts[0].sentence_n == 0


def test_undone_import_moves_marks_back(library: Library) -> None:
    """Undoing a changed import brings back the text and the places of the marks in it."""
    save(library)
    library.mark(word("lamp", n=3))
    save(library, ("A new start.", "新的开始。"), *SENTENCES, print="2")
    assert library.undo("imports") == "import of “A dark kitchen”"
    assert len(library.pairs("kitchen")) == 3
    marked = library.word("en:lamp")
    assert marked is not None
    assert marked.contexts[0].sentence_n == 3


def test_the_last_read_episode(library: Library) -> None:
    """The library knows which episode was read last, of those that are still there."""
    save(library)
    assert library.last_read() is None
    other = episode("The left-handed clerk", "clerk")
    library.save_episode(other, pairs(), path="/c", fingerprint="c", forms={})
    library.set_position("kitchen", 2)
    library.set_position("clerk", 1)
    assert library.last_read() == "clerk"
    library.set_position("kitchen", 3)
    assert library.last_read() == "kitchen"
    library.undo("imports")
    library.undo("imports")
    assert library.last_read() is None


def test_found_by_id_number_and_title(library: Library) -> None:
    """An episode answers to its id, its number and a part of its title, in this order."""
    save(library)
    other = episode("The 1 left-handed clerk", "clerk")
    library.save_episode(other, pairs(), path="/c", fingerprint="c", forms={})
    assert library.find("kitchen").number == 1
    assert library.find("1").id == "kitchen"
    assert library.find("LEFT-HANDED").id == "clerk"


def test_ambiguous_and_missing_are_told(library: Library) -> None:
    """What answers to nothing or to two episodes is an error that names what there is."""
    with pytest.raises(EpisodeNotFound, match="empty"):
        library.find("x")
    save(library)
    other = episode("A dark cellar", "cellar")
    library.save_episode(other, pairs(), path="/c", fingerprint="c", forms={})
    with pytest.raises(EpisodeNotFound, match="1 A dark kitchen; 2 A dark cellar"):
        library.find("dark")
    with pytest.raises(EpisodeNotFound, match="no such episode"):
        library.find("'; DROP TABLE episodes; --")


def test_forms_lead_to_the_headword(library: Library) -> None:
    """The forms of a headword are known from every episode imported."""
    library.save_episode(
        episode(), pairs(), path="/p", fingerprint="1", forms={"lamps": "lamp", "sang": "sing"}
    )
    assert library.surfaces("en", ["lamp"]) == {"lamp": "lamp", "lamps": "lamp"}


def test_sources_are_known_by_path_and_by_content(library: Library) -> None:
    """A source is found again under its path, and its bytes under any path."""
    save(library)
    assert library.source("/kitchen.txt") == ("1", "kitchen")
    assert library.same_source("1") == "kitchen"
    library.undo()
    assert library.source("/kitchen.txt") is None
    assert library.same_source("1") is None
