"""Cards on screens: nothing runs out of a phone, every colour can be read."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from bilingual_reader.core.cards import KINDS, Choice, Extras
from bilingual_reader.export import notetype
from bilingual_reader.export.anki import write_apkg
from tests.export.conftest import Learner
from tests.export.words import CHAIN, DISCOVERY, hostile_word
from tests.serve.chromium import program

LONG = "基于人类反馈的强化学习"
FOUND = Extras(
    lit=((0, 4),),
    reading="".join(f'<ruby>{c}<rt lang="zh-Latn">zhuāng</rt></ruby>' for c in LONG * 6),
    parts=tuple((c, "zhuāng", "a long meaning " * 9) for c in LONG[:3]),
    measures=("条[tiáo]",),
    rank=123_456,
)
WIDE = ("x" * 400, "思" * 400, "x.org/" + "a/b-" * 80, "👩‍👩‍👧‍👦" * 60)
PHONE = 320
"""Pixels: the narrowest phone there is."""


def test_no_card_is_wider_than_a_phone(learner: Learner, tmp_path: Path) -> None:
    """Whatever stands on a card, opened wide, it wraps: nobody must scroll sideways."""
    chromium = program()
    if chromium is None:
        pytest.skip("Chromium is not installed")
    words = [DISCOVERY, CHAIN, *(hostile_word(text, n) for n, text in enumerate(WIDE))]
    deck = tmp_path / "deck.apkg"
    write_apkg(words, deck, None, Choice(frozenset(KINDS)), {w.key: FOUND for w in words})
    learner.load(deck)
    sides: list[str] = []
    for note in learner.notes():
        for card in note.cards():
            output = card.render_output()
            sides += (output.question_text, output.answer_text)
    assert len(sides) == 2 * 5 * len(words)
    page = tmp_path / "page.html"
    page.write_text(_page(sides), encoding="utf-8")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
    command += [f"--user-data-dir={tmp_path}/profile", "--virtual-time-budget=5000", page.as_uri()]
    own = {**os.environ, "HOME": str(tmp_path)}
    shown = subprocess.run(command, env=own, capture_output=True, text=True, timeout=60).stdout
    told = re.search(r"<title>(.*?)</title>", shown)
    assert told is not None
    widths = json.loads(told[1])
    assert len(widths) == len(sides)
    wide = [sides[n] for n, width in enumerate(widths) if width > PHONE]
    assert not wide, wide[0][:2000]


def _page(sides: list[str]) -> str:
    """A frame a side; the title says how wide each became."""
    frames = []
    for side in sides:
        opened = side.replace("<details", "<details open")
        card = (
            '<!doctype html><html class="mobile"><meta charset="utf-8">'
            f"<style>body{{margin:20px;overflow-wrap:break-word}}{notetype.css()}</style>"
            f'<body class="card">{opened}'
        )
        frames.append(f'<iframe width="{PHONE}" srcdoc="{html.escape(card)}"></iframe>')
    script = (
        "onload=()=>{document.title=JSON.stringify([...document.querySelectorAll('iframe')]"
        ".map(f=>f.contentDocument.documentElement.scrollWidth))}"
    )
    return f"<meta charset=utf-8><title></title>{''.join(frames)}<script>{script}</script>"


@pytest.mark.parametrize("night", [False, True])
def test_every_colour_can_be_read(night: bool) -> None:
    """By day and by night text stands off its ground 4.5 to 1 (WCAG 2.2, 1.4.3), lit or not."""
    css = notetype.css()
    card = _rule(css, ".card.nightMode" if night else ".card")
    note = _rule(css, ".nightMode .note" if night else ".note")
    texts = {name: value for name, value in note.items() if name not in ("--line", "--marker")}
    colours = {name: value for name, value in texts.items() if value.startswith("#")}
    assert {f"--tone{n}" for n in range(1, 6)} < colours.keys()
    for name, colour in {**colours, "text": card["color"]}.items():
        assert _contrast(colour, card["background"]) >= 4.5, name
    assert _contrast(note["--lit"], note["--marker"]) >= 4.5


def _rule(css: str, selector: str) -> dict[str, str]:
    """The declarations of the first rule with just this selector."""
    match = re.search(rf"^{re.escape(selector)} {{\n(.*?)^}}", css, re.MULTILINE | re.DOTALL)
    assert match is not None
    return dict(re.findall(r"^\s*([\w-]+): (.*?);", match[1], re.MULTILINE))


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, as WCAG 2.2 defines it."""
    channels = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
