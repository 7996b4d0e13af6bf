"""How a running Anki is reached: the options that `export` and `words import` share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from bilingual_reader.anki.connect import AnkiConnect
    from bilingual_reader.config import Config

Command = TypeVar("Command", bound=Callable[..., None])


@dataclass(frozen=True, slots=True)
class Way:
    """Where Anki is, and what may be done there."""

    url: str | None = None
    """Where AnkiConnect listens; None: where the settings say."""
    anywhere: bool = False
    """Whether that may be another machine."""
    overwrite: bool = False
    """Whether edits made in Anki are written over, and deleted notes come back."""

    def open(self, config: Config) -> AnkiConnect:
        """Anki, greeted. Raises AnkiError."""
        from bilingual_reader.anki.connect import AnkiConnect

        anki = AnkiConnect(self.url or config.anki_url, config.anki_key, anywhere=self.anywhere)
        anki.greet()
        return anki


def way_options(command: Command) -> Command:
    """The options `--anki-url` and `--anywhere` of a command."""
    url = click.option(
        "--anki-url",
        metavar="URL",
        help="Where AnkiConnect listens.  [default: anki_url of config.toml, "
        "else http://127.0.0.1:8765]",
    )
    anywhere = click.option(
        "--anywhere", is_flag=True, help="Also where Anki runs on another machine, unencrypted."
    )
    return url(anywhere(command))
