"""What every command is handed: the settings, and the library once it is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilingual_reader.errors import ConfigError
from bilingual_reader.locale import LANGUAGES, _, in_use, preferred, use, write

if TYPE_CHECKING:
    from bilingual_reader.config import Config
    from bilingual_reader.core.own_readings import Rules
    from bilingual_reader.core.review.days import Calendar
    from bilingual_reader.lexicon.lookup import Lexicon
    from bilingual_reader.library import Library


class State:
    """One run of the command line."""

    def __init__(self, library_option: Path | None = None) -> None:
        self.library_option = library_option
        self.rules: Callable[[], Rules] | None = None
        """What gives the learner's rules at any moment, where a library stays open that knows."""

    @cached_property
    def config(self) -> Config:
        """The settings. Raises ConfigError."""
        from bilingual_reader.config import load

        return load()

    @property
    def library_path(self) -> Path:
        """The library's file: the option, else the settings."""
        return self.library_option or self.config.library

    def open_library(self, path: Path | None = None, *, writing: bool = False) -> Library:
        """Open the library (or the one at `path`), closed when the command ends.

        `writing`: raise LibraryError at once where it is read-only, before long work for nothing.
        """
        from bilingual_reader.library import Library

        library = Library.open(path or self.library_path, clock())
        click.get_current_context().call_on_close(library.close)
        speak(library)
        if writing:
            library.require_writable()
        return library

    @cached_property
    def lexicon(self) -> Lexicon:
        """The dictionaries: the built-in one, compiled in the cache when first asked, and yours."""
        from bilingual_reader.cli.progress import Bar
        from bilingual_reader.core.progress import untold
        from bilingual_reader.lexicon.lookup import Lexicon

        progress = untold
        context = click.get_current_context(silent=True)
        if context is not None:  # in a thread of the reader there is none, and no room for a bar
            bar = Bar(_("compiling the dictionary (once)"))
            context.call_on_close(bar.clear)
            progress = bar.count
        return Lexicon(self.config.cache, progress, self.dictionaries, rules=self.own)

    def compiled_lexicon(self) -> Lexicon:
        """The same, its dictionary compiled: with its own bar, before another one begins."""
        _compiled = self.lexicon.dictionary
        return self.lexicon

    @cached_property
    def own_rules(self) -> Rules:
        """How the learner reads and cuts Chinese; no library is made to ask it."""
        if not self.library_path.is_file():
            from bilingual_reader.core.own_readings import Rules

            return Rules()
        from bilingual_reader.library.rule_rows import peek

        return peek(self.library_path)

    def own(self) -> Rules:
        """The same at this moment, where the reader is open."""
        return self.rules() if self.rules else self.own_rules

    @cached_property
    def calendar(self) -> Calendar:
        """The learner's days, where this machine is."""
        from bilingual_reader.cli.local_zone import LocalZone
        from bilingual_reader.core.review.days import Calendar

        return Calendar(LocalZone())

    @property
    def dictionaries(self) -> Path:
        """The folder of the learner's own dictionaries."""
        from bilingual_reader.lexicon.shelf import folder_beside

        return folder_beside(self.library_path)


def speak(library: Library) -> None:
    """Use the language that the learner chose, else the environment's, in the learner's script."""
    chosen = library.interface()
    use(chosen if chosen in LANGUAGES else preferred(os.environ))
    if in_use() == "zh" and library.preferences().script == "traditional":
        from bilingual_reader.lexicon.displayed import in_traditional

        write(in_traditional)


def clock() -> Callable[[], datetime]:
    """The time now; the fixed time of SOURCE_DATE_EPOCH for builds that are to be the same."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not fixed:
        return lambda: datetime.now(UTC)
    if not fixed.isdecimal() or len(fixed) > 10:
        raise ConfigError("SOURCE_DATE_EPOCH is no time", fixed, "give seconds since 1970")
    moment = datetime.fromtimestamp(int(fixed), UTC)
    return lambda: moment


pass_state = click.make_pass_decorator(State)


def path_argument(value: str | Path) -> Path:
    """A path, whether or not it can be read: that is told when it is. Raises BadParameter."""
    if not str(value):
        raise click.BadParameter("the path is empty")
    return Path(value)


LARGEST = 10**9
"""More than there is of anything here, and little enough for a database."""


def number_argument(least: int, most: int = LARGEST) -> Callable[[str | int], int]:
    """A type for whole numbers from `least` to `most`. It raises BadParameter for all else."""

    def number(value: str | int) -> int:
        try:
            found = int(value)
        except ValueError:
            found = least - 1
        if not least <= found <= most:
            raise click.BadParameter(
                f"{str(value)[:40]!r} is no whole number from {least} to {most}"
            )
        return found

    return number


def typed(value: str) -> str:
    """An argument as it was typed. Raises UnicodeError where it is no UTF-8.

    Where the locale knows only ASCII (LC_ALL=C), Python hands over the bytes of all else, each as
    half a surrogate.
    """
    return value if value.isascii() else value.encode("utf-8", "surrogateescape").decode()


def text_argument(value: str) -> str:
    """Text of an argument, with single spaces. Raises BadParameter where it is none.

    Bytes that are no UTF-8, which a path may hold, are refused.
    """
    try:
        value = typed(value)
    except UnicodeError as error:
        raise click.BadParameter("this is not UTF-8 text") from error
    from bilingual_reader.core.text import clean

    text = " ".join(clean(value).split())
    if not text:
        raise click.BadParameter("this is empty")
    return text
