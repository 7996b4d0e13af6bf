"""`align`: two files, no library."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilingual_reader.cli.output import counted, print_json, print_pairs, sentence_object
from bilingual_reader.cli.progress import Bar
from bilingual_reader.cli.state import State, pass_state, path_argument
from bilingual_reader.locale import _

if TYPE_CHECKING:
    from bilingual_reader.core.documents import Pair


@click.command("align")
@click.argument("en", type=path_argument)
@click.argument("zh", type=path_argument)
@click.option("--one-per-line", is_flag=True, help="Each line is a sentence as it stands.")
@click.option("--anyway", is_flag=True, help="Also what does not look like a translation.")
@click.option("--json", "as_json", is_flag=True, help="Print the pairs as JSON.")
@click.option("--tsv", "as_tsv", is_flag=True, help="Print English, tab, Chinese a line.")
@click.option("--tmx", "as_tmx", is_flag=True, help="Print a translation memory, TMX 1.4b.")
@pass_state
def align_command(
    state: State,
    en: Path,
    zh: Path,
    one_per_line: bool,
    anyway: bool,
    as_json: bool,
    as_tsv: bool,
    as_tmx: bool,
) -> None:
    """Pair the sentences of an English and a Chinese file. The library is left alone.

    The files may be in any format that `import` reads, each in its own, in either order.
    """
    chosen: list[Callable[[Sequence[Pair]], None]] = [
        printer for asked, printer in ((as_json, _json), (as_tsv, _tsv), (as_tmx, _tmx)) if asked
    ]
    if len(chosen) > 1:
        raise click.UsageError("choose one of --json, --tsv and --tmx")
    from bilingual_reader.pipeline.importing import read_file
    from bilingual_reader.pipeline.prepare import align_files

    texts = read_file(en), read_file(zh)
    with Bar(_("compiling the lexicon (once)")) as bar:
        names, cache = (str(en), str(zh)), state.config.cache
        pairs = align_files(*texts, names, one_per_line, cache, bar.count, anyway)
    printer = chosen[0] if chosen else print_pairs
    printer(pairs)


def _json(pairs: Sequence[Pair]) -> None:
    print_json({"sentences": [sentence_object(pair) for pair in pairs]})


def _tsv(pairs: Sequence[Pair]) -> None:
    """A bead a line. What begins with `=` stays as it is: this is for programs, no spreadsheet."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, dialect="excel-tab", lineterminator="\n")
    writer.writerows((pair.en, pair.zh) for pair in pairs)
    _print_bytes(table.getvalue())


def _tmx(pairs: Sequence[Pair]) -> None:
    """A unit a bead; what stands alone has no translation to remember, and is told."""
    from bilingual_reader.export.tmx import tmx

    _print_bytes(tmx(pairs))
    alone = sum(not (pair.en and pair.zh) for pair in pairs)
    if alone:
        told = _("{sentences} without a counterpart left out of the translation memory")
        click.echo(told.format(sentences=counted(alone, "sentence")), err=True)


def _print_bytes(text: str) -> None:
    """UTF-8 whatever the terminal's encoding: these are files to be, and TMX says what it is in."""
    click.echo(text.encode("utf-8", "replace"), nl=False)


COMMANDS = (align_command,)
