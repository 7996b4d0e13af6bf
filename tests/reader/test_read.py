"""The reader, driven by its keys and the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import App

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.glossary import Gloss
from bilingual_reader.core.words import Context, Word
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.keys import READ
from bilingual_reader.reader.screens.read import ReadScreen
from tests.reader.fakes import FakeEntry, FakeLexicon, FakeLibrary, FakeRow, FakeSense, long_library
from tests.reader.screen import (
    conversation,
    notices,
    opened,
    panel_height,
    place,
    settle,
    text_of,
    until,
)


async def test_opens_where_it_was_left_and_asks_for_little() -> None:
    """An episode of 50,000 sentences opens at its place with slices of at most 64 pairs."""
    library = long_library(50_000)
    library.set_position("long", 40_000)
    async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
        assert "This is sentence 40000," in text_of(pilot.app)
        assert "40000/50000 · 80%" in text_of(pilot.app)
        await pilot.press("right", "pagedown", "G", "g")
    assert max(library.slices) <= 64
    assert len(library.slices) <= 8


async def test_stepping_moves_and_remembers() -> None:
    """→ j go on, ← k go back; the place is written without being asked for."""
    library = long_library(100)
    async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
        await pilot.press("right", "j", "right", "left")
        assert place(pilot.app) == 3
        await pilot.press("k", "k", "k", "k")
        assert place(pilot.app) == 1
        await pilot.press("G", "right")
        assert place(pilot.app) == 100
        await pilot.press("home", "right")
        await until(pilot, lambda: library.position("long") == 2)
        await pilot.press("end")
    assert library.position("long") == 100


async def test_fast_typing_loses_no_key() -> None:
    """Keys that arrive right behind `:`, before the prompt is there, are the prompt's."""
    async with opened(ReaderApp(long_library(200), FakeLexicon(), episode="long")) as pilot:
        for key in ("colon", "6", "1", "enter"):
            character = {"colon": ":", "enter": None}.get(key, key)
            pilot.app.post_message(events.Key(key, character))
        await until(pilot, lambda: place(pilot.app) == 61)
        await pilot.press("right")
        assert place(pilot.app) == 62


async def test_shows_speaker_time_section_and_progress() -> None:
    """Who speaks, when and under which heading stands at the foot, and by each turn."""
    async with opened(ReaderApp(long_library(200), FakeLexicon(), episode="long")) as pilot:
        await pilot.press("colon", *"61", "enter")
        await settle(pilot)
        shown = text_of(pilot.app)
        assert "Part 2" in shown
        assert "Ada Quillam  4:04" in shown
        assert "61/200 · 30%" in shown
        assert "Kelp AI & I Wire · 2026-06-04 · 9,298 词 · 约 46 分钟" in shown


async def test_words_one_after_another_in_both_languages() -> None:
    """w and Tab walk through the words, then through the translation's; b goes back."""
    async with opened(ReaderApp(long_library(9), FakeLexicon(), episode="long")) as pilot:
        shown = conversation(pilot.app)
        await pilot.press("w", "tab", "w")
        assert shown.picked and shown.picked.surface == "sentence"
        await pilot.press("b")
        assert shown.picked and shown.picked.surface == "is"
        await pilot.press(*["w"] * 11)
        assert shown.picked and (shown.picked.surface, shown.picked.side) == ("这", "zh")
        await pilot.press("shift+tab")
        assert shown.picked and shown.picked.surface == "models"
        await pilot.press("G", "b", *["w"] * 30)
        assert shown.n == 9
        assert shown.picked and shown.picked.surface == "模型"


async def test_the_panel_shows_the_word_and_what_is_known_of_it() -> None:
    """Enter opens the panel: headword, reading, senses with sources; Esc closes it."""
    async with opened(ReaderApp(long_library(9), FakeLexicon(), episode="long")) as pilot:
        await pilot.press("w", "w", "w", "enter")
        await settle(pilot)
        shown = text_of(pilot.app)
        assert "/tɛst/" in shown
        rows = [row.rstrip() for row in shown.splitlines()]
        heading = next(i for i, row in enumerate(rows) if "/tɛst/" in row)
        assert rows[heading].startswith("  sentence  /tɛst/")
        assert rows[heading].endswith("  CC-CEDICT")
        assert rows[heading + 1] == "   1 测试" + " " * 30 + "2 考验"
        await pilot.press("w", "w", "w")
        await settle(pilot)
        assert "agent  /tɛst/  ← agents" in text_of(pilot.app)
        await pilot.press("escape")
        assert "CC-CEDICT" not in text_of(pilot.app)


async def test_the_panel_is_as_tall_as_its_word_needs() -> None:
    """From 4 rows to a third of the terminal; sources that differ stand beside the senses."""

    class Telling(FakeLexicon):
        """Knows as many senses as a word has letters."""

        def lookup(
            self,
            word: str,
            lang: Language,
            sentence: str = "",
            translation: str = "",
            glosses: Sequence[Gloss] = (),
            at: int | None = None,
        ) -> FakeEntry:
            told = [f"sense {n}, which is too long for a column" for n in range(len(word))]
            source = {"is": ("A", "B")}.get(word, ["A"] * len(word))
            senses = tuple(FakeSense(*each) for each in zip(told, source, strict=True))
            return FakeEntry(word, lang, (), senses)

    async with opened(ReaderApp(long_library(9), Telling(), episode="long")) as pilot:
        heights = []
        for keys in (["w", "enter"], ["w"], ["w"]):
            await pilot.press(*keys)
            await settle(pilot)
            heights.append(panel_height(pilot.app))
            if heights[1:] and not heights[2:]:
                assert "column  A" in text_of(pilot.app) and "column  B" in text_of(pilot.app)
        assert heights == [6, 4, 8]


async def test_marking_and_taking_it_back() -> None:
    """m marks with the sentence, m again takes the mark off, u undoes, U does it again."""
    library = long_library(9)
    async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
        await pilot.press("right", *["w"] * 6, "m")
        await settle(pilot)
        word = library.word("en:agent")
        assert word is not None
        assert word.gloss == "测试; 考验"
        context = word.contexts[0]
        assert (context.surface, context.sentence_n, context.episode) == ("agents", 2, "long")
        assert context.sentence.startswith("This is sentence 2")
        assert context.translation.startswith("这是第2句话")
        assert (context.speaker, context.start) == ("Ada Quillam", 8.0)
        assert marks_on(pilot.app, 5) == ["agents"]
        await pilot.press("m")
        assert library.words() == []
        await pilot.press("u")
        assert library.word("en:agent") is not None
        await pilot.press("u")
        assert library.words() == []
        await pilot.press("U", "ctrl+r")
        assert library.words() == []
        assert marks_on(pilot.app, 5) == []
        await pilot.press("u")
        assert marks_on(pilot.app, 5) == ["agents"]


async def test_chinese_words_are_marked_too() -> None:
    """A Chinese word keeps the Chinese sentence as its own."""
    library = long_library(9)
    async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
        await pilot.press("l", "w", "w", "w", "m")
        await settle(pilot)
        (word,) = library.words()
        assert word.lang == "zh"
        assert word.contexts[0].sentence.startswith("这是第1句话")
        assert word.headword in word.contexts[0].sentence


async def test_a_mark_outlives_a_lexicon_that_fails() -> None:
    """When the look-up fails the word is marked as it stands, and the error's words are shown."""
    from bilingual_reader.errors import LexiconError

    library = long_library(9)
    lexicon = FakeLexicon(LexiconError("the dictionary is damaged", "x.db", "remove it"))
    async with opened(ReaderApp(library, lexicon, episode="long")) as pilot:
        await pilot.press("w", "m")
        await settle(pilot)
        assert [word.contexts[0].surface for word in library.words()] == ["This"]
        assert "the dictionary is damaged" in notices(pilot.app)


async def test_quitting_finishes_a_mark_under_way() -> None:
    """m and ctrl+q at once: the mark is written before the app ends."""
    library = long_library(9)
    async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
        await pilot.press("w")
        screen = pilot.app.screen
        assert isinstance(screen, ReadScreen)
        screen.action_mark()
        await pilot.app.action_quit()
    assert [word.contexts[0].surface for word in library.words()] == ["This"]


async def test_marks_made_elsewhere_appear() -> None:
    """What another process marks is coloured here within a second."""
    library = long_library(9)
    async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
        library.mark(Word("zh", "思维链", contexts=(Context("long", surface="思维链"),)))
        await until(pilot, lambda: marks_on(pilot.app, 1) == ["思维链"])


async def test_the_translation_waits_to_be_revealed() -> None:
    """t hides all translations without moving a line; r or ↓ shows one, t shows them again."""
    async with opened(ReaderApp(long_library(9), FakeLexicon(), episode="long")) as pilot:
        before = text_of(pilot.app).splitlines()
        await pilot.press("t")
        hidden = text_of(pilot.app).splitlines()
        assert "这是第1句话" not in "".join(hidden)
        assert [row.strip() for row in hidden if "This is" in row] == [
            row.strip() for row in before if "This is" in row
        ]
        await pilot.press("r")
        assert "这是第1句话" in text_of(pilot.app)
        await pilot.press("right")
        assert "这是第1句话" not in text_of(pilot.app)
        await pilot.press("down")
        assert "这是第2句话" in text_of(pilot.app)
        await pilot.press("t")
        assert "这是第3句话" in text_of(pilot.app)


async def test_languages_in_turn() -> None:
    """l: English first, Chinese first, English alone, Chinese alone, and round again."""
    async with opened(ReaderApp(long_library(9), FakeLexicon(), episode="long")) as pilot:
        seen = []
        for _ in range(4):
            shown = text_of(pilot.app)
            seen.append((shown.find("This is sentence 1") >= 0, shown.find("这是第1句") >= 0))
            await pilot.press("l")
        assert seen == [(True, True), (True, True), (True, False), (False, True)]


async def test_pinyin_under_the_current_sentence() -> None:
    """p shows the readings of the current sentence, moving along; other ways take it away."""
    async with opened(ReaderApp(long_library(9), FakeLexicon(), episode="long")) as pilot:
        await pilot.press("p")
        await settle(pilot)
        assert "p0 p1 p2 1 p4 p5" in text_of(pilot.app)
        await pilot.press("right")
        await settle(pilot)
        assert "p0 p1 p2 2 p4 p5" in text_of(pilot.app)
        assert "p0 p1 p2 1 p4" not in text_of(pilot.app)
        await pilot.press("p", "p", "p")
        assert "p0 p1" not in text_of(pilot.app)


async def test_space_steps_at_reading_pace() -> None:
    """SPACE says once that there is no sound, steps as the recording went, and pauses."""
    pairs = [Pair(n, 1, f"Word {n}.", f"词{n}。", start=n, end=n + 0.1) for n in range(1, 5)]
    library = FakeLibrary((FakeRow(1, "short"), pairs))
    async with opened(ReaderApp(library, FakeLexicon(), episode="short")) as pilot:
        await pilot.press("space")
        assert "no sound" in text_of(pilot.app)
        await until(pilot, lambda: place(pilot.app) == 3)
        await pilot.press("space")
        assert "paused" in text_of(pilot.app)
        await pilot.press("space", "space")
        assert "no sound" not in text_of(pilot.app)


async def test_searching_the_episode() -> None:
    """/ goes to the next place, n and N on and back, round the end; Esc forgets it."""
    library = long_library(3000)
    async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
        await pilot.press("slash", *"sentence 25", "enter")
        await settle(pilot)
        assert place(pilot.app) == 25
        await pilot.press("n")
        await settle(pilot)
        assert place(pilot.app) == 250
        await pilot.press("N", "N")
        await settle(pilot)
        assert place(pilot.app) == 2599
        await pilot.press("slash", *"第7句", "enter")
        await settle(pilot)
        assert place(pilot.app) == 7
        await pilot.press("slash", *"nowhere", "enter")
        await settle(pilot)
        assert "is not in this episode" in text_of(pilot.app)
        await pilot.press("escape")
    assert max(library.slices) <= 200


async def test_the_prompt_takes_its_keys_and_gives_them_back() -> None:
    """While the prompt is open q and Space are text; Esc gives the keys back to the reader."""
    async with opened(ReaderApp(long_library(9), FakeLexicon(), episode="long")) as pilot:
        await pilot.press("slash", *"q q", "escape", "right")
        assert place(pilot.app) == 2


async def test_scrolling_leaves_the_sentence() -> None:
    """Arrows, pages and the wheel move the view alone; the next step brings it back."""
    async with opened(ReaderApp(long_library(99), FakeLexicon(), episode="long")) as pilot:
        await pilot.press("pagedown", "pagedown", "down", "up", "pageup", "pagedown")
        assert place(pilot.app) == 1
        assert "sentence 1," not in text_of(pilot.app)
        await pilot.press("right")
        assert "sentence 2," in text_of(pilot.app)


async def test_a_click_picks_the_word() -> None:
    """A click on a word picks it and opens the panel; beside a word it lights the sentence."""
    async with opened(ReaderApp(long_library(99), FakeLexicon(), episode="long")) as pilot:
        rows = text_of(pilot.app).splitlines()
        y = next(i for i, row in enumerate(rows) if "sentence 2" in row)
        await pilot.click(offset=(rows[y].index("agents") + 2, y))
        await settle(pilot)
        shown = conversation(pilot.app)
        assert shown.n == 2
        assert shown.picked and shown.picked.surface == "agents"
        assert "agent  /tɛst/" in text_of(pilot.app)
        rows = text_of(pilot.app).splitlines()
        y = next(i for i, row in enumerate(rows) if "这是第2句" in row)
        await pilot.click(offset=(rows[y].index("这") + 1, y))
        assert shown.picked and shown.picked.surface == "这"
        y = next(i for i, row in enumerate(rows) if "sentence 1," in row)
        await pilot.click(offset=(rows[y].index(", and"), y))
        assert shown.n == 1
        assert conversation(pilot.app).picked is None


async def test_side_by_side_from_100_columns() -> None:
    """Both languages stand in one row from 100 columns on, one under the other below."""
    for width, beside in ((99, False), (100, True)):
        app = ReaderApp(long_library(9), FakeLexicon(), episode="long")
        async with opened(app, (width, 24)) as pilot:
            row = next(r for r in text_of(pilot.app).splitlines() if "sentence 1," in r)
            assert ("这是第1句" in row) == beside


async def test_every_key_of_the_reader_does_something_harmless() -> None:
    """No key of the help screen brings the reader down, at the first sentence nor at the last."""
    for edge in ("g", "G"):
        library = long_library(30)
        async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
            for key in READ:
                for name in key.keys.split(","):
                    await pilot.press(edge, name)
                    if getattr(pilot.app.screen, "prompt", None):
                        await pilot.press("escape")
            await settle(pilot)
            assert isinstance(pilot.app.screen, ReadScreen)


def marks_on(app: App[None], n: int) -> list[str]:
    """The words of a pair that are painted as marked."""
    shown = conversation(app)
    pair = shown.pairs[n]
    return [
        (pair.en if side == "en" else pair.zh)[first:last]
        for side in shown.view.sides(pair)
        for first, last, _ in shown.word_spans(n, side)
    ]
