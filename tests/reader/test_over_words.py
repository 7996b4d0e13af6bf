"""Readings over words: how they are laid out, and how they come and go."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.words import Word
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.layout.blocks import View, lay_out
from bilingual_reader.reader.layout.over import Over, Syllable
from bilingual_reader.reader.layout.ruby import lines
from tests.reader.fakes import FakeLexicon, FakeLibrary, FakeRow, long_library
from tests.reader.screen import opened, picked, settle, text_of

TEXT = "我们讨论思维链，和新的模型。"
CUTS = (0, 2, 4, 7, 8, 9, 10, 11, 13)


def over(first: int, last: int, *parts: str) -> Over:
    """A reading of syllables without tones."""
    return Over(first, last, tuple(Syllable(part) for part in parts))


class Reads(FakeLexicon):
    """A lexicon whose readings are wide."""

    def pinyin(self, text: str) -> list[tuple[str, str]]:
        return [(c, "zhuàng" if "\u4e00" <= c <= "\u9fff" else "") for c in text]

    def ipa(self, word: str) -> str:
        return "" if word == "This" else f"⟨{word.lower()}⟩"


def drawn(text: str, notes: list[Over], width: int) -> list[str]:
    """The rows of a text, a row of readings before each that has any."""
    rows = []
    for line in lines(text, notes, width):
        for pieces in ([(x, part.text, n) for x, part, n in line.over], line.text):
            row = ""
            for x, piece, _ in pieces:
                row += " " * (x - cell_len(row)) + piece
            rows.append(row)
    return rows


def test_each_word_is_wide_enough_for_its_reading() -> None:
    """Readings stand over their words and apart; words without one stand close."""
    notes = [over(0, 2, "wǒ", "men"), over(2, 4, "tǎo", "lùn"), over(4, 7, "sī", "wéi", "liàn")]
    assert drawn(TEXT, notes, 60) == [
        "wǒmen tǎolùn sīwéiliàn",
        "我们  讨论   思维链， 和新的模型。",
    ]


def test_no_room_is_left_between_a_word_and_the_marks_behind_it() -> None:
    """Where a reading is wider than its word, the room comes behind quotes, hyphens and dashes."""
    text = 'say "so" — a six-person lab, and/or "no"…'
    notes = [over(n.start(), n.end(), "x" * 8) for n in re.finditer(r"[a-z]+", text)]
    told = "".join(drawn(text, notes, 200)[1:])
    assert re.sub(r"(?<=[^ ]) +", " ", told) == 'say "so" — a six- person lab, and/ or "no"…'
    assert drawn('说"好"——走', [over(2, 3, "hǎo")], 40)[1] == '说"好"——走'
    assert drawn('说"好"走', [over(0, 1, "shuōzhe"), over(2, 3, "hǎozhe")], 40)[1] == (
        '说     "好"   走'
    )


def test_a_word_and_its_reading_stay_together() -> None:
    """A line breaks before both, never inside a word."""
    notes = [over(0, 2, "wǒ", "men"), over(2, 4, "tǎo", "lùn"), over(4, 7, "sī", "wéi", "liàn")]
    assert drawn(TEXT, notes, 16)[:4] == [
        "wǒmen tǎolùn",
        "我们  讨论",
        "sīwéiliàn",
        "思维链， 和新的",
    ]


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, list[Over]]:
    """A text with readings over some stretches of it."""
    text = draw(st.text("ab 我们，。(x", max_size=40))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=10)))
    spans = [
        (a, b) for a, b in zip(edges, edges[1:], strict=False) if text[a:b].strip() == text[a:b]
    ]
    syllables = st.lists(st.sampled_from(["nǐ", "hǎo"]), min_size=1, max_size=3)
    return text, [over(a, b, *draw(syllables)) for a, b in spans]


@given(texts(), st.integers(12, 50))
def test_nothing_is_lost_and_nothing_overlaps(told: tuple[str, list[Over]], width: int) -> None:
    """All text is there once, every reading once over the beginning of its word, and apart."""
    text, notes = told
    made = lines(text, notes, width)
    shown = "".join(piece for line in made for _, piece, _ in line.text)
    assert shown.replace(" ", "") == text.replace(" ", "")
    assert [n for line in made for _, _, n in line.over] == [
        note.first for note in notes for _ in note.parts
    ]
    for line in made:
        cells: dict[int, int] = {}
        for x, piece, first in line.text:
            for at in range(len(piece)):
                cells[first + at] = x + cell_len(piece[:at])
            assert x + cell_len(piece.rstrip()) <= max(width, 2)
        end, before = -1, -1
        for x, part, n in line.over:
            assert x > end if n != before else x == end
            assert n == before or cells[n] == x
            end, before = x + cell_len(part.text), n


def test_a_hidden_side_keeps_the_room_of_its_readings() -> None:
    """Revealing a translation moves nothing, in either layout."""
    pair = Pair(1, 1, "Hello there", TEXT, zh_words=CUTS)
    notes = {"zh": [over(0, 2, "wǒ", "men"), over(4, 7, "sī", "wéi", "liàn")]}
    for width in (20, 40, 120):
        for quiet in (False, True):
            view = View(width, hidden=not quiet, quiet=quiet)
            hidden = lay_out(pair, None, view, over=notes)  # type: ignore[arg-type]
            shown = lay_out(pair, None, view, over=notes, revealed=("en", "zh"))  # type: ignore[arg-type]
            assert len(hidden.rows) == len(shown.rows)
            assert not any(run.role in ("text", "over") and run.side == "zh"
                           for row in hidden.rows for run in row)  # fmt: skip
    wide = lay_out(pair, None, View(120), over=notes).rows  # type: ignore[arg-type]
    assert {run.side for run in wide[1] if run.role == "text"} == {"en", "zh"}


async def test_p_goes_through_the_ways() -> None:
    """p: the line under the sentence, over unknown words, over all, none; it is remembered."""
    library = long_library(30)
    async with opened(ReaderApp(library, Reads(), episode="long"), (80, 40)) as pilot:
        await pilot.press("p", "p")
        await settle(pilot)
        assert "readings over the words that you do not know" in text_of(pilot.app)
        shown = text_of(pilot.app)
        assert "zhuàngzhuàng" in shown and "⟨discoveries⟩" in shown
        for n in (1, 2, 3):
            rows = shown.splitlines()
            at = next(y for y, row in enumerate(rows) if f"sentence {n}," in " ".join(row.split()))
            assert "⟨sentence⟩" in rows[at - 1]
        await pilot.press("p", "p")
        assert "zhuàng" not in text_of(pilot.app)
        assert "readings off" in text_of(pilot.app)


async def test_known_words_have_none_where_only_unknown_ones_have() -> None:
    """A word that becomes known loses its reading at once; with p again it has one."""
    pairs = [Pair(1, 1, "A talk on models", "讨论模型", zh_words=(0, 2))]
    library = FakeLibrary((FakeRow(1, "talk"), pairs))
    async with opened(ReaderApp(library, Reads(), episode="talk"), (120, 20)) as pilot:
        await pilot.press("p", "p")
        await settle(pilot)
        assert "⟨models⟩" in text_of(pilot.app)
        assert text_of(pilot.app).count("zhuàngzhuàng") == 2
        library.mark(Word("en", "model", status="known"))
        library.mark(Word("zh", "模型", status="ignored"))
        await pilot.pause(0.1)
        await settle(pilot)
        assert "⟨models⟩" not in text_of(pilot.app)
        assert text_of(pilot.app).count("zhuàngzhuàng") == 1
        await pilot.press("p")
        await settle(pilot)
        assert "⟨models⟩" in text_of(pilot.app)


async def test_only_the_learned_language_has_readings() -> None:
    """Who learns English reads no pinyin, and is not asked about it."""
    library = long_library(9)
    library.prefer(learning="en", readings="all")
    async with opened(ReaderApp(library, Reads(), episode="long"), (120, 30)) as pilot:
        await settle(pilot)
        assert "⟨discoveries⟩" in text_of(pilot.app)
        assert "zhuàng" not in text_of(pilot.app)


async def test_what_comes_into_view_is_read() -> None:
    """After a jump and after scrolling, what is in view has its readings; others have not."""
    library = long_library(5000)
    library.prefer(readings="all")
    async with opened(ReaderApp(library, Reads(), episode="long"), (100, 30)) as pilot:
        for keys in (["G"], ["pageup"], ["pageup"], ["colon", *"2500", "enter"]):
            await pilot.press(*keys)
            await settle(pilot)
            rows = text_of(pilot.app).splitlines()
            texts = [y for y, row in enumerate(rows) if "sentence" in row and "⟨" not in row][1:-1]
            assert texts and all("⟨sentence⟩" in rows[y - 1] for y in texts)
    assert sum(library.slices) < 2000


async def test_a_click_on_a_reading_picks_its_word() -> None:
    """The reading is part of its word for the mouse, too."""
    pairs = [Pair(1, 1, "A talk on models", "", zh_words=())]
    library = FakeLibrary((FakeRow(1, "talk", languages=("en",)), pairs))
    library.prefer(readings="all")
    app = ReaderApp(library, Reads(), episode="talk")
    async with opened(app, (80, 20)) as pilot:
        await settle(pilot)
        rows = text_of(app).splitlines()
        y = next(y for y, row in enumerate(rows) if "⟨models⟩" in row)
        await pilot.click(offset=(rows[y].index("⟨models⟩") + 1, y))
        assert picked(app) == "models"


async def test_a_lexicon_that_fails_is_told_once() -> None:
    """The reason is shown, the text stays, and p can be tried again."""
    library = long_library(30)
    library.prefer(readings="all")
    lexicon = Reads()
    lexicon.pinyin = lambda text: 1 / 0  # type: ignore[method-assign,assignment,return-value]
    async with opened(ReaderApp(library, lexicon, episode="long"), (80, 24)) as pilot:
        await settle(pilot)
        assert "This is sentence 1" in text_of(pilot.app)
        assert len(pilot.app._notifications) == 1
