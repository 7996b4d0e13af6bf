"""An archive of the size of BuildSpeak's, made of the piece in `../shared`, imported as a whole.

The archive has 1,011 articles, 186 MB and 13,090 paragraphs. Each copy here has an id and a title
of its own, its paragraphs in another order and every twelfth English word another one, so that
nothing is remembered from the copy before.

    python -m tests.benchmarks.archive FOLDER     writes such an archive
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.library import ROOT
from tests.benchmarks.processes import Peak, watched
from tests.benchmarks.startup import COMMAND
from tests.benchmarks.timing import Result

PIECE = ROOT.parent / "shared" / "transcripts" / "buildspeak-archive" / "content"
COPIES = {"podcast-no-priors": 36, "podcast-training-data": 38, "blog-": 400, "x-": 537}
"""Articles by the beginning of their name: 1,011 with 186 MB and about 13,090 paragraphs."""

_Json = dict[str, Any]


def results() -> Iterator[Result]:
    """The whole archive on all cores: at most 60 s and 500 MB; again: a tenth of that."""
    if not PIECE.is_dir():
        return
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made, "content")
        articles, paragraphs, size = write(folder)
        note = f"{articles} articles, {paragraphs} paragraphs, {size / 1e6:.0f} MB"
        command = [str(COMMAND), "--library", f"{made}/l.db", "import", str(folder)]
        first, again = _timed(command), _timed(command)
    yield Result("the whole archive", first[0], 60, "s", f"{note}; {first[1].cpu:.0f} s of CPU")
    yield Result("the whole archive, memory", first[1].memory / 1e6, 500, "MB", "all processes")
    yield Result("the whole archive again", again[0], 6, "s", f"{again[1].memory / 1e6:.0f} MB")


def _timed(command: list[str]) -> tuple[float, Peak]:
    begun = time.perf_counter()
    peak = watched(command)
    return time.perf_counter() - begun, peak


def write(folder: Path) -> tuple[int, int, int]:
    """Write the archive into a folder; its articles, paragraphs and bytes."""
    (folder / "articles").mkdir(parents=True)
    words = sorted(json.loads((PIECE / "words.json").read_bytes()))
    paragraphs = size = articles = 0
    for begins, count in COPIES.items():
        sources = sorted((PIECE / "articles").glob(f"{begins}*.json"))
        for n in range(count):
            article = copied(json.loads(sources[n % len(sources)].read_bytes()), n, words)
            data = json.dumps(article, ensure_ascii=False, indent=2).encode()
            (folder / "articles" / f"{article['id']}.json").write_bytes(data)
            articles, size = articles + 1, size + len(data)
            paragraphs += len(article["paragraphs"])
    return articles, paragraphs, size


def copied(article: _Json, n: int, words: list[str]) -> _Json:
    """The n-th copy of an article: another id, title, order and wording."""
    chance = random.Random(f"{article['id']} {n}")
    date = article["digestDate"]
    name = f"{article['id'].removesuffix(f'-{date}').rstrip('-')}-copy-{n}-{date}"
    parts = article["paragraphs"]
    chance.shuffle(parts)
    for part in parts:
        for sentence in part["sentences"]:
            _reword(sentence, chance, words)
    changed = {"id": name, "title": f"{article['title']} ({n})", "paragraphs": parts}
    return {**article, **changed}


def _reword(sentence: _Json, chance: random.Random, words: list[str]) -> None:
    for token in sentence["tokens"]:
        if token["kind"] == "word" and chance.random() < 1 / 12:
            token["text"] = chance.choice(words)
    sentence["text"] = "".join(token["text"] for token in sentence["tokens"])


if __name__ == "__main__":
    print("articles, paragraphs, bytes:", *write(Path(sys.argv[1])))
