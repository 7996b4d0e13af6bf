"""An article of the BuildSpeak archive: JSON with paragraphs of English sentences and Chinese.

Past one hour the site's own parser left each header inside the text, on one side or both
(`Speaker 1 | 1:03:54 - 1:04:03 And so …`); speaker and times are taken back out of it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import Any

from bilingual_reader.core.documents import Episode, Turn
from bilingual_reader.core.text import tidy
from bilingual_reader.errors import NotAnEpisode, SourceError
from bilingual_reader.sources.leaks import TIME, clock, turns_of
from bilingual_reader.sources.metadata import Facts, episode, iso_date

_RANGE = re.compile(rf"({TIME})\s*[-–—~～]\s*({TIME})")
_SHORT_LINK = re.compile(r"\s*https?://t\.co/\w+")
_DIGEST_DATE = re.compile(r"-\d{4}-\d{2}-\d{2}$")
_Json = Mapping[str, Any]


def matches(text: str, name: str = "") -> bool:
    """Whether it is meant as JSON: begins and ends like it, or is called so."""
    first, last = text[:200].lstrip()[:1], text[-200:].rstrip()[-1:]
    return (
        (first, last) in (("{", "}"), ("[", "]"))
        and not _only_prose(text)
        or (name.lower().endswith(".json") and bool(first))
    )


def _only_prose(text: str) -> bool:
    """`[music] … [applause]` and `{x}` are text; JSON has a quote, a number or a bracket there."""
    return re.match(r"\s*(?:\{\s*[\"}]|\[\s*[\"\[\]{\d-])", text[:300]) is None


def read(text: str, name: str) -> Episode:
    """The article; NotAnEpisode for other JSON, SourceError for broken JSON."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError("broken JSON", name, f"mend it ({error})") from error
    if not isinstance(told, dict) or not isinstance(told.get("paragraphs"), list):
        raise NotAnEpisode(_why_not(told), name)
    kind = _text(told.get("type")) or "text"
    made = [
        turn for part in told["paragraphs"] if isinstance(part, dict) for turn in _turns(part, told)
    ]
    if not made:
        raise SourceError("an article without text", name, "import it again when it has some")
    date = iso_date(_when(told.get("publishedAt"))) or iso_date(_when(told.get("digestDate")))
    show = _text(told.get("sourceName"))
    facts = Facts(_text(told.get("title")) or show, show, date, _text(told.get("url")))
    identity = _text(told.get("id"))
    if kind != "tweet":
        identity = _DIGEST_DATE.sub("", identity).rstrip("-")
    read = episode(facts, tuple(made), name, kind, identity)
    return read._replace(issue=iso_date(_when(told.get("digestDate"))))


def _why_not(told: object) -> str:
    if isinstance(told, dict):
        if any(isinstance(told.get(key), list) for key in ("podcasts", "tweets", "blogs")):
            return "a digest of the archive, which has no text of its own"
        values = [told[key] for key in list(told)[:20]]
        if values and all(isinstance(v, dict) and ("zh" in v or "ipa" in v) for v in values):
            return "a word list, not an episode"
    return "JSON that holds no article"


def _text(value: object) -> str:
    return tidy(html.unescape(value)) if isinstance(value, str) else ""


def _when(value: object) -> str:
    return str(value) if isinstance(value, (str, int)) else ""


def _english(part: _Json) -> str:
    """The paragraph's English: its sentences, their tokens, or one string of an older form."""
    sentences = part.get("sentences")
    if not isinstance(sentences, list) or not sentences:
        return next((t for t in (_text(part.get(k)) for k in ("en", "text", "english")) if t), "")
    return tidy(" ".join(filter(None, map(_sentence, sentences))).replace("\n", " "))


def _sentence(sentence: object) -> str:
    if isinstance(sentence, str):
        return _text(sentence)
    if not isinstance(sentence, dict):
        return ""
    tokens = sentence.get("tokens")
    if _text(sentence.get("text")) or not isinstance(tokens, list):
        return _text(sentence.get("text"))
    words = (t.get("text") if isinstance(t, dict) else t for t in tokens)
    return _text("".join(word for word in words if isinstance(word, str)))


def _turns(part: _Json, article: _Json) -> list[Turn]:
    """The paragraph's turn; several where several headers leaked into it."""
    en, zh = _english(part), _text(part.get("zh"))
    if article.get("type") == "tweet":
        en, zh = _SHORT_LINK.sub("", en).strip(), _SHORT_LINK.sub("", zh).strip()
    who = _text(part.get("speaker"))
    if not who and article.get("type") == "tweet":
        who = _text(article.get("sourceName"))
    found = _RANGE.search(_text(part.get("timecode")))
    start, end = (clock(found[1]), clock(found[2])) if found else (None, None)
    return turns_of(Turn(who, "", start, end), en, zh)
