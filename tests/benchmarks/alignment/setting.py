"""The aligner as it is measured: its lexicon, and weights and constants other than its own."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any
from unittest.mock import patch

from bilingual_reader.core.align import NO_LEXICON, Bead, Lexicon, passes
from bilingual_reader.core.align.scores import WEIGHTS, Weights
from bilingual_reader.core.documents import Episode, Pair
from bilingual_reader.core.pairing import pair_episode
from bilingual_reader.lexicon.bilingual import Bilingual, translations
from tests.benchmarks.alignment.corpus import ROOT, Document, Gold, Sides, turns
from tests.benchmarks.alignment.scoring import numbered

Change = tuple[str, str, Any]
"""A module of core.align, a name in it, and what stands there while something is measured."""


@dataclass(frozen=True, eq=False)
class Aligner:
    """`align_turns` with a lexicon and weights."""

    lexicon: Lexicon = NO_LEXICON
    weights: Weights = WEIGHTS

    def turns(self, given: Sequence[Sides]) -> list[list[Bead]]:
        """The beads of paired turns."""
        return [
            [Bead((i, i + a), (j, j + b), confidence) for i, j, a, b, confidence in turn]
            for turn in passes.aligned(given, self.lexicon, self.weights)
        ]

    def whole(self, document: Document) -> list[Bead]:
        """The beads of a document."""
        return self.turns([document.sides])[0]

    def in_turns(self, gold: Gold) -> list[Bead]:
        """The beads of its turns, with sentences numbered through the document."""
        given = turns(gold)
        return numbered(given, self.turns(given))

    def imported(self, episode: Episode) -> tuple[Pair, ...]:
        """The pairs that an import makes of an episode whose turns hold both languages."""
        with changed([("passes", "aligned", partial(passes.aligned, weights=self.weights))]):
            return pair_episode(episode, self.lexicon)


def lexicon() -> Bilingual:
    """What `align` and `import` hand to the aligner."""
    return translations(ROOT / "build" / "cache")


def weights(given: Sequence[str]) -> Weights:
    """The aligner's weights with those of `name=value` that name a weight.

    Raises ValueError for a name that is neither a weight nor `module.constant`.
    """
    own = {each.name for each in fields(Weights)}
    pairs = [text.partition("=") for text in given]
    wrong = [name for name, _, _ in pairs if name not in own and "." not in name]
    if wrong:
        raise ValueError(f"no weight {wrong[0]}; there are {', '.join(sorted(own))}")
    return replace(WEIGHTS, **{name: float(value) for name, _, value in pairs if name in own})


def constants(given: Sequence[str]) -> list[Change]:
    """The changes among `name=value`: `evidence._DAMPING=0.8` sets that module's constant."""
    changes: list[Change] = []
    for text in given:
        name, _, value = text.partition("=")
        if "." in name:
            module, _, attribute = name.rpartition(".")
            number = float(value)
            changes.append((module, attribute, int(number) if number.is_integer() else number))
    return changes


@contextmanager
def changed(changes: Sequence[Change]) -> Iterator[None]:
    """The changes hold within; a name that is not there raises AttributeError."""
    with ExitStack() as stack:
        for module, name, value in changes:
            target = importlib.import_module(f"bilingual_reader.core.align.{module}")
            stack.enter_context(patch.object(target, name, value))
        yield
