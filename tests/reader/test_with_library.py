"""The reader on a real library file."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.glossary import Gloss
from bilingual_reader.core.words import Context, Word
from bilingual_reader.library import Library
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.screens.archive import ArchiveScreen
from bilingual_reader.reader.screens.read import ReadScreen
from tests.reader.fakes import FakeEntry, FakeLexicon, long_pair
from tests.reader.on_disk import filled, save
from tests.reader.screen import PATIENCE, notices, opened, settle, text_of, underlined, until


async def test_a_mark_is_on_disk_at_once(tmp_path: Path) -> None:
    """While the reader still runs another process sees the mark and, once it rests, the place."""
    path = tmp_path / "library.db"
    with filled(path) as library, Library.open(path) as other:
        app = ReaderApp(library, FakeLexicon(), episode="long")
        async with opened(app) as pilot:
            await pilot.press("right", *["w"] * 6, "m")
            await settle(pilot)
            assert [word.key for word in other.words()] == ["en:agent"]
            await until(pilot, lambda: other.position("long") == 2)
            other.unmark("en:agent")
            screen = app.screen
            assert isinstance(screen, ReadScreen)
            shown = screen.conversation
            await until(pilot, lambda: not shown.word_spans(2, "en"))
            await pilot.press("u")
            assert "undone: removal of “agent”" in text_of(app)
            assert [word.key for word in other.words()] == ["en:agent"]


async def test_it_opens_where_it_was_left(tmp_path: Path) -> None:
    """Read, close, open again: the same sentence is current and the mark is painted."""
    path = tmp_path / "library.db"
    with filled(path) as library:
        async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
            await pilot.press("colon", *"123", "enter", "w", "w", "w", "m", "ctrl+q")
            await settle(pilot)
    with Library.open(path) as library:
        async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, ReadScreen)
            assert screen.conversation.n == 123
            painted = screen.conversation.word_spans(123, "en")
            assert [key for _, _, key in painted] == ["en:sentence"]
            assert notices(pilot.app) == ""


def test_the_first_screen_loads_nothing_heavy() -> None:
    """Importing the reader brings in no dictionary, no segmenter, no pinyin and no deck maker."""
    heavy = "jieba pypinyin genanki numpy opencc simplemma sqlite_utils selectolax yaml"
    code = (
        "import sys, bilingual_reader.reader.app, bilingual_reader.reader.screens.read\n"
        "lazy = ['archive', 'words', 'welcome', 'help']\n"
        "own = ['bilingual_reader.reader.screens.' + name for name in lazy]\n"
        f"print([name for name in {heavy!r}.split() + own if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_words_known_and_marked_again_are_undone_at_once(tmp_path: Path) -> None:
    """Marking a known word makes it new with one more sentence; one `u` takes back both."""
    with filled(tmp_path / "library.db") as library:
        known = Word("en", "agent", status="known", contexts=(Context("other", surface="agent"),))
        library.mark(known)
        async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
            await pilot.press("right", *["w"] * 6, "m")
            await settle(pilot)
            (word,) = library.words()
            assert (word.status, len(word.contexts)) == ("new", 2)
            assert "to learn again: agent" in text_of(pilot.app)
            await pilot.press("u")
            (word,) = library.words()
            assert (word.status, len(word.contexts)) == ("known", 1)


async def test_a_word_of_a_list_gets_the_senses_of_its_first_sentence(tmp_path: Path) -> None:
    """What came in as known, without a sentence, is marked with what it means where it is met."""
    with filled(tmp_path / "library.db") as library:
        library.take_in([Word("en", "agent", gloss="a list's", status="known")], told="a list")
        async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
            await pilot.press("right", *["w"] * 6, "enter")
            await until(pilot, lambda: "考验" in text_of(pilot.app))
            await pilot.press("m")
            await settle(pilot)
        (word,) = library.words()
        assert (word.status, word.gloss, len(word.contexts)) == ("new", "测试; 考验", 1)


class SlowLexicon(FakeLexicon):
    """Answers only when it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()

    def lookup(
        self,
        word: str,
        lang: Language,
        sentence: str = "",
        translation: str = "",
        glosses: Sequence[Gloss] = (),
        at: int | None = None,
    ) -> FakeEntry:
        assert self.go.wait(PATIENCE)
        return super().lookup(word, lang, sentence, translation)


async def test_undo_takes_back_a_mark_that_is_still_looked_up(tmp_path: Path) -> None:
    """`m` and at once `u` leave the list as it was: no older word is taken off."""
    with filled(tmp_path / "library.db") as library:
        library.mark(Word("en", "older", contexts=(Context("other", surface="older"),)))
        lexicon = SlowLexicon()
        async with opened(ReaderApp(library, lexicon, episode="long")) as pilot:
            await pilot.press("right", *["w"] * 6, "m", "u")
            lexicon.go.set()
            await settle(pilot)
            assert [word.headword for word in library.words()] == ["older"]


async def test_a_first_look_up_that_takes_long_is_explained(tmp_path: Path) -> None:
    """While the dictionary is compiled the panel says why one waits, and then shows the word."""
    with filled(tmp_path / "library.db") as library:
        lexicon = SlowLexicon()
        async with opened(ReaderApp(library, lexicon, episode="long")) as pilot:
            await pilot.press("w", "enter")
            await until(pilot, lambda: "the very first look-up takes" in text_of(pilot.app))
            lexicon.go.set()
            await settle(pilot)
            assert "测试" in text_of(pilot.app)
            await pilot.press("w")
            assert "the very first" not in text_of(pilot.app)


async def test_a_step_empties_the_panel(tmp_path: Path) -> None:
    """The panel never shows a word that is not picked: `m` and panel speak of the same."""
    with filled(tmp_path / "library.db") as library:
        async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
            await pilot.press("w", "enter")
            await settle(pilot)
            assert "测试" in text_of(pilot.app)
            await pilot.press("right")
            await settle(pilot)
            assert "测试" not in text_of(pilot.app)


async def test_marks_of_another_process_are_not_missed(tmp_path: Path) -> None:
    """A word marked elsewhere just before one that is marked here is painted too."""
    path = tmp_path / "library.db"
    with filled(path) as library, Library.open(path) as other:
        async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, ReadScreen)
            await pilot.press("right", *["w"] * 6)
            other.mark(Word("en", "discovery", contexts=(Context("long", surface="discoveries"),)))
            await pilot.press("m")
            await settle(pilot)
            await until(pilot, lambda: not screen.session.marks.stale())
            painted = [key for _, _, key in screen.conversation.word_spans(2, "en")]
            assert painted == ["en:agent", "en:discovery"]


async def test_an_episode_imported_anew_is_shown_anew(tmp_path: Path) -> None:
    """Another process imports another text: it is shown, at the sentence that was current."""
    path = tmp_path / "library.db"
    with filled(path) as library, Library.open(path) as other:
        async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, ReadScreen)
            await pilot.press("colon", *"100", "enter", "w", "enter")
            await settle(pilot)
            await until(pilot, lambda: other.position("long") == 100)
            save(other, [long_pair(n) for n in range(41, 301)], "2")
            await until(pilot, lambda: screen.conversation.n == 60)
            await settle(pilot)
            assert "This is sentence 100," in text_of(pilot.app)
            assert "60/260 · 23%" in text_of(pilot.app)
            assert "This is sentence 41," not in text_of(pilot.app)
            await pilot.press("g")
            assert "This is sentence 41," in text_of(pilot.app)
            await pilot.press("right", "ctrl+q")
        assert other.position("long") == 2


async def test_a_mark_goes_where_its_sentence_went(tmp_path: Path) -> None:
    """Marked in a text replaced a moment ago, the word leads to the sentence's new place."""
    path = tmp_path / "library.db"
    with filled(path) as library, Library.open(path) as other:
        async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, ReadScreen)
            await pilot.press("colon", *"100", "enter", "w", "w", "w")
            save(other, [long_pair(n) for n in range(41, 301)], "2")
            screen.action_mark()
            await settle(pilot)
            await until(pilot, lambda: bool(other.words()))
            (context,) = other.words()[0].contexts
            assert context.sentence.startswith("This is sentence 100,")
            assert context.sentence_n == 60


async def test_an_episode_taken_out_elsewhere(tmp_path: Path) -> None:
    """Its import undone by another process: that is told, and the archive is shown."""
    path = tmp_path / "library.db"
    with filled(path) as library, Library.open(path) as other:
        async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
            await pilot.press("right", "W", "A", "enter")
            other.undo("imports")
            await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
            await settle(pilot)
            assert "is no longer in the library" in notices(pilot.app)
            assert "no episodes yet" in text_of(pilot.app)


async def test_a_corrected_pair_gives_the_mark_its_translation(tmp_path: Path) -> None:
    """After a merge `m` takes the new translation; only the next `m` takes the mark off."""
    with filled(tmp_path / "library.db", 9) as library:
        library.shift("long", 2, "zh", "next")
        async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
            await pilot.press("right", *["w"] * 6, "m")
            await settle(pilot)
            before = library.words()[0].contexts[0].translation
            library.undo("beads")
            await until(pilot, lambda: "imported anew" in text_of(pilot.app))
            await pilot.press("g", "right", *["w"] * 6, "m")
            await settle(pilot)
            (word,) = library.words()
            assert "the corrected translation of agent" in text_of(pilot.app)
            assert [c.translation for c in word.contexts] == [library.pairs("long", 2, 2)[0].zh]
            assert word.contexts[0].translation != before
            await pilot.press("m")
            assert library.words() == []


async def test_i_says_which_pairs_the_learner_made(tmp_path: Path) -> None:
    """A merged pair says so, and no longer once that is undone; the next pair never does."""
    with filled(tmp_path / "library.db", 9) as library:
        library.merge("long", 2)
        async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
            await pilot.press("right", "i")
            assert "confidence" in text_of(pilot.app)
            assert "corrected by you" in text_of(pilot.app)
            await pilot.press("right")
            assert "corrected by you" not in text_of(pilot.app)
            await pilot.press("left", "u")
            await settle(pilot)
            assert "confidence" in text_of(pilot.app)
            assert "corrected by you" not in text_of(pilot.app)


async def test_a_term_lights_up_where_it_was_marked(tmp_path: Path) -> None:
    """Marked across words, it is underlined in its sentence, and elsewhere where it is a word."""
    zh = "我们研究生命科学。"
    words = tuple(zh.index(word) for word in ("我们", "研究", "生命", "科学", "。"))
    pairs = [Pair(1, 1, "We study life.", zh, zh_words=words)]
    pairs.append(replace(pairs[0], n=2, zh=f"他说：{zh}", zh_words=tuple(3 + w for w in words)))
    with Library.open(tmp_path / "library.db") as library:
        save(library, pairs, "1")
        library.mark(Word("zh", "究生", contexts=(Context("long", sentence=zh, surface="究生"),)))
        async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
            assert underlined(pilot.app) == ["究生"]
            library.unmark("zh:究生")
            await until(pilot, lambda: not underlined(pilot.app))
