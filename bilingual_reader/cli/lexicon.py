"""`pinyin`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from contextlib import suppress

import click

from bilingual_reader.cli.output import printable
from bilingual_reader.cli.state import State, pass_state, typed
from bilingual_reader.errors import ReaderError
from bilingual_reader.locale import _


@click.command("pinyin")
@click.argument("text", nargs=-1)
@click.option("--numbers", is_flag=True, help="hang2 instead of háng; neutral tone 5, ü as u:.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
@pass_state
def pinyin_command(state: State, text: tuple[str, ...], numbers: bool, as_json: bool) -> None:
    """Give the pinyin of TEXT, or of each line of standard input.

    What you said with `readings set` goes before what is found.

    With --json each line has "text" and "readings": one entry a character, a run of anything else
    one entry with the reading "".
    """
    from bilingual_reader.core.readings import spelled
    from bilingual_reader.lexicon.chinese import pinyin
    from bilingual_reader.lexicon.settling import words_of

    words = words_of(lambda: state.lexicon.dictionary)
    for line in _lines(text):
        readings = pinyin(line, numbers, words, state.own_rules)
        if as_json:
            click.echo(json.dumps({"text": line, "readings": readings}, ensure_ascii=False))
        else:
            click.echo(printable(spelled(readings)))


def _lines(text: tuple[str, ...]) -> Iterable[str]:
    if text:
        said = " ".join(text)
        with suppress(UnicodeError):  # what is no text is given back as it is
            said = typed(said)
        yield said
        return
    if sys.stdin is None:
        raise ReaderError("there is no input", "", "give the text, or lines on standard input")
    if sys.stdin.isatty():
        click.echo(_("Type Chinese text, a line at a time; Ctrl-D ends."), err=True)
    encoding = "utf-8-sig"
    for line in sys.stdin.buffer:
        yield line.decode(encoding, "replace").rstrip("\r\n")
        encoding = "utf-8"


COMMANDS = (pinyin_command,)
