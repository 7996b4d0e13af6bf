"""`lookup` and `pinyin`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from bilingual_reader.cli.output import print_json, printable
from bilingual_reader.cli.state import State, pass_state, text_argument
from bilingual_reader.errors import ReaderError

if TYPE_CHECKING:
    from bilingual_reader.lexicon.lookup import Entry

EXAMPLES = 5


@click.command("lookup")
@click.argument("word", type=text_argument)
@click.option("--json", "as_json", is_flag=True, help="Print the entry as JSON.")
@pass_state
def lookup_command(state: State, word: str, as_json: bool) -> None:
    """Look a word up, in either language: readings, senses, and where you marked it."""
    from bilingual_reader.pipeline.marking import language_of

    entry = state.lexicon.lookup(word, language_of(word))
    marked = state.open_library().word(f"{entry.lang}:{entry.headword}")
    examples = [
        {"episode": met.episode, "n": met.sentence_n, "sentence": met.sentence}
        | {"translation": met.translation}
        for met in (marked.contexts[:EXAMPLES] if marked else ())
    ]
    if as_json:
        print_json(_entry_object(word, entry, examples))
    else:
        _print_entry(word, entry, examples)
    if not entry.senses:
        click.echo(f"error: no dictionary has it, {word}, try another form of it", err=True)
        raise click.exceptions.Exit(1)


def _entry_object(word: str, entry: Entry, examples: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "word": word,
        "headword": entry.headword,
        "lang": entry.lang,
        "readings": list(entry.readings),
        "simplified": entry.simplified,
        "traditional": entry.traditional,
        "senses": [
            {"text": sense.text, "reading": sense.reading, "source": sense.source}
            for sense in entry.senses
        ],
        "examples": examples,
    }


def _print_entry(word: str, entry: Entry, examples: list[dict[str, Any]]) -> None:
    forms = [entry.headword]
    if entry.traditional and entry.traditional != entry.headword:
        forms.append(entry.traditional)
    head = click.style(" · ".join(forms), bold=True)
    click.echo("  ".join([head, ", ".join(entry.readings)]).rstrip())
    for number, sense in enumerate(entry.senses, start=1):
        told = entry.lang == "en" or len(entry.readings) > 1
        reading = f"  {sense.reading}" if told and sense.reading else ""
        source = click.style(sense.source, dim=True)
        click.echo(f"{number:>3}. {sense.text}{reading}  {source}")
    for example in examples:
        click.echo(f"  «{example['sentence']}»  {example['translation']}")


@click.command("pinyin")
@click.argument("text", nargs=-1)
@click.option("--numbers", is_flag=True, help="hang2 instead of háng; neutral tone 5, ü as u:.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
@pass_state
def pinyin_command(state: State, text: tuple[str, ...], numbers: bool, as_json: bool) -> None:
    """Read Chinese: the TEXT, or each line of standard input, with its pinyin.

    With --json each line has "text" and "readings": one entry a character, a run of anything else
    one entry with the reading "".
    """
    from bilingual_reader.core.readings import spelled
    from bilingual_reader.lexicon.chinese import pinyin
    from bilingual_reader.lexicon.settling import words_of

    words = words_of(lambda: state.lexicon.dictionary)
    for line in _lines(text):
        readings = pinyin(line, numbers, words)
        if as_json:
            click.echo(json.dumps({"text": line, "readings": readings}, ensure_ascii=False))
        else:
            click.echo(printable(spelled(readings)))


def _lines(text: tuple[str, ...]) -> Iterable[str]:
    if text:
        yield " ".join(text)
        return
    if sys.stdin is None:
        raise ReaderError("there is no input", "", "give the text, or lines on standard input")
    if sys.stdin.isatty():
        click.echo("Type Chinese text, a line at a time; Ctrl-D ends.", err=True)
    encoding = "utf-8-sig"
    for line in sys.stdin.buffer:
        yield line.decode(encoding, "replace").rstrip("\r\n")
        encoding = "utf-8"


COMMANDS = (lookup_command, pinyin_command)
