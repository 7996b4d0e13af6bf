"""`read`, and what the reader is handed: it imports and exports through these callbacks."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilingual_reader.cli.reader_imports import ReaderImports
from bilingual_reader.cli.state import State, clock, pass_state, text_argument
from bilingual_reader.errors import ReaderError, SourceError

if TYPE_CHECKING:
    from bilingual_reader.core.diary import Today
    from bilingual_reader.core.documents import Language
    from bilingual_reader.core.glossary import Gloss as EpisodeGloss
    from bilingual_reader.core.own_readings import Rule, Rules
    from bilingual_reader.core.review.queue import Wanted
    from bilingual_reader.core.searching import Hit
    from bilingual_reader.core.vocabulary import Known
    from bilingual_reader.core.words import Word
    from bilingual_reader.lexicon.lookup import Entry, Gloss, Lexicon
    from bilingual_reader.lexicon.settling import Words
    from bilingual_reader.library import Library
    from bilingual_reader.reader.review_desk import ReviewDesk
    from bilingual_reader.reader.session import Glossary, Measurer, Searcher, TodayOf

READ_ONLY = "This library is read-only: nothing can be marked, and no place is kept."


@click.command("read")
@click.argument("episode", required=False, type=text_argument)
@pass_state
def read_command(state: State, episode: str | None) -> None:
    """Open the reader where it was left. Without EPISODE, on the one that was read last."""
    open_reader(state, episode, resume=True)


def open_reader(
    state: State, episode: str | None, resume: bool = False, review: Wanted | None = None
) -> ReviewDesk | None:
    """Run the reader until the learner quits. Raises ReaderError where there is no terminal.

    Without an episode it opens today's page or, to resume, the episode that was read last.
    With `review` it opens on the reviews that are wanted. The desk of reviews, if there were any.
    """
    library = state.open_library()
    found = library.find(episode).id if episode else None
    if found is None and resume:
        found = library.last_read()
    # In a browser textual-serve names the driver, which needs no terminal.
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if not terminal and "TEXTUAL_DRIVER" not in os.environ:
        raise ReaderError(
            "the reader needs a terminal", "", "use `show EPISODE` to print an episode"
        )
    from bilingual_reader.cli.reviewing import reviewer
    from bilingual_reader.cli.sounding import sounder
    from bilingual_reader.reader.app import ReaderApp

    imports = ReaderImports(state)
    state.rules = lambda: library.rules_at_hand
    lexicon = LaterLexicon(state)
    app = ReaderApp(
        library,
        lexicon,
        episode=found,
        importer=imports,
        exporter=exporter(state),
        samples=samples,
        glossary=glossary(state),
        counter=counter(state),
        searcher=searcher(state),
        measurer=measurer(state),
        today=today(state),
        read_for=None if library.read_only else partial(read_for, state, library),
        files=files(state),
        notice=READ_ONLY if library.read_only else "",
    )
    app.session.sounder = sounder(state)
    app.session.own = OwnReadings(library, lexicon)
    app.session.reviewer = reviewer(state, library, review)
    app.session.review_first = review is not None
    try:
        app.run()
    finally:
        imports.end()
    if app.return_code:
        raise click.exceptions.Exit(app.return_code)
    return app.session.desk


class LaterLexicon:
    """The lexicon, whose modules are loaded for the first word and not for the first screen."""

    def __init__(self, state: State) -> None:
        self._state = state

    @cached_property
    def _lexicon(self) -> Lexicon:
        from bilingual_reader.lexicon.lookup import Lexicon

        folders = self._state.config.cache, None, self._state.dictionaries
        return Lexicon(*folders, readings=self._machine_pinyin, rules=self._state.own)

    def lookup(
        self,
        word: str,
        lang: Language,
        sentence: str = "",
        translation: str = "",
        glosses: Sequence[Gloss] = (),
        at: int | None = None,
    ) -> Entry:
        """See `Lexicon.lookup`."""
        return self._lexicon.lookup(word, lang, sentence, translation, glosses, at)

    def around(
        self, text: str, offset: int, glosses: Sequence[Gloss] = ()
    ) -> tuple[int, int] | None:
        """See `Lexicon.around`."""
        return self._lexicon.around(text, offset, glosses)

    def headword(self, word: str, lang: Language) -> str:
        """See `Lexicon.headword`."""
        return self._lexicon.headword(word, lang)

    def pinyin(self, text: str) -> list[tuple[str, str]]:
        """See `lexicon.chinese.pinyin`."""
        from bilingual_reader.lexicon.chinese import pinyin

        return pinyin(text, words=self._words, own=self._state.own())

    def _machine_pinyin(self, text: str) -> list[tuple[str, str]]:
        from bilingual_reader.lexicon.chinese import pinyin

        return pinyin(text, words=self._words)

    def machine_reading(self, word: Word) -> str:
        """See `Lexicon.machine_reading`."""
        return self._lexicon.machine_reading(word)

    @cached_property
    def _words(self) -> Words:
        from bilingual_reader.lexicon.settling import words_of

        return words_of(lambda: self._lexicon.dictionary)


class OwnReadings:
    """The learner's readings and words, in the reader's own thread and library."""

    def __init__(self, library: Library, lexicon: LaterLexicon) -> None:
        self._library, self._lexicon = library, lexicon

    def rules(self) -> Rules:
        """See `Library.own_rules`."""
        return self._library.own_rules()

    def keep(self, rule: Rule) -> Rule:
        """See `Library.set_rule`."""
        return self._library.set_rule(rule, self._lexicon.machine_reading)

    def forget(self, rules: Iterable[Rule]) -> None:
        """See `Library.remove_rules`."""
        self._library.remove_rules(rules, self._lexicon.machine_reading)


def exporter(state: State) -> Callable[[], str]:
    """What writes the deck in a worker thread and says what it holds."""

    def run() -> str:
        from bilingual_reader.cli.exporting import Order, export_words, summary
        from bilingual_reader.library import Library

        with Library.open(state.library_path, clock()) as library:
            target = state.config.decks / "bilingual-reader.apkg"
            return summary(export_words(state, library, Order(target.absolute()), quiet=True))

    return run


def glossary(state: State) -> Glossary:
    """What finds and marks an episode's terms in a worker thread, with a library of its own."""
    from bilingual_reader.reader.session import Glossary

    def find(episode: str) -> Sequence[EpisodeGloss]:
        from bilingual_reader.library import Library
        from bilingual_reader.pipeline.glosses import episode_glosses

        with Library.open(state.library_path, clock()) as library:
            return episode_glosses(library, library.find(episode), state.config.cache)

    def mark(episode: str, glosses: Sequence[EpisodeGloss], lang: Language) -> str:
        from bilingual_reader.library import Library
        from bilingual_reader.pipeline.glosses import mark_glosses

        with Library.open(state.library_path, clock()) as library:
            taken = mark_glosses(library, library.find(episode), glosses, lang, state.lexicon)
        return f"{taken.new} new on the word list, {taken.unchanged} there already"

    return Glossary(find, mark)


def counter(state: State) -> Callable[[Sequence[str]], Mapping[str, int]]:
    """What counts words in the library in a worker thread, with a library of its own."""

    def run(keys: Sequence[str]) -> Mapping[str, int]:
        from bilingual_reader.lexicon.chinese import simplified
        from bilingual_reader.library import Library

        with Library.open(state.library_path, clock()) as library:
            library.count_words(simplified)
            return library.frequencies(keys)

    return run


def searcher(state: State) -> Searcher:
    """What searches the library in a worker thread, with a library of its own."""

    def run(
        text: str, episode: str, most: int | None, progress: Callable[[int, int], None]
    ) -> Sequence[Hit]:
        from bilingual_reader.library import Library
        from bilingual_reader.pipeline.searching import search

        with Library.open(state.library_path, clock()) as library:
            return search(
                library, text, episode=episode, limit=most, begins=True, progress=progress
            )

    return run


def measurer(state: State) -> Measurer:
    """What measures how much of each episode is known, in a worker thread."""

    def run(progress: Callable[[int, int], None]) -> Mapping[str, Mapping[Language, Known]]:
        from bilingual_reader.library import Library
        from bilingual_reader.pipeline.measuring import known_shares

        with Library.open(state.library_path, clock()) as library:
            return known_shares(library, progress)

    return run


def today(state: State) -> TodayOf:
    """What says in a worker thread what there is today, with a library of its own."""

    def run() -> Today:
        from bilingual_reader.cli.reviewing import wanted_by
        from bilingual_reader.library import Library
        from bilingual_reader.pipeline.today import today

        now = clock()
        with Library.open(state.library_path, now) as library:
            return today(library, state.calendar, now(), wanted_by(state))

    return run


def read_for(state: State, library: Library, seconds: float, sentences: int) -> None:
    """Add reading to today's."""
    library.read_for(seconds, sentences, state.calendar)


def files(state: State) -> Callable[[], Sequence[tuple[str, str]]]:
    """What the learner's files are, and where they lie."""

    def run() -> Sequence[tuple[str, str]]:
        return (
            ("the library: episodes, words, reviews", str(state.library_path)),
            ("dictionaries of your own", str(state.dictionaries)),
            ("decks", str(state.config.decks.absolute())),
            ("the cache: what is deleted there is made again", str(state.config.cache)),
        )

    return run


def samples() -> str:
    """The folder of the sample interviews. Raises SourceError where they were not installed."""
    import sysconfig

    checkout = Path(__file__).resolve().parents[2] / "data"
    schemes = (sysconfig.get_default_scheme(), sysconfig.get_preferred_scheme("user"))
    installed = (Path(sysconfig.get_path("data", scheme)) for scheme in schemes)
    shared = [prefix / "share" / "bilingual-reader" / "samples" for prefix in installed]
    for folder in (checkout, *shared):
        if (folder / "lighthouse-keepers.txt").is_file():
            return str(folder)
    raise SourceError("the sample interviews are not installed", "", "import a file of your own")


COMMANDS = (read_command,)
