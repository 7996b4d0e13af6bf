"""One compiled dictionary for all tests of the room: compiling takes seconds. And a shelf."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bilingual_reader.lexicon.dictionary import Dictionary, open_dictionary
from bilingual_reader.lexicon.lookup import Lexicon
from bilingual_reader.lexicon.shelf import Shelf, folder_beside


@pytest.fixture(scope="session")
def dictionary(cache: Path) -> Iterator[Dictionary]:
    """The built-in dictionary."""
    opened = open_dictionary(cache)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def lexicon(cache: Path) -> Iterator[Lexicon]:
    """Look-ups in the built-in dictionary."""
    opened = Lexicon(cache)
    yield opened
    opened.close()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf whose folder is not there yet."""
    return Shelf(folder_beside(tmp_path / "data" / "library.db"))
