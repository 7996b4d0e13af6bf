"""Where the terms of glosses begin, in sentences of many fields written for this."""

from __future__ import annotations

import re
from pathlib import Path

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.glossary import places
from bilingual_reader.lexicon.bilingual import translations
from bilingual_reader.lexicon.chinese import word_cuts

SENTENCES = Path(__file__).with_name("glosses.txt")
"""A sentence a line, the glossed terms between ⟨ and ⟩; other brackets in it are asides."""


def test_terms_in_many_fields(cache: Path) -> None:
    """Of some 300 glosses and asides of all fields, nearly all are told apart and cut right."""
    right = given = wanted = 0
    for line in SENTENCES.read_text("utf-8").splitlines():
        text = line.replace("⟨", "").replace("⟩", "")
        found = places([Pair(1, 1, zh=text, zh_words=word_cuts(text))], translations(cache))
        terms = [text[each.first : each.last] for each in found]
        marked = re.findall("⟨(.*?)⟩", line)
        right += len(set(terms) & set(marked))
        given, wanted = given + len(terms), wanted + len(marked)
    assert wanted > 250
    print(f"precision {right / given:.3f}, recall {right / wanted:.3f}")
    assert 2 * right / (given + wanted) > 0.92
