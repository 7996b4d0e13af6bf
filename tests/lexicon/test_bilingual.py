"""The aligner's lexicon: compiled once, the same whichever way it comes into the process."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bilingual_reader.core.align.lexicon import NOTHING
from bilingual_reader.core.align.tokens import stem
from bilingual_reader.lexicon import bilingual, data
from bilingual_reader.lexicon.bilingual import Bilingual, compile_ahead, translations

ENTRIES = """# a comment
燈塔 灯塔 [deng1 ta3] /lighthouse/CL:座[zuo4]/
燈 灯 [deng1] /lamp/light/lantern/
檯燈 台灯 [tai2 deng1] /desk lamp/table lamp/
守 守 [shou3] /to guard/to keep watch over what is in danger of being taken/
café café [x5] /café/
"""


@pytest.fixture(autouse=True)
def entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A small CC-CEDICT, and no lexicon in the process."""
    path = tmp_path / "cedict.gz"
    path.write_bytes(gzip.compress(ENTRIES.encode()))
    small = replace(data.find(), cedict=path)
    monkeypatch.setattr(data, "find", lambda: small)
    bilingual._kept.cache_clear()
    yield
    bilingual._kept.cache_clear()


def opened(cache: Path | None, told: list[tuple[int, int]] | None = None) -> Bilingual:
    """The lexicon as a new process has it."""
    bilingual._kept.cache_clear()
    note = None if told is None else lambda done, total: told.append((done, total))
    return translations(cache, note)


def everything(lexicon: Bilingual) -> tuple[object, ...]:
    """All that a lexicon says."""
    return sorted(lexicon.chinese), {stem: lexicon.meaning(stem) for stem in lexicon.stems}


def test_meanings() -> None:
    """Words of both scripts, those of longer glosses weigh less; what it explains is no gloss."""
    lexicon = opened(None)
    lamp = lexicon.meaning(stem("lamps"))
    assert lamp.words == {"灯": 1.0, "燈": 1.0, "台灯": 0.5, "檯燈": 0.5}
    assert lamp.parts == {"台": 0.33, "檯": 0.33, "灯": 1.0, "燈": 1.0}
    assert lexicon.meaning(stem("café")).words == {"café": 1.0}
    for unknown in ("danger", "", "\ud800", "\t", "lam", "zzz"):
        assert lexicon.meaning(stem(unknown) if unknown.isalpha() else unknown) is NOTHING
    assert {"灯塔", "燈塔", "守"} <= lexicon.chinese
    assert set(lexicon.stems) >= {stem("guard"), stem("lighthouse")}


def test_it_is_compiled_once(tmp_path: Path) -> None:
    """The first process compiles it and tells how far it is; the next only reads it."""
    told: list[tuple[int, int]] = []
    first = everything(opened(tmp_path / "cache", told))
    assert told[-1][0] == told[-1][1] > 0
    told.clear()
    assert everything(opened(tmp_path / "cache", told)) == first == everything(opened(None))
    assert told == []
    assert translations(None) is translations(None)


def test_compiling_ahead(tmp_path: Path) -> None:
    """What was compiled ahead is only read; without a folder nothing is compiled ahead."""
    told: list[tuple[int, int]] = []
    compile_ahead(None, lambda done, total: told.append((done, total)))
    assert told == []
    compile_ahead(tmp_path / "cache")
    compile_ahead(tmp_path / "cache", lambda done, total: told.append((done, total)))
    assert everything(opened(tmp_path / "cache", told)) == everything(opened(None))
    assert told == []


@pytest.mark.parametrize("kept", [b"", b"half of", b"\nlamp\t\n"])
def test_a_file_that_is_not_whole_is_compiled_anew(tmp_path: Path, kept: bytes) -> None:
    """A file that was cut off does no harm."""
    compile_ahead(tmp_path)
    (file,) = tmp_path.glob("bilingual-*")
    file.write_bytes(kept)
    assert everything(opened(tmp_path)) == everything(opened(None))
    assert everything(opened(tmp_path)) == everything(opened(None))
    assert len(file.read_bytes()) > 100


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """Where nothing can be kept the lexicon is the same."""
    (tmp_path / "file").write_text("")
    assert everything(opened(tmp_path / "file" / "cache")) == everything(opened(None))
