"""One weight at several values: what it was tuned by."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual_reader.core.align import Lexicon
from tests.benchmarks.alignment import robustness
from tests.benchmarks.alignment.quality import FLOORS, counts
from tests.benchmarks.alignment.setting import Aligner, changed, constants, weights
from tests.benchmarks.alignment.tables import Table


def sweep(lexicon: Lexicon, fixed: Sequence[str], asked: str, seeds: int) -> Table:
    """F1 of every set, and with 5 % of the Chinese dropped, for each value of `name=1,2,3`.

    `fixed` are weights and constants that stay, as `name=value`.
    """
    name, _, values = asked.partition("=")
    sets = [f"{one}, {given}" for one, given in FLOORS]
    dropped = [f"{one}, {kind}" for kind, one in robustness.FLOORS]
    table = Table(f"{name}, {seeds} seeds of damage", [name, *sets, *dropped])
    for value in values.split(","):
        setting = [*fixed, f"{name}={value}"]
        with changed(constants(setting)):
            aligner = Aligner(lexicon, weights(setting))
            found = counts(aligner)
            f1 = [found[key].f1 for key in FLOORS]
            for kind, one in robustness.FLOORS:
                f1.append(robustness.outcome(aligner, one, kind, seeds).f1)
        table.rows.append((value, *f1))
    return table
