"""The reader in Chinese: what stands on its screen, and how the language changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from bilingual_reader.cli.state import speak
from bilingual_reader.library import Library
from bilingual_reader.locale import _, in_use, use
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.keys import SECTIONS
from tests.reader.fakes import FakeLexicon, library_of_three, long_library
from tests.reader.on_disk import filled
from tests.reader.screen import opened, settle, text_of


async def test_the_reader_in_chinese() -> None:
    """80 × 24: the keys at the foot, what is said, the panel and the date are Chinese."""
    use("zh")
    app = ReaderApp(long_library(9), FakeLexicon(), episode="long")
    async with opened(app) as pilot:
        foot = text_of(app).splitlines()[-1]
        assert all(told in foot for told in ("←→ 句子", "⏎ 查词", "m 标记", "? 全部按键"))
        await pilot.press("w", "w", "w", "enter", "m")
        await settle(pilot)
        assert "已标记：sentence" in text_of(app) and "★ 新 2026-11-21 起" in text_of(app)
        await pilot.press("u", "t")
        assert "译文已隐藏 · r 或 ↓ 显示一句" in text_of(app)


@pytest.mark.parametrize("size", [(80, 24), (44, 12), (20, 5)])
async def test_rows_keep_their_width(size: tuple[int, int]) -> None:
    """No row is longer or shorter than the terminal, whatever its letters take; no half letter."""
    use("zh")
    app = ReaderApp(library_of_three(), FakeLexicon(), episode="e1")
    async with opened(app, size) as pilot:
        for key in ("w", "i", "W", "A", "slash", "escape", "question_mark", "escape", "H"):
            await pilot.press(key)
            rows = text_of(app).splitlines()
            assert [cell_len(row) for row in rows] == [size[0]] * size[1], key


async def test_the_help_in_chinese_lists_every_key() -> None:
    """Each key of the help, with what it does in Chinese."""
    use("zh")
    app = ReaderApp(library_of_three(), FakeLexicon(), episode="e1")
    async with opened(app, (108, 40)) as pilot:
        await pilot.press("question_mark")
        seen = text_of(app)
        for _page in range(8):
            await pilot.press("pagedown")
            seen += text_of(app)
        for heading, keys in SECTIONS:
            assert _(heading) in seen
            assert all(_(key.says) in seen for key in keys)


async def test_the_language_changes_while_reading(tmp_path: Path) -> None:
    """`I` speaks the other language at once, where one was, and from then on; again: back."""
    with filled(tmp_path / "library.db") as library:
        app = ReaderApp(library, FakeLexicon(), episode="long")
        async with opened(app) as pilot:
            await pilot.press("right", "right", "I")
            await settle(pilot)
            assert "3/300" in text_of(app) and "? 全部按键" in text_of(app)
            await pilot.press("question_mark", "I")
            await settle(pilot)
            assert "3/300" in text_of(app) and "? all keys" in text_of(app)
            await pilot.press("I", "q")
            await settle(pilot)
            assert "归档" in text_of(app)
        assert library.preferences().interface == "zh"


def test_the_setting_goes_before_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chosen, a language is spoken anywhere; without a choice the environment's is."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    with Library.open(tmp_path / "library.db") as library:
        spoken = []
        for chosen in ("auto", "en", "zh"):
            library.prefer(interface=chosen)
            speak(library)
            spoken.append(in_use())
    assert spoken == ["zh", "en", "zh"]
