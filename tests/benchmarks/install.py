"""What an install of the core with its dependencies takes on the disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from tests.benchmarks.timing import Result


def closure(name: str) -> set[str]:
    """The names of the distributions that installing `name` brings, itself included."""
    wanted, seen = [name], set()
    while wanted:
        here = re.sub(r"[-_.]+", "-", wanted.pop()).lower()
        if here in seen:
            continue
        seen.add(here)
        for requirement in metadata.requires(here) or []:
            told, _, marker = requirement.partition(";")
            if "extra" not in marker and _holds(marker):
                wanted.append(re.split(r"[^\w.\-]", told.strip())[0])
    return seen


def _holds(marker: str) -> bool:
    from packaging.markers import Marker

    return Marker(marker).evaluate() if marker.strip() else True


def size(name: str) -> int:
    """Bytes of a distribution's files, compiled ones included."""
    files = metadata.files(name) or []
    paths = {Path(str(file.locate())) for file in files}
    return sum(path.stat().st_size for path in paths if path.is_file())


def results() -> Iterator[Result]:
    """All in all at most 240 MB."""
    names = closure("bilingual-reader")
    sizes = {name: size(name) for name in names}
    largest = sorted(sizes, key=lambda name: -sizes[name])[:5]
    note = ", ".join(f"{name} {sizes[name] / 1e6:.0f}" for name in largest)
    yield Result("install of the core", sum(sizes.values()) / 1e6, 240, "MB", note)
