"""What a marked word says of itself."""

from __future__ import annotations

import pytest

from bilingual_reader.core.marking import word
from bilingual_reader.lexicon.entries import Entry, Sense


@pytest.mark.parametrize(
    ("senses", "gloss"),
    [
        ([("银行", ""), ("岸", ""), ("银行", "")], "银行; 岸"),
        ([("不；未", "un-"), ("证实", "lit"), ("确认", "lit")], "un- 不；未; lit 证实; 确认"),
        ([("光", "lamp"), ("光", "light")], "lamp 光; light 光"),
        ([("反", "a"), ("整", ""), ("卷", "a")], "整"),
        ([(str(n), "") for n in range(9)], "0; 1; 2; 3"),
        ([], ""),
    ],
)
def test_the_gloss_names_parts_with_their_senses(senses: list[tuple[str, str]], gloss: str) -> None:
    """The first senses, each once; those of parts, named, where the whole has none."""
    told = tuple(Sense(text, "x", part=part) for text, part in senses)
    assert word(Entry("word", "en", senses=told)).gloss == gloss
