"""Cards by choice, remembered for a library."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilingual_reader.core.cards import Choice
from bilingual_reader.library import Library
from tests.library.builders import open_library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library whose clock goes on at every look."""
    return open_library(tmp_path)


def test_nothing_is_chosen_at_first(library: Library) -> None:
    """A new library has no choice, so that recognition is what a note gets."""
    assert library.cards() == {}
    library.choose_cards("en", ["recognition"])
    assert library.cards() == {}


def test_a_choice_is_kept_by_language(library: Library) -> None:
    """Each language has its own, with the time when it was made."""
    library.choose_cards("zh", ["cloze", "recall"])
    made = library.cards()["zh"]
    assert made.kinds == {"cloze", "recall"} and made.changed
    assert "en" not in library.cards()
    library.choose_cards("en", ["cloze", "recall"])
    assert library.cards()["zh"] == made
    assert library.cards()["en"].kinds == made.kinds


def test_the_same_choice_again_is_none(library: Library) -> None:
    """Choosing what is chosen keeps the time, else every note would count as changed."""
    library.choose_cards("en", ["cloze"])
    first = library.cards()
    library.choose_cards("en", ["cloze"])
    assert library.cards() == first
    library.choose_cards("en", ["recognition"])
    assert library.cards()["en"] == Choice(
        frozenset({"recognition"}), library.cards()["en"].changed
    )
    assert library.cards()["en"].changed > first["en"].changed
