"""Ways through the text: listening first, unknown words, bookmarks, a copy of the sentence."""

from __future__ import annotations

import os

import pytest

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.words import Word
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.screens.bookmarks import BookmarksScreen
from bilingual_reader.reader.screens.read import ReadScreen
from tests.reader.fakes import FakeLexicon, FakeLibrary, FakeRow, long_library
from tests.reader.screen import opened, picked, place, settle, text_of, until


def reader(library: FakeLibrary, episode: str = "long", **preferences: str) -> ReaderApp:
    """The reader on an episode."""
    if preferences:
        library.prefer(**preferences)
    return ReaderApp(library, FakeLexicon(), episode=episode)


def of_one_word(words: list[str]) -> FakeLibrary:
    """An English episode with a word a sentence."""
    pairs = [Pair(n, n, f"{word}.", "字。", zh_words=(0, 1)) for n, word in enumerate(words, 1)]
    return FakeLibrary((FakeRow(1, "one"), pairs))


# Listening first


@pytest.mark.parametrize("width", [80, 120])
async def test_listening_first(width: int) -> None:
    """X hides all text; r shows the current sentence whole and moves nothing; a step hides it."""
    library = long_library(30)
    app = reader(library)
    async with opened(app, (width, 30)) as pilot:
        before = text_of(app)
        rows = [y for y, row in enumerate(before.splitlines()) if "sentence 3," in row]
        await pilot.press("X")
        assert "sentence" not in text_of(app).replace("shows the sentence", "")
        assert "这是" not in text_of(app) and "┈┈┈" in text_of(app)
        assert "listen first" in text_of(app)
        assert app.session.choices.now.text == "hidden"
        await pilot.press("right", "right", "r")
        shown = text_of(app).splitlines()
        assert "这是第3句话" in text_of(app) and "这是第2句话" not in text_of(app)
        assert [y for y, row in enumerate(shown) if "sentence 3," in row] == rows
        await pilot.press("r")
        assert "no translation is hidden" in text_of(app)
        await pilot.press("right")
        assert "这是第3句话" not in text_of(app)
        await pilot.press("X")
        assert "这是第3句话" in text_of(app)
        assert app.session.choices.now.text == "shown"


async def test_the_text_comes_before_its_translation() -> None:
    """Where both wait, r shows the text first and then the translation; it begins as was chosen."""
    app = reader(long_library(30), text="hidden", translation="hidden")
    async with opened(app) as pilot:
        assert "sentence 1," not in text_of(app)
        await pilot.press("down")
        assert "sentence 1," in text_of(app) and "这是第1句话" not in text_of(app)
        await pilot.press("w")
        assert picked(app) == "This"
        await pilot.press("down")
        assert "这是第1句话" in text_of(app)


async def test_no_word_is_picked_that_cannot_be_seen() -> None:
    """While text is hidden, w and . find no words of it; a click reveals it."""
    app = reader(long_library(30), text="hidden")
    async with opened(app) as pilot:
        await pilot.press("full_stop")
        assert "the text is hidden" in text_of(app)
        assert picked(app) == ""
        rows = text_of(app).splitlines()
        y = next(y for y, row in enumerate(rows) if "┈" in row)
        await pilot.click(offset=(rows[y].index("┈") + 1, y))
        assert "sentence 1," in text_of(app)


# Unknown words


async def test_the_next_unknown_word() -> None:
    """`.` goes on to the next word that is neither known nor ignored, `,` back."""
    library = of_one_word(["Ada", "goes", "home", "by", "train"])
    for word in ("ada", "home", "by"):
        library.mark(Word("en", word, status="known"))
    app = reader(library, "one", learning="en")
    async with opened(app) as pilot:
        seen = []
        for key in ("full_stop", "full_stop", "full_stop", "comma", "comma"):
            await pilot.press(key)
            await settle(pilot)
            seen.append((place(app), picked(app)))
        assert seen == [(2, "goes"), (5, "train"), (2, "goes"), (5, "train"), (2, "goes")]


async def test_ignored_words_and_their_forms_are_passed_over() -> None:
    """A form of a known word is known; words of the other language do not count."""
    library = of_one_word(["models", "model's", "kelp"])
    library.mark(Word("en", "model", status="ignored"))
    app = reader(library, "one", learning="en")
    async with opened(app) as pilot:
        await pilot.press("full_stop")
        await settle(pilot)
        assert (place(app), picked(app)) == (3, "kelp")
        library.mark(Word("en", "kelp", status="known"))
        await pilot.pause(0.1)
        await settle(pilot)
        await pilot.press("full_stop")
        await settle(pilot)
        assert "no other unknown word" in text_of(app)


async def test_far_away_in_a_long_episode() -> None:
    """The only unknown word of 5,000 sentences is found, Chinese as well as English."""
    words = ["same"] * 5000
    words[4321] = "other"
    library = of_one_word(words)
    library.mark(Word("en", "same", status="known"))
    library.mark(Word("zh", "字", status="known"))
    app = reader(library, "one", learning="both")
    async with opened(app) as pilot:
        await pilot.press("full_stop")
        await until(pilot, lambda: place(app) == 4322)
        await settle(pilot)
        assert picked(app) == "other"


# Bookmarks


async def test_a_bookmark_is_put_and_taken() -> None:
    """f shows a flag before the sentence; again or u, and it is gone."""
    library = long_library(30)
    app = reader(library)
    async with opened(app, (80, 30)) as pilot:
        await pilot.press("right", "f")
        row = next(r for r in text_of(app).splitlines() if "sentence 2," in r)
        assert row.index("⚑") < row.index("This")
        assert [mark.n for mark in library.bookmarks("long")] == [2]
        await pilot.press("f")
        assert "⚑" not in text_of(app) and "bookmark off" in text_of(app)
        await pilot.press("u")
        await settle(pilot)
        assert "⚑" in text_of(app)


async def test_from_bookmark_to_bookmark() -> None:
    """; and ' go to the next and the previous one, round the end."""
    app = reader(long_library(300))
    async with opened(app) as pilot:
        await pilot.press("semicolon")
        assert "no bookmark here" in text_of(app)
        for n in ("10", "200"):
            await pilot.press("colon", *n, "enter", "f")
        seen = []
        for key in ("semicolon", "semicolon", "apostrophe", "apostrophe"):
            await pilot.press(key)
            seen.append(place(app))
        assert seen == [10, 200, 10, 200]


async def test_the_list_of_bookmarks() -> None:
    """V lists them, with those of all episodes; typing filters, Enter goes there, d takes away."""
    library = long_library(300)
    library.add(FakeRow(2, "other", title="Another talk"),
                [Pair(1, 1, "A kettle.", "水壶。"), Pair(2, 1, "A lamp.", "灯。")])  # fmt: skip
    library.toggle_bookmark("other", Pair(2, 1, "A lamp.", "灯。"))
    app = reader(library)
    async with opened(app) as pilot:
        for n in ("10", "200"):
            await pilot.press("colon", *n, "enter", "f")
        await pilot.press("V")
        assert isinstance(app.screen, BookmarksScreen)
        assert "2 bookmarks of this episode" in text_of(app)
        assert "sentence 10," in text_of(app) and "A lamp" not in text_of(app)
        await pilot.press("tab")
        assert "3 bookmarks of all episodes" in text_of(app) and "Another talk" in text_of(app)
        await pilot.press("slash", *"sentence 10,", "enter")
        assert "1 of 3 bookmarks" in text_of(app)
        await pilot.press("d")
        assert "bookmark off" in text_of(app) and len(library.bookmarks()) == 2
        await pilot.press("u")
        assert len(library.bookmarks()) == 3
        await pilot.press("enter")
        assert isinstance(app.screen, ReadScreen) and place(app) == 10
        await pilot.press("V", "tab", "G", "enter")
        await settle(pilot)
        assert place(app) == 2 and "A lamp" in text_of(app)


async def test_no_bookmark_at_all() -> None:
    """The empty list says how one is made, and no key in it does harm."""
    app = reader(long_library(30))
    async with opened(app) as pilot:
        await pilot.press("V")
        assert "f on a sentence makes one" in text_of(app)
        await pilot.press("d", "u", "enter", "tab", "down", "up", "pagedown", "pageup", "g", "G")
        await pilot.press("slash", "x", "escape", "escape")
        assert isinstance(app.screen, ReadScreen)


# The clipboard


async def test_a_sentence_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    """y copies both sides, who says it where, and the link to the second; Y the sentence alone."""
    for name in ("TMUX", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    pairs = [Pair(1, 1, "We go & see.", "我们去看看。", speaker="Ada", start=75.0)]
    row = FakeRow(1, "talk", title="Kelp [/b]", url="https://www.youtube.com/watch?v=abc")
    app = reader(FakeLibrary((row, pairs)), "talk")
    async with opened(app) as pilot:
        await pilot.press("y")
        assert app.clipboard == (
            "We go & see.\n我们去看看。\n— Ada · Kelp [/b] · 1:15\n"
            "https://www.youtube.com/watch?v=abc&t=75s"
        )
        assert "copied: the sentence, its translation, the link to 1:15" in text_of(app)
        await pilot.press("l", "Y")
        assert app.clipboard == "我们去看看。"
        monkeypatch.setitem(os.environ, "TMUX", "x")


async def test_what_keeps_a_copy_from_the_clipboard_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In tmux, once, the setting it needs; without a link none is copied."""
    monkeypatch.setenv("TMUX", "/tmp/tmux")
    monkeypatch.setenv("TERM", "tmux-256color")
    monkeypatch.delenv("TERM_PROGRAM", raising=False)
    row = FakeRow(1, "talk", url="")
    app = reader(FakeLibrary((row, [Pair(1, 1, "", "只有中文。")])), "talk")
    async with opened(app, (120, 24)) as pilot:
        await pilot.press("y")
        assert app.clipboard == "只有中文。\n— The future of tutoring"
        assert "copied: the sentence · tmux passes it on" in text_of(app)
        await pilot.press("y")
        assert "tmux" not in text_of(app)


async def test_an_empty_episode_takes_every_way() -> None:
    """No way through the text does harm where there is none."""
    app = reader(FakeLibrary((FakeRow(1, "none"), [])), "none")
    async with opened(app) as pilot:
        await pilot.press("X", "full_stop", "comma", "semicolon", "apostrophe", "f", "y", "Y", "o")
        await pilot.press("p", "p", "V", "escape")
        await settle(pilot)
        assert isinstance(app.screen, ReadScreen)
