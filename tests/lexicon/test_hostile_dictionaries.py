"""Dictionaries that are none or are damaged: refused whole, and nothing changes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilingual_reader.errors import LexiconError
from bilingual_reader.lexicon.shelf import Shelf
from tests.lexicon import books
from tests.lexicon.hostile import HOSTILE

NOW = datetime(2031, 5, 6, tzinfo=UTC)


def snapshot(folder: Path) -> dict[str, bytes]:
    """What stands in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("name", HOSTILE)
def test_refused_whole(shelf: Shelf, tmp_path: Path, name: str) -> None:
    """A broken or hostile file is a LexiconError, and nothing has changed anywhere."""
    shelf.add(books.file(tmp_path / "c.u8", books.CEDICT), NOW, name="mine")
    before = snapshot(shelf.folder)
    inside = tmp_path / "in"
    inside.mkdir()
    path = HOSTILE[name](inside / "hostile")
    with pytest.raises(LexiconError):
        shelf.add(path, NOW, name="mine")
    assert snapshot(shelf.folder) == before
    assert {p.name for p in tmp_path.iterdir()} == {"c.u8", "data", "in"}
    assert [p.name for p in inside.iterdir()] == ["hostile"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_is_told(shelf: Shelf, tmp_path: Path, data: st.DataObject) -> None:
    """A file with bytes changed anywhere is read, or refused with a LexiconError: nothing else."""
    path = tmp_path / "damaged"
    whole = bytearray(books.yomitan(path).read_bytes())
    for place, byte in data.draw(
        st.lists(
            st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), min_size=1, max_size=4
        )
    ):
        whole[place] = byte
    path.write_bytes(whole)
    try:
        shelf.add(path, NOW, name="damaged")
    except LexiconError:
        assert shelf.damaged() == ()
