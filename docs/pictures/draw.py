"""Draw the pictures of README and docs: the reader in both languages, cards of the sample, as PNG.

    make pictures

Textual exports its screen as SVG. Two things are mended before headless Chromium draws it:
`textLength`, which squeezes Chinese until it overlaps, becomes a place for every character, as a
terminal gives it; and the address of a web font goes.
"""

from __future__ import annotations

import asyncio
import html
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from browser import shot
from cards import CARDS, draw_cards
from rich.cells import cell_len
from scenes import DAYS, NOW, SCENES, Clock, drawn, live

from bilingual_reader.cli.demo import import_samples, mark_samples
from bilingual_reader.cli.reader_lexicon import ReaderLexicon
from bilingual_reader.cli.state import State
from bilingual_reader.config import Config
from bilingual_reader.lexicon.lookup import Lexicon
from bilingual_reader.library import Library
from bilingual_reader.locale import LANGUAGES

FOLDER = Path(__file__).resolve().parent
FONTS = "'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace"

CELL = 12.2
"""Width of a cell in Textual's SVG, whose type is 20 high."""
WIDE_MARGIN = 2.2
"""A Chinese character is 20 wide, its two cells 24.4."""
_TEXT = re.compile(
    r'<text(?P<before>[^>]*?) x="(?P<x>[\d.]+)"(?P<between>[^>]*?) textLength="[\d.]+"'
    r"(?P<after>[^>]*)>(?P<text>[^<]*)</text>"
)


def mended(svg: str) -> str:
    """The SVG with every character in its cell, and without the address of a font."""
    svg = re.sub(r"@font-face\s*{.*?}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: ?[^;]*;", f"font-family: {FONTS};", svg)
    return _TEXT.sub(_placed, svg)


def _placed(match: re.Match[str]) -> str:
    """A text element with the place of each character; wide ones in the middle of two cells."""
    text, left = html.unescape(match["text"]), float(match["x"])
    places = []
    for character in text:
        cells = cell_len(character)
        places.append(f"{left + (cells == 2) * WIDE_MARGIN:.1f}")
        left += cells * CELL
    rest = match["between"] + match["after"]
    return f'<text{match["before"]} x="{" ".join(places)}"{rest}>{match["text"]}</text>'


def draw(svg: str, target: Path) -> None:
    """Render the SVG to a PNG with headless Chromium."""
    view = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if view is None:
        sys.exit("error: this is no screen of Textual's")
    width, height = (int(float(side)) + 1 for side in view.groups())
    shot(f"<body style='margin:0'>{svg}</body>", width, height, target)


def draw_scenes(names: Sequence[str], folder: Path) -> None:
    """Draw these screens, each in both languages of the interface."""
    clock = Clock()
    state = State(folder / "library.db")
    state.config = Config(state.library_path, folder / "cache", folder)
    lexicon = ReaderLexicon(state)
    with Library.open(state.library_path, clock) as library:
        clock.time = NOW - timedelta(days=DAYS + 1)
        episode = import_samples(library, folder / "cache")
        live(library, clock, partial(mark_samples, state, library, episode))
        for name in names:
            for interface in LANGUAGES:
                scene = drawn(library, clock, lexicon, episode, SCENES[name], interface)
                svg = mended(asyncio.run(scene))
                told(name + ("" if interface == "en" else f"-{interface}"), partial(draw, svg))


def draw_decks(names: Sequence[str], folder: Path) -> None:
    """Draw these cards."""
    lexicon = Lexicon(folder / "cache")
    with Library.open(folder / "cards.db") as library:
        state = State()
        state.lexicon = lexicon
        mark_samples(state, library, import_samples(library, folder / "cache"))
        for name in names:
            told(name, partial(draw_cards, library, lexicon, folder / "cache", name))


def told(name: str, draw_to: Callable[[Path], None]) -> None:
    """Draw a picture, and say which."""
    target = FOLDER / f"{name}.png"
    draw_to(target)
    print(target)


def main() -> None:
    """Draw every picture, or those that are named."""
    names = sys.argv[1:] or [*SCENES, *CARDS]
    with tempfile.TemporaryDirectory() as folder:
        draw_scenes([name for name in names if name in SCENES], Path(folder))
        cards = [name for name in names if name in CARDS]
        if cards:
            draw_decks(cards, Path(folder))


if __name__ == "__main__":
    main()
