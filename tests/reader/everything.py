"""The app with all that it can be handed, on a real library, so that every key has work."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from bilingual_reader.core.diary import Day, Today
from bilingual_reader.core.documents import Episode, Language, Pair, Side, Turn
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
from tests.reader.fakes import FakeSpeaker, FakeTrack, long_pair
from tests.reader.on_disk import Own, ReadingLexicon

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)
COUNT = 90
EPISODE = "long"
SPLITTABLE = 5
"""A pair of two sentences a side."""
DOUBTFUL = (7, 9)


def pairs() -> list[Pair]:
    """Ninety pairs in two sections: one of them in two sentences, two of them doubtful."""
    made = [long_pair(n) for n in range(1, COUNT + 1)]
    for n in DOUBTFUL:
        made[n - 1] = replace(made[n - 1], confidence=0.1)
    two = made[SPLITTABLE - 1]
    en, zh = "It is open. Come in.", "开着。请进。"
    made[SPLITTABLE - 1] = replace(
        two, en=en, zh=zh, en_cuts=(en.index("Come"),), zh_cuts=(3,), zh_words=(0, 1, 2, 3, 4, 5)
    )
    return made


def library(folder: Path) -> Library:
    """Three episodes, two of them of one day, and three words that are to be learned."""
    made = Library.open(folder / "library.db", lambda: NOW)
    turn = Turn("Ada Quillam", en=Side("x"), zh=Side("字"))
    for id, title, day in (
        (EPISODE, "The future of tutoring", "2026-05-12"), ("other", "Another talk", "2026-05-12"),
        ("third", "A third one", "2026-06-03"),
    ):  # fmt: skip
        url = f"https://example.com/{id}"
        episode = Episode(
            title, (turn,), id=id, show=f"Show {id}", kind="podcast", url=url, date=day
        )
        made.save_episode(episode, pairs(), path=f"{id}.md", fingerprint="1", forms={})
    for n, headword in enumerate(("talking", "discovery", "sentence"), start=1):
        said = long_pair(n)
        context = Context(EPISODE, "The future of tutoring", sentence_n=n, sentence=said.en,
                          translation=said.zh, surface=headword)  # fmt: skip
        made.mark(Word("en", headword, gloss="测试", contexts=(context,)))
    made.prefer(learning="both")
    return made


class Everything(NamedTuple):
    """The reader, and what is heard of it."""

    app: ReaderApp
    track: FakeTrack
    speaker: FakeSpeaker


def handed(made: Library) -> Everything:
    """The reader on it; what it plays, searches, counts and imports is made up."""

    def find(asked: str) -> Sequence[Gloss]:
        return [
            Gloss("chain of thought", "思维链", "step by step", 3),
            Gloss("model", "模型", "", 4),
        ]

    def search(
        text: str, id: str, most: int | None, progress: Callable[[int, int], None]
    ) -> Sequence[Hit]:
        place = long_pair(12).en.index("agents")
        found = [Hit(EPISODE, "The future of tutoring", n, long_pair(n).en, long_pair(n).zh,
                     (("en", place, place + 6),)) for n in range(12, 40)]  # fmt: skip
        return found if "agent" in text else []

    def measure(
        progress: Callable[[int, int], None],
    ) -> Mapping[str, Mapping[Language, Known]]:
        return {}

    track, speaker = FakeTrack(), FakeSpeaker("")
    desk = ReviewDesk(made, Calendar(UTC), lambda: NOW, Wanted(), speaker)
    given = Given(
        importer=lambda path, progress: f"1 episode of {path}",
        exporter=lambda: "a deck of 3 words",
        samples=lambda: "samples",
        glossary=Glossary(find, lambda id, glosses, lang: f"{len(glosses)} new terms"),
        counter=lambda keys: {key: len(key) for key in keys},
        searcher=search,
        measurer=measure,
        today=lambda: Today(NOW.date(), {NOW.date(): Day(1500.0, 30, 4, 12)}, 0, 3),
        read_for=lambda seconds, sentences: None,
        files=lambda: [("library", str(made.path))],
        sounder=track,
        own=Own(made),
        reviewer=lambda: desk,
    )
    app = ReaderApp(made, ReadingLexicon(made), given, episode=EPISODE)
    return Everything(app, track, speaker)
