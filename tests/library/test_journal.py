"""Undo and redo: any sequence of changes leaves what a plain list of states leaves."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual_reader.library import Library, journal
from tests.library.builders import open_library, save, word

HEADWORDS = ("lamp", "kettle")
STATUSES = ("known", "learning1")


def state(library: Library) -> list[tuple[str, str, int]]:
    """What the learner sees of the word list."""
    return sorted((w.headword, w.status, len(w.contexts)) for w in library.words())


def act(library: Library, action: str, headword: str, n: int) -> None:
    key = f"en:{headword}"
    if action == "mark":
        library.mark(word(headword, n=n))
    elif library.word(key) is None:
        return
    elif action == "unmark":
        library.unmark(key)
    else:
        library.set_status(key, "known" if action == "known" else "learning1")


actions = st.tuples(
    st.sampled_from(["mark", "unmark", "known", "learning1", "undo", "redo"]),
    st.sampled_from(HEADWORDS),
    st.integers(1, 3),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(actions, max_size=14))
def test_undo_and_redo_walk_through_the_states(steps: list[tuple[str, str, int]]) -> None:
    """Undo and redo move along the list of states that the changes made, and survive a restart."""
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(Path(folder))
        states, here = [state(library)], 0
        for action, headword, n in steps:
            if action == "undo":
                assert (library.undo() is not None) == (here > 0)
                here = max(0, here - 1)
            elif action == "redo":
                assert (library.redo() is not None) == (here < len(states) - 1)
                here = min(len(states) - 1, here + 1)
            else:
                revision = library.revision()
                act(library, action, headword, n)
                if library.revision() != revision:
                    states[here + 1 :] = [state(library)]
                    here += 1
            assert state(library) == states[here]
        library.close()
        with open_library(Path(folder)) as again:
            assert state(again) == states[here]


def test_marks_and_imports_are_undone_apart(tmp_path: Path) -> None:
    """The reader's undo takes back the last mark though an import came after it."""
    library = open_library(tmp_path)
    library.mark(word("lamp"))
    save(library)
    assert library.undo("words") == "mark of “lamp”"
    assert len(library.episodes()) == 1
    assert library.redo("words") == "mark of “lamp”"


def test_a_batch_is_one_step(tmp_path: Path) -> None:
    """What was done in one batch is undone and redone in one step."""
    library = open_library(tmp_path)
    with library.batch():
        library.mark(word("lamp"))
        library.mark(word("kettle"))
    assert library.undo() == "mark of “kettle” and 1 more"
    assert library.words() == []
    assert library.redo() == "mark of “lamp” and 1 more"
    assert len(library.words()) == 2


def test_another_process_sees_the_revision(tmp_path: Path) -> None:
    """The revision tells a reader that another process changed the marks."""
    library, other = open_library(tmp_path), open_library(tmp_path)
    before = library.revision()
    other.mark(word("lamp"))
    assert library.revision() > before
    assert [w.headword for w in library.words()] == ["lamp"]


def test_redo_takes_what_was_undone_last(tmp_path: Path) -> None:
    """Redo without a scope follows the order of the undoing, whatever the scopes."""
    library = open_library(tmp_path)
    library.mark(word("lamp"))
    save(library)
    library.undo("words")
    library.undo("imports")
    assert library.redo() == "import of “A dark kitchen”"
    assert library.redo() == "mark of “lamp”"


def test_entries_between_a_batch_stay_in_order(tmp_path: Path) -> None:
    """What another process did between the parts of a batch is undone in its turn."""
    library, other = open_library(tmp_path), open_library(tmp_path)
    with library.batch():
        save(library, ("One.", "一。"), print="1")
        save(other, ("Two.", "二。"), print="2")
        save(library, ("Three.", "三。"), print="3")
    for expected in ("Two.", "One."):
        library.undo()
        assert [pair.en for pair in library.pairs("kitchen")] == [expected]
    library.undo()
    assert library.episodes() == []
    for expected in ("One.", "Two.", "Three."):
        library.redo()
        assert [pair.en for pair in library.pairs("kitchen")] == [expected]


def test_old_entries_go_by_scope_and_by_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the oldest entries of a scope are dropped, and no part of a batch."""
    monkeypatch.setattr(journal, "KEPT_ENTRIES", 3)
    library = open_library(tmp_path)
    library.mark(word("lamp"))
    with library.batch():
        for n in range(6):
            save(library, (f"Draft {n}.", f"第{n}稿。"), print=str(n))
    library.undo("imports")
    assert library.episodes() == []
    assert library.undo("words") == "mark of “lamp”"


def test_marks_and_batches_load_nothing(tmp_path: Path) -> None:
    """A mark, its undo and a batch do without the modules that make tables: keys wait for them."""
    open_library(tmp_path)
    program = (
        "import sys; from pathlib import Path; from bilingual_reader.library import Library\n"
        "from bilingual_reader.core.words import Word\n"
        "with Library.open(Path(sys.argv[1])) as library:\n"
        "    with library.batch(): pass\n"
        "    library.mark(Word('en', 'lamp')); library.unmark('en:lamp'); library.undo('words')\n"
        "assert not {'numpy', 'sqlite_utils'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "library.db")], check=True)


def test_entries_beyond_those_kept_go_at_the_end_of_a_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a batch pushes out of the journal is forgotten when it ends."""
    monkeypatch.setattr(journal, "KEPT_ENTRIES", 3)
    library = open_library(tmp_path)
    for n in range(3):
        save(library, (f"Draft {n}.", f"第{n}稿。"), print=str(n))
    with library.batch():
        for n in range(3, 6):
            save(library, (f"Draft {n}.", f"第{n}稿。"), print=str(n))
    assert library.undo()
    assert [pair.en for pair in library.pairs("kitchen")] == ["Draft 2."]
    assert library.undo() is None
