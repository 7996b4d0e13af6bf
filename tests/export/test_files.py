"""Files are written whole or not at all, and every refusal is one clear line."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from bilingual_reader.errors import ExportError
from bilingual_reader.export import FORMATS, Format, write
from tests.export.words import CHAIN, DISCOVERY, word


def refuse(number: int) -> Callable[..., NoReturn]:
    """A system call that fails with this error."""

    def refused(*_: Any, **__: Any) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return refused


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A deck from before, alone in its folder."""
    path = tmp_path / "out" / "deck.apkg"
    path.parent.mkdir()
    path.write_bytes(b"old")
    return path


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    """The target's folder is made when the one above it is there."""
    write([DISCOVERY], tmp_path / "new" / "deck.apkg", "apkg")
    assert (tmp_path / "new" / "deck.apkg").is_file()


@pytest.mark.parametrize("format", FORMATS)
def test_what_cannot_be_written(format: Format, tmp_path: Path) -> None:
    """No folder above, a folder as the file, a file as the folder, a name too long, a NUL."""
    (tmp_path / "file").write_text("x")
    for path in (
        tmp_path / "a" / "b" / "deck",
        tmp_path,
        tmp_path / "file" / "deck",
        tmp_path / ("x" * 300),
        tmp_path / "nul\0",
    ):
        with pytest.raises(ExportError) as caught:
            write([DISCOVERY, CHAIN], path, format)
        assert "\n" not in str(caught.value)
        assert caught.value.where and caught.value.todo
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("call", "number", "said"),
    [
        ("fsync", errno.ENOSPC, "disk is full"),
        ("replace", errno.EACCES, "no permission"),
        ("open", errno.EROFS, "read-only"),
        ("fsync", errno.EIO, "Input/output error"),
    ],
)
def test_a_refusal_leaves_the_old_file(
    format: Format, call: str, number: int, said: str, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk, without permission or on a fault the old file stays, alone."""
    monkeypatch.setattr(f"bilingual_reader.export.files.os.{call}", refuse(number))
    with pytest.raises(ExportError, match=said):
        write([DISCOVERY, CHAIN], old, format)
    monkeypatch.undo()
    assert [p.name for p in old.parent.iterdir()] == ["deck.apkg"]
    assert old.read_bytes() == b"old"


def test_an_interruption_leaves_the_old_file(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle of writing leaves the old deck and no rest."""

    def interrupt(_: int) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("bilingual_reader.export.files.os.fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write([DISCOVERY], old, "apkg")
    assert [p.read_bytes() for p in old.parent.iterdir()] == [b"old"]


class Full(io.FileIO):
    """A file on a disk that is full after a few bytes, also when it is closed."""

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > 50:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(data) or 0


@pytest.mark.parametrize("format", FORMATS)
def test_a_disk_that_fills_up(format: Format, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full in the middle of the file, the old one stays, alone."""
    monkeypatch.setattr("bilingual_reader.export.files.os.fdopen", lambda n, _: Full(n, "wb"))
    with pytest.raises(ExportError, match="disk is full.*deck.apkg.*free some space"):
        write([DISCOVERY, CHAIN], old, format)
    monkeypatch.undo()
    assert [p.read_bytes() for p in old.parent.iterdir()] == [b"old"]


def test_what_a_crash_left_is_swept(old: Path) -> None:
    """An unfinished file of an hour ago goes; one that may still be written, and others, stay."""
    kept = [old.parent / name for name in (".bilingual-reader-1.part", "mine.part", ".x.part")]
    swept = old.parent / ".bilingual-reader-0.part"
    for file in (*kept, swept):
        file.write_bytes(b"half")
    os.utime(swept, (1, 1))
    os.utime(kept[1], (1, 1))
    write([DISCOVERY], old, "apkg")
    assert sorted(old.parent.iterdir()) == sorted([*kept, old])


def test_a_deck_that_another_program_reads(old: Path) -> None:
    """Who has the old deck open reads it to its end; the new one is there for the next."""
    with old.open("rb") as reading:
        write([DISCOVERY], old, "apkg")
        assert reading.read() == b"old"
    assert zipfile.is_zipfile(old)


def test_no_temporary_file_is_needed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full folder for temporary files, or none, is no matter: the deck is made in memory."""
    for made in ("mkstemp", "mkdtemp", "TemporaryFile", "NamedTemporaryFile"):
        monkeypatch.setattr(tempfile, made, refuse(errno.ENOSPC))
    write([DISCOVERY], old, "apkg")
    assert old.read_bytes() != b"old"


def test_a_link_and_its_rights_stay(tmp_path: Path) -> None:
    """A deck behind a symbolic link is replaced where it lies, with the rights that it had."""
    real, link = tmp_path / "real.apkg", tmp_path / "link.apkg"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write([DISCOVERY], link, "apkg")
    assert link.is_symlink() and real.read_bytes() != b"old"
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_to_export(format: Format, old: Path) -> None:
    """Without words, or with ignored ones only, the old file stays and the way on is named."""
    for words in ([], [word("fog", status="ignored")]):
        with pytest.raises(ExportError, match="no word to export.*mark some"):
            write(words, old, format)
    assert old.read_bytes() == b"old"


def test_genanki_is_loaded_only_for_decks(tmp_path: Path) -> None:
    """Neither importing the room nor writing a table loads genanki."""
    code = (
        "import sys; from pathlib import Path; from bilingual_reader.export import write;"
        "assert 'bilingual_reader.core' not in sys.modules;"
        "from bilingual_reader.core.words import Word;"
        f"write([Word('en', 'fog')], Path({str(tmp_path / 'w.csv')!r}), 'csv');"
        "assert 'genanki' not in sys.modules and 'sqlite3' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
