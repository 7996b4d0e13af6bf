"""Reviews in the library: statuses that follow them, undo, restarts, other processes, backups."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, timedelta, timezone
from pathlib import Path

import pytest

from bilingual_reader.core.review.days import Calendar
from bilingual_reader.core.review.memory import answered
from bilingual_reader.core.review.queue import Wanted
from bilingual_reader.core.words import Status, Word
from bilingual_reader.errors import LibraryError
from bilingual_reader.library import Library
from bilingual_reader.library.backup import back_up, restore
from tests.library.builders import Clock, open_library, word

HERE = Calendar(UTC)
START = Clock().now


@pytest.fixture
def clock() -> Clock:
    """A clock that the test moves."""
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Library:
    """A library with two words."""
    made = open_library(tmp_path, clock)
    made.mark(word("lamp"))
    made.mark(word("kettle"))
    return made


def status(library: Library, key: str = "en:lamp") -> Status:
    """The status of a word."""
    found = library.word(key)
    assert found is not None
    return found.status


def good(library: Library, clock: Clock, times: int = 1) -> None:
    """Answer the lamp "good" whenever it is due."""
    for _ in range(times):
        library.review("en:lamp", "recognition", 3, HERE)
        clock.now = library.memories()["recognition:en:lamp"].due


def test_the_status_follows_the_reviews(library: Library, clock: Clock) -> None:
    """From new through learning to known, back when it is forgotten, and with every undo."""
    seen = [status(library)]
    for _ in range(5):
        good(library, clock)
        seen.append(status(library))
    assert seen == ["new", "learning1", "learning1", "learning3", "known", "known"]
    library.review("en:lamp", "recognition", 1, HERE)
    assert status(library) == "learning2"
    for before in reversed(seen):
        library.undo("reviews")
        assert status(library) == before


def test_a_status_set_by_hand_stays(library: Library, clock: Clock) -> None:
    """Reviews do not touch it, nor does their undo; set to new, it follows them again."""
    good(library, clock)
    library.set_status("en:lamp", "learning4")
    good(library, clock, 5)
    assert status(library) == "learning4"
    for _ in range(6):
        library.undo("reviews")
    assert status(library) == "learning4"
    library.set_status("en:lamp", "new")
    good(library, clock)
    assert status(library) == "learning1"


def test_undo_tells_which_card(library: Library, clock: Clock) -> None:
    """A review that is taken back or done again comes with its card as it then is."""
    assert library.undo_review() is None and library.redo_review() is None
    good(library, clock)
    first = library.memories()["recognition:en:lamp"]
    good(library, clock)
    second = library.memories()["recognition:en:lamp"]
    told = "review of “lamp” (recognition: good)"
    for memory in (first, None):
        assert library.undo_review() == (told, "en:lamp", "recognition", memory)
    for memory in (first, second):
        assert library.redo_review() == (told, "en:lamp", "recognition", memory)


def test_other_work_between_is_kept(library: Library, clock: Clock) -> None:
    """Undoing a review takes back no note, undoing a note no review."""
    good(library, clock)
    library.set_note("en:lamp", "mine")
    good(library, clock, 2)
    library.undo("reviews")
    library.undo("reviews")
    library.undo("reviews")
    found = library.word("en:lamp")
    assert found and (found.note, found.status) == ("mine", "new")
    good(library, clock, 3)
    library.undo("words")
    found = library.word("en:lamp")
    assert found and (found.note, found.status) == ("", "learning3")
    assert len(library.review_log()) == 3


def test_known_and_ignored_words_are_not_asked(library: Library, clock: Clock) -> None:
    """Unless it was reviews that made the word known: then it comes back when it is due."""
    library.set_status("en:kettle", "known")
    good(library, clock, 4)
    assert status(library) == "known"
    made = library.review_plan(Wanted(), HERE)
    assert [card.word.headword for card in (*made.due, *made.new)] == ["lamp"]
    assert list(library.due()) == ["en:lamp"]
    library.set_status("en:lamp", "ignored")
    assert library.review_plan(Wanted(), HERE).due == () and library.due() == {}


def test_a_removed_word_keeps_its_history(library: Library, clock: Clock) -> None:
    """Marked again, it has its schedule and its status again; reviews of it can be undone."""
    good(library, clock, 3)
    before = library.memories()
    library.unmark("en:lamp")
    assert library.review_plan(Wanted(), HERE).due == () and library.due() == {}
    with pytest.raises(LibraryError, match="no longer on the list"):
        library.review("en:lamp", "recognition", 3, HERE)
    library.mark(word("lamp"))
    assert (status(library), library.memories()) == ("learning3", before)
    assert len(library.review_log()) == 3
    library.unmark("en:lamp")
    library.undo("reviews")
    assert library.word("en:lamp") is None and len(library.review_log()) == 2


def test_the_answers_since_a_moment(library: Library, clock: Clock) -> None:
    """The moment's own answer is among them, wherever its clock stands."""
    good(library, clock, 3)
    answers = library.review_log()
    assert library.review_log(answers[1].at.astimezone(timezone(timedelta(hours=8)))) == answers[1:]
    assert library.review_log(answers[-1].at + timedelta(microseconds=1)) == []


def test_a_mark_done_again_is_where_its_reviews_were(library: Library, clock: Clock) -> None:
    """Its undo takes the word away, its redo brings it back as far as it had come; a status set
    by hand after it follows as it was set."""
    good(library, clock, 3)
    library.set_status("en:lamp", "known")
    while library.word("en:lamp"):
        library.undo("words")
    seen = []
    while library.redo("words"):
        seen.append(status(library) if library.word("en:lamp") else "")
    assert "new" not in seen and seen[-2:] == ["learning3", "known"]


def test_the_log_tells_every_state(library: Library, clock: Clock) -> None:
    """Played back from nothing, the log leaves the states that the library has."""
    for n, rating in enumerate((3, 3, 4, 1, 2, 3)):
        library.review("en:lamp", "recall", rating, HERE, seconds=2.5, fuzz=False)  # type: ignore[arg-type]
        clock.now += timedelta(days=n * 3, minutes=7)
    memory = None
    for entry in library.review_log():
        assert (entry.before, entry.seconds) == (memory, 2.5)
        assert entry.elapsed == ((entry.at - memory.last).total_seconds() if memory else None)
        memory = answered(memory, entry.rating, entry.at, HERE)
    assert library.memories() == {"recall:en:lamp": memory}


def test_new_words_a_day(library: Library, clock: Clock) -> None:
    """What was asked for the first time today counts, until four in the morning; undone, not."""
    wanted = Wanted(new=1)
    good(library, clock)
    assert library.review_plan(wanted, HERE).new == ()
    library.undo("reviews")
    assert len(library.review_plan(wanted, HERE).new) == 1
    good(library, clock)
    clock.now = START + timedelta(hours=16)
    assert [c.word.headword for c in library.review_plan(wanted, HERE).new] == ["kettle"]


def test_two_processes(library: Library, clock: Clock, tmp_path: Path) -> None:
    """Each answers on top of what the other did, the same card too; no answer is lost."""
    other = open_library(tmp_path, clock)
    library.review("en:lamp", "recognition", 3, HERE)
    other.review("en:lamp", "recognition", 3, HERE)
    library.review("en:kettle", "recognition", 1, HERE)
    memory = answered(answered(None, 3, START, HERE), 3, START, HERE)
    assert library.memories()["recognition:en:lamp"] == memory
    assert len(other.review_log()) == 3
    assert library.undo("reviews") == "review of “kettle” (recognition: again)"
    assert other.undo("reviews") == "review of “lamp” (recognition: good)"
    assert library.memories()["recognition:en:lamp"] == answered(None, 3, START, HERE)


def test_processes_at_once(tmp_path: Path) -> None:
    """Three processes that answer at the same time leave all their answers."""
    library = open_library(tmp_path)
    library.mark(word("lamp"))
    program = (
        "import sys; from pathlib import Path; from datetime import UTC\n"
        "from bilingual_reader.library import Library\n"
        "from bilingual_reader.core.review.days import Calendar\n"
        "with Library.open(Path(sys.argv[1])) as library:\n"
        "    for _ in range(20): library.review('en:lamp', 'recall', 3, Calendar(UTC))\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "library.db")]
    for process in [subprocess.Popen(command) for _ in range(3)]:
        assert process.wait() == 0
    assert library.memories()["recall:en:lamp"].reviews == len(library.review_log()) == 60


def test_a_backup_has_the_reviews(library: Library, clock: Clock, tmp_path: Path) -> None:
    """What a backup brings back can be reviewed on, and undone."""
    good(library, clock, 2)
    kept = library.memories()
    back_up(library.path, tmp_path / "backup.db")
    good(library, clock)
    library.close()
    restore(tmp_path / "backup.db", library.path, "now", tmp_path / "dictionaries")
    again = open_library(tmp_path, clock)
    assert again.memories() == kept and len(again.review_log()) == 2
    assert again.undo("reviews") == "review of “lamp” (recognition: good)"


def test_due_says_the_earliest(library: Library, clock: Clock) -> None:
    """A word that is asked in two ways is due when the first of them is."""
    library.review("en:lamp", "recall", 4, HERE)
    library.review("en:lamp", "typing", 1, HERE)
    assert library.due() == {"en:lamp": "2026-01-01T12:01:00.000000+00:00"}


def test_hostile_headwords(library: Library) -> None:
    """Whatever a word is called, it is reviewed and undone like any other."""
    for headword in ("[/b] '\" OR 1=1; --", "{{cloze}} 🏮", "a:b:c", "٣ عربى"):
        library.mark(replace(Word("en", headword), gloss="x"))
        library.review(f"en:{headword}", "typing", 2, HERE)
        assert f"typing:en:{headword}" in library.memories()
        assert library.undo("reviews") == f"review of “{headword}” (typing: hard)"
    assert library.memories() == {}
