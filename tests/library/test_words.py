"""The word list: a word is what it is for ever, and nothing of it is lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from bilingual_reader.errors import LibraryError
from bilingual_reader.library import Library
from tests.library.builders import open_library, save, word


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = open_library(tmp_path)
    save(made)
    return made


def test_marked_word_is_there_after_opening_again(library: Library, tmp_path: Path) -> None:
    """A mark is on disk as soon as `mark` returns: a second process sees it."""
    marked = library.mark(word("kettle"))
    with open_library(tmp_path) as other:
        assert other.words() == [marked]


def test_met_again_collects_sentences(library: Library) -> None:
    """Marking a word again in another sentence adds the sentence and keeps what was there."""
    library.mark(replace(word("lamp", n=3), note="mine"))
    again = library.mark(replace(word("lamp", n=1), note="not mine", gloss="other"))
    assert again.note == "mine"
    assert again.gloss == "a gloss"
    assert [context.sentence_n for context in again.contexts] == [3, 1]


def test_what_came_without_a_sentence_means_what_its_first_one_says(library: Library) -> None:
    """A word taken in from a list has the gloss of the sentence that it is met in, until undone."""
    library.take_in([replace(word("lamp"), contexts=(), gloss="a gloss")], told="import of list")
    assert library.mark(replace(word("lamp"), gloss="as it is used here")).gloss == (
        "as it is used here"
    )
    assert library.mark(replace(word("lamp", n=3), gloss="elsewhere")).gloss == "as it is used here"
    library.undo("words")
    library.undo("words")
    assert library.words()[0].gloss == "a gloss"


def test_same_sentence_again_changes_nothing(library: Library) -> None:
    """Marking the same word in the same sentence is no change and leaves nothing to undo."""
    first = library.mark(word("lamp", n=3))
    revision = library.revision()
    assert library.mark(word("lamp", n=3)) == first
    assert library.revision() == revision


def test_the_same_sentence_takes_its_corrected_translation(library: Library) -> None:
    """Marked again after its pair was corrected, it has the new translation, until undone."""
    library.mark(word("discovery"))
    (context,) = library.words()[0].contexts
    corrected = replace(context, translation="改过的译文。")
    marked = library.mark(replace(word("discovery"), contexts=(corrected,)))
    assert [c.translation for c in marked.contexts] == ["改过的译文。"]
    library.undo("words")
    assert library.words()[0].contexts == (context,)


def test_status_moves_the_change_time(library: Library) -> None:
    """A changed word is newer than before, so that a deck takes it; a restored one too."""
    marked = library.mark(word("lamp"))
    library.set_status(marked.key, "known")
    known = library.word(marked.key)
    assert known is not None and known.status == "known" and known.changed > marked.changed
    library.undo()
    restored = library.word(marked.key)
    assert restored is not None and restored.status == "new"
    assert restored.changed > known.changed


def test_unmark_is_undone_with_its_sentences(library: Library) -> None:
    """A word that was taken off comes back with every sentence."""
    library.mark(word("lamp", n=3))
    before = library.mark(word("lamp", n=1))
    library.unmark("en:lamp")
    assert library.words() == []
    assert library.undo() == "removal of “lamp”"
    after = library.word("en:lamp")
    assert after is not None
    assert after.contexts == before.contexts


def test_unknown_word_is_an_error(library: Library) -> None:
    """Changing a word that is not on the list says so."""
    with pytest.raises(LibraryError, match="not on the list"):
        library.unmark("en:nothing")
    with pytest.raises(LibraryError, match="not on the list"):
        library.set_status("en:nothing", "known")


@pytest.mark.parametrize("text", ["'; DROP TABLE words; --", '"', "%", "😀", "x" * 200, "אבג"])
def test_any_text_is_a_word(library: Library, text: str) -> None:
    """Quotes, operators, emoji and long words are marked and found literally."""
    library.mark(word(text))
    found = library.word(f"en:{text}")
    assert found is not None and found.headword == text


def test_exports_are_remembered(library: Library) -> None:
    """The library keeps the stamp of every note it ever wrote, and knows which are gone."""
    library.set_exported({"en:a": "1", "en:b": "2"})
    library.set_exported({"en:b": "3"})
    assert library.exported() == {"en:a": "1", "en:b": "3"}
    assert library.gone() == {"en:a"}
    library.set_exported({"en:a": "1", "en:b": "3"})
    assert library.gone() == set()
