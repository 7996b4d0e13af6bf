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
from bilingual_reader.errors import ExportError
from bilingual_reader.export import FORMATS, Format, write
from bilingual_reader.export.tables import Table, render
from tests.export.conftest import Learner
from tests.export.words import CHAIN, DISCOVERY, FOG, word

TABLES: tuple[Table, ...] = ("csv", "tsv", "pleco", "json", "md")
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


def test_tsv_has_no_formula_either() -> None:
    """Excel opens TSV too: what it would run gets an apostrophe before it."""
    text = render([word("=cmd|' /C calc'!A0", gloss="-1"), word("@x", gloss="a=b")], "tsv")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))[5:]
    assert [row[0] for row in rows] == ["'=cmd|' /C calc'!A0", "'@x"]
    assert [row[2] for row in rows] == ["'-1", "a=b"]


def test_csv_keeps_quotes_and_lines() -> None:
    """Quotes, commas and line breaks inside a cell come back as they were."""
    gloss = 'say "fog", twice\nand again'
    assert read_csv(render([word("x", gloss=gloss)], "csv"))[1][3] == gloss


def test_excel_gets_its_mark(tmp_path: Path) -> None:
    """The byte order mark stands at the start where it is asked for, once, and nowhere else."""
    for format in TABLES:
        write([CHAIN], tmp_path / "plain", format)
        write([CHAIN], tmp_path / "marked", format, bom=True)
        plain = (tmp_path / "plain").read_bytes()
        mark = b"\xef\xbb\xbf" if format in ("csv", "tsv", "pleco") else b""
        assert not plain.startswith(b"\xef\xbb\xbf")
        assert (tmp_path / "marked").read_bytes() == mark + plain


@pytest.mark.parametrize("bom", [False, True])
def test_anki_reads_the_tsv(learner: Learner, tmp_path: Path, bom: bool) -> None:
    """Anki's own importer finds separator, columns and tags, and each word as plain text."""
    from anki.collection import ImportCsvRequest

    hostile = word("#fog", gloss='<b>"x"</b>\ttab', contexts=(replace(FOG, sentence='a\n"b"'),))
    path = tmp_path / "words.tsv"
    write([DISCOVERY, hostile, CHAIN], path, "tsv", bom=bom)
    metadata = learner.collection.get_csv_metadata(str(path), None)
    assert list(metadata.column_labels[:3]) == ["Word", "Reading", "Gloss"]
    assert not metadata.is_html
    learner.collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata))
    notes = {html.unescape(note.values()[0]): note for note in learner.notes()}
    assert set(notes) == {"discovery", "#fog", "思维链"}
    assert notes["discovery"].tags == ["bilingual-reader::en"]
    told = [DISCOVERY.reading, DISCOVERY.gloss, FOG.sentence, FOG.translation]
    assert notes["discovery"].values()[1] == " · ".join(told)


def test_a_tsv_taken_in_again_doubles_nothing(learner: Learner, tmp_path: Path) -> None:
    """A line is known again by its id, also where its front was edited; decks have other ids."""
    from anki.collection import ImportCsvRequest

    path, collection = tmp_path / "words.tsv", learner.collection
    for words in ([DISCOVERY], [DISCOVERY, CHAIN]):
        write(words, path, "tsv")
        metadata = collection.get_csv_metadata(str(path), None)
        collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata))
        note = next(note for note in learner.notes() if note.tags == ["bilingual-reader::en"])
        note.fields[0] = "my front"
        collection.update_note(note)
    assert len(learner.notes()) == 2
    learner.take([DISCOVERY, CHAIN])
    assert len(learner.notes()) == 4


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
        "anki": None,
        "traditional": "",
        "note": "",
    }
    assert rows[0]["sentences"][0]["sentence"] == rows[0]["sentence"]
    assert rows[1]["sentence_n"] is None and rows[1]["episode"] == ""


HOSTILE = (
    "1. one", "- two", "+ three", "# four", "> five", "=== six", "---", "***", "~~~", "```",
    "|a|b|", "&amp;", "<b>x</b>", "[a](b)", "![a](b)", "a_b_c", "_x_", "*x*", "\\*", "$x$",
    "- [ ] task", "```\ncode", "    code", "a  \nb",
)  # fmt: skip


def rendered(text: str) -> str:
    """The words that a browser shows of Markdown, with single spaces."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", made)).split())


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("place", ["gloss", "note", "sentence", "title"])
def test_markdown_has_no_markup_but_its_own(text: str, place: str) -> None:
    """What looks like Markdown or HTML in a text is shown, wherever in the glossary it stands."""
    if place in ("gloss", "note"):
        made = word("fog", **{place: text})
    else:
        met = replace(FOG, sentence=f"{text} fog", surface="fog")
        made = word("fog", contexts=(met if place == "sentence" else replace(FOG, title=text),))
    assert " ".join(text.split()) in rendered(render([made], "md"))


@given(clean.filter(str.strip))
def test_markdown_shows_texts_as_they_are(text: str) -> None:
    """Rendered, the glossary reads what the words say, whatever signs are in them."""
    met = replace(FOG, sentence=text, translation=f"= {text}")
    shown = rendered(render([word("x", gloss=f"a {text} b", contexts=(met,))], "md"))
    for told in (f"a {text} b", text, f"= {text}"):
        assert " ".join(told.split()) in shown


def test_markdown_goes_by_episode() -> None:
    """Episodes in the order of marking, words in that of their text, then those without one."""
    later = replace(FOG, sentence="Later, a fog.", sentence_n=9, surface="fog", start=None)
    other = replace(FOG, episode="e2", title="Elsewhere", sentence="A third.", surface="third")
    words = [
        word("bare", contexts=()),
        word("fog", contexts=(later,)),
        DISCOVERY,
        CHAIN,
        word("third", contexts=(other, FOG)),
    ]
    text = render(words, "md")
    told = ("bare**", "# Harbour", "discovery** ·", "思维链**", "fog** ·", "Elsewhere", "third** ·")
    places = [text.index(name) for name in (*told[1:], "## Words", told[0])]
    assert places == sorted(places)
    assert "**思维链**〔思維鏈〕 · sī wéi liàn · chain of thought\n" in text
    assert "> The real **discovery** was the fog.  \n> 真正的发现是雾。  \n> — Ada, 1:15\n" in text
    assert "> A **third**." in text and "— Ada, 1:15, The fog: a history" in text


def test_pleco_gets_cards_by_category() -> None:
    """A line a Chinese word, Traditional in brackets, pinyin by numbers, under its episode."""
    met = replace(FOG, title="a / b", sentence="它是绿的。", translation="It is\ngreen.")
    green = Word("zh", "绿", reading="lǜ", gloss="green\tgrün", contexts=(met,))
    lines = render([DISCOVERY, CHAIN, green, replace(CHAIN, headword="雾")], "pleco").splitlines()
    assert lines == [
        "//Bilingual Reader/Harbour Talk/The fog: a history",
        "思维链[思維鏈]\tsi1wei2lian4\t"
        "chain of thought\ueab1這就是思維鏈。\ueab1This is a chain of thought.",
        "雾[思維鏈]\tsi1wei2lian4\t"
        "chain of thought\ueab1這就是思維鏈。\ueab1This is a chain of thought.",
        "//Bilingual Reader/Harbour Talk/a-b",
        "绿\tlu:4\tgreen grün\ueab1它是绿的。\ueab1It is green.",
    ]


@given(st.lists(st.text(max_size=20), min_size=5, max_size=5))
def test_pleco_has_three_columns(texts: list[str]) -> None:
    """Whatever the texts, a card is a line of three columns, and only we write signs of Pleco."""
    gloss, sentence, title, show, reading = texts
    met = replace(FOG, sentence=sentence, translation="", title=title, show=show)
    made = Word("zh", "雾", reading=reading, gloss=f"a\ueab2{gloss}", contexts=(met,))
    category, card = render([made], "pleco").rstrip("\n").split("\n")
    assert category.startswith("//Bilingual Reader")
    assert card.count("\t") == 2 and card.count("\ueab1") <= 1 and "\ueab2" not in card


def test_pleco_takes_only_chinese(tmp_path: Path) -> None:
    """A list of English words is refused with a reason, and no file is written."""
    with pytest.raises(ExportError, match="no Chinese word"):
        write([DISCOVERY], tmp_path / "cards.txt", "pleco")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_reports_and_leaves_ignored_words_out(format: Format, tmp_path: Path) -> None:
    """Each format writes all words but ignored ones and says what is new since the last deck."""
    path = tmp_path / f"words.{format}"
    chain, known = CHAIN, replace(CHAIN, headword="已知", status="known")
    some = [chain, replace(CHAIN, headword="雾", status="ignored"), known]
    planned = write(some, path, format, dry=True)
    assert not path.exists()
    first = write(some, path, format)
    assert first == planned
    assert first.new == ("zh:思维链", "zh:已知") and first.path == path
    green = replace(CHAIN, headword="绿")
    again = write([*some[:2], green], path, format, first.current)
    assert (again.new, again.unchanged) == (("zh:绿",), ("zh:思维链",))
    assert again.gone == ("zh:已知",)
    changed = write([replace(chain, gloss="chain")], path, format, first.current)
    assert changed.changed == ("zh:思维链",)
    assert path.stat().st_size > 0
