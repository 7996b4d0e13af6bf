"""Gale and Church's aligner as nltk has it, for comparison on the same text in the same run."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual_reader.core.align import Bead
from tests.benchmarks.alignment.corpus import Sides


def characters(text: str) -> int:
    """nltk's own measure of a sentence."""
    return len(text)


def utf8_bytes(text: str) -> int:
    """A measure in which English and Chinese are about equally long."""
    return len(text.encode())


MEASURES = {"characters": characters, "UTF-8 bytes": utf8_bytes}


def gale_church(given: Sides, measure: str) -> list[Bead]:
    """The beads of two texts; nltk gives pairs of sentences, none for one that stands alone."""
    from nltk.translate.gale_church import align_blocks

    en, zh = ([MEASURES[measure](sentence) for sentence in side] for side in given)
    return (
        _beads(sorted(align_blocks(en, zh)), len(en), len(zh))
        if en and zh
        else _beads([], len(en), len(zh))
    )


def _beads(pairs: Sequence[tuple[int, int]], en: int, zh: int) -> list[Bead]:
    """Pairs that share a sentence, in order, as one bead; what is between them stands alone."""
    groups: list[list[int]] = []
    for i, j in pairs:
        if groups and (i < groups[-1][1] or j < groups[-1][3]):
            groups[-1][1], groups[-1][3] = max(i + 1, groups[-1][1]), max(j + 1, groups[-1][3])
        else:
            groups.append([i, i + 1, j, j + 1])
    beads, row, column = [], 0, 0
    for first, last, low, high in [*groups, [en, en, zh, zh]]:
        beads += [Bead((i, i + 1), (column, column), 0.0) for i in range(row, first)]
        beads += [Bead((first, first), (j, j + 1), 0.0) for j in range(column, low)]
        if last > first:
            beads.append(Bead((first, last), (low, high), 0.0))
        row, column = last, high
    return beads
