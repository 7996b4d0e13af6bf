"""The review screen, key by key, on a real library with a clock that the test moves."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.review.days import Calendar
from bilingual_reader.core.review.queue import Wanted
from bilingual_reader.core.words import Context, Word
from bilingual_reader.errors import AudioError
from bilingual_reader.library import Library
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.review_desk import ReviewDesk, Speaker
from bilingual_reader.reader.screens.read import ReadScreen
from bilingual_reader.reader.screens.review import ReviewScreen
from bilingual_reader.reader.screens.words import WordsScreen
from tests.library import builders
from tests.library.builders import episode
from tests.reader.fakes import FakeLexicon, FakeSpeaker
from tests.reader.screen import notices, opened, settle, text_of, until

HERE = Calendar(UTC)


@dataclass
class Clock:
    """A clock that the test moves."""

    time: datetime = datetime(2026, 3, 2, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


PAIRS = [
    Pair(1, 1, "The kettle sang [/b] twice.", "水壶响了两次。", speaker="Ada", start=4.0),
    Pair(2, 1, "Nobody moved.", "没有人动。", speaker="Ada"),
    Pair(3, 2, "A light in the fog.", "雾里的灯(lamp)亮着。", speaker="Ada"),
]


def marked(headword: str, n: int, lang: str = "en", **values: str) -> Word:
    """A word met in that pair."""
    pair = PAIRS[n - 1]
    sentence, other = (pair.en, pair.zh) if lang == "en" else (pair.zh, pair.en)
    met = Context("kitchen", "A dark kitchen", sentence_n=n, sentence=sentence,
                  translation=other, surface=headword, speaker="Ada", start=pair.start)  # fmt: skip
    return Word("en" if lang == "en" else "zh", headword, contexts=(met,), **values)  # type: ignore[arg-type]


@pytest.fixture
def clock() -> Clock:
    """A clock that the test moves."""
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    """An episode and three words of it."""
    with Library.open(tmp_path / "library.db", clock) as made:
        made.save_episode(episode(), PAIRS, path="/k.txt", fingerprint="1", forms={})
        made.mark(marked("kettle", 1, reading="ˈkɛtəl", gloss="水壶; 茶壶"))
        clock.time += timedelta(seconds=1)
        made.mark(marked("moved", 2, gloss="动"))
        clock.time += timedelta(seconds=1)
        made.mark(marked("灯", 3, "zh", reading="dēng", gloss="lamp; lantern"))
        yield made
    assert not builders.OPENED


@asynccontextmanager
async def reviewing(
    library: Library,
    clock: Clock,
    wanted: Wanted | None = None,
    speaker: Speaker | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Pilot[None]]:
    """The app, begun with reviews."""
    app = ReaderApp(library, FakeLexicon())
    desk = ReviewDesk(library, HERE, clock, wanted or Wanted(), speaker)
    app.session.reviewer = lambda: desk
    app.session.review_first = True
    async with opened(app, size) as pilot:
        yield pilot


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen looks often at whether anything has become due."""
    monkeypatch.setattr("bilingual_reader.reader.screens.review.WATCH", 0.05)


async def test_a_card_its_answer_and_the_next(library: Library, clock: Clock) -> None:
    """Space shows the answer with what each rating leads to; a rating is on disk at once."""
    async with reviewing(library, clock) as pilot:
        front = text_of(pilot.app)
        assert "The kettle sang [/b] twice." in front and "3 new" in front
        assert "水壶" not in front and "Good" not in front
        await pilot.press("space")
        back = text_of(pilot.app)
        assert "kettle  /ˈkɛtəl/" in back and "水壶; 茶壶" in back and "水壶响了两次。" in back
        assert "A dark kitchen · 1 · Ada · 0:04" in back
        assert all(told in back for told in ("1 Again", "1 min", "6 min", "10 min", "8 d"))
        await pilot.press("4")
        assert "Nobody moved." in text_of(pilot.app)
        memory = library.memories()["recognition:en:kettle"]
        assert memory.due == clock.time + timedelta(days=8)


async def test_ratings_need_the_answer(library: Library, clock: Clock) -> None:
    """A digit before the answer is shown rates nothing; Enter shows it, Enter again is good."""
    async with reviewing(library, clock) as pilot:
        await pilot.press("3")
        assert "Space shows the answer first" in text_of(pilot.app)
        assert library.memories() == {}
        await pilot.press("enter", "enter")
        assert library.review_log()[0].rating == 3


async def test_all_cards_then_the_summary(library: Library, clock: Clock) -> None:
    """Steps come back; when nothing is left the session is summed up, and q ends the app."""
    async with reviewing(library, clock) as pilot:
        clock.time += timedelta(seconds=9)
        await pilot.press("space", "4", "space", "4", "space", "1")
        assert "灯" in text_of(pilot.app)  # again: asked once more, ahead of its minute
        await pilot.press("space", "2", "space", "4")
        told = text_of(pilot.app)
        assert "Done" in told and "5 reviewed · 4 right · 80% · 3 new" in told
        assert "9 s · 2 s a card" in told and "The next one is due tomorrow" in told
        await pilot.press("q")
        assert not pilot.app.is_running


async def test_q_sums_up_and_space_goes_on(library: Library, clock: Clock) -> None:
    """In the middle q shows how far one is; Space goes on, q again leaves; without any at once."""
    async with reviewing(library, clock) as pilot:
        await pilot.press("space", "4", "q")
        assert "So far" in text_of(pilot.app) and "2 left in this session" in text_of(pilot.app)
        await pilot.press("3", "space")
        assert "Nobody moved." in text_of(pilot.app) and len(library.review_log()) == 1
        await pilot.press("q", "q")
        assert not pilot.app.is_running
    async with reviewing(library, clock) as pilot:
        await pilot.press("q")
        assert not pilot.app.is_running


async def test_a_step_becomes_due(library: Library, clock: Clock) -> None:
    """While the summary stands, it says when a card has become due, and Space asks it."""
    async with reviewing(library, clock, Wanted(new=1)) as pilot:
        await pilot.press("space", "4")
        assert "Done" in text_of(pilot.app)
        assert "2 new words wait for another day." in text_of(pilot.app)
        with Library.open(library.path, clock) as other:
            other.review("en:moved", "recognition", 1, HERE)
        await until(pilot, lambda: "1 left in this session" in text_of(pilot.app))
        await pilot.press("space")
        assert "Nobody moved." in text_of(pilot.app)


async def test_undo_and_redo(library: Library, clock: Clock) -> None:
    """u asks the card again and takes it out of the summary, U does the review again."""
    async with reviewing(library, clock) as pilot:
        await pilot.press("space", "4", "u")
        assert "undone: review of “kettle” (recognition: easy)" in text_of(pilot.app)
        assert "The kettle sang" in text_of(pilot.app) and library.memories() == {}
        await pilot.press("U")
        assert "Nobody moved." in text_of(pilot.app) and len(library.memories()) == 1
        await pilot.press("U")
        assert "nothing to redo" in text_of(pilot.app)
        await pilot.press("u", "u")
        assert "nothing to undo" in text_of(pilot.app)
        await pilot.press("space", "3", "q")
        assert "1 reviewed" in text_of(pilot.app)


async def test_undo_after_a_restart(library: Library, clock: Clock) -> None:
    """The last review of an earlier session is taken back, and its card asked, due or not."""
    async with reviewing(library, clock) as pilot:
        await pilot.press("space", "4", "q", "q")
    clock.time += timedelta(hours=1)
    async with reviewing(library, clock, Wanted(("recall",))) as pilot:
        await pilot.press("u")
        assert "The kettle sang" in text_of(pilot.app)
        await pilot.press("space", "1")
        assert [review.rating for review in library.review_log()] == [1]


async def test_recall_shows_no_answer(library: Library, clock: Clock) -> None:
    """Sense, translation and a blank; where the translation holds the word it is covered."""
    async with reviewing(library, clock, Wanted(("recall",), lang="en")) as pilot:
        front = text_of(pilot.app)
        assert "水壶; 茶壶" in front and "The ______ sang" in front and "kettle" not in front
        await pilot.press("space")
        assert "The kettle sang" in text_of(pilot.app)
    async with reviewing(library, clock, Wanted(("recall",), lang="zh")) as pilot:
        assert "雾里的__(lamp)亮着" in text_of(pilot.app)
    async with reviewing(library, clock, Wanted(("recognition",), lang="zh")) as pilot:
        front = text_of(pilot.app)
        assert "雾里的灯(┈┈┈┈)亮着" in front and "lamp" not in front


async def test_typing(library: Library, clock: Clock) -> None:
    """What is typed stands in the blank; Enter checks it letter by letter, Space rates it so."""
    async with reviewing(library, clock, Wanted(("typing",))) as pilot:
        await pilot.press(*"ketle")
        assert "The ketle_ sang" in text_of(pilot.app)
        await pilot.press("enter")
        assert "✗ ket-le" in text_of(pilot.app) and "␣ again" in text_of(pilot.app)
        await pilot.press("space")
        assert library.review_log()[0].rating == 1
        await pilot.press(*"Moved", "enter")
        assert "✓ Moved" in text_of(pilot.app) and "␣ good" in text_of(pilot.app)
        await pilot.press("space", *"deng", "enter")
        assert "✓ deng   with its tones dēng" in text_of(pilot.app)


async def test_leaving_the_typing(library: Library, clock: Clock) -> None:
    """Escape gives the other keys back, Space goes on typing, nothing typed is wrong."""
    async with reviewing(library, clock, Wanted(("typing",))) as pilot:
        await pilot.press("k", "escape", "u")
        assert "nothing to undo" in text_of(pilot.app)
        await pilot.press("space", "e", "enter")
        assert "✗ ke----" in text_of(pilot.app)
        await pilot.press("1", "enter")
        assert "✗ -----" in text_of(pilot.app)


async def test_the_episode_and_back(library: Library, clock: Clock) -> None:
    """e opens the episode at the sentence; q comes back to the same card and session."""
    async with reviewing(library, clock) as pilot:
        await pilot.press("space", "4", "space", "e")
        screen = pilot.app.screen
        assert isinstance(screen, ReadScreen) and screen.conversation.n == 2
        await pilot.press("q")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "Nobody moved." in text_of(pilot.app)
        await pilot.press("q")
        assert "1 reviewed" in text_of(pilot.app)


async def test_reviews_from_within_the_reader(library: Library, clock: Clock) -> None:
    """R opens them from any screen, and q goes back there; the marks show the new statuses."""
    app = ReaderApp(library, FakeLexicon())
    app.session.reviewer = lambda: ReviewDesk(library, HERE, clock, Wanted())
    async with opened(app) as pilot:
        await pilot.press("W", "R", "space", "4", "q", "q")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WordsScreen)
        assert "●●●○" in text_of(pilot.app)
        await pilot.press("R")
        assert "Nobody moved." in text_of(pilot.app)


async def test_from_the_palette(library: Library, clock: Clock) -> None:
    """Ctrl+P finds reviews by their name."""
    app = ReaderApp(library, FakeLexicon())
    app.session.reviewer = lambda: ReviewDesk(library, HERE, clock, Wanted())
    async with opened(app) as pilot:
        await pilot.press("ctrl+p", *"review")
        await settle(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        assert "The kettle sang" in text_of(pilot.app)


async def test_without_reviews(library: Library) -> None:
    """A reader that was handed no desk says where reviews are."""
    async with opened(ReaderApp(library, FakeLexicon())) as pilot:
        await pilot.press("R")
        assert "bilingual-reader review" in text_of(pilot.app)


async def test_pinyin(library: Library, clock: Clock) -> None:
    """p shows the pinyin of a Chinese sentence, and again hides it; English has none."""
    async with reviewing(library, clock, Wanted(lang="zh")) as pilot:
        await pilot.press("p")
        await settle(pilot)
        assert "p0 p1 p2" in text_of(pilot.app)
        await pilot.press("p")
        assert "p0 p1 p2" not in text_of(pilot.app)
    async with reviewing(library, clock, Wanted(("recall",))) as pilot:
        await pilot.press("p")
        assert "pinyin is for Chinese" in text_of(pilot.app)


async def test_listening(library: Library, clock: Clock) -> None:
    """A listening card plays its sentence and shows nothing; s plays it again; a word without
    sound is left out, and said at the end."""
    speaker = FakeSpeaker("moved")
    async with reviewing(library, clock, Wanted(("listening",), lang="en"), speaker) as pilot:
        assert "♪ listen" in text_of(pilot.app) and "kettle" not in text_of(pilot.app)
        await pilot.press("s")
        assert speaker.played[-2:] == ["kettle", "kettle"]
        speaker.trouble(AudioError("the sound has gone", "k.mp3"))
        await pilot.pause()
        assert "the sound has gone, k.mp3" in notices(pilot.app)
        await pilot.press("space")
        assert "The kettle sang" in text_of(pilot.app)
        await pilot.press("4")
        assert "1 listening card waits: there is no sound" in text_of(pilot.app)
        assert speaker.played[-1] == ""
        await pilot.press("q")
        assert speaker.played[-1] == "closed"


async def test_no_sound_at_all(library: Library, clock: Clock) -> None:
    """Without a player s says so, and listening cards wait."""
    async with reviewing(library, clock) as pilot:
        await pilot.press("s")
        assert "there is no sound for this word" in text_of(pilot.app)
    async with reviewing(library, clock, Wanted(("listening",))) as pilot:
        assert "3 listening cards wait" in text_of(pilot.app)


async def test_another_process(library: Library, clock: Clock) -> None:
    """What it reviewed is not asked once more, and a word that it removed is passed over."""
    async with reviewing(library, clock) as pilot:
        with Library.open(library.path, clock) as other:
            other.review("en:moved", "recognition", 4, HERE)
            await pilot.press("space", "4")
            assert "亮着" in text_of(pilot.app)
            other.unmark("zh:灯")
        await pilot.press("space", "4")
        assert "no longer on the list" in notices(pilot.app)
        assert "Done" in text_of(pilot.app) and len(library.review_log()) == 2


async def test_a_word_becomes_known(library: Library, clock: Clock) -> None:
    """That is said, and stands in the summary."""
    library.review("en:kettle", "recognition", 4, HERE)
    clock.time += timedelta(days=8)
    async with reviewing(library, clock, Wanted(new=0)) as pilot:
        await pilot.press("space", "4")
        told = text_of(pilot.app)
        assert "“kettle” is known now · u undoes" in told and "known now: kettle" in told


@pytest.mark.parametrize("size", [(20, 8), (40, 12), (80, 24), (200, 60)])
async def test_any_size(library: Library, clock: Clock, size: tuple[int, int]) -> None:
    """A long card can be scrolled, and the ratings are in view, on any terminal."""
    word = marked("kettle", 1)
    long = replace(word.contexts[0], sentence="kettle " * 300, sentence_n=0)
    library.mark(replace(word, headword="long", gloss="x", contexts=(long,)))
    async with reviewing(library, clock, Wanted(("recognition",), lang="en"), size=size) as pilot:
        for _ in range(3):
            await pilot.press("space", "down", "pagedown", "up", "pageup")
            assert "1 A" in text_of(pilot.app)
            await pilot.press("1")
        await pilot.resize_terminal(30, 10)
        await pilot.press("space", "question_mark", "escape", "T", "q")
        assert "reviewed" in text_of(pilot.app)


async def test_the_mouse(library: Library, clock: Clock) -> None:
    """A click on the card shows the answer, a click on a rating rates."""
    async with reviewing(library, clock) as pilot:
        await pilot.click(offset=(20, 8))
        assert "水壶; 茶壶" in text_of(pilot.app)
        row = next(n for n, told in enumerate(text_of(pilot.app).split("\n")) if "4 Easy" in told)
        await pilot.click(offset=(62, row))
        await settle(pilot)
        assert library.review_log()[0].rating == 4
