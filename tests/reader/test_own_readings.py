"""Pinyin and words corrected in the reader: seen at once, in the file, undone with `u`."""

from __future__ import annotations

from pathlib import Path

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.own_readings import Rule
from bilingual_reader.library import Library
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from tests.reader.on_disk import Own, ReadingLexicon, save
from tests.reader.screen import notices, opened, picked, settle, text_of, until

TEXTS = (
    ("It takes some courage.", "那真得有几分勇气才行。", (0, 1, 3, 4, 6, 8, 9, 10)),
    ("He studies life.", "他研究生命。", (0, 1, 3, 5)),
    ("Life again.", "我也研究生命。", (0, 1, 2, 4, 6)),
)


def reader(folder: Path) -> tuple[Library, ReaderApp]:
    """A library with three sentences, and the reader on it, Chinese alone."""
    library = Library.open(folder / "library.db")
    save(library, [Pair(1, 1, en, zh, zh_words=cuts) for en, zh, cuts in TEXTS], "1")
    lexicon = ReadingLexicon(library)
    return library, ReaderApp(library, lexicon, Given(own=Own(library)), episode="long")


async def test_a_reading_is_typed_and_undone(tmp_path: Path) -> None:
    """`P` asks with the present reading, takes numbers, shows it at once; `u` takes it back."""
    library, app = reader(tmp_path)
    async with opened(app) as pilot:
        await pilot.press("l", "l", "l", "p", "w", "w")
        await settle(pilot)
        assert picked(app) == "真得"
        assert "nà zhēn dé yǒu" in text_of(app)
        await pilot.press("P")
        await settle(pilot)
        assert "zhēn dé" in text_of(app).splitlines()[-3]
        await pilot.press(*"zhen1 dei3", "enter")
        await settle(pilot)
        assert "真得 is read zhēn děi everywhere · u undoes" in text_of(app)
        assert "nà zhēn děi yǒu" in text_of(app)
        assert picked(app) == "真得"
        await pilot.press("enter")
        await until(pilot, lambda: "nǐ hǎo ✎" in text_of(app))
        assert library.own_rules().all[0].reading == "zhēn děi"
        await pilot.press("u")
        await settle(pilot)
        assert "undone: your reading 真得 zhēn děi" in text_of(app)
        assert "nà zhēn dé yǒu" in text_of(app)
        await pilot.press("U", "P")
        await settle(pilot)
        await pilot.press("delete", "enter")
        await settle(pilot)
        assert "真得 is read as it was · u undoes" in text_of(app)
        assert library.own_rules().all == ()
        assert notices(app) == ""
    library.close()


async def test_what_is_no_reading_is_told(tmp_path: Path) -> None:
    """What is wrong is said in words, and what was typed can be mended."""
    library, app = reader(tmp_path)
    async with opened(app) as pilot:
        await pilot.press("l", "l", "l", "w", "w", "P")
        await settle(pilot)
        await pilot.press(*"zhen1", "enter")
        await settle(pilot)
        assert "1 syllable for 2 characters" in text_of(app)
        assert "zhen1" in text_of(app).splitlines()[-3]
        await pilot.press("end", *" dei3", "enter")
        await settle(pilot)
        assert "真得 is read zhēn děi" in text_of(app)
    library.close()


async def test_one_character_in_its_sentence(tmp_path: Path) -> None:
    """A single character is read so in this sentence alone, with a star wherever it stands."""
    library, app = reader(tmp_path)
    async with opened(app) as pilot:
        await pilot.press("l", "l", "l", "w", "w", "w", "P")
        await settle(pilot)
        await pilot.press(*"you4", "enter")
        await settle(pilot)
        assert "有 is read yòu in this sentence" in text_of(app)
        (rule,) = library.own_rules().all
        assert rule.sentence and rule.place >= 0
        await pilot.press("P")
        await settle(pilot)
        await pilot.press(*"you4*", "enter")
        await settle(pilot)
        assert "有 is read yòu everywhere" in text_of(app)
        assert [rule.sentence for rule in library.own_rules().all][1:] == [""]
    library.close()


async def test_words_are_cut_and_joined(tmp_path: Path) -> None:
    """`J` joins with the next word, `|` cuts: in all sentences, and on where a word was cut."""
    library, app = reader(tmp_path)
    async with opened(app) as pilot:
        await pilot.press("l", "l", "l", "right", "w", "w")
        assert picked(app) == "研究"
        await pilot.press("J")
        assert picked(app) == "研究生命"
        assert "研究生命 is one word, everywhere · u undoes" in text_of(app)
        await pilot.press("vertical_line", "left", "space", "enter")
        await settle(pilot)
        assert picked(app) == "研究生"
        assert "研究生 · 命, everywhere · u undoes" in text_of(app)
        assert library.pairs("long")[2].zh_words == (0, 1, 2, 5, 6)
        await pilot.press("vertical_line", "left", "space", "enter")
        await settle(pilot)
        assert picked(app) == "研究"
        assert library.pairs("long")[2].zh_words == (0, 1, 2, 4, 5, 6)
        await pilot.press("u", "u", "u")
        await settle(pilot)
        assert library.pairs("long")[2].zh_words == TEXTS[2][2]
        assert picked(app) == "研究"
        await pilot.press("b", "vertical_line")
        assert "a single character is one word" in text_of(app)
        await pilot.press("w", "w", "J")
        assert "no word stands right behind it" in text_of(app)
    library.close()


async def test_another_process_corrects(tmp_path: Path) -> None:
    """What is said elsewhere is taken in while one reads."""
    library, app = reader(tmp_path)
    async with opened(app) as pilot:
        await pilot.press("l", "l", "l", "right", "w", "w")
        with Library.open(library.path) as other:
            other.set_rule(Rule("研究生命", cuts=(0, 3)))
        await until(pilot, lambda: picked(app) == "研究生")
    library.close()


async def test_what_is_not_chinese(tmp_path: Path) -> None:
    """An English word has no pinyin, and without a word it says how one is picked."""
    library, app = reader(tmp_path)
    async with opened(app) as pilot:
        await pilot.press("P")
        assert "pick a word first" in text_of(app)
        for key in ("w", "P"), ("J",), ("vertical_line",):
            await pilot.press(*key)
            assert "pick a Chinese word of the Chinese text" in text_of(app)
        app.session.given = Given()
        await pilot.press("J")
        assert "`bilingual-reader readings` corrects pinyin and words" in text_of(app)
    library.close()
