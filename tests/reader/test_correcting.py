"""Pairs corrected in the reader: on a real library file, seen on the screen, undone with `u`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rich.cells import cell_len

from bilingual_reader.core.documents import Pair
from bilingual_reader.library import Library
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.layout.blocks import View, described, lay_out
from bilingual_reader.reader.screens.read import ReadScreen
from bilingual_reader.reader.screens.splitting import SplitScreen
from tests.reader.fakes import FakeLexicon, long_pair
from tests.reader.on_disk import save
from tests.reader.screen import notices, opened, settle, text_of, until

SHORT = (
    ("The kettle sang.", "水壶响了。"),
    ("Nobody moved.", "没有人动。"),
    ("Then the lamp went out.", "接着灯灭了。"),
    ("We waited.", "我们等着。"),
)


def library_of(path: Path, *, far: int = 0) -> Library:
    """A library with the short sentences, behind so many others."""
    library = Library.open(path)
    made = [replace(long_pair(n), section="", speaker="Ada") for n in range(1, far + 1)]
    made += [Pair(1, 1, en, zh, speaker="Ada", confidence=0.936) for en, zh in SHORT]
    save(library, [replace(pair, turn=1) for pair in made], "1")
    return library


def shown(app: ReaderApp) -> ReadScreen:
    """The reader's screen."""
    screen = app.screen
    assert isinstance(screen, ReadScreen)
    return screen


def english(library: Library) -> list[str]:
    """The English side of every pair."""
    return [pair.en for pair in library.pairs("long")]


async def test_merge_and_undo(tmp_path: Path) -> None:
    """`M` joins the pair with the next one, in the file and on the screen; `u` parts them."""
    with library_of(tmp_path / "library.db") as library:
        app = ReaderApp(library, FakeLexicon(), episode="long")
        async with opened(app) as pilot:
            await pilot.press("right", "M")
            assert english(library)[1] == "Nobody moved. Then the lamp went out."
            assert "sentences 2 and 3 are one pair now · u undoes" in text_of(app)
            assert "没有人动。接着灯灭了。" in text_of(app)
            assert shown(app).conversation.n == 2
            assert "2/3" in text_of(app)
            await pilot.press("u")
            assert english(library) == [en for en, _ in SHORT]
            assert "undone: merge of sentences 2 and 3" in text_of(app)
            assert (shown(app).conversation.n, shown(app).pairs.count) == (2, 4)
            await pilot.press("U")
            assert "done again: merge of sentences 2 and 3" in text_of(app)
            assert len(english(library)) == 3
            assert notices(app) == ""


async def test_shift_each_way(tmp_path: Path) -> None:
    """`e` and `z` move the last sentence down, `E` and `Z` the first one up."""
    with library_of(tmp_path / "library.db") as library:
        app = ReaderApp(library, FakeLexicon(), episode="long")
        async with opened(app) as pilot:
            await pilot.press("right", "e")
            assert english(library)[1:3] == ["", "Nobody moved. Then the lamp went out."]
            assert "its last English sentence went to 3 · u undoes" in text_of(app)
            assert "— no English" in text_of(app)
            await pilot.press("right", "E", "right", "Z")
            assert english(library) == [en for en, _ in SHORT]
            assert [pair.zh for pair in library.pairs("long")] == [
                "水壶响了。", "没有人动。", "接着灯灭了。我们等着。", "",
            ]  # fmt: skip
            assert "its first Chinese sentence went to 3" in text_of(app)
            assert "— no Chinese" in text_of(app)


async def test_split_asks_where_when_it_is_not_plain(tmp_path: Path) -> None:
    """Two against two is split at once; three against three where the learner moves the border."""
    with library_of(tmp_path / "library.db") as library:
        app = ReaderApp(library, FakeLexicon(), episode="long")
        async with opened(app) as pilot:
            await pilot.press("M", "S")
            assert english(library) == [en for en, _ in SHORT]
            assert "sentence 1 is two pairs now · u undoes" in text_of(app)
            await pilot.press("M", "M", "S")
            assert isinstance(app.screen, SplitScreen)
            await pilot.press("escape")
            assert len(english(library)) == 2
            await pilot.press("S", "right", "right", "left", "left", "up", "up", "down", "down")
            assert "Split sentence 1 in two" in text_of(app)
            assert " EN  Nobody moved. Then the lamp went out." in text_of(app)
            await pilot.press("enter")
            assert english(library)[:2] == [
                "The kettle sang.",
                "Nobody moved. Then the lamp went out.",
            ]
            assert library.pairs("long")[1].zh == "接着灯灭了。"


async def test_the_border_of_a_split_is_moved_by_the_mouse(tmp_path: Path) -> None:
    """A click on a sentence puts it over the border, with those between; the foot splits."""
    with library_of(tmp_path / "library.db") as library:
        app = ReaderApp(library, FakeLexicon(), episode="long")
        async with opened(app) as pilot:

            async def click(told: str) -> None:
                rows = text_of(app).split("\n")
                y = max(n for n, row in enumerate(rows) if told in row)
                await pilot.click(offset=(cell_len(rows[y][: rows[y].index(told)]), y))
                await settle(pilot)

            await pilot.press("M", "M", "S")
            await click("lamp went out")
            assert " EN  The kettle sang. Nobody moved. Then the lamp went out." in text_of(app)
            await click("moved.")
            await click("接着灯")
            assert " EN  Nobody moved. Then the lamp went out." in text_of(app)
            await click("⏎ split")
            assert english(library)[0] == "The kettle sang."
            assert not library.pairs("long")[1].zh


async def test_a_sentence_is_explained(tmp_path: Path) -> None:
    """`i` numbers the sentences of the current pair and says its kind and confidence."""
    with library_of(tmp_path / "library.db") as library:
        app = ReaderApp(library, FakeLexicon(), episode="long")
        async with opened(app) as pilot:
            await pilot.press("i")
            told = "1 English sentence stands against 1 Chinese one · confidence 0.93"
            assert told in text_of(app)
            await pilot.press("M")
            assert "▌ 2  Nobody moved." in text_of(app)
            assert "2 English sentences stand against 2 Chinese ones" in text_of(app)
            await pilot.press("right")
            assert "▌ 1  Then the lamp went out." in text_of(app)
            assert "2  Nobody moved." not in text_of(app)
            await pilot.press("i")
            assert "confidence" not in text_of(app)


async def test_doubtful_pairs_are_found(tmp_path: Path) -> None:
    """`d` and `D` lead to what is alone or of low confidence, round the end, and say why."""
    with library_of(tmp_path / "library.db", far=250) as library:
        library.split("long", 3)
        pairs = library.pairs("long")
        pairs[-2] = replace(pairs[-2], confidence=0.41)
        save(library, [replace(pair, n=n) for n, pair in enumerate(pairs, 1)], "2")
        app = ReaderApp(library, FakeLexicon(), episode="long")
        async with opened(app) as pilot:
            conversation = shown(app).conversation
            await pilot.press("d")
            await until(pilot, lambda: conversation.n == 3)
            await until(pilot, lambda: "1 English sentence without a counterpart" in text_of(app))
            await pilot.press("D")
            await until(pilot, lambda: conversation.n == 254)
            assert "confidence 0.41" in text_of(app)
    with Library.open(tmp_path / "sure.db") as library:
        save(library, [Pair(1, 1, "Yes.", "是。"), Pair(2, 1, "No.", "不。")], "1")
        app = ReaderApp(library, FakeLexicon(), episode="long")
        async with opened(app) as pilot:
            await pilot.press("d")
            await until(pilot, lambda: "no pair of this episode" in text_of(app))


async def test_the_place_stays_where_it_was(tmp_path: Path) -> None:
    """The current sentence keeps its row of the screen, far down in a long episode too."""
    with library_of(tmp_path / "library.db", far=300) as library:
        app = ReaderApp(library, FakeLexicon(), episode="long")
        async with opened(app) as pilot:
            await pilot.press("colon", *"150", "enter", "right", "right")
            before = [y for y, row in enumerate(text_of(app).split("\n")) if "sentence 152," in row]
            for key in ("M", "u", "e", "u"):
                await pilot.press(key)
                rows = text_of(app).split("\n")
                assert shown(app).conversation.n == 152
                assert [y for y, row in enumerate(rows) if row.startswith("▌")][0] == before[0]
            await until(pilot, lambda: library.position("long") == 152)


async def test_corrections_and_marks_are_undone_in_order(tmp_path: Path) -> None:
    """A mark, then a merge: `u` takes back the merge first, then the mark."""
    with library_of(tmp_path / "library.db") as library:
        app = ReaderApp(library, FakeLexicon(), episode="long")
        async with opened(app) as pilot:
            await pilot.press("w", "w", "m")
            await settle(pilot)
            await pilot.press("M", "u")
            assert (len(english(library)), len(library.words())) == (4, 1)
            await pilot.press("u")
            assert library.words() == []


async def test_what_cannot_be_corrected_is_told(tmp_path: Path) -> None:
    """At the end, over a speaker, in a text that changed meanwhile: it says why not."""
    with library_of(tmp_path / "library.db") as library, Library.open(library.path) as other:
        app = ReaderApp(library, FakeLexicon(), episode="long")
        async with opened(app) as pilot:
            await pilot.press("G", "M")
            assert "4 is the last" in text_of(app)
            await pilot.press("escape", "g", "E")
            assert "no sentence before the first" in text_of(app)
            assert not notices(app)  # nothing covers the text
            await pilot.press("M", "M", "S")
            other.undo()
            await pilot.press("enter")
            # Whichever comes first: the key, or the reader's own look at the library.
            told = ("the text changed meanwhile", "its pairs were corrected")
            assert any(words in text_of(app) for words in told)
            assert len(english(library)) == 3


async def test_another_process_corrects(tmp_path: Path) -> None:
    """A correction made elsewhere is taken in, the place kept, and said."""
    with library_of(tmp_path / "library.db") as library, Library.open(library.path) as other:
        app = ReaderApp(library, FakeLexicon(), episode="long")
        async with opened(app) as pilot:
            await pilot.press("G")
            await until(pilot, lambda: other.position("long") == 4)
            other.merge("long", 1)
            await until(pilot, lambda: shown(app).pairs.count == 3)
            assert shown(app).conversation.n == 3
            assert "its pairs were corrected" in text_of(app)


def test_what_stands_alone_says_so() -> None:
    """Where both languages are shown the lacking side says so in words, in its own column."""
    alone = Pair(1, 1, "An advertisement.")
    texts = [[run.text for run in row] for row in lay_out(alone, None, View(80)).rows]
    assert texts == [["An advertisement."], ["— no Chinese"], []]
    wide = lay_out(alone, None, View(120)).rows[0]
    assert [run.text for run in wide] == ["An advertisement.", "— no Chinese"]
    led = [*lay_out(alone, None, View(120, lead="zh")).rows[0]]
    assert [run.text for run in led] == ["— no Chinese", "An advertisement."]
    assert led[0].x < led[1].x
    for view in (View(80, shown="en"), View(80, single=True)):
        assert len(lay_out(alone, None, view).rows) == 2
    assert described(alone) == "1 English sentence without a counterpart · confidence 1.00"


def test_an_explained_pair_on_a_narrow_terminal() -> None:
    """Down to a terminal of three cells every character of every sentence is laid out."""
    pair = Pair(1, 1, "A kettle. It sang.", "水壶。响了。", en_cuts=(10,), zh_cuts=(3,))
    for width in range(3, 60):
        block = lay_out(pair, None, View(width), explained=True)
        for side in ("en", "zh"):
            text = "".join(run.text for row in block.rows for run in row if run.side == side)
            assert "".join(text.split()) == "".join(getattr(pair, side).split())
