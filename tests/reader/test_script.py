"""Simplified or Traditional by choice: only what is shown changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.preferences import Preferences
from bilingual_reader.core.searching import Hit
from bilingual_reader.core.words import Context, Word
from bilingual_reader.locale import use
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from bilingual_reader.reader.screens.read import ReadScreen
from tests.reader.fakes import FakeEntry, FakeLexicon, FakeLibrary, FakeRow
from tests.reader.screen import lit, opened, picked, settle, text_of, underlined, until

ZH = "她发现头发里面有盐。"
PAIR = Pair(1, 1, "She found salt in her hair.", ZH, "盐田", "发现", zh_words=(0, 1, 3, 5, 7, 8, 9))
TITLE = "盐与头发"


class Hair(FakeLexicon):
    """Knows 头发 in both scripts."""

    def lookup(self, word: str, *more: object, **others: object) -> FakeEntry:
        self.asked.append(word)
        return FakeEntry("头发", "zh", ("tóu fa",), traditional="頭髮")


def library_in(script: str) -> FakeLibrary:
    """An episode in Simplified, of a learner who chose a script, with a marked word."""
    library = FakeLibrary((FakeRow(1, "e", title=TITLE), [PAIR]))
    library.chosen = Preferences(learning="zh", script=script)
    word = Word("zh", "头发", "tóu fa", "hair", traditional="頭髮",
                contexts=(Context("e", TITLE, sentence_n=1, sentence=ZH, surface="头发",
                                  translation=PAIR.en),))  # fmt: skip
    library.mark(word)
    return library


async def test_an_episode_in_traditional() -> None:
    """Text, section, speaker and title are shown in it; marks and picks are of the text."""
    library = library_in("traditional")
    lexicon = Hair()
    app = ReaderApp(library, lexicon, episode="e")
    async with opened(app) as pilot:
        assert isinstance(app.screen, ReadScreen)
        shown = text_of(app)
        assert all(text in shown for text in ("她發現頭髮裡面有鹽。", "鹽田", "發現", "鹽與頭髮"))
        assert "头" not in shown and "盐" not in shown
        await until(pilot, lambda: underlined(app) == ["頭髮"])
        await pilot.press("w", "w", "w", "enter")
        await settle(pilot)
        assert picked(app) == "头发" and lexicon.asked[-1] == "头发"
        assert "頭髮 (头发)" in text_of(app)


async def test_as_written_and_back() -> None:
    """C goes round: as it was written, Simplified, Traditional; each is shown at once."""
    app = ReaderApp(library_in("as-written"), FakeLexicon(), episode="e")
    async with opened(app) as pilot:
        seen = ["頭髮" in text_of(app)]
        for _ in range(3):
            await pilot.press("C")
            seen.append("頭髮" in text_of(app))
        assert seen == [False, False, True, False]


async def test_what_the_interface_says_in_chinese_follows() -> None:
    """Lengths, headings and, where Chinese is spoken, all of it: in the script of the text."""
    for language, key, simplified, traditional in (
        ("en", "", "9,298 词 · 约 46 分钟", "9,298 詞 · 約 46 分鐘"),
        ("en", "W", "生词本 Words", "生詞本 Words"),
        ("zh", "W", "生词本", "生詞本"),
        ("zh", "A", "归档", "歸檔"),
    ):
        use(language)
        for script, said in (("as-written", simplified), ("traditional", traditional)):
            app = ReaderApp(library_in(script), FakeLexicon(), episode="e")
            async with opened(app) as pilot:
                await pilot.press(*key)
                shown = text_of(app)
            assert said in shown and (said == simplified or simplified not in shown)


async def test_what_the_interface_says_changes_at_once() -> None:
    """C changes the heading of a list that is shown, and its keys."""
    app = ReaderApp(library_in("simplified"), FakeLexicon())
    async with opened(app) as pilot:
        await pilot.press("W")
        assert "生词本" in text_of(app)
        await pilot.press("C")
        assert "生詞本" in text_of(app)
        await pilot.press("C")
        assert "生词本" in text_of(app)


async def test_traditional_text_in_simplified() -> None:
    """An episode written in Traditional is shown in Simplified."""
    library = FakeLibrary((FakeRow(1, "e"), [Pair(1, 1, "", "她發現頭髮裡面有鹽。")]))
    library.chosen = Preferences(learning="zh", script="simplified")
    app = ReaderApp(library, FakeLexicon(), episode="e")
    async with opened(app):
        assert ZH in text_of(app)


async def test_lists_in_traditional() -> None:
    """The word list, a word's sentences and the archive are in the script too."""
    app = ReaderApp(library_in("traditional"), FakeLexicon())
    async with opened(app) as pilot:
        assert "鹽與頭髮" in text_of(app)
        await pilot.press("W")
        shown = text_of(app)
        assert "頭髮" in shown and "她發現頭髮裡面有鹽。" in shown and "头" not in shown
        await pilot.press("right")
        shown = text_of(app)
        assert "她發現頭髮裡面有鹽。" in shown and "盐" not in shown
        await until(pilot, lambda: "頭髮" in underlined(app))


async def test_what_is_seen_is_what_is_typed() -> None:
    """The lists are filtered by what stands in them, in either script."""
    app = ReaderApp(library_in("traditional"), FakeLexicon())
    for place in "", "W":
        async with opened(app) as pilot:
            await pilot.press(*place)
            for typed in ("頭髮", "头发"):
                await pilot.press("slash", *typed, "enter")
                assert "頭髮" in text_of(app).splitlines()[2] + text_of(app).splitlines()[3]
                await pilot.press("escape")
            await pilot.press("slash", *"頭鹽髮")
            assert "has “頭鹽髮”" in text_of(app)
        app = ReaderApp(library_in("traditional"), FakeLexicon())


async def test_what_is_searched_is_lit_in_its_place() -> None:
    """What is shown can be searched for, and is lit where it stands."""

    def search(
        text: str, episode: str, most: int | None, progress: Callable[[int, int], None]
    ) -> Sequence[Hit]:
        return [Hit("e", TITLE, 1, PAIR.en, ZH, (("zh", 3, 5),))] if text == "頭髮" else []

    app = ReaderApp(library_in("traditional"), FakeLexicon(), Given(searcher=search), episode="e")
    async with opened(app) as pilot:
        await pilot.press("slash", *"頭髮", "enter")
        await until(pilot, lambda: "頭髮" in lit(app))
        await pilot.press("escape", "F", *"頭髮")
        await until(pilot, lambda: "她發現" in text_of(app))
