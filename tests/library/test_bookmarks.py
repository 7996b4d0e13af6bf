"""Bookmarks: kept with the text that they quote, and found wherever that stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilingual_reader.errors import EpisodeNotFound
from bilingual_reader.library import Library
from tests.library.builders import SENTENCES, open_library, save


def numbers(library: Library) -> list[int]:
    """Where the bookmarks of the kitchen stand."""
    return [mark.n for mark in library.bookmarks("kitchen")]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with the kitchen, its third sentence bookmarked."""
    opened = open_library(tmp_path)
    save(opened)
    assert opened.toggle_bookmark("kitchen", opened.pairs("kitchen")[2])
    return opened


def test_a_bookmark_quotes_its_sentence(library: Library) -> None:
    """It has both sides, the speaker and the episode's title."""
    (mark,) = library.bookmarks()
    assert (mark.en, mark.zh) == SENTENCES[2]
    assert (mark.n, mark.episode, mark.title, mark.speaker) == (
        3, "kitchen", "A dark kitchen", "Ada",
    )  # fmt: skip
    assert mark.made


def test_twice_is_off_again(library: Library) -> None:
    """The same sentence again takes the bookmark away; others stay."""
    pairs = library.pairs("kitchen")
    assert library.toggle_bookmark("kitchen", pairs[0])
    assert numbers(library) == [1, 3]
    assert not library.toggle_bookmark("kitchen", pairs[2])
    assert numbers(library) == [1]


def test_undo_and_redo(library: Library) -> None:
    """Both ways are undone and done again, one by one; other scopes do not mind."""
    library.toggle_bookmark("kitchen", library.pairs("kitchen")[2])
    assert library.undo("words", "beads") is None
    assert library.undo("bookmarks") == "removal of a bookmark in “A dark kitchen”"
    assert numbers(library) == [3]
    assert library.undo("bookmarks") == "bookmark in “A dark kitchen”"
    assert numbers(library) == []
    library.redo("bookmarks")
    assert numbers(library) == [3]


def test_it_survives_a_changed_import(library: Library) -> None:
    """The sentence is found again where it stands now, edited or not; gone, it has no place."""
    new = ("A door creaked.", "门吱呀一响。")
    save(library, new, *SENTENCES, print="2")
    assert numbers(library) == [4]
    save(library, ("Then the lamp just went out.", "接着灯就灭了。"), new, print="3")
    assert numbers(library) == [1]
    save(library, new, print="4")
    assert numbers(library) == [0]
    library.undo("imports")
    assert numbers(library) == [1]


def test_it_moves_with_corrections(library: Library) -> None:
    """Merged and split pairs keep the bookmark on its sentence, undo too."""
    library.merge("kitchen", 1)
    assert numbers(library) == [2]
    library.merge("kitchen", 1)
    assert numbers(library) == [1]
    library.undo("beads")
    assert numbers(library) == [2]


def test_undo_after_the_text_moved(library: Library) -> None:
    """A bookmark that comes back stands where its sentence stands by then."""
    library.toggle_bookmark("kitchen", library.pairs("kitchen")[2])
    library.merge("kitchen", 1)
    library.undo("bookmarks")
    assert numbers(library) == [2]


def test_a_removed_episode_leaves_its_bookmarks(library: Library) -> None:
    """They are listed without a place, and stand again when it comes back."""
    library.remove("kitchen")
    (mark,) = library.bookmarks()
    assert (mark.n, mark.title) == (0, "A dark kitchen")
    library.undo("imports")
    assert numbers(library) == [3]


def test_an_episode_that_is_not_there(library: Library) -> None:
    """Nothing is kept of an unknown episode."""
    with pytest.raises(EpisodeNotFound):
        library.toggle_bookmark("attic", library.pairs("kitchen")[0])


def test_the_learners_title(library: Library) -> None:
    """A renamed episode's bookmarks have its new name."""
    library.rename("kitchen", "Kettle")
    assert [mark.title for mark in library.bookmarks()] == ["Kettle"]
    library.remove_bookmarks(*(mark.id for mark in library.bookmarks()))
    assert library.bookmarks() == []
