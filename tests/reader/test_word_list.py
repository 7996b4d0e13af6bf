"""生词本: sorting, selecting, changing many words at once, their sentences and notes."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.words import Context, Word
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from bilingual_reader.reader.screens.read import ReadScreen
from bilingual_reader.reader.screens.words import WordsScreen
from tests.reader.fakes import FakeLexicon, FakeLibrary, FakeRow
from tests.reader.screen import opened, settle, text_of, until


def library_of_four() -> FakeLibrary:
    """Four words, the first with two sentences of one episode, one without any."""
    library = FakeLibrary()
    pairs = [Pair(n, 1, f"Sentence {n} about an oven.", f"第{n}句。") for n in range(1, 6)]
    library.add(FakeRow(1, "e1", title="Night bakery"), pairs)
    met = [
        Context("e1", title="Night bakery", sentence_n=n, sentence=pairs[n - 1].en,
                translation=pairs[n - 1].zh, surface="oven", speaker="Ada", start=n * 60.0)
        for n in (2, 4)
    ]  # fmt: skip
    told = (
        ("en", "oven", ""),
        ("zh", "厨房", "chú fáng"),
        ("zh", "阿姨", "ā yí"),
        ("en", "dark", ""),
    )
    for day, (lang, head, reading) in enumerate(told, start=1):
        contexts = tuple(met) if head == "oven" else ()
        library.mark(
            Word("zh" if lang == "zh" else "en", head, reading=reading, gloss="x",
                 added=f"2026-01-0{day}", contexts=contexts)
        )  # fmt: skip
    return library


def heads(app: App[None]) -> list[str]:
    """The words in the order in which they are shown."""
    known = ("oven", "厨房", "阿姨", "dark")
    rows = text_of(app).splitlines()
    return [row.split()[0] for row in (r.strip(" ▌") for r in rows) if row.split()[:1] and
            row.split()[0] in known]  # fmt: skip


async def test_orders_in_turn() -> None:
    """s: the newest first, alphabet, pinyin, status, and round again."""
    app = ReaderApp(library_of_four(), FakeLexicon())
    async with opened(app) as pilot:
        await pilot.press("W")
        seen = []
        for _ in range(5):
            seen.append(heads(app))
            await pilot.press("s")
        assert seen == [
            ["dark", "阿姨", "厨房", "oven"],
            ["dark", "oven", "阿姨", "厨房"],
            ["阿姨", "厨房", "dark", "oven"],
            ["oven", "厨房", "阿姨", "dark"],
            ["dark", "阿姨", "厨房", "oven"],
        ]


async def test_what_is_due_first() -> None:
    """Once a word is to be reviewed, that is an order too."""
    library = library_of_four()
    library.due_at = {
        "zh:厨房": "2026-01-02T00:00:00+00:00",
        "en:oven": "2026-01-01T00:00:00+00:00",
    }
    app = ReaderApp(library, FakeLexicon())
    async with opened(app) as pilot:
        await pilot.press("W", "s")
        assert heads(app)[:2] == ["oven", "厨房"]
        assert "by due" in text_of(app)


async def test_the_most_frequent_first() -> None:
    """Where the library can be counted, that is an order too; each word is counted once."""
    asked: list[int] = []

    def counter(keys: Sequence[str]) -> dict[str, int]:
        asked.append(len(keys))
        return {"zh:阿姨": 9, "en:dark": 4, "en:oven": 1, "zh:厨房": 0}

    app = ReaderApp(library_of_four(), FakeLexicon(), Given(counter=counter))
    async with opened(app) as pilot:
        await pilot.press("W", "s")
        await settle(pilot)
        assert heads(app) == ["阿姨", "dark", "oven", "厨房"]
        assert asked == [4]


async def test_search_by_pinyin_and_note() -> None:
    """/ finds by pinyin without tones, and in notes."""
    library = library_of_four()
    library.set_note("en:dark", "like the kitchen")
    app = ReaderApp(library, FakeLexicon())
    async with opened(app) as pilot:
        await pilot.press("W", "slash", *"chufang", "enter")
        assert heads(app) == ["厨房"]
        await pilot.press("slash", *["backspace"] * 7, *"kitchen", "enter")
        assert heads(app) == ["dark"]


async def test_many_words_at_once_are_one_undo() -> None:
    """Space selects, a selects all that are shown; a status and a removal are one step each."""
    library = library_of_four()
    app = ReaderApp(library, FakeLexicon())
    async with opened(app) as pilot:
        await pilot.press("W", "space", "space")
        assert "2 selected" in text_of(app)
        await pilot.press("3")
        statuses = {word.headword: word.status for word in library.words()}
        assert statuses == {"oven": "new", "厨房": "new", "阿姨": "learning3", "dark": "learning3"}
        await pilot.press("escape", "a", "d")
        assert library.words() == [] and "removed: 4 words" in text_of(app)
        await pilot.press("u")
        assert len(library.words()) == 4
        await pilot.press("u")
        assert {word.status for word in library.words()} == {"new"}
        await pilot.press("U")
        assert library.words()[-1].status == "learning3"


async def test_only_what_is_shown_is_selected() -> None:
    """With a filter, a selects what passes it; the rest is not touched."""
    library = library_of_four()
    app = ReaderApp(library, FakeLexicon())
    async with opened(app) as pilot:
        await pilot.press("W", "slash", *"oven", "enter", "a", "K", "escape", "escape")
        assert {w.headword for w in library.words() if w.status == "known"} == {"oven"}


async def test_all_sentences_of_a_word() -> None:
    """→ shows each sentence with its place; Enter goes there; Esc leads back to the list."""
    app = ReaderApp(library_of_four(), FakeLexicon())
    async with opened(app) as pilot:
        await pilot.press("W", "G", "right")
        shown = text_of(app)
        assert "2 sentences" in shown and "第2句。" in shown
        assert "Night bakery 4 · Ada · 4:00" in shown
        await pilot.press("escape")
        assert isinstance(app.screen, WordsScreen)
        await pilot.press("o", "up", "enter")
        assert isinstance(app.screen, ReadScreen)
        assert app.screen.conversation.n == 2


async def test_a_note_on_the_list() -> None:
    """c writes a note, literally; it stands with the word."""
    library = library_of_four()
    app = ReaderApp(library, FakeLexicon())
    async with opened(app) as pilot:
        await pilot.press("W", "c", *"[/b] mine", "enter")
        word = library.word("en:dark")
        assert word is not None and word.note == "[/b] mine"
        assert "✎ [/b] mine" in text_of(app)


async def test_hostile_words_are_shown_literally() -> None:
    """Markup, quotes, 200 characters, right-to-left text, emoji, half a surrogate, escapes."""
    library = FakeLibrary()
    hostile = ("[/b]", "\"'; DROP", "x" * 200, "שלום", "😀", "half \ud83d", "\x1b]0;title\x07")
    for head in hostile:
        met = Context("e1", title=head, sentence_n=1, sentence=head, surface=head, speaker=head)
        library.mark(Word("en", head, reading=head, gloss=head, note=head, contexts=(met,)))
    app = ReaderApp(library, FakeLexicon())
    async with opened(app) as pilot:
        await pilot.press("W", *["s"] * 4)
        for _ in hostile:
            await pilot.press("o", "escape", "3", "down")
        shown = text_of(app)
        assert "[/b]" in shown and "\"'; DROP" in shown and "\x1b" not in shown
        shown.encode()
        assert {word.status for word in library.words()} == {"learning3"}


async def test_what_another_process_marks_is_listed() -> None:
    """The list follows the library while it is shown; the cursor stays on its word."""
    library = library_of_four()
    app = ReaderApp(library, FakeLexicon())
    async with opened(app) as pilot:
        await pilot.press("W", "down")
        library.mark(Word("en", "lamp", gloss="灯", added="2026-02-01"))
        await until(pilot, lambda: "5 words" in text_of(app))
        row = next(row for row in text_of(app).splitlines() if row.startswith("▌"))
        assert "阿姨" in row


async def test_the_sentences_of_a_word_are_whole() -> None:
    """However narrow the terminal, no sentence and no translation is cut."""
    library = FakeLibrary()
    told = "It takes a fair bit of conviction to get on a ferry and go and find out."
    met = Context("e1", sentence_n=1, sentence=told, translation="那真得有几分把握才行。" * 4,
                  surface="conviction")  # fmt: skip
    library.mark(Word("en", "conviction", contexts=(met,)))
    app = ReaderApp(library, FakeLexicon())
    async with opened(app, (44, 14)) as pilot:
        await pilot.press("W", "right")
        shown = " ".join(row.strip(" ▌") for row in text_of(app).splitlines())
        assert told in shown and met.translation in shown.replace(" ", "")
