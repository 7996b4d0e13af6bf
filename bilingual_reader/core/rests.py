"""What the length of a pause says of where it stands: before a sentence, before a clause, in one.

How long people rest differs from speaker to speaker: it is learned from the recording itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log, log2, sqrt
from typing import NamedTuple

_BELIEF, _MOST = 0.6, 1.8
"""How much of the evidence counts, for pauses are no measurements independent of the text; and
what one can weigh at most."""
_SENTENCE, _CLAUSE, _INSIDE = 0.7, 0.0, -1.0
"""How long pauses are before anything is learned: powers of two of the usual one."""
_SPREAD, _LEAST_SPREAD = 0.85, 0.6
"""How much they vary, in powers of two, likewise; and at the least."""
_STEADY = 8
"""So many pauses' worth is what was thought beforehand."""


class _Lengths(NamedTuple):
    """Pauses of a kind: the logarithm (base 2) of their seconds is about normal."""

    mean: float
    spread: float

    def likely(self, length: float) -> float:
        """The logarithm of the density, but for a constant."""
        return -(((length - self.mean) / self.spread) ** 2) / 2 - log(self.spread)


class Rests(NamedTuple):
    """How long the pauses of a recording are."""

    sentence: _Lengths
    clause: _Lengths
    inside: _Lengths
    """Anywhere else, the closures of consonants among them."""

    def worth(self, seconds: float, opens: bool) -> float:
        """What a pause of that length says for a sentence, else a clause, behind it."""
        length = log2(max(seconds, 0.001))
        kind = self.sentence if opens else self.clause
        told = kind.likely(length) - self.inside.likely(length)
        return min(max(_BELIEF * told, -_MOST), _MOST)


def expected(usual: float) -> Rests:
    """What is thought before anything is known, by the length of a usual pause in seconds."""
    return learned(usual, (), (), ())


def learned(
    usual: float, sentence: Sequence[float], clause: Sequence[float], inside: Sequence[float]
) -> Rests:
    """What pauses teach, in seconds, that are thought to stand there."""
    middle = log2(usual)
    return Rests(
        _fitted(sentence, middle + _SENTENCE),
        _fitted(clause, middle + _CLAUSE),
        _fitted(inside, middle + _INSIDE),
    )


def _fitted(seconds: Sequence[float], mean: float) -> _Lengths:
    lengths = [log2(max(each, 0.001)) for each in seconds]
    count = len(lengths) + _STEADY
    mean = (sum(lengths) + _STEADY * mean) / count
    square = sum((each - mean) ** 2 for each in lengths) + _STEADY * _SPREAD**2
    return _Lengths(mean, max(sqrt(square / count), _LEAST_SPREAD))
