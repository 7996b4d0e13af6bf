"""Draw the pictures of README and docs: screens of the reader and cards of the sample, as PNG.

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
from collections.abc import Sequence
from pathlib import Path

from browser import shot
from cards import CARDS, draw_cards
from rich.cells import cell_len

from bilingual_reader.cli.demo import import_samples, mark_samples
from bilingual_reader.cli.state import State
from bilingual_reader.lexicon.lookup import Lexicon
from bilingual_reader.library import Library
from bilingual_reader.reader.app import ReaderApp

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

PICTURES: dict[str, tuple[tuple[int, int], Sequence[str]]] = {
    "reader": ((118, 34), ("right", "right", *["w"] * 15, "enter")),
    "narrow": ((80, 24), ("right", "right", "right")),
}
"""Name → columns and lines, and the keys pressed before the picture is taken."""


async def screen(library: Library, lexicon: Lexicon, episode: str, name: str) -> str:
    """The screen after the picture's keys, as SVG."""
    size, keys = PICTURES[name]
    library.set_position(episode, 1)
    app = ReaderApp(library, lexicon, episode=episode)
    async with app.run_test(size=size) as pilot:
        for key in keys:
            await pilot.press(key)
        await app.workers.wait_for_complete()
        await pilot.pause()
        return app.export_screenshot(title="bilingual-reader")


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


def main() -> None:
    """Draw every picture, or those that are named."""
    names = sys.argv[1:] or [*PICTURES, *CARDS]
    with tempfile.TemporaryDirectory() as folder:
        lexicon = Lexicon(Path(folder, "cache"))
        with Library.open(Path(folder, "library.db")) as library:
            episode = import_samples(library, Path(folder, "cache"))
            state = State()
            state.lexicon = lexicon
            mark_samples(state, library, episode)
            for name in names:
                target = FOLDER / f"{name}.png"
                print(target)
                if name in CARDS:
                    draw_cards(library, lexicon, Path(folder, "cache"), name, target)
                    continue
                svg = mended(asyncio.run(screen(library, lexicon, episode, name)))
                draw(svg, target)


if __name__ == "__main__":
    main()
