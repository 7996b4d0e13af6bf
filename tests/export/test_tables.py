"""The word list as CSV, TSV, JSON and Markdown."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.words import Word
from bilingual_reader.export import FORMATS, Format, write
from bilingual_reader.export.tables import Table, render
from tests.export.conftest import Learner
from tests.export.words import CHAIN, DISCOVERY, FOG, word

TABLES: tuple[Table, ...] = ("csv", "tsv", "json", "md")
clean = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)


def read_csv(text: str) -> list[list[str]]:
    """The rows of a CSV text."""
    return list(csv.reader(io.StringIO(text, newline="")))


def test_csv_has_a_line_a_word() -> None:
    """The first line names the columns, each word has one line with its first sentence."""
    rows = read_csv(render([DISCOVERY, CHAIN], "csv"))
    assert rows[0][:5] == ["word", "lang", "reading", "gloss", "status"]
    first = dict(zip(*rows[:2], strict=True))
    assert first["word"] == "discovery" and first["gloss"] == "发现; 发觉"
    assert first["sentence"] == FOG.sentence and first["translation"] == FOG.translation
    assert (first["episode"], first["sentence_n"]) == ("fog-1", "3")
    assert [row[0] for row in rows[1:]] == ["discovery", "思维链"]


@given(clean)
def test_no_cell_is_a_formula(text: str) -> None:
    """No cell begins with what a spreadsheet would run, and other texts stand as they are."""
    for start in ("", "=", "+", "-", "@", "\t=", "  =1+", "＝"):
        cell = read_csv(render([word("x", gloss=start + text)], "csv"))[1][3]
        assert cell.lstrip(" ")[:1] not in set("=+-@\t\r\n＝＋－＠")
        assert cell.removeprefix("'").replace("\t", "") in (start + text).replace("\t", "")


def test_csv_keeps_quotes_and_lines() -> None:
    """Quotes, commas and line breaks inside a cell come back as they were."""
    gloss = 'say "fog", twice\nand again'
    assert read_csv(render([word("x", gloss=gloss)], "csv"))[1][3] == gloss


def test_excel_gets_its_mark(tmp_path: Path) -> None:
    """The byte order mark stands at the start where it is asked for, once, and nowhere else."""
    for format in TABLES:
        write([DISCOVERY], tmp_path / "plain", format)
        write([DISCOVERY], tmp_path / "marked", format, bom=True)
        plain = (tmp_path / "plain").read_bytes()
        mark = b"\xef\xbb\xbf" if format in ("csv", "tsv") else b""
        assert not plain.startswith(b"\xef\xbb\xbf")
        assert (tmp_path / "marked").read_bytes() == mark + plain


def test_anki_reads_the_tsv(learner: Learner, tmp_path: Path) -> None:
    """Anki's own importer finds separator, columns and tags, and each word as plain text."""
    from anki.collection import ImportCsvRequest

    hostile = word("#fog", gloss='<b>"x"</b>\ttab', contexts=(replace(FOG, sentence='a\n"b"'),))
    path = tmp_path / "words.tsv"
    write([DISCOVERY, hostile, CHAIN], path, "tsv")
    metadata = learner.collection.get_csv_metadata(str(path), None)
    assert list(metadata.column_labels[:3]) == ["Word", "Reading", "Gloss"]
    assert not metadata.is_html
    learner.collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata))
    notes = {html.unescape(note.values()[0]): note for note in learner.notes()}
    assert set(notes) == {"discovery", "#fog", "思维链"}
    assert notes["discovery"].tags == ["bilingual-reader::en"]


def test_json_keeps_its_promise() -> None:
    """The JSON has the shape of `words --json`, with null where there is no number."""
    bare = Word("en", "fog")
    rows = json.loads(render([DISCOVERY, bare], "json"))["words"]
    assert {name: value for name, value in rows[0].items() if name != "sentences"} == {
        "word": "discovery",
        "lang": "en",
        "reading": "dɪˈskəvəri",
        "gloss": "发现; 发觉",
        "status": "new",
        "added": "2026-05-01T10:00:00Z",
        "episode": "fog-1",
        "sentence_n": 3,
        "sentence": "The real discovery was the fog.",
        "translation": "真正的发现是雾。",
        "due": None,
        "traditional": "",
        "note": "",
    }
    assert rows[0]["sentences"][0]["sentence"] == rows[0]["sentence"]
    assert rows[1]["sentence_n"] is None and rows[1]["episode"] == ""


@given(clean.filter(str.strip))
def test_markdown_shows_texts_as_they_are(text: str) -> None:
    """Rendered, the glossary reads what the words say, whatever signs are in them."""
    from markdown_it import MarkdownIt

    rendered = MarkdownIt("commonmark").render(render([word("x", gloss=f"a {text} b")], "md"))
    shown = html.unescape(re.sub(r"</?(ul|li|h1|h2|strong|p)>", "", rendered))
    assert " ".join(f"a {text} b".split()) in " ".join(shown.split())


def test_markdown_is_in_order() -> None:
    """English words by the alphabet, Chinese ones by their reading, with both sentences."""
    text = render(
        [word("fog"), CHAIN, word("Apple"), replace(CHAIN, headword="雾", reading="wù")], "md"
    )
    places = [text.index(f"**{name}**") for name in ("Apple", "fog", "思维链", "雾")]
    assert places == sorted(places)
    assert "〔思維鏈〕 sī wéi liàn: chain of thought" in text
    assert f"  - {FOG.sentence}\n  - {FOG.translation}\n" in text


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_reports_and_leaves_ignored_words_out(format: Format, tmp_path: Path) -> None:
    """Each format writes all words but ignored ones and says what is new since the last deck."""
    path = tmp_path / f"words.{format}"
    some = [DISCOVERY, word("fog", status="ignored"), word("known", status="known")]
    first = write(some, path, format)
    assert first.new == ("en:discovery", "en:known") and first.path == path
    again = write([*some[:2], CHAIN], path, format, first.current)
    assert (again.new, again.unchanged) == (("zh:思维链",), ("en:discovery",))
    assert again.gone == ("en:known",)
    assert path.stat().st_size > 0
