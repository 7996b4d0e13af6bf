"""TMX: read back by the Translate Toolkit, held to the grammar of the standard."""

from __future__ import annotations

import io
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.text import clean
from bilingual_reader.export.tmx import tmx
from tests.export.memories import read_memory

GRAMMAR = """
<!ELEMENT tmx (header, body)>
<!ATTLIST tmx version CDATA #FIXED "1.4">
<!ELEMENT header (note | prop)*>
<!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
  segtype (block | paragraph | sentence | phrase) #REQUIRED o-tmf CDATA #REQUIRED
  adminlang CDATA #REQUIRED srclang CDATA #REQUIRED datatype CDATA #REQUIRED>
<!ELEMENT body (tu*)>
<!ELEMENT tu ((note | prop)*, tuv+)>
<!ATTLIST tu tuid CDATA #IMPLIED segtype (block | paragraph | sentence | phrase) #IMPLIED>
<!ELEMENT tuv ((note | prop)*, seg)>
<!ATTLIST tuv xml:lang CDATA #REQUIRED>
<!ELEMENT seg (#PCDATA)>
<!ELEMENT prop (#PCDATA)>
<!ATTLIST prop type CDATA #REQUIRED>
<!ELEMENT note (#PCDATA)>
"""
"""What TMX 1.4b allows of the elements that are used here."""


def document(*pairs: Pair) -> Any:
    """The root element of the pairs' TMX, once the grammar has judged it."""
    root = etree.fromstring(tmx(pairs).encode())
    etree.DTD(io.StringIO(GRAMMAR)).assertValid(root)
    return root


def units(*pairs: Pair) -> list[tuple[str, str]]:
    """What the Translate Toolkit reads."""
    return [(u.source, u.target) for u in read_memory(tmx(pairs)).units]


def languages(*chinese: str) -> list[str]:
    pairs = [Pair(n, 1, "Hi.", zh) for n, zh in enumerate(chinese, 1)]
    found: list[str] = document(*pairs).xpath("//tuv/@xml:lang")
    return found


def test_the_toolkit_finds_every_translation() -> None:
    """Units in order, languages by name, a translation for an English sentence."""
    pairs = [Pair(1, 1, "It hums.", "它嗡嗡响。"), Pair(2, 1, "A & <b>.", "“甲”乙。")]
    assert units(*pairs) == [("It hums.", "它嗡嗡响。"), ("A & <b>.", "“甲”乙。")]
    memory = read_memory(tmx(pairs))
    assert memory.sourcelanguage == "en"
    assert memory.translate("It hums.", "en", "zh-Hans") == "它嗡嗡响。"


def test_what_is_known_of_a_bead_stands_in_it() -> None:
    """Confidence, speaker, section and times; a group of sentences is a block."""
    pair = Pair(7, 2, "Hi. Ho.", "嗨。", "Ann & Bo", "Start", 1.25, 2.5, 0.875, (4,))
    (unit,) = document(pair).iter("tu")
    assert dict(unit.attrib) == {"tuid": "7", "segtype": "block"}
    assert {p.get("type"): p.text for p in unit.iter("prop")} == {
        "x-confidence": "0.875",
        "x-speaker": "Ann & Bo",
        "x-section": "Start",
        "x-start": "1.250",
        "x-end": "2.500",
    }


def test_what_stands_alone_is_no_unit() -> None:
    """An empty segment would be offered as a translation."""
    pairs = Pair(1, 1, "Alone."), Pair(2, 1, "", "独自。"), Pair(3, 1, "Both.", "都有。")
    assert units(*pairs) == [("Both.", "都有。")]
    assert units() == [] and document(*pairs[:2]).find("body") is not None


def test_the_script_of_the_chinese_is_named() -> None:
    """zh-Hans, zh-Hant, whichever most characters are of, and zh where nothing says."""
    assert languages("这个传统很简单。") == ["en", "zh-Hans"]
    assert languages("這個傳統很簡單。", "这") == ["en", "zh-Hant"] * 2
    assert languages("你好。") == ["en", "zh"]


TEXTS = st.text(st.characters() | st.sampled_from("<>&]'\"\x00\ud800\ufffe😀𠀀 好"), min_size=1)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_any_text_comes_back(texts: list[tuple[str, str]]) -> None:
    """Well-formed whatever it is given; all clean text is read back as it stood."""
    document(*(Pair(n, 1, en, zh, en) for n, (en, zh) in enumerate(texts, 1)))
    kept = [(" ".join(clean(en).split()), " ".join(clean(zh).split())) for en, zh in texts]
    pairs = [Pair(n, 1, en, zh) for n, (en, zh) in enumerate(kept, 1)]
    assert units(*pairs) == [pair for pair in kept if all(pair)]
