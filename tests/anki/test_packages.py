"""`words import --anki FILE`: packages of every age, and what is none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bilingual_reader.anki import package
from tests.anki.conftest import Desk
from tests.anki.studying import KINDS, STUDIED, exported, statuses
from tests.cli.conftest import Run, run

__all__ = ["run"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_package(run: Run, study: Desk, tmp_path: Path, kind: str) -> None:
    """Packages of this Anki and of older ones, decks and collections, say the same of words."""
    done = run("words", "import", "--anki", exported(study, tmp_path, kind), "--field", "front")
    assert done.out.splitlines() == [
        "4 new, 0 changed, 0 unchanged",
        "1 known and 3 learning in Anki, 20 reviews",
        "cards: 1 not studied yet, 1 without a word",
    ]
    assert statuses(run) == STUDIED


def test_a_package_without_scheduling_is_told(run: Run, study: Desk, tmp_path: Path) -> None:
    """Where nothing in a package was studied, it says how to export it."""
    from anki.import_export_pb2 import ExportAnkiPackageOptions

    path = tmp_path / "a.apkg"
    study.learner.collection.export_anki_package(
        out_path=str(path), limit=None, options=ExportAnkiPackageOptions(legacy=True)
    )
    done = run("words", "import", "--anki", path, "--field", "Front")
    assert "export it with scheduling information" in done.out


def packed(**entries: bytes) -> bytes:
    """A zip with these entries; `_` in a name stands for a dot."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("_", "."), data)
    return file.getvalue()


def other_database() -> bytes:
    """Another program's database."""
    import sqlite3
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.db"
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE cards (id)")
        connection.execute("CREATE VIEW notes AS SELECT 1")
        connection.commit()
        connection.close()
        return path.read_bytes()


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: b"", "no Anki package"),
        (lambda: b"PK\x03\x04 and no more", "no Anki package"),
        (lambda: packed(hello=b"x"), "no collection in this file"),
        (lambda: packed(collection_anki2=b"x" * 5000), "damaged"),
        (lambda: packed(collection_anki2=b"SQLite format 3\0" + b"x" * 5000), "damaged"),
        (lambda: packed(collection_anki21b=b"x" * 5000), "damaged"),
        (lambda: packed(collection_anki2=other_database()), "no collection of Anki's"),
    ],
)
def test_what_is_no_package_is_told(
    run: Run, tmp_path: Path, make: Callable[[], bytes], told: str
) -> None:
    """Empty, cut, foreign, damaged and bursting files are one clear line, and change nothing."""
    path = tmp_path / "a.apkg"
    path.write_bytes(make())
    done = run("words", "import", "--anki", path)
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert told in done.err
    assert run("words", "import", "--anki", tmp_path / "none.apkg").code == 1


@pytest.mark.parametrize("kind", KINDS[:2])
def test_a_package_that_is_cut_anywhere_is_told(
    run: Run, study: Desk, tmp_path: Path, kind: str
) -> None:
    """A download that broke off, and one with bytes gone wrong, never end in a traceback."""
    whole = exported(study, tmp_path, kind).read_bytes()
    path = tmp_path / "broken.apkg"
    for share in range(1, 6):
        cut = len(whole) * share // 6
        wrong = whole[: cut - 40] + bytes(40) + whole[cut:]
        for data in (whole[:cut], wrong):
            path.write_bytes(data)
            done = run("words", "import", "--anki", path, "--field", "Front", "--dry-run")
            assert done.code == 0 or done.err.startswith("error: ")
            assert "fault in the program" not in done.err


@pytest.mark.parametrize("kind", KINDS[:2])
def test_what_bursts_is_read_no_further(
    monkeypatch: pytest.MonkeyPatch, run: Run, study: Desk, tmp_path: Path, kind: str
) -> None:
    """In every packing, what unpacks to more than any collection is told and not unpacked."""
    monkeypatch.setattr(package, "MOST_BYTES", 1000)
    done = run("words", "import", "--anki", exported(study, tmp_path, kind))
    assert "larger than any collection" in done.err


def test_a_bomb_is_known_by_its_size(run: Run, tmp_path: Path, monkeypatch: Any) -> None:
    """A small file that unpacks to a thousand times its size is no collection."""
    monkeypatch.setattr(package, "_SPARE", 1000)
    path = tmp_path / "a.apkg"
    path.write_bytes(packed(collection_anki2=b"\0" * 5_000_000))
    assert "larger than any collection" in run("words", "import", "--anki", path).err
