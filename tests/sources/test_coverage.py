"""Real transcripts: speech and prose are kept whole and in order, furniture is not.

What is wanted is taken from each file by plain line filters that know that one file; the reader
knows none of them.
"""

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bilingual_reader.core.documents import Episode
from bilingual_reader.sources import read
from tests.sources.helpers import letters, share_kept, side


def _file(shared: Path, start: str) -> Path:
    return next((shared / "transcripts").glob(f"{start}_*.txt"))


def _episode(path: Path) -> Episode:
    return read(path.read_bytes(), path.name)


def _details(lines: list[str]) -> tuple[list[str], list[str]]:
    english = [re.sub("<[^>]*>", "", line) for line in lines if line.startswith("<p ")]
    chinese = [re.sub(r"^\*\*[^*:]*:\*\*", "", line) for line in lines if line.startswith("**")]
    return english, chinese


def _notes(lines: list[str]) -> tuple[list[str], list[str]]:
    body = lines[lines.index("---") :]
    kept = [line for line in body if not line.startswith(("#", "---"))]
    return [], [re.sub(r"^\*\*(?:主持人|John Schulman)\*\*：", "", line) for line in kept]


def _page(lines: list[str]) -> tuple[list[str], list[str]]:
    heads = [n for n, line in enumerate(lines) if line.startswith("Speaker ")]
    return [lines[n + 1] for n in heads[::2]], [lines[n + 1] for n in heads[1::2]]


def _magazine(lines: list[str]) -> tuple[list[str], list[str]]:
    text = re.sub(r"!\[\]\([^)]*\)", "", "\n".join(lines)).replace("*", "")
    text = text[text.index("LLM、AIGC") : text.index("延伸阅读")]
    before, _, rest = text.partition("以下为本文目录")
    rest = rest[rest.index("01.") :]
    rest = re.sub(r"\n0\d\.\s+\S[^\n]*\n", "\n", "\n" + rest)
    kept = (before + rest).replace("💡", "").split("\n")
    return [], [re.sub("^(?:Lex Fridman|Greg Brockman)：", "", line.strip()) for line in kept]


def _hugo(lines: list[str]) -> tuple[list[str], list[str]]:
    body = lines[lines.index("---", 1) + 1 :]
    return [], [line for line in body if not line.startswith(("{{<", "#", "---"))]


FILES: list[tuple[str, Callable[[list[str]], tuple[list[str], list[str]]], str]] = [
    ("000", _details, "View/Hide|class=|english-text|details>|draft:|evergreen"),
    ("001", _notes, "视频元信息|视频ID|29BYxvvF1iM|发布时间"),
    ("002", _page, "播放|归档|生词本|原文 ↗|BUILT IN PUBLIC|https|Speaker 1"),
    ("003", _magazine, "foresightnews|img|延伸阅读|拾象|军备竞赛|本文目录|haina|Siqi"),
    ("004", _hugo, "youtube|spotify|apple-podcast|draft|source_name|技術前沿"),
]


@pytest.mark.parametrize(("start", "filters", "furniture"), FILES)
def test_speech_and_prose_are_whole(
    shared: Path,
    start: str,
    filters: Callable[[list[str]], tuple[list[str], list[str]]],
    furniture: str,
) -> None:
    """At least 99.9 % of the letters stand in the turns, in order; none of the furniture does."""
    path = _file(shared, start)
    episode = _episode(path)
    for language, wanted in zip(("en", "zh"), filters(path.read_text().split("\n")), strict=True):
        got = side(episode, language)
        if wanted:
            assert share_kept(wanted, got) >= 0.999
            assert len(letters(got)) <= 1.001 * len(letters("".join(wanted)))
        else:
            assert got.strip() == ""
        assert not re.search(furniture, got)


@pytest.mark.parametrize(
    ("start", "turns", "speakers"),
    [
        ("000", 101, {"Matt Turck", "Jerry Tworek"}),
        ("001", 39, {"", "主持人", "John Schulman"}),
        ("002", 127, {"Speaker 1", "Speaker 2"}),
        ("003", None, {"", "Lex Fridman", "Greg Brockman"}),
        ("004", None, {""}),
    ],
)
def test_turns_and_speakers(
    shared: Path, start: str, turns: int | None, speakers: set[str]
) -> None:
    """The turns are as many as a reader counts, and nobody speaks who does not."""
    episode = _episode(_file(shared, start))
    assert {turn.speaker for turn in episode.turns} == speakers
    if turns is not None:
        assert len(episode.turns) == turns
    if start in ("000", "002"):
        assert all(turn.en.text and turn.zh.text for turn in episode.turns)


@pytest.mark.parametrize(
    ("start", "show", "date", "url"),
    [
        ("000", "The MAD Podcast with Matt Turck", "2025-10-16", "watch?v=RqWIvvv3SnQ"),
        ("001", "Cursor", "2025-12-17", "watch?v=29BYxvvF1iM"),
        ("002", "The MAD Podcast with Matt Turck", "2026-06-04", "watch?v=oWOz2htozfI"),
        ("004", "Core Memory Podcast", "2026-01-26", "watch?v=VaCq4u5c78U"),
    ],
)
def test_metadata(shared: Path, start: str, show: str, date: str, url: str) -> None:
    """Show, date and link come from wherever each format keeps them."""
    episode = _episode(_file(shared, start))
    assert (episode.show, episode.date) == (show, date)
    assert episode.url.endswith(url)
    assert episode.title and "\n" not in episode.title


def test_definitions_and_boxes_are_nobodys_speech(shared: Path) -> None:
    """A term, a box or an editor's note inside an answer has no speaker; the answer goes on."""
    turns = _episode(_file(shared, "003")).turns
    prose = [turn.zh.text for turn in turns if not turn.speaker]
    for term in ("PPO：", "感知器（", "临界质量（", "硬编码（", "GPT-20 是"):
        assert any(text.startswith(term) for text in prose), term
    assert all(turn.section for turn in turns[3:])


def test_archive_articles_are_whole(shared: Path) -> None:
    """Each paragraph of the archive keeps its text on both sides."""
    folder = shared / "transcripts" / "buildspeak-archive" / "content" / "articles"
    for path in sorted(folder.glob("*.json")):
        article = json.loads(path.read_text())
        episode = _episode(path)
        leak = r"^Speaker \d+ \| [\d:]+ - [\d:]+ "
        for language in ("en", "zh"):
            wanted = []
            for part in article["paragraphs"]:
                english = " ".join(sentence["text"] for sentence in part["sentences"])
                wanted.append(
                    re.sub(leak, "", html.unescape(english if language == "en" else part["zh"]))
                )
            assert share_kept(wanted, side(episode, language)) >= 0.999, path.name
            assert "|" not in side(episode, language) or article["type"] != "podcast"


def test_what_leaked_into_the_archive_is_taken_back(shared: Path) -> None:
    """Past one hour, speaker and times come out of the text."""
    folder = shared / "transcripts" / "buildspeak-archive" / "content" / "articles"
    turns = _episode(next(folder.glob("podcast-no-priors*"))).turns
    assert (turns[219].speaker, turns[219].start, turns[219].end) == ("Speaker 2", 3594.0, 3604.0)
    assert all(turn.speaker and turn.start is not None for turn in turns)
    assert len(turns) == 227
