"""Strict F1 on the development sets, and which beads are wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilingual_reader.core.align import Bead
from tests.benchmarks.alignment.corpus import (
    CHAPTERS,
    INTERVIEWS,
    Document,
    chapter,
    interview,
    transcript,
    whole,
)
from tests.benchmarks.alignment.scoring import (
    Count,
    count,
    count_pairs,
    given_pairs,
    gold_pairs,
    judged,
    total,
)
from tests.benchmarks.alignment.setting import Aligner
from tests.benchmarks.alignment.tables import Table

TURNS, IMPORTED, WHOLE, NOVELS = "in turns", "imported", "whole", "MAC-Dev"
Set = tuple[str, str]
"""A set's name, and how it is given to the aligner: the half that has gold, in turns or whole, or
the transcript that it is of, as an import reads it."""
FLOORS: dict[Set, float] = {
    ("buildspeak-dev", TURNS): 0.985,
    ("details-dev", TURNS): 0.955,
    ("buildspeak-dev", IMPORTED): 0.98,
    ("details-dev", IMPORTED): 0.955,
    ("buildspeak-dev", WHOLE): 0.975,
    ("details-dev", WHOLE): 0.935,
    (NOVELS, WHOLE): 0.89,
}
"""What the aligner holds, with the lexicon; docs/alignment.md says where more is wanted."""


def document(name: str) -> Document:
    """A set by its name: an interview or a chapter."""
    return chapter(name) if name in CHAPTERS else whole(interview(name))


def counts(aligner: Aligner) -> dict[Set, Count]:
    """Every set's, and MAC-Dev's six chapters counted together."""
    found: dict[Set, Count] = {}
    for name in INTERVIEWS:
        found[name, TURNS] = count(document(name), aligner.in_turns(interview(name)))
        pairs = aligner.imported(transcript(name))
        found[name, IMPORTED] = count_pairs(interview(name), pairs)
        found[name, WHOLE] = count(document(name), aligner.whole(document(name)))
    chapters = {name: count(chapter(name), aligner.whole(chapter(name))) for name in CHAPTERS}
    found[NOVELS, WHOLE] = total(chapters.values())
    return found | {(f"{NOVELS} {name}", WHOLE): one for name, one in chapters.items()}


def quality(with_lexicon: Aligner, without: Aligner) -> Table:
    """F1 of every set, with the lexicon and without."""
    table = Table("Strict F1", ["set", "given", "floor", "with the lexicon", "without"])
    ours, bare = counts(with_lexicon), counts(without)
    for name, given in ours:
        f1 = ours[name, given].f1, bare[name, given].f1
        table.rows.append((name, given, FLOORS.get((name, given)), *f1))
    return table


def misses(text: Document, beads: Sequence[Bead]) -> Iterator[str]:
    """Gold beads that were not found (-) and beads that are wrong (+), in reading order."""
    en, zh = text.sides
    gold, given = gold_pairs(text), given_pairs(text, beads)
    lines: list[tuple[int, str]] = []
    at = 0
    for pair, one in zip(gold, text.gold, strict=True):
        if pair not in given:
            lines.append((at, f"-       {' / '.join(one.en)} | {' / '.join(one.zh)}"))
        at += len(pair[0]) + len(pair[1])
    at = 0
    for pair, bead, verdict in zip(given, beads, judged(text, beads), strict=True):
        if not verdict.right:
            texts = " / ".join(en[slice(*bead.en)]), " / ".join(zh[slice(*bead.zh)])
            lines.append((at, f"+ {bead.confidence:.3f} {' | '.join(texts)}"))
        at += len(pair[0]) + len(pair[1])
    yield from (line for _, line in sorted(lines, key=lambda line: line[0]))
