"""Text as HTML that Anki shows exactly as it was said.

Anki gives meaning to more than HTML: `[sound:…]`, LaTeX, MathJax, `{{…}}`. Entities would not
last (its editor writes them back as characters), an element around the first character does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import lru_cache

from bilingual_reader.core.text import lowered

_UNPRINTED = "\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_CONTROL = re.compile(f"[\x00-\x08\x0b-\x1f{_UNPRINTED}]")
_SPECIAL = re.compile(
    r"\[(?=/?(?:sound:|latex\]|\$|anki:)|\[)"  # audio, LaTeX, Anki's own, [[type:…]]
    r"|\\(?=[\[(])"  # MathJax: \( and \[
    r"|\{(?=\{)",  # fields and clozes
    re.IGNORECASE,
)
_TO_ESCAPE = re.compile(rf"""[&<>"'\[\\{{\x00-\x1f{_UNPRINTED}]""")
_LINES = re.compile(r"\r\n?|\n")
_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# The commonest characters that only one of the two scripts has.
_HANT = frozenset(
    "這個們說時來會為過對還後沒與學國裡開關見讓點經現發動實問間電話語讀書寫種體樣應該應麼嗎將從給當機進長門頭東車馬員業錢覺聽認識請誰難題變邊"
)
_HANS = frozenset(
    "这个们说时来会为过对还后没与学国里开关见让点经现发动实问间电话语读书写种体样应该应么吗将从给当机进长门头东车马员业钱觉听认识请谁难题变边"
)
_ONLY_HANT, _ONLY_HANS = _HANT - _HANS, _HANS - _HANT
_HANT_ONLY = re.compile(f"[{''.join(sorted(_ONLY_HANT))}]")


def escape(text: str) -> str:
    """Plain text → HTML that reads the same: markup quoted, Anki's own signs disarmed.

    Line breaks become `<br>`, tabs spaces; control characters and lone surrogates go.
    """
    if not _TO_ESCAPE.search(text):
        return text
    text = _CONTROL.sub("", _LINES.sub("\n", text)).replace("\t", " ")
    return _SPECIAL.sub(r"<span>\g<0></span>", html.escape(text)).replace("\n", "<br>")


def marked(sentence: str, forms: tuple[str, ...]) -> tuple[str, str]:
    """The sentence as HTML twice: with the word in `<b>` wherever it stands, and with `[…]` there.

    The word is the first of these forms that occurs, but no form is left between the `[…]`; where
    none occurs, the second is "".
    """
    hidden = everywhere(sentence, forms)
    if not hidden:
        return escape(sentence), ""
    alone = len({form.lower() for form in forms if form}) == 1
    found = hidden if alone else spans(sentence, forms)
    if found != hidden:
        return all_lit(sentence, found), all_lit(sentence, (), hidden, "<b>[…]</b>")
    shown, asked, done = [], [], 0
    for first, last in found:  # as all_lit twice, what both have in common made once
        before = escape(sentence[done:first])
        shown.append(f"{before}<b>{escape(sentence[first:last])}</b>")
        asked.append(f"{before}<b>[…]</b>")
        done = last
    after = escape(sentence[done:])
    return "".join([*shown, after]), "".join([*asked, after])


def lit(text: str, place: tuple[int, int] | None, hidden: Sequence[tuple[int, int]] = ()) -> str:
    """The text as HTML, the stretch at `place` in `<b>`, `[…]` for those that are `hidden`.

    Half-open offsets; those of None, outside the text, or over a hidden one, count for nothing.
    """
    return all_lit(text, [place] if place else [], hidden)


def all_lit(
    text: str,
    places: Sequence[tuple[int, int]],
    hidden: Sequence[tuple[int, int]] = (),
    gap: str = "[…]",
) -> str:
    """As `lit`, with several stretches in `<b>`, in order, and this for those that are hidden."""
    stretches = [(*place, True) for place in places]
    if hidden:
        stretches = [
            (first, last, told)
            for first, last, told in stretches
            if all(last <= a or b <= first for a, b in hidden)
        ]
        stretches = sorted([*stretches, *((*place, False) for place in hidden)])
    out, done = [], 0
    for first, last, told in stretches:
        if done <= first < last <= len(text):
            out.append(escape(text[done:first]))
            out.append(f"<b>{escape(text[first:last])}</b>" if told else gap)
            done = last
    return "".join([*out, escape(text[done:])])


def everywhere(text: str, forms: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where any of these forms stands: half-open offsets, in order, none over another."""
    lower = _lower(text)
    told = {small for form in forms if form and (small := _lower(form)) in lower}
    if len(told) < 2:
        return _places(lower, told.pop()) if told else []
    found: list[tuple[int, int]] = []
    for form in sorted(told, key=len, reverse=True):
        for first, last in _places(lower, form):
            if all(last <= a or b <= first for a, b in found):
                found.append((first, last))
    return sorted(found)


def spans(sentence: str, forms: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the first of these forms that occurs stands: half-open offsets, in order.

    Case is nothing; a form that begins or ends with a letter of an alphabet is a word of its own.
    """
    lower = _lower(sentence)
    for form in forms:
        if form and (found := _places(lower, _lower(form))):
            return found
    return []


def script(text: str) -> str:
    """The language tag of a text: `en`, `zh-Hans` or `zh-Hant`; "" for an empty one."""
    if not text:
        return ""
    if text.isascii() or not _HAN.search(text):
        return "en"
    if not _HANT_ONLY.search(text):
        return "zh-Hans"
    hant, hans = _ONLY_HANT.intersection(text), _ONLY_HANS.intersection(text)
    return "zh-Hant" if len(hant) > len(hans) else "zh-Hans"


_lower = lru_cache(maxsize=256)(lowered)
"""Of one note, the same few texts are asked for again and again."""


def _places(sentence: str, form: str) -> list[tuple[int, int]]:
    found, first = [], sentence.find(form)
    while first >= 0:
        last = first + len(form)
        if _apart(sentence, first) and _apart(sentence, last):
            found.append((first, last))
            first = sentence.find(form, last)
        else:
            first = sentence.find(form, first + 1)
    return found


def _apart(text: str, at: int) -> bool:
    """Whether no word of an alphabet runs across this offset."""
    if at in (0, len(text)):
        return True
    before, after = text[at - 1], text[at]
    return not (before.isalnum() and after.isalnum()) or bool(_HAN.search(before + after))
