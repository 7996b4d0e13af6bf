"""Importing from within the reader."""

from multiprocessing import active_children
from pathlib import Path

import pytest

from bilingual_reader.cli.reader_imports import ReaderImports
from bilingual_reader.cli.state import State
from bilingual_reader.errors import SourceError
from bilingual_reader.library import Library
from bilingual_reader.pipeline.crew import Processes


@pytest.fixture
def imports(tmp_path: Path) -> ReaderImports:
    """Imports into a library of its own."""
    return ReaderImports(State(tmp_path / "l.db"))


def test_what_was_imported_is_told(imports: ReaderImports, tmp_path: Path) -> None:
    """The line says how many episodes are new and how many corrections found no place."""
    talk, told = tmp_path / "talk.txt", list[str]()
    talk.write_text("The lamp is lit. Nobody is here.\n")
    assert imports(str(talk), told.append) == "1 added"
    assert told == ["0/1 talk.txt", "1/1"]
    with Library.open(tmp_path / "l.db") as library:
        library.merge(library.find("1").id, 1)
    talk.write_text("Another text entirely. It is longer.\n")
    assert imports(str(talk), told.append) == "1 updated, 1 correction without a place"
    with pytest.raises(SourceError, match="cannot be read"):
        imports(str(tmp_path / "nowhere.txt"), told.append)


def test_the_end_of_the_reader_ends_its_imports(
    imports: ReaderImports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is imported when the reader ends is stopped; what would begin then starts nobody."""
    (tmp_path / "talks").mkdir()
    for n in range(9):
        (tmp_path / "talks" / f"{n}.txt").write_text(f"The lamp {n} is lit.\n")
    crews: list[Processes] = []

    def two(state: State) -> Processes:
        crews.append(Processes(state.config.cache, 2))
        crews[-1].worth = 0
        return crews[-1]

    def told(standing: str) -> None:
        if standing.startswith("2/9"):
            imports.end()

    monkeypatch.setattr("bilingual_reader.cli.crews.processes", two)
    assert imports(str(tmp_path / "talks"), told) == "2 added"
    assert imports(str(tmp_path / "talks"), told) == "nothing there"
    assert len(crews) == 2 and active_children() == []
    with Library.open(tmp_path / "l.db") as library:
        assert len(library.episodes()) == 2
