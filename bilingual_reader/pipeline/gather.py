"""Which files a path stands for, and which of them belong together."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bilingual_reader.core.text import escaped
from bilingual_reader.errors import SourceError

_NOT_TEXT = """
.png .jpg .jpeg .gif .webp .svg .ico .pdf .mp3 .m4a .mp4 .mkv .webm .opus .ogg .wav .flac
.py .js .ts .css .c .h .cpp .rs .go .java .sh .toml .yaml .yml .ini .cfg .lock .log .csv .tsv .ass
.zip .gz .xz .zst .7z .tar .apkg .colpkg .db .db-wal .db-shm .sqlite .docx .pptx .xlsx .epub
.pyc .so
"""
NOT_TEXT = frozenset(_NOT_TEXT.split())
"""Suffixes that a folder import passes over without opening the file."""

_LANGUAGES = {
    "en": ("en", "eng", "english", "en-us", "en-gb"),
    "zh": ("zh", "zho", "chi", "chs", "cht", "cn", "chinese", "zh-cn", "zh-tw", "zh-hk")
    + ("zh-hans", "zh-hant", "中文", "简体", "繁体", "繁體"),
}
_TAGS = {tag: lang for lang, tags in _LANGUAGES.items() for tag in tags}
_TAGGED = re.compile(rf"(?P<stem>.+?)[._\-](?P<tag>{'|'.join(map(re.escape, _TAGS))})$", re.I)


@dataclass(frozen=True, slots=True)
class Job:
    """One episode to import: one file, or the two languages of it in two."""

    path: Path
    other: Path | None = None
    """The file with the other language."""
    anyway: bool = False
    """The two are aligned even where they do not look like translations of each other."""
    explicit: bool = True
    """Named by the user; a file that merely lies in a named folder may turn out no episode."""

    @property
    def key(self) -> str:
        """What the library knows this source by, however the path was spelt."""
        paths = [self.path, self.other] if self.other else [self.path]
        return "\n".join(sorted(shown(path.resolve()) for path in paths))

    @property
    def size(self) -> int:
        """Bytes of its files; 0 for one that cannot be seen (reading it will say why)."""
        size = 0
        for path in (self.path, self.other):
            if path:
                with suppress(OSError):
                    size += path.stat().st_size
        return size


def shown(path: Path) -> str:
    """The path as text that a terminal can show; odd bytes and control characters as escapes."""
    return escaped(os.fsencode(path).decode("utf-8", "backslashreplace"))


def gather(
    paths: Iterable[Path], other: Path | None = None, anyway: bool = False
) -> Iterator[Job | SourceError]:
    """The jobs of the paths, in order; for a path that cannot be read, the error instead.

    Folders are walked, sorted by name, hidden entries left out. `talk.en.srt` and `talk.zh.srt`
    in one folder are one job. `other` is the second file of a single path, `anyway` as in `Job`.
    """
    for path in paths:
        if other is not None:
            yield Job(path, other, anyway)
        elif os.path.isdir(path):  # unlike Path.is_dir, never raises
            yield from _folder(path)
        else:
            yield Job(path)


def _folder(folder: Path) -> Iterator[Job | SourceError]:
    errors: list[SourceError] = []

    def refused(error: OSError) -> None:
        where = shown(Path(error.filename or folder))
        errors.append(
            SourceError(
                f"the folder cannot be opened ({error.strerror})", where, "check its permissions"
            )
        )

    for parent, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files = sorted(Path(parent, name) for name in names if not name.startswith("."))
        yield from companions(files)
    yield from errors


def companions(files: list[Path]) -> Iterator[Job]:
    """Files of one folder as jobs, a pair of languages by name as one."""
    groups: dict[str, dict[str, list[Path]]] = {}
    for file in files:
        stem, lang = _language(file)
        if lang:
            groups.setdefault(stem, {}).setdefault(lang, []).append(file)
    pairs = {
        sides["en"][0]: sides["zh"][0]
        for sides in groups.values()
        if {lang: len(found) for lang, found in sides.items()} == {"en": 1, "zh": 1}
    }
    seconds = set(pairs.values())
    for file in files:
        if file not in seconds:
            yield Job(file, pairs.get(file), explicit=False)


def _language(file: Path) -> tuple[str, str]:
    match = _TAGGED.match(file.stem)
    if match is None:
        return file.stem, ""
    return match["stem"].lower(), _TAGS[match["tag"].lower()]
