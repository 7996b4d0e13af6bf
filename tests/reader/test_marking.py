"""Words picked, looked up and marked, by the keys and by the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App

from bilingual_reader.core.documents import Language
from bilingual_reader.core.glossary import Gloss
from bilingual_reader.core.words import Context, Word
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.screens.read import ReadScreen
from tests.reader.fakes import FakeEntry, FakeLexicon, FakeSense, long_library
from tests.reader.screen import (
    conversation,
    notices,
    opened,
    panel_height,
    settle,
    text_of,
    until,
)


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


def marks_on(app: App[None], n: int) -> list[str]:
    """The words of a pair that are painted as marked."""
    shown = conversation(app)
    pair = shown.pairs[n]
    return [
        (pair.en if side == "en" else pair.zh)[first:last]
        for side in shown.view.sides(pair)
        for first, last, _ in shown.word_spans(n, side)
    ]
