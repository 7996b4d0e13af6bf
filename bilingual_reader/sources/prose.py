"""What the prose formats share: furniture out, metadata lists read, blocks to an episode."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import or_

from bilingual_reader.core.documents import Episode
from bilingual_reader.sources.blocks import Block, plain
from bilingual_reader.sources.metadata import Facts, episode, facts, is_known, iso_date
from bilingual_reader.sources.paragraph_turns import turns
from bilingual_reader.sources.paragraphs import paragraphs

_META_LINE = re.compile(
    r"\s*(?:\*\*|__)?\s*([^\s*_:：][^*_:：\n]{0,24}?)\s*(?:\*\*|__)?\s*[:：]\s*(?:\*\*|__)?\s*(.*)$"
)
_LINKED = re.compile(r"\]\((https?://[^()\s]{1,2000})")
_PEOPLE = re.compile(
    r"嘉[宾賓]|主持人?|[讲講]者|主[讲講]人|guests?|hosts?|speakers?", re.IGNORECASE
)
"""Keys of metadata that may as well be labels of speech."""
_SPOKEN = re.compile(r"[。？！?!…]|.{60}")
_TABLE_HEAD = re.compile(
    r"(?:项目|項目|字段|欄位|属性|屬性|信息|名称|名稱|key|field|item|property)\s.{1,12}",
    re.IGNORECASE,
)
_META_HEADING = re.compile(
    r"(?:元信息|元数据|元資料|基本信息|基本資訊|视频信息|節目資訊|metadata|info(?:rmation)?|details)\s*$",
    re.I,
)
_CONTENTS = re.compile(
    r"\W*(?:以下[为為是]?|下面是)?(?:本文|全文|文章)?(?:的)?"
    r"(?:目[录錄]|table of contents|contents)\b[^。\n]{0,40}[。.]?\W*$",
    re.I,
)
_CONTENTS_CN = re.compile(
    r"\W*(?:以下[为為是]?|下面是)?(?:本文|全文|文章|内容|內容)?(?:的)?目[录錄](?:[，,、：:][^。\n]{0,30})?\W*$"
)
_ENTRY = re.compile(
    r"\W{0,4}\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}|part\s*\d)(?:[.、:：)）]|\s|$)", re.I
)
_MORE = re.compile(
    r"\W*(?:延伸[阅閱][读讀]|相[关關][阅閱][读讀]|推[荐薦][阅閱][读讀]|更多[阅閱][读讀]|往期[推回精][荐顾選选彩].{0,6}"
    r"|相[关關]文章|推荐文章|参考[资資][料源]|參考資料|[参參]考[文链鏈][献獻接]|references?"
    r"|related(?: articles| posts| reading)?|further reading|read more"
    r"|more from .{1,30})\W*$",
    re.I,
)
_CREDIT = re.compile(
    r"\s*(作者|编译|編譯|编辑|編輯|译者|譯者|翻译|翻譯|校对|校對|排版|采访|採訪|整理|撰文|责编|監製|监制|出品|来源|來源"
    r"|authors?|written by|translated by|translators?|editors?|edited "
    r"by)\s*[|｜:：丨/]\s*(\S[^\n]{0,79})$",
    re.I,
)
_ASK = re.compile(
    r"\W*(?:点击|點擊|长按|長按|扫描|掃描|扫码).{0,24}(?:二维码|二維碼|关注|關注|原文|订阅|訂閱)(?:我们|我們|公众号|公眾號)?\W*$"
)


def facts_in_list(parts: Sequence[Block]) -> tuple[Facts, list[Block]]:
    """The facts told in a list of `- **key**: value` near the top, and the blocks without it."""
    for n, part in enumerate(parts[:12]):
        if part.kind not in ("item", "text"):
            continue
        last = n
        values: dict[str, str] = {}
        while last < len(parts) and parts[last].kind == part.kind:
            pairs = [_META_LINE.match(line) for line in parts[last].lines]
            if part.kind == "text" and not _tells(pairs):
                break
            for pair in filter(None, pairs):
                values[pair[1]] = plain(pair[2])
                if "://" not in values[pair[1]] and (link := _LINKED.search(pair[2])):
                    values.setdefault("url", link[1])
            last += 1
        if sum(is_known(key) and not _PEOPLE.fullmatch(key) for key in values) >= 2:
            before = list(parts[:n])
            if before and _TABLE_HEAD.fullmatch(before[-1].raw):
                before.pop()
            if (
                before
                and before[-1].kind == "heading"
                and (len(before) > 1 or _META_HEADING.search(before[-1].text))
            ):
                before.pop()
            return facts(values), [*before, *parts[last:]]
    return Facts(), list(parts)


def _tells(pairs: Sequence[re.Match[str] | None]) -> bool:
    """Whether lines are metadata: each has a known key, or most have and all are short."""
    known = [pair is not None and is_known(pair[1]) for pair in pairs]
    if any(pair and _PEOPLE.fullmatch(pair[1]) and _SPOKEN.search(pair[2]) for pair in pairs):
        return False
    short = all(pair is not None and len(pair[2]) < 200 for pair in pairs)
    return all(known) or short and sum(known) >= 3 and sum(known) * 2 > len(known)


def without_furniture(parts: Sequence[Block]) -> list[Block]:
    """Without the list of contents, the tail of links to other articles, and calls to follow."""
    kept: list[Block] = []
    n = 0
    while n < len(parts):
        part = parts[n]
        text = part.text if len(part.raw) < 200 else ""
        if text and _MORE.match(text) and _is_tail(parts[n + 1 :]):
            break
        if text and (_CONTENTS.match(text) or _CONTENTS_CN.match(text)):
            n = _after_contents(parts, n + 1)
            continue
        if part.kind != "image" and not (text and _ASK.match(text)):
            kept.append(part)
        n += 1
    return kept


def _after_contents(parts: Sequence[Block], n: int) -> int:
    """The place after a list of contents: its entries are numbered, items, links or marks."""
    while n < len(parts):
        part = parts[n]
        text = part.text if len(part.raw) < 200 else "…"
        bold = part.raw.lstrip().startswith("**")
        entry = part.kind == "item" or not re.search(r"\w", text) or _ENTRY.match(text) and not bold
        if (
            part.kind not in ("text", "item", "image")
            or not entry
            and not (part.linked and len(text) < 80)
        ):
            return n
        n += 1
    return n


def _is_tail(parts: Sequence[Block]) -> bool:
    """Whether only links, pictures and short lines follow, and at least one link."""
    linked = [part.linked or "://" in part.raw for part in parts]
    slight = (part.kind in ("rule", "image") or len(part.raw) < 100 for part in parts)
    return any(linked) and all(map(or_, linked, slight))


def credits(parts: Sequence[Block]) -> tuple[str, str, str, list[Block]]:
    """Who made it, in one line; a date; where it is from; and the blocks without those lines."""
    kept: list[Block] = []
    told: list[str] = []
    when = show = ""
    for n, part in enumerate(parts):
        found = [_CREDIT.match(plain(line)) for line in part.lines] if n < 15 else []
        if part.kind == "text" and found and all(found):
            for one in found:
                if one and one[1] in ("来源", "來源"):
                    show = one[2]
                elif one:
                    told.append(f"{one[1]}：{one[2]}")
        elif n < 8 and part.kind == "text" and len(part.raw) < 40 and _only_date(part.text):
            when = iso_date(part.text)
        else:
            kept.append(part)
    return " · ".join(told), when, show, kept


def _only_date(text: str) -> bool:
    return (
        bool(iso_date(text))
        and re.fullmatch(
            r"(?:发布于|發佈於|日期|时间|[Pp]ublished|[Dd]ate)?[\s:：]*[\d\s年月日/.:,-]+"
            r"|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}",
            text,
        )
        is not None
    )


def titled(told: Facts, parts: Sequence[Block]) -> tuple[str, list[Block]]:
    """The title, from the facts or from a first heading that has text under it, and the rest."""
    heads = [n for n, part in enumerate(parts) if part.kind == "heading"]
    if not heads:
        return told.title, list(parts)
    first = parts[heads[0]]
    alone = first.level == 1 and sum(parts[n].level == 1 for n in heads) == 1
    if heads[0] == 0 and (alone or first.level == 1) or alone and heads[0] < 4:
        rest = [part for n, part in enumerate(parts) if n != heads[0]]
        return told.title or first.text, rest
    return told.title, list(parts)


def episode_of(told: Facts, parts: Sequence[Block], name: str, kind: str) -> Episode:
    """The episode of blocks that are all speech, prose and headings."""
    return episode(told, turns(paragraphs(parts)), name, kind)
