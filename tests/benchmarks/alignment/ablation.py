"""What each signal brings: F1 of the sets with one of them taken away."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from bilingual_reader.core.align import lexical, scores
from bilingual_reader.core.align.corridor import Ints
from bilingual_reader.core.align.lexical import LONGEST, Table, Words
from bilingual_reader.core.align.programme import TYPES
from bilingual_reader.core.align.scores import FIRST_PRIORS
from bilingual_reader.core.align.tokens import tokens
from tests.benchmarks.alignment import tables
from tests.benchmarks.alignment.quality import FLOORS, IMPORTED, counts
from tests.benchmarks.alignment.setting import Aligner, Change, changed

_SETS = [key for key in FLOORS if key[1] != IMPORTED]
_GALE_CHURCH = {(1, 1), (1, 2), (2, 1), (2, 2), (1, 0), (0, 1)}
_PRIORS = tuple(
    prior if kind in _GALE_CHURCH else 1e-12
    for kind, prior in zip(TYPES, FIRST_PRIORS, strict=True)
)
_MARKS = frozenset('?!"…')


def _unmarked(text: str, words: Collection[str] = ()) -> list[str]:
    """The tokens without the marks of question, exclamation, quotation and ellipsis."""
    return [token for token in tokens(text, words) if token not in _MARKS]


def _lexicon_only(en: Words, zh: Words, lexicon: Mapping[str, Collection[str]]) -> Table:
    """The first table without the words that both texts share."""
    table = lexical.first_table(en, zh, lexicon)
    en_names, zh_names = list(en.names), list(zh.names)
    names = [(en_names[e], zh_names[z]) for e, z in zip(table.en, table.zh, strict=True)]
    kept = np.array([a != b or b in lexicon.get(a, ()) for a, b in names], np.bool_)
    return Table(table.en[kept], table.zh[kept], table.zh_given_en[kept], table.en_given_zh[kept])


def _untrained(table: Table, en: Words, zh: Words, beads: Ints) -> Table:
    """What was known before, and nothing from the document."""
    return table


class _Silent:
    """An explainer that says nothing."""

    def evidence(self, first: int, low: Ints, width: int) -> Any:
        """No evidence for anything."""
        return np.zeros((LONGEST, len(low), width), np.float32)


def _one_way(*given: Any) -> Any:
    """Scores by the English words that the Chinese explains alone."""
    text, corridor, en, _, *rest = given
    return scores.bead_scores(text, corridor, en, _Silent(), *rest)  # type: ignore[arg-type]


REMOVED: dict[str, tuple[dict[str, float], Sequence[Change]]] = {
    "all": ({}, ()),
    "no words: lengths and kinds only": ({"lexical": 0.0}, ()),
    "no lengths": ({"variance": 1e9}, ()),
    "no shared words": ({}, [("passes", "first_table", _lexicon_only)]),
    "no marks": ({}, [("lexical", "tokens", _unmarked)]),
    "no Model 1": ({}, [("passes", "trained", _untrained)]),
    "no second pass": ({}, [("passes", "_LESSONS", 0)]),
    "no kinds learned": ({}, [("passes", "_BELIEF", 1e9)]),
    "six kinds of bead": ({}, [("passes", "FIRST_PRIORS", _PRIORS)]),
    "words in one direction, at double weight": (
        {"lexical": 2 * scores.WEIGHTS.lexical},
        [("passes", "bead_scores", _one_way)],
    ),
}
"""Weights and what else is changed."""


def ablation(aligner: Aligner) -> tables.Table:
    """F1 of the sets, all signals and without each; the last line is without the lexicon."""
    columns = [f"{name}, {given}" for name, given in _SETS]
    result = tables.Table("What each signal brings", ["signals", *columns])
    for name, (weights, changes) in REMOVED.items():
        without = Aligner(aligner.lexicon, replace(aligner.weights, **weights))
        with changed(changes):
            result.rows.append((name, *_f1(without)))
    result.rows.append(("no lexicon", *_f1(Aligner(weights=aligner.weights))))
    return result


def _f1(aligner: Aligner) -> list[float]:
    found = counts(aligner)
    return [found[key].f1 for key in _SETS]
