"""The built-in dictionary: compiled once, opened again, mended, done without."""

import errno
import os
import re
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from bilingual_reader.errors import LexiconError
from bilingual_reader.lexicon import build
from bilingual_reader.lexicon import data as shipped
from bilingual_reader.lexicon.dictionary import Dictionary, open_dictionary

FEW_LINES = """# a comment
訓練 训练 [xun4 lian4] /to train/to drill/training/CL:個|个[ge4]/
了 了 [le5] /(completed action marker)/
了 了 [liao3] /to finish/to achieve/
broken line
李 李 [Li3] /surname Li/
李 李 [li3] /plum/
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> shipped.Data:
    """Data of a few lines, so that compiling costs nothing."""
    import gzip

    cedict, sounds, frequencies = tmp_path / "c.gz", tmp_path / "s.txt", tmp_path / "f.txt"
    cedict.write_bytes(gzip.compress(FEW_LINES.encode()))
    frequencies.write_text("训练 2000 v\n", "utf-8")
    sounds.write_text(";;; a comment\nREAD  R EH1 D\nREAD(1)  R IY1 D\n", "ascii")
    data = shipped.Data(cedict, sounds, frequencies)
    monkeypatch.setattr(shipped, "find", lambda: data)
    return data


def _readings(opened: Dictionary, word: str) -> list[str]:
    with closing(opened):
        return [homograph.reading for homograph in opened.chinese(word)]


def test_all_homographs(dictionary: Dictionary) -> None:
    """Every reading of a character is there, the particle first, names and variants last."""
    assert [h.reading for h in dictionary.chinese("行")] == ["xíng", "háng"]
    assert dictionary.chinese("了")[0].reading == "le"
    assert dictionary.chinese("李")[-1].reading == "Lǐ"


def test_senses_are_clean(dictionary: Dictionary) -> None:
    """Measure words are called so, pinyin in brackets has tone marks, variants are kept."""
    assert "measure word: 个[gè]" in dictionary.chinese("训练")[0].senses
    assert any("variant of 瞭|了[liǎo]" in h.senses for h in dictionary.chinese("了"))


def test_both_scripts(dictionary: Dictionary) -> None:
    """Traditional finds the entry as well as Simplified does."""
    assert dictionary.chinese("發現") == dictionary.chinese("发现")
    assert dictionary.has("發現") and dictionary.has("发现") and not dictionary.has("发现x")


@pytest.mark.parametrize(
    "word", ["", "'", '"; DROP TABLE entries', "𠮷" * 300, "\ud800", "👍", "_%"]
)
def test_odd_words_are_no_words(dictionary: Dictionary, word: str) -> None:
    """Whatever is asked is taken literally, and found nowhere."""
    assert not dictionary.has(word) and dictionary.chinese(word) == ()
    assert dictionary.phonemes(word) == ()
    assert all(isinstance(found.simplified, str) for found in dictionary.english(word))


def test_second_opening_compiles_nothing(
    small: shipped.Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was compiled once is opened, not compiled again, and tells its progress before."""
    told: list[tuple[int, int]] = []
    open_dictionary(tmp_path / "cache", lambda done, total: told.append((done, total))).close()
    assert told[-1] == (7, 7)
    monkeypatch.setattr(build, "fill", None)
    assert _readings(open_dictionary(tmp_path / "cache"), "了") == ["le", "liǎo"]


def test_no_litter(small: shipped.Data, tmp_path: Path) -> None:
    """One file stands in the folder; parts that a killed process left long ago are swept."""
    old, fresh = tmp_path / "dictionary-1.sqlite.7-7.part", tmp_path / "dictionary-1.x.part"
    old.touch()
    fresh.touch()
    os.utime(old, (0, 0))
    open_dictionary(tmp_path).close()
    assert not old.exists() and fresh.exists()
    assert [p.suffix for p in tmp_path.glob("dictionary*")].count(".sqlite") == 1


@pytest.mark.parametrize("damage", ["truncated", "garbage", "empty", "unfinished"])
def test_broken_cache_is_rebuilt(small: shipped.Data, tmp_path: Path, damage: str) -> None:
    """A truncated, foreign, empty or unfinished file is compiled anew."""
    open_dictionary(tmp_path).close()
    path = tmp_path / small.name
    whole = path.read_bytes()
    if damage == "unfinished":
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA user_version = 0")
    else:
        made = {"truncated": whole[:-4096], "garbage": b"no database" * 999, "empty": b""}
        path.write_bytes(made[damage])
    assert _readings(open_dictionary(tmp_path), "训练") == ["xùn liàn"]
    assert path.stat().st_size == len(whole)


def test_damage_found_while_reading_is_mended(small: shipped.Data, tmp_path: Path) -> None:
    """Pages overwritten in the middle of the file: the look-up that meets them still answers."""
    open_dictionary(tmp_path).close()
    path = tmp_path / small.name
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert _readings(open_dictionary(tmp_path), "训练") == ["xùn liàn"]
    assert _readings(open_dictionary(tmp_path), "训练") == ["xùn liàn"]


def test_folder_that_is_a_file(small: shipped.Data, tmp_path: Path) -> None:
    """Where no cache can be kept, the answers are the same, out of memory."""
    opened = open_dictionary(tmp_path / "s.txt")
    assert not opened.stored
    assert _readings(opened, "李") == ["lǐ", "Lǐ"]


def test_full_disk(small: shipped.Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up while compiling: the same answers, and no half file stays."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    opened = open_dictionary(tmp_path / "cache")
    assert not opened.stored and list((tmp_path / "cache").iterdir()) == []
    assert _readings(opened, "训练") == ["xùn liàn"]


def test_disk_that_takes_no_more(tmp_path: Path) -> None:
    """Real data where no file may grow past a few blocks: sorting needs no room on disk either."""
    program = (
        "import resource, signal, sys\nfrom pathlib import Path\n"
        "from bilingual_reader.lexicon.dictionary import open_dictionary\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
        "opened = open_dictionary(Path(sys.argv[1]))\n"
        "print(opened.stored, opened.chinese('训练')[0].reading == 'x\u00f9n li\u00e0n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "cache")],
        capture_output=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert done.stdout.split() == [b"False", b"True"]
    assert list((tmp_path / "cache").iterdir()) == []


def test_two_at_once(small: shipped.Data, tmp_path: Path) -> None:
    """Several that compile at the same time all end with the same whole dictionary."""
    gate = threading.Barrier(4)

    def compile_one(_: int) -> list[str]:
        gate.wait()
        return _readings(open_dictionary(tmp_path / "cache"), "了")

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(compile_one, range(4))) == [["le", "liǎo"]] * 4
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [small.name]


@pytest.mark.parametrize("name", ["c.gz", "s.txt", "f.txt"])
def test_broken_data(small: shipped.Data, tmp_path: Path, name: str) -> None:
    """Data that cannot be read are an error that names the file."""
    (tmp_path / name).write_bytes(b"one\ntwo \xff")
    with pytest.raises(LexiconError, match=re.escape(name)):
        open_dictionary(tmp_path / "cache")


def test_missing_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A package without its data is an error that says what to do."""
    monkeypatch.setattr(shipped, "find_spec", lambda _: None)
    with pytest.raises(LexiconError, match="install"):
        open_dictionary(tmp_path)


def test_closed_dictionary(small: shipped.Data, tmp_path: Path) -> None:
    """After closing, a look-up is a LexiconError and compiles nothing."""
    opened = open_dictionary(tmp_path)
    opened.close()
    with pytest.raises(LexiconError):
        opened.chinese("了")


def test_cache_path_is_taken_literally(small: shipped.Data, tmp_path: Path) -> None:
    """A folder with ?, # and % in its name keeps the dictionary like any other."""
    opened = open_dictionary(tmp_path / "a?b#c%20d")
    assert opened.stored
    assert _readings(opened, "训练") == ["xùn liàn"]
