"""A language without Latin letters, and the app on data without Latin words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from bilingual_reader import locale
from bilingual_reader.core.diary import Day, Today
from bilingual_reader.core.documents import Episode, Pair, Side, Turn
from bilingual_reader.core.glossary import Gloss
from bilingual_reader.core.review.days import Calendar
from bilingual_reader.core.review.queue import Wanted
from bilingual_reader.core.searching import Hit
from bilingual_reader.core.vocabulary import Known
from bilingual_reader.core.words import Context, Word
from bilingual_reader.library import Library
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given, Glossary
from bilingual_reader.reader.review_desk import ReviewDesk
from tests.reader.fakes import FakeEntry, FakeLexicon, FakeSense
from tests.reader.on_disk import Own

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)
HERE = Calendar(UTC)

_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_OTHER = str.maketrans(_PLAIN, "".join(chr(0x1D5A0 + n) for n in range(52)))
"""Latin letters, and mathematical ones that take one cell each as well."""


class Strange(NullTranslations):
    """A language that writes every text, but not its fields, in other letters."""

    def __init__(self) -> None:
        super().__init__()
        known = locale._catalogue("zh")
        # What errors say is looked for among all texts that a catalogue holds.
        self._catalog = {
            key: self.gettext(str(key).rpartition("\x04")[2]) for key in vars(known)["_catalog"]
        }

    def gettext(self, message: str) -> str:
        def other(part: re.Match[str]) -> str:
            return part[0] if part[0].startswith("{") else part[0].translate(_OTHER)

        return re.sub(r"\{\w*[^}]*\}|[A-Za-z]+", other, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


class Lexicon(FakeLexicon):
    """Knows every word, in Chinese."""

    def lookup(self, word: str, *asked: Any) -> FakeEntry:
        return FakeEntry(
            word,
            "zh" if word > "\u2e80" else "en",
            ("ā",),
            (FakeSense("释义", source="词典"),),
            traditional="繁",
            parts=(FakeSense("部分", source="词典", part="字"),),
            measures=("个",),
        )

    def around(self, text: str, offset: int, glosses: Sequence[Any] = ()) -> None:
        return None


PAIRS = (
    Pair(1, 1, "Go on. We do it.", "走吧。我们来做。", "林", "一", 0.0, zh_words=(0, 1, 3, 5)),
    Pair(
        2,
        1,
        "It is so (一).",
        "就是这样(如此)。我不信。是吗？",
        "林",
        "一",
        4.0,
        zh_words=(0, 1, 2),
    ),
    Pair(3, 2, "", "没有对应。", "雨", "二", 8.0, confidence=0.3),
    Pair(4, 2, "No.", "", "雨", "二", 9.0, confidence=0.3),
    Pair(5, 3, "I am up. He is in.", "我起来了。他在里面。", "林", "二", 12.0, zh_words=(0, 1, 3)),
)


def filled(folder: Path) -> Library:
    """A library with two episodes and words of all sorts, none of them with Latin words."""
    library = Library.open(folder / "一.db", lambda: NOW)
    library.prefer(learning="both")
    for id, title in (("a", "灯塔与山羊"), ("b", "凌晨的面包房")):
        turn = Turn("林", en=Side("I."), zh=Side("我。"))
        episode = Episode(title, (turn,), id=id, kind="podcast", show="深海", date="2026-05-01")
        pairs = [replace(p, n=n) for n, p in enumerate(PAIRS, 1)]
        library.save_episode(episode, pairs, path=f"/{id}", fingerprint="1", forms={})
    for n, (lang, head) in enumerate((("en", "go"), ("zh", "就"), ("en", "up"), ("zh", "我们"))):
        pair = PAIRS[(0, 1, 4, 0)[n]]
        sentence, other = (pair.en, pair.zh) if lang == "en" else (pair.zh, pair.en)
        met = Context("a", "灯塔与山羊", sentence_n=pair.n, sentence=sentence, translation=other,
                      surface=head, speaker="林", start=pair.start)  # fmt: skip
        library.mark(Word(lang, head, reading="ā", gloss="释义", contexts=(met,)))  # type: ignore[arg-type]
    return library


def today() -> Today:
    """A day on which much is to be done."""
    days = {NOW.date() - timedelta(days=n): Day(1500.0, 30, 4, 12) for n in range(3)}
    return Today(date(2026, 5, 14), days, 3, 2)


def search(
    text: str, episode: str, most: int | None, progress: Callable[[int, int], None]
) -> list[Hit]:
    """One sentence has whatever is typed."""
    progress(1, 2)
    return [Hit("a", "灯塔与山羊", 1, PAIRS[0].en, PAIRS[0].zh, (("zh", 0, 1),))]


def measured(progress: Callable[[int, int], None]) -> Any:
    """Half of the words of an episode are known."""
    progress(1, 2)
    return {"a": {"zh": Known(10, 5), "en": Known(10, 5)}}


def reader(library: Library, episode: str | None = None, kinds: tuple[str, ...] = ()) -> ReaderApp:
    """The app with all that it can be handed; `kinds` of reviews, if it is to begin with them."""
    glosses = [Gloss("It", "就", sentence=2, occurrences=3), Gloss("up", "起来", sentence=0)]
    desk = ReviewDesk(library, HERE, library.now, Wanted(kinds=kinds))  # type: ignore[arg-type]
    given = Given(
        importer=lambda path, progress: progress("一") or "二",  # type: ignore[func-returns-value]
        exporter=lambda: "一",
        samples=lambda: "/一",
        glossary=Glossary(lambda episode: glosses, lambda *_: "一"),
        counter=lambda keys: dict.fromkeys(keys, 2),
        searcher=search,
        measurer=measured,
        today=today,
        files=lambda: [("一", "/二")],
        own=Own(library),
        reviewer=lambda: desk,
        review_first=bool(kinds),
    )
    return ReaderApp(library, Lexicon(), given, episode=episode)
