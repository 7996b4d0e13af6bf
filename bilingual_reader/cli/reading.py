"""`read`, and what the reader is handed: it imports and exports through these callbacks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilingual_reader.cli.state import State, clock, pass_state, text_argument
from bilingual_reader.errors import ReaderError, SourceError

if TYPE_CHECKING:
    from bilingual_reader.core.documents import Language
    from bilingual_reader.lexicon.lookup import Entry, Gloss, Lexicon
    from bilingual_reader.lexicon.settling import Words
    from bilingual_reader.pipeline import Standing


@click.command("read")
@click.argument("episode", required=False, type=text_argument)
@pass_state
def read_command(state: State, episode: str | None) -> None:
    """Open the reader where it was left: on EPISODE, or on the one that was read last."""
    open_reader(state, episode, resume=True)


def open_reader(state: State, episode: str | None, resume: bool = False) -> None:
    """Run the reader until the learner quits. Raises ReaderError where there is no terminal.

    Without an episode it opens the archive or, to resume, the episode that was read last.
    """
    library = state.open_library()
    found = library.find(episode).id if episode else None
    if found is None and resume:
        found = library.last_read()
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ReaderError(
            "the reader needs a terminal", "", "use `show EPISODE` to print an episode"
        )
    from bilingual_reader.reader.app import ReaderApp

    app = ReaderApp(
        library,
        LaterLexicon(state.config.cache, state.dictionaries),
        episode=found,
        importer=importer(state),
        exporter=exporter(state),
        samples=samples,
    )
    app.run()
    if app.return_code:
        raise click.exceptions.Exit(app.return_code)


class LaterLexicon:
    """The lexicon, whose modules are loaded for the first word and not for the first screen."""

    def __init__(self, cache: Path, dictionaries: Path) -> None:
        self._cache, self._dictionaries = cache, dictionaries

    @cached_property
    def _lexicon(self) -> Lexicon:
        from bilingual_reader.lexicon.lookup import Lexicon

        return Lexicon(self._cache, dictionaries=self._dictionaries)

    def lookup(
        self,
        word: str,
        lang: Language,
        sentence: str = "",
        translation: str = "",
        glosses: Sequence[Gloss] = (),
    ) -> Entry:
        """See `Lexicon.lookup`."""
        return self._lexicon.lookup(word, lang, sentence, translation, glosses)

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

        return pinyin(text, words=self._words)

    @cached_property
    def _words(self) -> Words:
        from bilingual_reader.lexicon.settling import words_of

        return words_of(lambda: self._lexicon.dictionary)


def importer(state: State) -> Callable[[str, Callable[[str], None]], str]:
    """What imports a path in a worker thread, with a library of its own, and says what it did."""

    def run(path: str, progress: Callable[[str], None]) -> str:
        from bilingual_reader.library import Library
        from bilingual_reader.pipeline import import_paths

        def told(standing: Standing) -> None:
            progress(f"{standing.done}/{standing.total} {standing.name}".rstrip())

        with Library.open(state.library_path, clock()) as library:
            given = [Path(path).expanduser()]
            outcome = import_paths(library, given, cache=state.config.cache, progress=told)
        if outcome.errors and not outcome.episodes:
            raise SourceError(outcome.errors[0].message)
        counts = [
            f"{sum(e.status == status for e in outcome.episodes)} {status}"
            for status in ("added", "updated", "unchanged")
        ]
        failed = [f"{len(outcome.errors)} failed"] if outcome.errors else []
        return ", ".join([c for c in counts if not c.startswith("0 ")] + failed) or "nothing there"

    return run


def exporter(state: State) -> Callable[[], str]:
    """What writes the deck in a worker thread and says what it holds."""

    def run() -> str:
        from bilingual_reader.cli.export import export_words, summary
        from bilingual_reader.library import Library

        with Library.open(state.library_path, clock()) as library:
            target = state.config.decks / "bilingual-reader.apkg"
            return summary(export_words(library, target.absolute(), "apkg"))

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
