"""What each signal brings: F1 of the sets with one of them taken away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from bilingual_reader.core.align import table
from bilingual_reader.core.align.lexicon import Lexicon
from bilingual_reader.core.align.programme import TYPES
from bilingual_reader.core.align.rates import FIRST_RATE
from bilingual_reader.core.align.scores import PRIORS, TEACHERS
from bilingual_reader.core.align.table import Table
from bilingual_reader.core.align.tokens import MARKS, tokens
from bilingual_reader.core.align.words import Words
from tests.benchmarks.alignment import tables
from tests.benchmarks.alignment.quality import FLOORS, IMPORTED, counts
from tests.benchmarks.alignment.setting import Aligner, Change, changed

_SETS = [key for key in FLOORS if key[1] != IMPORTED]
_GALE_CHURCH = {(1, 1), (1, 2), (2, 1), (2, 2), (1, 0), (0, 1)}
_SIX_KINDS = tuple(
    prior if kind in _GALE_CHURCH else 1e-12 for kind, prior in zip(TYPES, PRIORS, strict=True)
)


def _unmarked(text: str, words: Collection[str] = ()) -> list[str]:
    """The tokens without the marks of question, exclamation, quotation and ellipsis."""
    return [token for token in tokens(text, words) if token not in MARKS]


def _lexicon_only(en: Words, zh: Words, lexicon: Lexicon) -> Table:
    """The sure pairs without the words that both texts share."""
    sure = table.sure_pairs(en, zh, lexicon)
    en_names, zh_names = list(en.names), list(zh.names)
    names = [(en_names[e], zh_names[z]) for e, z in zip(sure.en, sure.zh, strict=True)]
    kept = np.array([a != b or b in lexicon.meaning(a).words for a, b in names], np.bool_)
    return Table(sure.en[kept], sure.zh[kept], sure.zh_given_en[kept], sure.en_given_zh[kept])


def _nothing(*given: Any) -> Table:
    """No likely pairs."""
    return Table(*(np.zeros(0, np.int64),) * 2, *(np.zeros(0),) * 2)


def _untrained(known: Table, *given: Any) -> Table:
    """What was known before, and nothing from the document."""
    return known


def _one_rate(here: Words, *given: Any) -> Any:
    """The same rate for all words."""
    return np.full(len(here.names), FIRST_RATE)


def _weights(**given: float) -> tuple[dict[str, float], list[Change]]:
    """Weights of all passes."""
    teachers = tuple(replace(each, **given) for each in TEACHERS)
    return given, [("passes", "TEACHERS", teachers)]


REMOVED: dict[str, tuple[dict[str, float], Sequence[Change]]] = {
    "all": ({}, ()),
    "no words: lengths and kinds only": _weights(english=0.0, chinese=0.0, marks=0.0, asks=0.0),
    "no lengths": _weights(variance=1e9),
    "no shared words": ({}, [("passes", "sure_pairs", _lexicon_only)]),
    "no likely pairs": ({}, [("passes", "likely_pairs", _nothing)]),
    "no marks": _weights(marks=0.0, asks=0.0),
    "no Model 1": ({}, [("passes", "trained", _untrained)]),
    "Model 1 that leaves no bead out": ({}, [("training", "_LEFT_OUT", 0.0)]),
    "one rate for all words": ({}, [("passes", "rates", _one_rate)]),
    "size not damped": ({}, [("evidence", "_DAMPING", 1.0)]),
    "one pass: nothing learned": ({}, [("passes", "TEACHERS", ())]),
    "six kinds of bead": ({}, [("passes", "PRIORS", _SIX_KINDS)]),
    "English words only": _weights(chinese=0.0),
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
