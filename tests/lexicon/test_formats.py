"""What is read of other people's dictionaries."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bilingual_reader.errors import LexiconError
from bilingual_reader.lexicon.formats.book import Record
from bilingual_reader.lexicon.formats.opening import read
from tests.lexicon import books


def _records(path: Path) -> dict[str, Record]:
    return {record.headword: record for record in read(path).records}


def _text(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_cedict(tmp_path: Path) -> None:
    """A `.u8` is known by its lines; its name says of which day it is."""
    book = read(_text(tmp_path / "newer.u8", books.CEDICT))
    assert (book.name, book.format) == ("CC-CEDICT 2031-05-06", "CC-CEDICT")
    first, *rest = book.records
    assert first == Record("灯塔", "dēng tǎ", ("lighthouse", "measure word: 座[zuò]"), "燈塔")
    assert [record.lang for record in rest] == ["zh", "zh"]


@pytest.mark.parametrize("ending", ["u8", "txt", "u8.gz", "zip"])
def test_cedict_by_content(tmp_path: Path, ending: str) -> None:
    """The name and the packing of the file do not matter."""
    path = tmp_path / f"cedict.{ending}"
    if ending == "zip":
        books.zipped(path, {"cedict_ts.u8": books.CEDICT})
    else:
        data = books.CEDICT.encode("utf-8-sig")
        path.write_bytes(gzip.compress(data) if ending.endswith("gz") else data)
    assert list(_records(path)) == ["灯塔", "雾笛", "潮"]


def test_ecdict(tmp_path: Path) -> None:
    """Lines of the translation are senses, inflections are forms, words without either go."""
    found = _records(_text(tmp_path / "ecdict.csv", books.ECDICT))
    assert list(found) == ["foghorn", "to keep watch"]
    foghorn = found["foghorn"]
    assert foghorn.senses == ("n. 雾号", "[航] 雾笛")
    assert (foghorn.forms, foghorn.lang) == (("foghorns",), "en")
    assert found["to keep watch"].forms == ()


def test_buildspeak(tmp_path: Path) -> None:
    """BuildSpeak's words with their IPA, without the slashes."""
    path = _text(tmp_path / "words.json", json.dumps(books.WORDS))
    assert read(path).name == "BuildSpeak"
    assert _records(path)["tide"] == Record("tide", "taɪd", ("潮汐",))


def test_yomitan(tmp_path: Path) -> None:
    """Texts and structured content become lines, pictures go, tone numbers become marks."""
    path = books.yomitan(tmp_path / "terms.zip")
    assert read(path).name == "Harbour Terms"
    found = _records(path)
    assert found["灯塔"] == Record("灯塔", "dēng tǎ", ("lighthouse", "beacon"))
    assert found["buoy"].senses == ("浮标", "救生圈")


def test_yomitan_version_1(tmp_path: Path) -> None:
    """In version 1 the definitions stand in the row itself."""
    bank = [["buoy", "", "", "", 0, "浮标", "浮筒"]]
    index = {"title": "Old", "version": 1}
    assert _records(books.yomitan(tmp_path / "a.zip", bank, index))["buoy"].senses == (
        "浮标",
        "浮筒",
    )


def test_yomitan_banks_in_their_order(tmp_path: Path) -> None:
    """Bank 10 comes after bank 2."""
    files = {"index.json": json.dumps(books.INDEX)}
    for number in (10, 2, 1):
        term = [f"term {number}", "", "", "", 0, ["词"], 1, ""]
        files[f"term_bank_{number}.json"] = json.dumps([term])
    assert list(_records(books.zipped(tmp_path / "a.zip", files))) == [
        "term 1",
        "term 2",
        "term 10",
    ]


ARTICLES = {"buoy": "[bɔi]\nn. 浮标".encode(), "灯塔": b"a lighthouse"}


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("how", ["folder", "ifo", "dict", "zip", "tar.gz", "tar.xz", "tar"])
def test_stardict(tmp_path: Path, how: str, packed: bool, wide: bool) -> None:
    """By its folder, one of its files or an archive; packed or not; 32 and 64 bits."""
    files = books.stardict(ARTICLES, forms={"buoys": 0}, packed=packed, wide=wide)
    path = books.written(tmp_path / "sea", files)
    if how == "ifo":
        path /= "sea.ifo"
    elif how == "dict":
        path /= "sea.dict.dz" if packed else "sea.dict"
    elif how == "zip":
        path = books.zipped(tmp_path / "a.zip", {f"sea/{n}": data for n, data in files.items()})
    elif how.startswith("tar"):
        mode = f"w:{how.partition('.')[2]}"
        path = books.tarred(tmp_path / "b", {f"sea/{n}": d for n, d in files.items()}, mode)
    assert read(path).name == "Sea Words"
    found = _records(path)
    assert found["buoy"] == Record("buoy", "bɔi", ("n. 浮标",), forms=("buoys",))
    assert found["灯塔"].senses == ("a lighthouse",)


def test_stardict_types(tmp_path: Path) -> None:
    """Several fields of a definition, with the types in the .ifo file or before each; HTML too."""
    page = "<style>b{}</style><div>浮标<script>alert(1)</script></div><b>n.</b> &lt;a&gt;".encode()
    same = books.stardict({"buoy": b"bui\0" + page}, types="th")
    sound = b"W" + (3).to_bytes(4, "big") + b"abc"
    own = books.stardict({"buoy": b"tbui\0" + sound + b"h" + page + b"\0"}, types="")
    for number, files in enumerate((same, own)):
        found = _records(books.written(tmp_path / str(number), files))
        assert found["buoy"] == Record("buoy", "bui", ("浮标", "n. <a>"))


def test_unsafe_text_is_cleaned(tmp_path: Path) -> None:
    """Escape sequences, markup characters and empty senses do no harm."""
    words = {"a\x1b[31mb": {"key": "", "ipa": "", "zh": "[/b]\x07 词"}, "c": {"zh": "\u202e"}}
    found = _records(_text(tmp_path / "words.json", json.dumps(words)))
    assert {word: record.senses for word, record in found.items()} == {"ab": ("[/b] 词",)}


@pytest.mark.parametrize(
    "data", [b"", b"# only\n", b"\xff\xfe\x00", b"just a text\n", b"a,b\n1,2\n", b"%PDF-1.7"]
)
def test_no_dictionary(tmp_path: Path, data: bytes) -> None:
    """Any other file is said to be none, with what could be given."""
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(LexiconError, match="give CC-CEDICT"):
        read(tmp_path / "x")


def test_several_dictionaries(tmp_path: Path) -> None:
    """A folder with two of them asks which."""
    books.written(tmp_path, books.stardict(ARTICLES))
    (tmp_path / "b.ifo").write_text("StarDict's dict ifo file\n")
    with pytest.raises(LexiconError, match="name the file"):
        read(tmp_path)


def test_no_such_file(tmp_path: Path) -> None:
    """A path that is not there is an error that names it."""
    with pytest.raises(LexiconError, match="nothing.u8"):
        read(tmp_path / "nothing.u8")
