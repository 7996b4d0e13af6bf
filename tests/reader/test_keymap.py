"""Keys that the learner changed, the command palette, and the mouse at the foot."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import pytest

from bilingual_reader.errors import ConfigError
from bilingual_reader.reader import keys, screens
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from bilingual_reader.reader.keymap import keymap, name_of, pressed, rows, shown
from bilingual_reader.reader.keys import PLACES, Key
from bilingual_reader.reader.widgets.bars import key_at
from tests.reader.fakes import FakeLexicon, long_library
from tests.reader.key_tables import DOCUMENT, document
from tests.reader.screen import opened, picked, settle, text_of


def reader(**changed: Any) -> ReaderApp:
    """The reader on an episode of 40 sentences, with changed keys."""
    return ReaderApp(long_library(40), FakeLexicon(), Given(keys=changed), episode="long")


def test_every_table_of_keys_has_a_place() -> None:
    """No key of any screen is left out of what can be changed; names are unique in a place."""
    tables = [
        table
        for name, table in vars(keys).items()
        if isinstance(table, tuple) and table and all(isinstance(key, Key) for key in table)
    ]
    assert [t for t in tables if t is not keys.LIST and t is not keys.WINDOW
            and not any(t is known for known in PLACES.values())] == []  # fmt: skip
    for table in PLACES.values():
        called = [name_of(key.action) for key in table]
        assert len(called) == len(set(called))


def test_the_document_lists_every_action() -> None:
    """docs/keys.md has each place, and each action with its keys; key_tables.py writes it."""
    assert DOCUMENT.read_text(encoding="utf-8") == document()


def test_as_the_help_shows_a_key_it_can_be_written() -> None:
    """What stands in the table of keys is understood, and means keys of the same row."""
    for table in PLACES.values():
        for key in table:
            if key.shown:
                assert set(pressed(key.shown)) & set(key.keys.split(","))
            for name in key.keys.split(","):
                assert pressed(shown(name)) == [name]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"mrk": "f2"}, "there is no action 'mrk'"),
        ({"wrds": {"mark": "f2"}}, "there is no action 'wrds', [keys], use words"),
        ({"words": {"mrk": "f2"}}, "there is no action 'words.mrk'"),
        ({"mark": "x"}, "x would be both mark and status_ignored"),
        ({"reading": {"mark": "A"}}, "A would be both mark and archive"),
        ({"mark": "f2", "undo": "F2"}, "F2 would be both mark and undo"),
        ({"mark": 3}, "not of their kind"),
        ({"mark": []}, "not of their kind"),
        ({"mark": "blah"}, "there is no key 'blah'"),
        ({"mark": ""}, "there is no key ''"),
        ({"mark": "hyper+x"}, "there is no key 'hyper+x'"),
        ({"mark": "ctrl+p"}, "would be both palette and mark"),
        ({"search": {"down": "n"}}, "characters are text there"),
    ],
)
def test_what_cannot_be_is_told(table: dict[str, Any], told: str) -> None:
    """Unknown names and keys, conflicts and other kinds: an error that says what to do."""
    with pytest.raises(ConfigError) as caught:
        keymap(table)
    assert told in str(caught.value)


def test_places_and_swaps() -> None:
    """A name changes all places that have it, a place's own table goes before; keys may swap."""
    made = keymap({"undo": "Ctrl+Y", "words": {"undo": ["f9", "!"]}, "page_down": "%"})
    assert made["reading.undo"] == made["review.undo"] == "ctrl+y"
    assert made["words.undo"] == "f9,exclamation_mark"
    assert made["today.page(1)"] == "percent_sign"
    assert "search.page(1)" not in made, "% is text there"
    swapped = keymap({"reading": {"mark": "u", "undo": "m"}})
    assert swapped == {"reading.mark": "u", "reading.undo": "m"}


async def test_a_changed_key_acts_and_is_shown() -> None:
    """F2 marks instead of m; n goes on instead of →: foot, help and palette say so."""
    app = reader(reading={"mark": "f2", "next_sentence": "ctrl+n", "status_learning2": "f6"})
    async with opened(app, (120, 50)) as pilot:
        await pilot.press("w", "m")
        assert app.session.library.words() == []
        await pilot.press("f2", "ctrl+n", "right")
        await settle(pilot)
        assert len(app.session.library.words()) == 1
        assert " 2/40" in text_of(app)
        assert "F2 mark" in text_of(app) and "Ctrl+N sentence" in text_of(app)
        await pilot.press("question_mark")
        assert "  F2            mark the word" in text_of(app)
        await pilot.press("escape", "ctrl+p", *"mark the word")
        await settle(pilot)
        assert "key F2" in text_of(app)


async def test_quit_can_have_another_key() -> None:
    """Of the keys that the app itself has, quit, too."""
    app = reader(quit="ctrl+x")
    async with opened(app) as pilot:
        await pilot.press("ctrl+q")
        assert app.is_running
        await pilot.press("ctrl+x")
    assert not app.is_running


async def test_keys_at_the_foot_can_be_clicked() -> None:
    """A click on → or its word goes on, on ← back, on b to the word before, on ? to the help."""
    app = reader()
    async with opened(app, (120, 30)) as pilot:
        foot = text_of(app).splitlines()[-1]
        for told, there in (("→", 2), ("sentence", 3), ("←", 2), ("sentence", 3)):
            await pilot.click(offset=(foot.index(told), 29))
            await settle(pilot)
            assert f"{there}/40" in text_of(app)
        for told in ("w b", "word", "b word"):
            await pilot.click(offset=(foot.index(told), 29))
        assert picked(app)
        await pilot.click(offset=(foot.index("all keys"), 29))
        assert type(app.screen).__name__ == "HelpScreen"


async def test_every_action_of_a_screen_is_in_the_palette() -> None:
    """Ctrl+P knows each thing that a key does here, with its keys; typing filters."""
    app = reader()
    async with opened(app, (100, 40)) as pilot:
        listed = {c.title: c.help for c in app.get_system_commands(app.screen)}
        for key in (*keys.READ, *keys.EVERYWHERE):
            if key.action not in ("app.quit", "close"):
                assert any((key.alone or key.says).startswith(title) for title in listed), key
        assert "→ j" in listed["next sentence"]
        await pilot.press("ctrl+p", *"next senten", "enter")
        await settle(pilot)
        await settle(pilot)
        assert " 2/40" in text_of(app)


def test_the_help_of_a_group_tells_changed_keys_apart() -> None:
    """Where one key of several that share a row has another, each has a row."""
    told = {key.shown: key.says for key in rows("reading", keymap({"status_learning2": "f6"}))}
    assert told["1"] == "learning 1" and told["F6"] == "learning 2" and "1 2 3 4" not in told


async def test_the_word_s_keys_can_be_clicked() -> None:
    """While the panel is open its keys stand at the foot: mark, levels, ignore, close."""
    app = reader()
    async with opened(app) as pilot:
        await pilot.press("w", "enter")
        await settle(pilot)
        foot = text_of(app).splitlines()[-1]
        assert "1 2 3 4 learning" in foot and "? all keys" in foot
        for told, status in (("m mark", "new"), ("3 4", "learning3"), ("4 lea", "learning4")):
            app.screen.status.say("")  # type: ignore[attr-defined]
            await pilot.click(offset=(foot.index(told), 23))
            await settle(pilot)
            assert [word.status for word in app.session.library.words()] == [status]
        for _ in range(2):  # the first click takes what was said away
            await pilot.click(offset=(foot.index("close"), 23))
        await settle(pilot)
        assert "m mark" in text_of(app) and "←→ sentence" in text_of(app)


async def test_keys_of_the_help_can_be_clicked() -> None:
    """A click on a key's line does on the screen below what the key does; above it leaves."""
    app = reader()
    async with opened(app, (80, 40)) as pilot:
        for told, then in (("→ j ", " 2/40"), ("G End", " 40/40")):
            await pilot.press("question_mark")
            while told not in text_of(app):
                await pilot.press("pagedown")
            rows = text_of(app).splitlines()
            y = next(y for y, row in enumerate(rows) if told in row)
            await pilot.click(offset=(rows[y].index(told) + 20, y))
            await settle(pilot)
            assert then in text_of(app)
        for y in (1, 0):
            await pilot.press("question_mark")
            await pilot.click(offset=(10, y))
            await settle(pilot)
            assert type(app.screen).__name__ == "ReadScreen"


async def test_the_line_under_the_title_can_be_clicked() -> None:
    """At its end the last sentence, on a mark the section's first one."""
    app = ReaderApp(long_library(500), FakeLexicon(), episode="long")
    async with opened(app) as pilot:
        row = text_of(app).splitlines()[1]
        for cell, told in ((79, "495/500"), (row.index("┼"), "60/500"), (0, "1/500")):
            await pilot.click(offset=(cell, 1))
            await settle(pilot)
            assert f" {told}" in text_of(app)
        await pilot.press("right_parenthesis", "right_parenthesis", "right", "left_parenthesis")
        assert " 120/500" in text_of(app)
        assert " 8:00 / 33:23" in text_of(app)


async def test_the_header_is_in_the_order_of_buildspeak() -> None:
    """Kind, show, date, words, minutes, each whole; where there is no room its length stays."""
    told = {}
    for width in (120, 80, 60, 50, 30):
        async with opened(reader(), (width, 12)) as pilot:
            told[width] = text_of(pilot.app).splitlines()[0].split("  ")[-1].strip()
    assert told == {
        120: "podcast · Kelp AI & I Wire · 2026-06-04 · 9,298 词 · 约 46 分钟",
        80: "Kelp AI & I Wire · 2026-06-04 · 9,298 词 · 约 46 分钟",
        60: "2026-06-04 · 9,298 词 · 约 46 分钟",
        50: "9,298 词 · 约 46 分钟",
        30: "9,298 词",
    }


def test_beside_keys_that_stand_together() -> None:
    """Of two the one that goes on is meant, of more none; between the keys of a range neither."""
    foot = [("←→", "day"), ("w b", "word"), ("1–4", "rate"), ("1 2 3", "level")]
    told = " ←→ day  w b word  1–4 rate  1 2 3 level"
    parts = ("←", "→", "day", "w b", "b w", "word", "1–", "–", "4", "rate", "3 l", "level")
    at = {part: key_at(foot, told.index(part)) for part in parts}
    assert list(at.values()) == ["←", "→", "→", "w", "b", "w", "1", "", "4", "", "3", ""]


def test_every_key_at_a_foot_can_be_clicked() -> None:
    """What stands at the foot of any screen is a key that its screen has, as it is shown."""
    feet: list[tuple[str, str]] = []
    for module in pkgutil.iter_modules(screens.__path__, f"{screens.__name__}."):
        there = importlib.import_module(module.name)
        tables = [each for name, each in vars(there).items() if name != "LICENCES"]
        tables += [getattr(each, "KEYS", ()) for each in tables if isinstance(each, type)]
        for table in tables:
            if isinstance(table, tuple) and table and all(_is_foot(each) for each in table):
                feet += table
    known = {name for table in PLACES.values() for key in table for name in key.keys.split(",")}
    assert len(feet) > 30
    typed = {"enter", "tab", "escape", "up", "down"}  # of a prompt, which has no table
    for told, _ in feet:  # the dash of 1–4 is no key
        assert set(pressed(told)) <= known | typed | {"en_dash"}, told


def _is_foot(each: object) -> bool:
    """Whether it is a key with what it does."""
    return isinstance(each, tuple) and len(each) == 2 and all(isinstance(e, str) for e in each)
