"""A library in memory, and an episode of any length."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bilingual_reader.core import corrections
from bilingual_reader.core.bookmarks import Bookmark
from bilingual_reader.core.corrections import Toward
from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.outline import Outline, Section
from bilingual_reader.core.preferences import Preferences, following
from bilingual_reader.core.words import Context, Status, Word
from bilingual_reader.errors import CorrectionError, EpisodeNotFound, LibraryError


@dataclass(frozen=True)
class FakeRow:
    """An episode as lists show it."""

    number: int
    id: str
    title: str = "The future of tutoring"
    kind: str = "podcast"
    show: str = "Kelp AI & I Wire"
    date: str = "2026-06-04"
    url: str = "https://example.com/1"
    languages: tuple[str, ...] = ("en", "zh")
    word_count: int = 9298
    minutes: int = 46
    sentences: int = 0
    position: int = 0


@dataclass(frozen=True)
class FakeCorrected:
    """A correction of pairs."""

    n: int
    beads: tuple[tuple[str, str], ...]


_State = tuple[
    dict[str, Word], dict[str, tuple[FakeRow, list[Pair]]], dict[str, int], list[Bookmark]
]
"""Words, episodes, editions and bookmarks, as undo brings them back."""


class FakeLibrary:
    """Episodes given as lists of pairs, or made as they are asked for."""

    path = Path("fake.db")
    read_only = False

    def __init__(self, *episodes: tuple[FakeRow, list[Pair]]) -> None:
        self._episodes = {row.id: (row, pairs) for row, pairs in episodes}
        self._positions: dict[str, int] = {}
        self._words: dict[str, Word] = {}
        self._done: list[_State] = []
        self._undone: list[_State] = []
        self._revision = 0
        self._bookmarks: list[Bookmark] = []
        self._editions: dict[str, int] = {}
        self.chosen = Preferences(learning="both")
        """What was chosen, and who learns what was answered."""
        self.due_at: dict[str, str] = {}
        """When words are to be reviewed, by key."""
        self.slices: list[int] = []
        self.places_tried: list[int] = []
        self.asked = 0
        """How often anything was asked of it."""
        self.trouble: LibraryError | None = None
        """What everything raises."""
        self.full: LibraryError | None = None
        """What all that writes raises."""

    def add(self, row: FakeRow, pairs: list[Pair], position: int | None = None) -> None:
        """Import an episode, or another edition of it, which may move the learner's place."""
        self._episodes[row.id] = (row, pairs)
        self._editions[row.id] = self._editions.get(row.id, 1) + 1
        self._revision += 1
        if position is not None:
            self._positions[row.id] = position

    def remove(self, id: str) -> None:
        """Take back the import of an episode."""
        del self._episodes[id]
        self._revision += 1

    def preferences(self) -> Preferences:
        self._check()
        return self.chosen

    def prefer(self, **values: str) -> None:
        self._check(self.full)
        self.chosen = self.chosen._replace(**following(**values))

    def edition(self, episode: str) -> int:
        self._check()
        return self._editions.get(episode, 1) if episode in self._episodes else 0

    def episodes(self) -> list[FakeRow]:
        self._check()
        return [self._row(id) for id in self._episodes]

    def _row(self, id: str) -> FakeRow:
        row, pairs = self._episodes[id]
        count = row.sentences or len(pairs)
        return replace(row, sentences=count, position=self._positions.get(id, 0))

    def find(self, asked: str) -> FakeRow:
        self._check()
        if asked not in self._episodes:
            raise EpisodeNotFound("no such episode", asked)
        return self._row(asked)

    def pairs(self, episode: str, first: int = 1, last: int | None = None) -> list[Pair]:
        self._check()
        row, pairs = self._episodes[episode]
        count = row.sentences or len(pairs)
        last = count if last is None else min(last, count)
        self.slices.append(last - first + 1)
        if pairs:
            return pairs[first - 1 : last]
        return [long_pair(n) for n in range(first, last + 1)]

    def outline(self, episode: str) -> Outline:
        self._check()
        row = self._row(episode)
        if not self._episodes[episode][1]:
            # As `long_pair` makes them.
            count = row.sentences
            parts = [Section(max(60 * n, 1), f"Part {n + 1}") for n in range(count // 60 + 1)]
            return Outline(tuple(parts), count * 4.0 + 3.5)
        sections: list[Section] = []
        for pair in self._episodes[episode][1]:
            if pair.section and (not sections or sections[-1].title != pair.section):
                sections.append(Section(pair.n, pair.section))
        return Outline(tuple(sections), self._episodes[episode][1][-1].start)

    def speakers(self) -> dict[str, tuple[str, ...]]:
        self._check()
        return {
            id: tuple(dict.fromkeys(pair.speaker for pair in pairs if pair.speaker))
            for id, (_, pairs) in self._episodes.items()
        }

    def position(self, episode: str) -> int:
        self._check()
        return self._positions.get(episode, 0)

    def set_position(self, episode: str, n: int) -> None:
        self.places_tried.append(n)
        self._check(self.full)
        self._positions[episode] = n

    def sound(self, episode: str) -> object | None:
        self._check()
        return None

    def last_read(self) -> str | None:
        return next(reversed(self._positions), None)

    def words(self) -> list[Word]:
        self._check()
        return list(self._words.values())

    def word(self, key: str) -> Word | None:
        self._check()
        return self._words.get(key)

    def mark(self, word: Word, status: Status | None = None) -> Word:
        self._change()
        word = replace(word, added=word.added or "2026-11-21T10:00:00+00:00")
        old = self._words.get(word.key)
        if old:
            new = [c for c in word.contexts if c not in old.contexts]
            word = replace(old, contexts=(*old.contexts, *new))
        self._words[word.key] = replace(word, status=status or word.status)
        return self._words[word.key]

    def unmark(self, *keys: str) -> None:
        self._change()
        for key in keys:
            del self._words[key]

    def set_status(self, key: str, status: Status) -> None:
        self.set_statuses([key], status)

    def set_statuses(self, keys: Sequence[str], status: Status) -> int:
        self._change()
        for key in keys:
            self._words[key] = replace(self._words[key], status=status)
        return len(keys)

    def set_note(self, key: str, note: str) -> None:
        self._change()
        self._words[key] = replace(self._words[key], note=note)

    def due(self) -> dict[str, str]:
        """What is to be reviewed, by key."""
        return self.due_at

    def surfaces(self, lang: Language, headwords: Iterable[str]) -> dict[str, str]:
        self._check()
        return {form: head for head in headwords for form in (head.lower(), f"{head.lower()}s")}

    def merge(self, episode: str, n: int, expected: Pair | None = None) -> list[Pair]:
        return self._replace(episode, n, 2, corrections.merge)

    def split(
        self,
        episode: str,
        n: int,
        en: int | None = None,
        zh: int | None = None,
        expected: Pair | None = None,
    ) -> list[Pair]:
        return self._replace(episode, n, 1, lambda pair: corrections.split(pair, en, zh))

    def shift(
        self, episode: str, n: int, lang: Language, toward: Toward, expected: Pair | None = None
    ) -> list[Pair]:
        first = n if toward == "next" else n - 1
        return self._replace(episode, first, 2, lambda a, b: corrections.shift(a, b, lang, toward))

    def corrections(self, episode: str) -> list[FakeCorrected]:
        return []

    def _replace(
        self, episode: str, n: int, count: int, make: Callable[..., Sequence[Pair]]
    ) -> list[Pair]:
        row, pairs = self._episodes[episode]
        touched = pairs[n - 1 : n - 1 + count] if n else []
        if len(touched) < count:
            raise CorrectionError("there is no such sentence beside it")
        made = list(make(*touched))
        self._change()
        whole = [*pairs[: n - 1], *made, *pairs[n - 1 + count :]]
        self._episodes[episode] = row, [replace(p, n=at) for at, p in enumerate(whole, 1)]
        self._editions[episode] = self._editions.get(episode, 1) + 1
        return made

    def bookmarks(self, episode: str = "") -> list[Bookmark]:
        self._check()
        return [mark for mark in self._bookmarks if episode in ("", mark.episode)]

    def toggle_bookmark(self, episode: str, pair: Pair) -> bool:
        here = [m for m in self._bookmarks if (m.episode, m.n) == (episode, pair.n)]
        self._change()
        if here:
            self._bookmarks = [mark for mark in self._bookmarks if mark not in here]
            return False
        title = self._episodes[episode][0].title
        mark = Bookmark(f"{episode}:{pair.n}", episode, title, pair.n, pair.en, pair.zh,
                        pair.speaker, pair.start)  # fmt: skip
        self._bookmarks = sorted([*self._bookmarks, mark], key=lambda m: (m.episode, m.n))
        return True

    def remove_bookmarks(self, *ids: str) -> None:
        self._change()
        self._bookmarks = [mark for mark in self._bookmarks if mark.id not in ids]

    def undo(self, *scopes: Any) -> str | None:
        return self._swap(self._done, self._undone)

    def redo(self, *scopes: Any) -> str | None:
        return self._swap(self._undone, self._done)

    def patience(self, seconds: float) -> None:
        """Nothing to wait for."""

    def revision(self) -> int:
        self._check()
        return self._revision

    def _swap(self, take: list[_State], give: list[_State]) -> str | None:
        self._check()
        if not take:
            return None
        give.append(self._state())
        self._words, self._episodes, self._editions, self._bookmarks = take.pop()
        self._revision += 1
        return "mark"

    def _change(self) -> None:
        self._check(self.full)
        self._done.append(self._state())
        self._undone.clear()
        self._revision += 1

    def _state(self) -> _State:
        return dict(self._words), dict(self._episodes), dict(self._editions), self._bookmarks

    def _check(self, also: LibraryError | None = None) -> None:
        self.asked += 1
        for trouble in (self.trouble, also):
            if trouble:
                raise trouble


def long_pair(n: int) -> Pair:
    """The pair `n` of an episode without end: turns of three pairs, two speakers."""
    turn = (n - 1) // 3 + 1
    zh = f"这是第{n}句话，我们在讨论思维链和新的模型。"
    starts = (0, 1, 2, zh.index("句"), zh.index("，"))
    return Pair(
        n=n,
        turn=turn,
        en=f"This is sentence {n}, and the agents are talking about discoveries in models.",
        zh=zh,
        speaker="Ada Quillam" if turn % 2 else "林小雨",
        section=f"Part {n // 60 + 1}",
        start=n * 4.0,
        end=n * 4.0 + 3.5,
        zh_words=tuple(sorted({*starts, *(zh.index(w) for w in ("我们", "在", "讨论", "思维链",
                               "和", "新", "的", "模型", "。"))})),
    )  # fmt: skip


def long_library(sentences: int = 50_000) -> FakeLibrary:
    """A library with one episode, `long`, of so many sentences."""
    return FakeLibrary((FakeRow(1, "long", sentences=sentences), []))


def library_of_three() -> FakeLibrary:
    """Three episodes of two pairs, and three words."""
    library = FakeLibrary()
    titles = ("Night bakery", "Tea mountain 茶山", "Whale choir")
    for number, title in enumerate(titles, start=1):
        pairs = [Pair(n, 1, f"{title}, sentence {n}.", f"第{n}句。") for n in (1, 2)]
        library.add(FakeRow(number, f"e{number}", title=title, date=f"2026-0{number}-01"), pairs)
    for n, head in enumerate(("oven", "whale", "choir"), start=1):
        context = Context(f"e{n}", sentence_n=2, sentence=f"About the {head}.", surface=head)
        library.mark(Word("en", head, reading="x", gloss="词", contexts=(context,)))
    return library
