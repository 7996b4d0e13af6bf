"""A word, texts that are armed, and sentences by their words, for the tests of the core."""

from __future__ import annotations

import html
import re

from hypothesis import strategies as st

from bilingual_reader.core.words import Context, Word

MET = Context("e1", "Fog", "Talk", sentence="The fog came.", translation="雾来了。", surface="fog")
FOG = Word(
    "en", "fog", gloss="雾", added="2026-05-01T10:00:00Z", changed="2026-06-01T10:00:00Z",
    contexts=(MET,),
)  # fmt: skip
visible = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))
ARMS = [
    "[", "sound:", "latex]", "$]", "anki:", "{", "{{", "}}", "\\", "(", "]", "<b>", "&amp;", "x",
]  # fmt: skip
"""What Anki, LaTeX, MathJax or a browser would act on."""
armed = st.lists(st.sampled_from(ARMS)).map("".join)


def read(markup: str) -> str:
    """What a browser shows of markup."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup.replace("<br>", "\n")))


def cuts_of(*parts: str) -> tuple[str, tuple[int, ...]]:
    """A sentence from its words, and where they begin."""
    offsets, at = [], 0
    for part in parts:
        offsets.append(at)
        at += len(part)
    return "".join(parts), tuple(offsets)
