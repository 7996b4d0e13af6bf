"""A library with one very long episode, made from the sample interview."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bilingual_reader.library import Library
from bilingual_reader.pipeline.prepare import prepare

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data" / "lighthouse-keepers.txt"


def long_library(path: Path, sentences: int = 50_000) -> str:
    """Make a library at `path` with an episode of that many sentences; the episode's id."""
    made = prepare(SAMPLE.read_bytes(), str(SAMPLE))
    turns = made.pairs[-1].turn
    copies = -(-sentences // len(made.pairs))
    pairs = [
        replace(pair, n=copy * len(made.pairs) + pair.n, turn=copy * turns + pair.turn)
        for copy in range(copies)
        for pair in made.pairs
    ][:sentences]
    with Library.open(path) as library:
        library.save_episode(made.episode, pairs, path="long", fingerprint="long", forms=made.forms)
    return made.episode.id
