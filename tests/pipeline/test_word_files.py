"""Lists of words from elsewhere, as people have them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.documents import Language
from bilingual_reader.errors import SourceError
from bilingual_reader.pipeline.word_files import LONGEST, read


def texts(data: bytes, name: str = "words.txt", lang: Language | None = None) -> list[str]:
    return [given.text for given in read(data, name, lang).words]


def test_a_word_a_line() -> None:
    """Blank lines, comments, numbers and whole sentences are passed over; terms are taken."""
    told = "# mine\nkettle\r\n\r\n  思维链 \n42\nchain of thought\n" + "this is no word " * 3 + "\n"
    found = read(told.encode(), "words.txt")
    assert [given.text for given in found.words] == ["kettle", "思维链", "chain of thought"]
    assert [given.lang for given in found.words] == ["en", "zh", "en"]
    assert found.passed_over == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
def test_encodings(encoding: str) -> None:
    """The encoding is told by the bytes, with a mark or without."""
    assert texts("水壺\n沒有\n廚房\n結束\n我們\n".encode(encoding))[0] == "水壺"


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ('id,Word,Status\n1,"kettle, the",known\n2,lamp,learning2\n', "a.csv"),
        ("Word;Status\n\"kettle, the\";known\nlamp;learning2\n", "a.txt"),
        ("#separator:tab\n#html:true\nid\tWord\tStatus\n1\tkettle, the\tknown\n2\tlamp\tlearning2",
         "anki.txt"),
    ],
)  # fmt: skip
def test_tables_by_their_header(told: str, name: str) -> None:
    """The column named word is read, whatever its place and the delimiter; statuses too."""
    found = read(told.encode(), name).words
    assert [(given.text, given.status) for given in found] == [
        ("kettle, the", "known"),
        ("lamp", "learning2"),
    ]


def test_a_table_without_header() -> None:
    """Then the words are in the first column."""
    assert texts("kettle\t水壶\nlamp\t灯\n".encode()) == ["kettle", "lamp"]
    assert texts("kettle,水壶\nlamp,灯\n".encode(), "x.csv") == ["kettle", "lamp"]


def test_one_language_of_it() -> None:
    """With a language, words of the other one are passed over."""
    assert texts("kettle\n水壶\n".encode(), lang="zh") == ["水壶"]


def test_a_table_without_end_is_refused() -> None:
    """A cell larger than any word list has is an error, not a word."""
    with pytest.raises(SourceError):
        read(b"word,x\n" + b"a" * 200_000 + b",b\n", "x.csv")


@given(st.text(max_size=200), st.sampled_from(["x.csv", "x.tsv", "x.txt"]))
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    """Whatever the file holds, what comes out are words of one line, or a SourceError."""
    try:
        found = read(text.encode("utf-8", "surrogatepass"), name)
    except SourceError:
        return
    for each in found.words:
        assert each.text == each.text.strip() and "\n" not in each.text
        assert 0 < len(each.text) <= LONGEST


@pytest.mark.parametrize(
    "line",
    ["I went home.", "What is it?", "They were told. Then it was over", "我们去吧，他说，好的。",
     "a bird in the hand is worth two", "没有人动。他走了", "“Is it over?” she asked.", "2026"],
)  # fmt: skip
def test_prose_is_no_word(line: str) -> None:
    """Sentences are named with their line, and not taken as terms."""
    found = read(f"# mine\nkettle\n\n{line}\n".encode(), "words.txt")
    assert [given.text for given in found.words] == ["kettle"]
    assert found.no_words == ((4, line),)


@pytest.mark.parametrize(
    ("line", "word"),
    [("et al.", "et al"), ("U.S.", "U.S."), ("yes!", "yes"),
     ("chain of thought", "chain of thought"),
     ("知己知彼，百战不殆", "知己知彼，百战不殆"),
     ("一清二楚。", "一清二楚"), ("Kettle.", "Kettle")],
)  # fmt: skip
def test_terms_with_marks_are_words(line: str, word: str) -> None:
    """A mark at the end of a word or an abbreviation makes no sentence of it."""
    assert texts(line.encode()) == [word]


def test_a_status_that_is_none_is_told() -> None:
    """The word is taken as if nothing were said of it, and the line is named."""
    found = read(b'word,status\n"lamp\n",familiar\nfog,known\ngoat,\nowl,3\n', "a.csv")
    assert [(given.text, given.status) for given in found.words] == [
        ("lamp", None), ("fog", "known"), ("goat", None), ("owl", None),
    ]  # fmt: skip
    assert found.strange == ((2, "familiar"), (6, "3"))
