"""Print the aligner's figures as Markdown tables, or with --json for a machine."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from bilingual_reader.core.align import NO_LEXICON
from tests.benchmarks.alignment import (
    confidence,
    corpus,
    growth,
    quality,
    robustness,
    setting,
    speed,
)
from tests.benchmarks.alignment.damage import KINDS
from tests.benchmarks.alignment.setting import Aligner
from tests.benchmarks.alignment.sweep import sweep
from tests.benchmarks.alignment.tables import Table, as_json

COMMANDS = (
    *("quality", "damage", "confidence", "ablation", "speed", "growth"),
    *("sweep", "misses"),
)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser("python -m tests.benchmarks.alignment", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument(
        "of",
        nargs="?",
        help="misses: a set (buildspeak-dev, details-dev, 01 … 06); sweep: name=1,2,3",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--weights",
        nargs="+",
        default=[],
        metavar="NAME=VALUE",
        help="a field of scores.WEIGHTS, or a constant of core.align (evidence._DAMPING=0.8)",
    )
    parser.add_argument("--no-lexicon", action="store_true", help="measure without the lexicon")
    parser.add_argument("--seeds", type=int, default=robustness.SEEDS, help="of each damage")
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=KINDS, metavar="DAMAGE")
    parser.add_argument("--turns", action="store_true", help="misses: of the paired turns")
    parser.add_argument("--picture", type=Path, default=growth.PICTURE, help="growth: the SVG")
    given = parser.parse_args()
    if given.command == "misses" and given.of not in (*corpus.INTERVIEWS, *corpus.CHAPTERS):
        parser.error("misses needs a set: buildspeak-dev, details-dev, 01 … 06")
    if given.command == "sweep" and "=" not in (given.of or ""):
        parser.error("sweep needs a weight with its values: english=0.5,0.6,0.7")
    return given


def tables(given: argparse.Namespace, aligner: Aligner) -> Iterator[Table]:
    """The tables of a command."""
    if given.command == "quality":
        yield quality.quality(aligner, Aligner(weights=aligner.weights))
    elif given.command == "damage":
        yield robustness.damaged(aligner, given.kinds, given.seeds)
        yield robustness.wrong_file(aligner)
    elif given.command == "confidence":
        damaged = confidence.damaged(aligner, given.kinds, given.seeds)
        yield confidence.confidence({"MAC-Dev": confidence.novels(aligner), "damaged": damaged})
    elif given.command == "ablation":
        from tests.benchmarks.alignment.ablation import ablation

        yield ablation(aligner)
    elif given.command == "sweep":
        yield sweep(aligner.lexicon, given.weights, given.of, given.seeds)
    elif given.command == "speed":
        yield speed.table(speed.speeds(aligner))
    else:
        points = list(growth.points())
        growth.draw(points, given.picture)
        yield growth.table(points)


def main() -> int:
    """Run a command; the exit code."""
    given = arguments()
    if not corpus.present() and given.command != "growth":
        print(corpus.ABSENT)
        return 0
    lexicon = NO_LEXICON if given.no_lexicon else setting.lexicon()
    aligner = Aligner(lexicon, setting.weights(given.weights))
    with setting.changed(setting.constants(given.weights)):
        if given.command == "misses":
            text = quality.document(given.of)
            turns = given.turns and given.of in corpus.INTERVIEWS
            gold = corpus.interview(given.of) if turns else ()
            beads = aligner.in_turns(gold) if turns else aligner.whole(text)
            print(*quality.misses(text, beads), sep="\n")
        elif given.json:
            print(as_json(tables(given, aligner)))
        else:
            for table in tables(given, aligner):
                print(table.markdown(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
