"""`align`: two files, no library."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bilingual_reader.cli.output import print_json, print_pairs, sentence_object
from bilingual_reader.cli.state import State, pass_state, path_argument


@click.command("align")
@click.argument("en", type=path_argument)
@click.argument("zh", type=path_argument)
@click.option("--one-per-line", is_flag=True, help="Each line is a sentence as it stands.")
@click.option("--json", "as_json", is_flag=True, help="Print the pairs as JSON.")
@click.option("--tsv", "as_tsv", is_flag=True, help="Print English, tab, Chinese a line.")
@pass_state
def align_command(
    state: State, en: Path, zh: Path, one_per_line: bool, as_json: bool, as_tsv: bool
) -> None:
    """Pair the sentences of an English and a Chinese file; the library is left alone."""
    if as_json and as_tsv:
        raise click.UsageError("choose one of --json and --tsv")
    from bilingual_reader.pipeline import align_files
    from bilingual_reader.pipeline.importing import read_file

    texts = read_file(en), read_file(zh)
    names = str(en), str(zh)
    pairs = align_files(*texts, names, one_per_line, state.config.cache)
    if as_json:
        print_json({"sentences": [sentence_object(pair) for pair in pairs]})
    elif as_tsv:
        import csv

        writer = csv.writer(sys.stdout, dialect="excel-tab", lineterminator="\n")
        writer.writerows((pair.en, pair.zh) for pair in pairs)
    else:
        print_pairs(pairs)


COMMANDS = (align_command,)
