"""What a source says of itself: front matter, dates, and the words for title, show and link."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime

from bilingual_reader.core.documents import Episode, Turn
from bilingual_reader.core.text import tidy
from bilingual_reader.errors import SourceError


@dataclass(frozen=True, slots=True)
class Facts:
    """The metadata of one episode, each "" where the source is silent."""

    title: str = ""
    show: str = ""
    date: str = ""
    """ISO."""
    url: str = ""
    summary: str = ""


_KEYS = {
    "title": "title|标题|標題|headline",
    "show": "source_name|show|podcast|channel|频道|頻道|节目|節目|播客|show_name|site_name"
    "|publication|speaker|来源|來源|媒体|series|blog|sitename",
    "date": "date|published|publishedat|published_at|pubdate|publish_date|发布时间|發布時間"
    "|发布日期|發布日期|日期|发表时间|发表日期|上线时间|上傳時間|上传时间|播出时间|播出日期|发布|發布|时间|created|updated|lastmod",
    "url": "source_url|url|link|video_url|original_url|original|canonical|canonical_url|source"
    "|视频链接|影片連結|链接|連結|原文链接|原文連結|原文|视频地址|地址|来源|來源|youtube"
    "|permalink|href",
    "summary": "summary|description|excerpt|摘要|简介|簡介|主题|主題|内容简介|概要|topic"
    "|abstract|subtitle|insight",
    "unused": "主讲人|主講人|讲者|講者|演讲者|受访者|翻译日期|翻译时间"
    "|视频id|影片id|video_id|videoid|id|时长|時長|duration|length|嘉宾|嘉賓|guest|guests"
    "|主持|主持人|host|hosts|作者|author|authors|译者|譯者|translator|语言|語言|language|标签"
    "|標籤|tags|观看次数|views|翻译|字幕",
}
_NAMES = {key: names.split("|") for key, names in _KEYS.items()}
_KNOWN = frozenset(name for names in _NAMES.values() for name in names)
_LONGEST_HEAD = 100_000
_URL = re.compile(r"https?://[^\s<>\"'）)\]]+")


def is_known(key: str) -> bool:
    """Whether a key is one that metadata uses (`title`, `频道`)."""
    return _folded(key) in _KNOWN


def _folded(key: str) -> str:
    return re.sub(r"[\s-]+", "_", key.strip().lower())


def facts(values: Mapping[str, str]) -> Facts:
    """The facts among key and value lines, whatever language and style the keys are in."""
    folded = {_folded(key): tidy(value).replace("\n", " ") for key, value in values.items()}

    def first(kind: str, fits: re.Pattern[str] | None, wanted: bool = True) -> str:
        for name in _NAMES[kind]:
            value = folded.get(name, "")
            if value and (fits is None or (fits.search(value) is not None) == wanted):
                return value
        return ""

    url = _URL.search(first("url", _URL))
    dates = (iso_date(folded[name]) for name in _NAMES["date"] if name in folded)
    return Facts(
        title=first("title", None),
        show=first("show", _URL, wanted=False),
        date=next((found for found in dates if found), ""),
        url=url[0] if url else "",
        summary=first("summary", None),
    )


def merged(one: Facts, two: Facts) -> Facts:
    """What the first says, and where it is silent, the second."""
    return Facts(*(getattr(one, f.name) or getattr(two, f.name) for f in fields(Facts)))


_YAML = re.compile(r"\s*---[ ]*\n(.*?)\n(?:---|\.\.\.)[ ]*(?:\n|$)", re.DOTALL)
_TOML = re.compile(r"\s*\+\+\+[ ]*\n(.*?)\n\+\+\+[ ]*(?:\n|$)", re.DOTALL)
_OPEN = re.compile(r"\s*---[ ]*\n((?:[\w-]+:[^\n]*\n(?:[ \t]+[^\n]*\n|-[ ][^\n]*\n)*){2,})")
_KEY_LINE = re.compile(r"([\w-]+)\s*[:=]\s*(.*)$")


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The keys of YAML or TOML front matter that have one value, and the text after it.

    Broken YAML is read line by line: what can be read is kept. Without front matter: no keys,
    and the text as it is.
    """
    head = text[:_LONGEST_HEAD]
    found = _YAML.match(head) or _TOML.match(head) or _OPEN.match(head)
    if found is None or not _KEY_LINE.search(found[1].split("\n", 1)[0]) and ":" not in found[1]:
        return {}, text
    return _values(found[1]), text[found.end() :]


def _values(head: str) -> dict[str, str]:
    import yaml

    try:
        read = yaml.load(head, Loader=yaml.BaseLoader)  # every scalar stays the text it was
    except (yaml.YAMLError, RecursionError, ValueError):
        read = None
    if isinstance(read, dict):
        return {str(k): v for k, v in read.items() if isinstance(v, str) and v}
    values: dict[str, str] = {}
    key = ""
    for line in head.split("\n"):
        if found := _KEY_LINE.match(line):
            key = found[1]
            values[key] = found[2].strip().strip("'\"")
        elif key and line.startswith((" ", "\t")) and not line.lstrip().startswith("- "):
            values[key] = f"{values[key]} {line.strip()}".strip().strip("'\"")
    return {k: v for k, v in values.items() if v and v not in ("|", ">", "|-", ">-")}


_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_DATES = (
    re.compile(r"(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?P<n>[A-Za-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})"),
    re.compile(
        r"(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s-](?:of\s)?(?P<n>[A-Za-z]{3,9})\.?,?[\s-]+(?P<y>\d{4})"
    ),
    re.compile(r"(?<!\d)(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})(?!\d)"),
)


def iso_date(text: str) -> str:
    """The first date of a text as YYYY-MM-DD, or "".

    Read: ISO (with or without a time), 2026 年 6 月 4 日, 2026/6/4, Jun 08, 2026, 8 June 2026,
    Mon, 08 Jun 2026 10:00:00 GMT, 20260608, 6/8/2026 (month first), and seconds or milliseconds
    since 1970. The day is the one written, whatever the time zone.
    """
    text = text[:200]
    if re.fullmatch(r"\s*\d{10}(?:\d{3})?\s*", text):
        return datetime.fromtimestamp(int(text.strip()[:10]), UTC).date().isoformat()
    for pattern in _DATES:
        for found in pattern.finditer(text):
            parts = found.groupdict()
            month = _month(parts["n"]) if "n" in parts else int(parts["m"])
            try:
                return date(int(parts["y"]), month, int(parts["d"])).isoformat()
            except ValueError:
                continue
    return ""


def _month(name: str) -> int:
    place = _MONTHS.find(name[:3].lower())
    return place // 3 + 1 if place >= 0 and place % 3 == 0 else 0


def title_of(name: str) -> str:
    """A title made of a file's name; "" where the name is a checksum or a number."""
    stem = re.split(r"[\\/]", name)[-1]
    stem = re.sub(
        r"(?:\.(?:en|zh|chs|cht|eng|article|hugo|notes|zh-\w+|en-\w+))?\.\w{1,8}$", "", stem
    )
    words = tidy(re.sub(r"[_-]+", " ", stem)).replace("\n", " ")
    if re.search(r"\b(?=[0-9a-f]*\d)[0-9a-f]{8,}\b", words) or not re.search(r"[^\W\d_]", words):
        return ""
    return words[:1].upper() + words[1:]


def _title_by(turns: tuple[Turn, ...]) -> str:
    """Who speaks, or the first words, where even the file's name says nothing."""
    names = list(dict.fromkeys(turn.speaker for turn in turns if turn.speaker))
    first = (turns[0].en.text or turns[0].zh.text).split("\n")[0]
    return " · ".join(names[:3]) or (first if len(first) <= 60 else first[:59] + "…")


def episode(
    told: Facts, turns: tuple[Turn, ...], name: str, kind: str, identity: str = ""
) -> Episode:
    """The episode of these facts and turns; raises SourceError where no turn says anything."""
    turns = tuple(turn for turn in turns if turn.en.text or turn.zh.text)
    if not turns:
        raise SourceError("no speech or prose in it", name, "is it the right file?")
    title = told.title or title_of(name) or _title_by(turns)
    return Episode(
        title=_line(title),
        turns=turns,
        id=_line(identity),
        kind=kind,
        show=_line(told.show),
        date=told.date,
        url=_line(told.url),
        summary=_line(told.summary),
    )


def _line(text: str) -> str:
    return tidy(html.unescape(text)).replace("\n", " ")
