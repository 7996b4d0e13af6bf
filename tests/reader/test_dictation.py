"""Dictation, driven by the keys, with a track that says what it was asked to play."""

from __future__ import annotations

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.words import Word
from bilingual_reader.errors import AudioError
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from bilingual_reader.reader.screens.dictation import DictationScreen
from bilingual_reader.reader.screens.read import ReadScreen
from tests.reader.fakes import FakeLexicon, FakeLibrary, FakeRow, FakeTrack
from tests.reader.screen import notices, opened, settle, text_of, until

PAIRS = [
    Pair(1, 1, "Don't stop, reader!", "别停，读者！", start=2.0, end=3.0, zh_words=(0, 1, 2, 3, 5)),
    Pair(2, 1, "word " * 120, "字。", start=4.0),
    Pair(3, 1, "…", "", start=5.0),
    Pair(4, 1, "Every word [/b] counts.", "每个詞都算。", start=6.0, zh_words=(0, 2, 3, 4, 5)),
]


def app(track: FakeTrack | None, learning: str = "en") -> tuple[FakeLibrary, ReaderApp]:
    """The reader on four sentences, one of them too long, one without a letter."""
    library = FakeLibrary((FakeRow(1, "talk"), PAIRS))
    library.prefer(learning=learning)
    made = ReaderApp(library, FakeLexicon(), Given(sounder=track), episode="talk")
    return library, made


async def test_a_sentence_is_heard_typed_and_judged() -> None:
    """o plays the sentence alone, in the language learned; Enter judges case and marks aside."""
    track = FakeTrack()
    _, reader = app(track)
    async with opened(reader, (80, 24)) as pilot:
        await pilot.press("o")
        assert isinstance(reader.screen, DictationScreen)
        await until(pilot, lambda: ("play", 1, "en", False) in track.asked)
        assert "Don't" not in text_of(reader) and "别停" not in text_of(reader)
        await pilot.press(*"dont STOP reader", "enter")
        assert "✓ all right" in text_of(reader)
        assert "Don't stop, reader!" in text_of(reader) and "别停，读者！" in text_of(reader)
        assert "1 sentence · 100 %" in text_of(reader)
        await pilot.press("enter")
        await until(pilot, lambda: ("play", 4, "en", False) in track.asked)
        assert "Every word" not in text_of(reader)


async def test_wrong_missing_and_superfluous_letters() -> None:
    """Under each fault stands what was typed, or a dash; they are counted, and the words named."""
    library, reader = app(FakeTrack())
    async with opened(reader, (80, 24)) as pilot:
        await pilot.press("o", *"xx don't stup, readr", "enter")
        shown = text_of(reader).splitlines()
        y = next(y for y, row in enumerate(shown) if "Don't stop, reader!" in row)
        at = shown[y].index("Don't")
        below = shown[y + 1][at:].rstrip()
        assert below[shown[y][at:].index("op,")] == "u" and "-" in below
        assert "1 wrong" in text_of(reader) and "1 missing" in text_of(reader)
        assert "2 too many" in text_of(reader) and "too many: xx" in text_of(reader)
        assert "missed: stop · reader" in text_of(reader)
        await pilot.press("m")
        await settle(pilot)
        assert "2 words to be learned" in text_of(reader)
        assert [word.headword for word in library.words()] == ["stop", "reader"]
        await pilot.press("m")
        assert "they are marked" in text_of(reader) and len(library.words()) == 2


async def test_a_known_word_that_was_missed_is_to_be_learned_again() -> None:
    """m gives a known word back its status new; one that is being learned stays as it is."""
    library, reader = app(FakeTrack())
    library.mark(Word("en", "stop", status="known"))
    library.mark(Word("en", "reader", status="learning2"))
    async with opened(reader, (80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("o", *"don't", "enter", "m")
        await settle(pilot)
        assert "1 word to be learned" in text_of(reader)
        assert {w.headword: w.status for w in library.words()} == {
            "stop": "new", "reader": "learning2",
        }  # fmt: skip


async def test_hints_and_mending() -> None:
    """Tab mends or adds a letter, and is counted; e goes on typing; the score is the first one."""
    _, reader = app(FakeTrack())
    async with opened(reader, (80, 24)) as pilot:
        await pilot.press("o", *"dxn", "tab", "tab", "tab")
        assert reader.screen.prompt.value == "don't s"  # type: ignore[attr-defined]
        await pilot.press("enter")
        assert "3 hints" in text_of(reader) and "missing" in text_of(reader)
        await pilot.press("e", *"top reader", "enter")
        assert "✓ all right" in text_of(reader)
        assert "1 sentence · 14 %" in text_of(reader)


async def test_it_is_heard_again() -> None:
    """Enter on nothing, ↑ while typing, Space and a click afterwards play it once more."""
    track = FakeTrack()
    _, reader = app(track)
    async with opened(reader, (80, 24)) as pilot:
        await pilot.press("o", "enter", *"do", "up")
        assert reader.screen.prompt.value == "do"  # type: ignore[attr-defined]
        await until(pilot, lambda: track.asked.count(("play", 1, "en", False)) == 3)
        await pilot.press("enter", "space", "a")
        await pilot.click(offset=(20, 8))
        await until(pilot, lambda: track.asked.count(("play", 1, "en", False)) == 6)
        assert "missing" in text_of(reader)


async def test_chinese_in_either_script() -> None:
    """Who learns Chinese types characters; Simplified ones count for Traditional ones."""
    track = FakeTrack()
    _, reader = app(track, "zh")
    async with opened(reader, (80, 24)) as pilot:
        await pilot.press("G", "o")
        await until(pilot, lambda: ("play", 4, "zh", False) in track.asked)
        await pilot.press(*"每个词都算", "enter")
        assert "✓ all right" in text_of(reader) and "Every word [/b] counts." in text_of(reader)
        await pilot.press("enter")
        assert "the end" in text_of(reader)


async def test_leaving() -> None:
    """Esc while typing and q afterwards lead back to the sentence that was dictated last."""
    _, reader = app(FakeTrack())
    async with opened(reader, (80, 24)) as pilot:
        await pilot.press("o", "x", "escape")
        assert isinstance(reader.screen, ReadScreen)
        await pilot.press("o", "x", "enter", "enter", "y", "enter", "q")
        assert isinstance(reader.screen, ReadScreen)
        assert reader.screen.conversation.n == 4


async def test_without_sound() -> None:
    """With nothing to hear it with, the sentence is written from its translation; nothing steps."""
    _, reader = app(None)
    async with opened(reader, (80, 24)) as pilot:
        await pilot.press("o")
        assert "write it from its translation" in text_of(reader) and "别停" in text_of(reader)
    _, reader = app(FakeTrack(error=AudioError("nothing here can speak")))
    async with opened(reader, (80, 24)) as pilot:
        await pilot.press("o")
        await until(pilot, lambda: "nothing here can speak" in notices(reader))
        await until(pilot, lambda: "write it from its translation" in text_of(reader))
        below = reader.screen_stack[0]
        assert isinstance(below, ReadScreen) and not below.pacer.running


async def test_nothing_to_dictate() -> None:
    """Behind the last sentence that can be dictated it says so and closes; tiny screens do."""
    pairs = [Pair(1, 1, "…", "字"), Pair(2, 1, "", "字")]
    library = FakeLibrary((FakeRow(1, "talk"), pairs))
    reader = ReaderApp(library, FakeLexicon(), episode="talk")
    async with opened(reader, (20, 5)) as pilot:
        await pilot.press("o")
        await settle(pilot)
        assert isinstance(reader.screen, ReadScreen)
        assert "no further sentence can be dictated" in notices(reader)
    _, reader = app(FakeTrack())
    async with opened(reader, (20, 5)) as pilot:
        await pilot.press("o", *"dont", "enter", "pagedown", "pageup", "m", "e", "tab", "enter")
        await settle(pilot)
        assert isinstance(reader.screen, DictationScreen)
