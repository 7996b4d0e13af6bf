"""Two languages in two columns."""

from __future__ import annotations

from bilingual_reader.core.pairing import pair_episode
from bilingual_reader.sources import read

ROWS = [
    ("Hello there, my friend.", "你好，我的朋友。"),
    ("How are you today?", "你今天好吗？"),
    ("We built it with GPT-4.", "我们用 GPT-4 做的。"),
]


def test_columns_are_read_as_pairs() -> None:
    """Tab-separated lines, either language first, give back their pairs."""
    for rows in (ROWS, [(zh, en) for en, zh in ROWS]):
        text = "\n".join("\t".join(row) for row in rows)
        pairs = pair_episode(read(text.encode(), "talk.tsv"))
        assert [(pair.en, pair.zh) for pair in pairs] == ROWS


def test_a_tab_elsewhere_is_a_space() -> None:
    """Tabs that part no languages change nothing."""
    (turn,) = read(b"One\ttwo three. Four\tfive.\n", "talk.txt").turns
    assert turn.en.text == "One two three. Four five."
