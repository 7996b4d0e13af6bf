"""Episodes in the library: importing again, finding, reading slices."""

import sqlite3
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


YEAHS = [(f"Sentence number {n} is here.", f"这里是第{n}句话。") for n in range(8)]
YEAHS[2] = YEAHS[6] = ("Yeah.", "对。")


def test_repeated_sentences_stay_apart(library: Library) -> None:
    """Of sentences that are said twice, mark and place go to the one where they were."""
    save(library, *YEAHS)
    library.mark(word("yeah", n=1, sentence="Yeah.", at=7))
    library.set_position("kitchen", 7)
    save(library, *YEAHS, ("One more.", "再来一句。"), print="2")
    assert library.position("kitchen") == 7
    assert place(library, "en:yeah") == 7
    save(library, ("First.", "首先。"), *YEAHS, print="3")
    assert library.position("kitchen") == 8
    assert place(library, "en:yeah") == 8


def test_a_short_sentence_is_not_looked_for_inside_others(library: Library) -> None:
    """A place at "No." that was edited does not jump to a sentence that happens to hold "no"."""
    sentences = [("I know nothing at all.", "我什么都不知道。"), *YEAHS[3:6], ("No.", "不。")]
    save(library, *sentences)
    library.set_position("kitchen", 5)
    save(library, *sentences[:4], ("Never.", "绝不。"), print="2")
    assert library.position("kitchen") == 5


def test_undo_of_an_import_moves_the_reader_back(library: Library) -> None:
    """The place goes back with the text, and never stands beyond its end."""
    save(library)
    library.set_position("kitchen", 2)
    save(library, ("A new start.", "新的开始。"), *SENTENCES, *YEAHS, print="2")
    assert library.position("kitchen") == 3
    library.undo("imports")
    assert library.position("kitchen") == 2
    library.redo("imports")
    library.set_position("kitchen", 9)
    library.undo("imports")
    assert library.find("kitchen").position <= 3


def test_marks_find_their_place_after_undo_and_redo(library: Library) -> None:
    """A mark that comes back by undo or redo stands where its sentence now is."""
    save(library)
    library.mark(word("lamp", n=3))
    library.unmark("en:lamp")
    save(library, ("A new start.", "新的开始。"), *SENTENCES, print="2")
    library.undo("words")
    assert place(library, "en:lamp") == 4
    library.undo("imports")
    assert place(library, "en:lamp") == 3


def test_marks_are_found_in_an_episode_imported_again(library: Library) -> None:
    """After an import was undone and done anew, its marks have their places again."""
    save(library)
    library.mark(word("lamp", n=3))
    library.undo("imports")
    save(library)
    assert place(library, "en:lamp") == 3


def test_an_english_word_in_a_chinese_sentence_keeps_its_place(library: Library) -> None:
    """A mark is looked for on the side that its sentence is of."""
    save(library, ("We use it.", "我们用 agent 做事。"))
    library.mark(word("agent", n=1, sentence="我们用 agent 做事。", at=1))
    save(library, ("Well.", "嗯。"), ("We use it.", "我们用 agent 做事。"), print="2")
    assert place(library, "en:agent") == 2


def test_a_moved_source_is_known(library: Library) -> None:
    """A path that was found to hold a known episode answers for it; not after its undo."""
    save(library)
    library.add_source("/elsewhere.txt", "1", "kitchen")
    assert library.source("/elsewhere.txt") == ("1", "kitchen")
    library.undo()
    assert library.source("/elsewhere.txt") is None


def test_editions_do_not_pile_up(library: Library, tmp_path: Path) -> None:
    """Text that neither an episode nor an undo can bring back is dropped."""
    for n in range(4):
        save(library, (f"Draft {n}.", f"第{n}稿。"), print=str(n))
        library.undo()
    save(library, print="last")
    with sqlite3.connect(tmp_path / "library.db") as raw:
        assert raw.execute("SELECT count(*) FROM editions").fetchone()[0] == 1
    raw.close()


def place(library: Library, key: str) -> int:
    """Where the word's first sentence stands."""
    marked = library.word(key)
    assert marked is not None
    return marked.contexts[0].sentence_n
