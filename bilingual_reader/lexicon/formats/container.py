"""Files inside a folder or an archive, read in memory and by no other way than their listed name.

The limits stand between a few bytes that say they are terabytes and the learner's machine. Real
dictionaries of a million entries keep well within them.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Protocol

from bilingual_reader.errors import LexiconError
from bilingual_reader.lexicon.formats.book import refused

MOST_BYTES = 256 << 20
"""Bytes of one file, unpacked, and of all that is kept of an archive."""
MOST_JSON = 64 << 20
"""Bytes of one JSON file: parsed, it takes up to thirty times as much memory."""
MOST_RATIO = 200
"""Unpacked bytes to a packed byte. Dictionaries reach 10 to 40, deflate at its best 1,032."""
FREE_BYTES = 1 << 20
"""A file that unpacks to no more than this is harmless at any ratio."""
MOST_MEMBERS = 100_000
"""Files in an archive; Yomitan's have a few hundred pictures at most."""

_PIECE = 1 << 20


class Files(Protocol):
    """Files by their plain names, without folders."""

    names: tuple[str, ...]

    def read(self, name: str, most: int = MOST_BYTES) -> bytes:
        """The bytes of a file. Raises LexiconError where they are broken or more than `most`."""
        ...


class Folder:
    """The files that stand directly in a folder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self.names = tuple(sorted(p.name for p in path.iterdir() if p.is_file()))
        except OSError as error:
            raise _unreadable(path, error) from error

    def read(self, name: str, most: int = MOST_BYTES) -> bytes:
        """See `Files`."""
        return read_file(self._path / name, most)


class Zipped:
    """The members of a zip archive."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(read_file(path)))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise refused(f"the zip archive is broken ({error})", str(path)) from error
        self._members: dict[str, zipfile.ZipInfo] = {}
        members = [info for info in self._zip.infolist() if not info.is_dir()]
        for info, name in zip(members, _plain(i.filename for i in members), strict=True):
            if stat.S_ISLNK(info.external_attr >> 16):
                raise refused("a member of the archive is a link", info.filename)
            if info.flag_bits & 1:
                raise refused("the archive is encrypted", info.filename)
            _check_ratio(info.file_size, info.compress_size, info.filename)
            if name:
                self._members[name] = info
        if sum(info.file_size for info in self._members.values()) > 4 * MOST_BYTES:
            raise refused("the archive unpacks to more than any dictionary has")
        self.names = tuple(self._members)

    def read(self, name: str, most: int = MOST_BYTES) -> bytes:
        """See `Files`."""
        info = self._members[name]
        if info.file_size > most:
            raise refused(f"a file of more than {most >> 20} MB", name)
        try:
            with self._zip.open(info) as member:
                data = member.read(most + 1)
        except _BROKEN as error:
            raise refused(f"the zip archive is broken ({error})", name) from error
        if len(data) > most:
            raise refused(f"a file of more than {most >> 20} MB", name)
        return data


class Tarred:
    """The members of a tar archive, packed or not, that may belong to a dictionary."""

    def __init__(self, path: Path) -> None:
        self._kept: dict[str, bytes] = {}
        data = read_file(path)
        try:
            with tarfile.open(fileobj=_Counted(_unpacking(data), len(data)), mode="r|") as tar:
                self._keep(tar)
        except (tarfile.TarError, *_BROKEN) as error:
            raise refused(f"the tar archive is broken ({error})", str(path)) from error
        self.names = tuple(self._kept)

    def _keep(self, tar: tarfile.TarFile) -> None:
        kept = 0
        for count, info in enumerate(tar):
            if count >= MOST_MEMBERS:
                raise refused("the archive has more files than any dictionary")
            if info.isdir():
                _plain([info.name])
                continue
            if not info.isreg():
                raise refused("a member of the archive is a link or a device", info.name)
            (name,) = _plain([info.name])
            kept += info.size
            if kept > MOST_BYTES:
                raise refused("the archive unpacks to more than any dictionary has")
            member = tar.extractfile(info) if name else None
            if name in self._kept:
                raise refused("the archive has two files of one name", name)
            if member is not None:
                self._kept[name] = member.read()

    def read(self, name: str, most: int = MOST_BYTES) -> bytes:
        """See `Files`."""
        if len(self._kept[name]) > most:
            raise refused(f"a file of more than {most >> 20} MB", name)
        return self._kept[name]


def read_file(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a plain file. Raises LexiconError where it is none, or too large."""
    try:
        if path.exists() and not path.is_file():
            raise refused("it is no plain file", str(path))
        if path.stat().st_size > most:
            raise refused(f"a file of more than {most >> 20} MB", str(path))
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def inflated(data: bytes, name: str) -> bytes:
    """What a gzip file (dictzip too) holds. Raises LexiconError where it is broken or a bomb."""
    unpacked = _Counted(_unpacking(data), len(data))
    pieces = []
    try:
        while piece := unpacked.read(_PIECE):
            pieces.append(piece)
    except _BROKEN as error:
        raise refused(f"the packed file is broken ({error})", name) from error
    return b"".join(pieces)


def is_packed(head: bytes) -> bool:
    """Whether a file that begins so is packed with gzip, bzip2 or xz."""
    return head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ"))


def is_tar(data: bytes) -> bool:
    """Whether a file is a tar archive, packed or not."""
    try:
        head = _unpacking(data).read(512)
    except _BROKEN:
        return False
    return head[257:262] == b"ustar"


_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
"""What the standard library raises over damaged archives."""


def _unpacking(data: bytes) -> io.BufferedIOBase:
    raw = io.BytesIO(data)
    if data.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=raw)
    if data.startswith(b"BZh"):
        return bz2.BZ2File(raw)
    if data.startswith(b"\xfd7zXZ"):
        return lzma.LZMAFile(raw)
    return raw


class _Counted(io.RawIOBase):
    """A stream that ends in an error once more comes out of it than should."""

    def __init__(self, unpacked: io.BufferedIOBase, packed: int) -> None:
        self._unpacked, self._packed, self._done = unpacked, packed, 0

    def read(self, size: int = -1) -> bytes:
        data = self._unpacked.read(min(size, _PIECE) if size >= 0 else _PIECE)
        self._done += len(data)
        _check_ratio(self._done, self._packed, "")
        if self._done > 2 * MOST_BYTES:
            raise refused("it unpacks to more than any dictionary has")
        return data


def _check_ratio(unpacked: int, packed: int, name: str) -> None:
    if unpacked > FREE_BYTES and unpacked > MOST_RATIO * packed:
        raise refused(f"{packed} bytes unpack to {unpacked}: no text packs so well", name)


def _plain(names: Iterable[str]) -> list[str]:
    """File names without their folders, "" for what is passed over (`__MACOSX`, hidden files).

    Raises LexiconError where a name leads out of the archive, or two are the same.
    """
    found, seen = [], set[str]()
    for name in names:
        path = PurePosixPath(name.replace("\\", "/"))
        outside = path.is_absolute() or ".." in path.parts or ":" in path.parts[:1][0][:2]
        if outside or not name.isprintable():
            raise refused("a name in the archive leads out of it", repr(name))
        hidden = "__MACOSX" in path.parts or path.name.startswith(".")
        if not hidden and str(path) in seen:
            raise refused("the archive has two files of one name", name)
        seen.add(str(path))
        found.append("" if hidden else path.name)
        if len(found) > MOST_MEMBERS:
            raise refused("the archive has more files than any dictionary")
    return found


def _unreadable(path: Path, error: OSError) -> LexiconError:
    return LexiconError(
        f"the dictionary cannot be read ({error.strerror or error})", str(path), "check the path"
    )
