"""The aligner's lexicon: compiled once, the same whichever way it comes into the process."""

from __future__ import annotations

import weakref
from pathlib import Path

import pytest

from bilingual_reader.core.align.lexicon import NOTHING
from bilingual_reader.core.align.tokens import stem
from bilingual_reader.lexicon import bilingual
from bilingual_reader.lexicon.bilingual import Bilingual, compile_ahead, translations

pytestmark = pytest.mark.usefixtures("small_lexicon")


def opened(cache: Path | None, told: list[tuple[int, int]] | None = None) -> Bilingual:
    """The lexicon as a new process has it."""
    bilingual.let_go()
    if told is None:
        return translations(cache)
    return translations(cache, lambda done, total: told.append((done, total)))


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
    assert lexicon.chinese == {"灯塔", "燈塔", "台灯", "檯燈", "café"}
    assert all(map(lexicon.knows, lexicon.chinese))
    assert not any(map(lexicon.knows, ("", " ", "灯", "灯塔 ", "台", "台灯台", "\ud800", "龘龘")))
    assert set(lexicon.stems) >= {stem("guard"), stem("lighthouse")}


def test_what_is_let_go_leaves_the_memory(tmp_path: Path) -> None:
    """Nothing holds it any more, not even itself; who asks again gets the same."""
    lexicon = opened(tmp_path)
    told, held = everything(lexicon), weakref.ref(lexicon)
    del lexicon
    bilingual.let_go()
    assert held() is None
    assert everything(translations(tmp_path)) == told


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
