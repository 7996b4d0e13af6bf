"""Print the aligner's figures as Markdown tables, or with --json for a machine."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from tests.benchmarks.alignment import confidence, corpus, quality, robustness, setting, speed
from tests.benchmarks.alignment.damage import KINDS
from tests.benchmarks.alignment.setting import Aligner
from tests.benchmarks.alignment.tables import Table, as_json


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser("python -m tests.benchmarks.alignment", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--weights",
        nargs="+",
        default=[],
        metavar="NAME=VALUE",
        help="a field of scores.WEIGHTS, or a constant of core.align (lexical._EXPLAINED=0.4)",
    )
    parser.add_argument("--no-lexicon", action="store_true", help="measure without the lexicon")
    parser.add_argument("--seeds", type=int, default=robustness.SEEDS, help="of each damage")
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=KINDS, metavar="DAMAGE")
    parser.add_argument("command", choices=("quality", "damage", "confidence", "speed", "misses"))
    parser.add_argument("set", nargs="?", help="for misses: buildspeak-dev, details-dev, 01 … 06")
    parser.add_argument("--turns", action="store_true", help="misses: of the paired turns")
    return parser.parse_args()


def tables(given: argparse.Namespace, aligner: Aligner) -> Iterator[Table]:
    """The tables of a command."""
    if given.command == "quality":
        yield quality.quality(aligner, Aligner(weights=aligner.weights))
    elif given.command == "damage":
        yield robustness.damage(aligner, given.kinds, given.seeds)
        yield robustness.wrong_file(aligner)
    elif given.command == "speed":
        yield speed.table(speed.speeds(aligner))
    else:
        damaged = confidence.damaged(aligner, given.kinds, given.seeds)
        samples = {"MAC-Dev": confidence.novels(aligner), "damaged": damaged}
        yield confidence.confidence(samples)


def main() -> int:
    """Run a command; the exit code."""
    given = arguments()
    if not corpus.present():
        print(corpus.ABSENT)
        return 0
    lexicon = {} if given.no_lexicon else setting.lexicon()
    aligner = Aligner(lexicon, setting.weights(given.weights))
    with setting.changed(setting.constants(given.weights)):
        if given.command == "misses":
            text = quality.document(given.set)
            beads = (
                aligner.in_turns(corpus.interview(given.set))
                if given.turns
                else aligner.whole(text)
            )
            print(*quality.misses(text, beads), sep="\n")
        elif given.json:
            print(as_json(tables(given, aligner)))
        else:
            for table in tables(given, aligner):
                print(table.markdown(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
