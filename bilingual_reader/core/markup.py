"""Text as HTML that Anki shows exactly as it was said.

Anki gives meaning to more than HTML: `[sound:…]`, LaTeX, MathJax, `{{…}}`. Entities would not
last (its editor writes them back as characters), an element around the first character does.
"""

from __future__ import annotations

import html
import math
import re
import unicodedata
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile(
    r"\[(?=/?(?:sound:|latex\]|\$|anki:))"  # audio, LaTeX, Anki's own
    r"|\\(?=[\[(])"  # MathJax: \( and \[
    r"|\{(?=\{)",  # fields and clozes
    re.IGNORECASE,
)
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
_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_YOUTUBE = ("youtube.com", "youtu.be", "youtube-nocookie.com")


def escape(text: str) -> str:
    """Plain text → HTML that reads the same: markup quoted, Anki's own signs disarmed.

    Line breaks become `<br>`, tabs spaces; control characters and lone surrogates go.
    """
    if not text.isprintable():
        text = _CONTROL.sub("", _LINES.sub("\n", text)).replace("\t", " ")
    return _SPECIAL.sub(r"<span>\g<0></span>", html.escape(text)).replace("\n", "<br>")


def bold(sentence: str, forms: tuple[str, ...]) -> str:
    """The sentence as HTML, the first of these forms that stands in it in `<b>` everywhere."""
    return _around(sentence, spans(sentence, forms), "<b>{}</b>")


def gap(sentence: str, forms: tuple[str, ...]) -> str:
    """The sentence as HTML with `[…]` for the word; "" where the word is not found."""
    found = spans(sentence, forms)
    return _around(sentence, found, "<b>[…]</b>") if found else ""


def spans(sentence: str, forms: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the first of these forms that occurs stands: half-open offsets, in order.

    Case is nothing; a form that begins or ends with a letter of an alphabet is a word of its own.
    """
    lower = sentence.lower()
    if len(lower) != len(sentence):  # "İ" grows in lower case: offsets would slip
        lower = sentence
    for form in forms:
        if form and (found := _places(lower, form.lower())):
            return found
    return []


def toned(pinyin: str) -> str:
    """Pinyin with tone marks as HTML, each syllable that stands apart in its tone's class.

    Colour only repeats what the mark says. A run of several syllables stays plain.
    """
    return "".join(_toned(part) for part in re.split(r"([\s/,;·]+)", pinyin))


def _toned(part: str) -> str:
    tones = [_TONES[c] for c in unicodedata.normalize("NFD", part) if c in _TONES]
    if len(tones) > 1 or not part.replace("'", "").replace("’", "").isalpha():
        return escape(part)
    return f'<span class="tone{tones[0] if tones else 5}">{escape(part)}</span>'


def script(text: str) -> str:
    """The language tag of a text: `en`, `zh-Hans` or `zh-Hant`; "" for an empty one."""
    if not text:
        return ""
    if not _HAN.search(text):
        return "en"
    letters = set(text)
    return "zh-Hant" if len(letters & _ONLY_HANT) > len(letters & _ONLY_HANS) else "zh-Hans"


def timecode(seconds: float | None) -> str:
    """Seconds → `4:05` or `1:04:05`; "" for None."""
    if seconds is None or not math.isfinite(seconds) or seconds < 0:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def web_address(url: str, start: float | None = None) -> str:
    """The address, safe inside an attribute; of YouTube with the second where it starts.

    "" for what is no http or https address.
    """
    try:
        parts = urlsplit(_CONTROL.sub("", url).strip())
        host = parts.hostname or ""
    except ValueError:  # no address at all: an unclosed bracket, say
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    if timecode(start) and start and any(host == y or host.endswith(f".{y}") for y in _YOUTUBE):
        query = [(k, v) for k, v in parse_qsl(parts.query, True) if k not in ("t", "start")]
        parts = parts._replace(query=urlencode([*query, ("t", f"{int(start)}s")]))
    return html.escape(quote(urlunsplit(parts), safe="%/:?#@!$&'()*+,;=~-._"))


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


def _around(text: str, places: list[tuple[int, int]], shape: str) -> str:
    parts, done = [], 0
    for first, last in places:
        parts += [escape(text[done:first]), shape.format(escape(text[first:last]))]
        done = last
    return "".join([*parts, escape(text[done:])])
