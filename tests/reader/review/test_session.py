"""A session on the review screen: cards, ratings, undo, its sum, what happens elsewhere."""

from __future__ import annotations

from datetime import timedelta

from bilingual_reader.core.review.queue import Wanted
from bilingual_reader.library import Library
from tests.library.builders import Clock
from tests.reader.review.conftest import HERE, reviewing
from tests.reader.screen import notices, text_of, until


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
        assert memory.due == clock.now + timedelta(days=8)


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
        clock.now += timedelta(seconds=9)
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
    clock.now += timedelta(hours=1)
    async with reviewing(library, clock, Wanted(("recall",))) as pilot:
        await pilot.press("u")
        assert "The kettle sang" in text_of(pilot.app)
        await pilot.press("space", "1")
        assert [review.rating for review in library.review_log()] == [1]


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
    clock.now += timedelta(days=8)
    async with reviewing(library, clock, Wanted(new=0)) as pilot:
        await pilot.press("space", "4")
        told = text_of(pilot.app)
        assert "“kettle” is known now · u undoes" in told and "known now: kettle" in told
