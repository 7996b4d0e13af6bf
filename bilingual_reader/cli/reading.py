"""`read`: the reader, handed what it may call."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from bilingual_reader.cli.reader_calls import ReaderCalls
from bilingual_reader.cli.reader_imports import ReaderImports
from bilingual_reader.cli.reader_lexicon import OwnReadings, ReaderLexicon
from bilingual_reader.cli.samples import samples
from bilingual_reader.cli.state import State, pass_state, text_argument
from bilingual_reader.errors import ReaderError
from bilingual_reader.locale import N_, _

if TYPE_CHECKING:
    from bilingual_reader.core.review.queue import Wanted
    from bilingual_reader.reader.review_desk import ReviewDesk

READ_ONLY = N_("This library is read-only: nothing can be marked, and no place is kept.")


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
    from bilingual_reader.reader.given import Given, Glossary

    def read_for(seconds: float, sentences: int) -> None:
        library.read_for(seconds, sentences, state.calendar)

    imports, calls = ReaderImports(state), ReaderCalls(state)
    state.rules = lambda: library.rules_at_hand
    lexicon = ReaderLexicon(state)
    given = Given(
        importer=imports,
        exporter=calls.export,
        samples=samples,
        glossary=Glossary(calls.glosses, calls.mark_glosses),
        counter=calls.count,
        searcher=calls.search,
        measurer=calls.known,
        today=calls.today,
        read_for=None if library.read_only else read_for,
        files=calls.files,
        sounder=sounder(state),
        own=OwnReadings(library, lexicon),
        reviewer=reviewer(state, library, review),
        review_first=review is not None,
        notice=_(READ_ONLY) if library.read_only else "",
        keys=state.config.keys,
        wide=state.config.wide,
    )
    app = ReaderApp(library, lexicon, given, episode=found)
    try:
        app.run()
    finally:
        imports.end()
        if terminal and not os.isatty(0):
            # It was closed. Textual's thread for keys would read its end for ever, and Python
            # wait for that thread; all is written by now.
            library.close()
            os._exit(1)
    if app.return_code:
        raise click.exceptions.Exit(app.return_code)
    return app.session.desk


COMMANDS = (read_command,)
