"""The colours of the reader, and the styles that its own widgets paint with.

There are two calm themes, one of high contrast, and one without colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

NIGHT = Theme(
    name="night",
    primary="#7fa8d1",
    secondary="#a894cf",
    accent="#e3b26b",
    foreground="#dcdde0",
    background="#16181d",
    surface="#1d2027",
    panel="#252933",
    success="#8fc298",
    warning="#e3b26b",
    error="#e07f80",
    dark=True,
)
PAPER = Theme(
    name="paper",
    primary="#2c628f",
    secondary="#6d4f9c",
    accent="#9a5200",
    foreground="#2a2722",
    background="#faf7f1",
    surface="#f1ece1",
    panel="#e8e1d2",
    success="#2f7045",
    warning="#8a5a00",
    error="#a83232",
    dark=False,
)
CONTRAST = Theme(
    name="contrast",
    primary="#7fd4ff",
    secondary="#e0b3ff",
    accent="#ffd75f",
    foreground="#ffffff",
    background="#000000",
    surface="#1c1c1c",
    panel="#262626",
    success="#87ff87",
    warning="#ffd75f",
    error="#ff8787",
    dark=True,
    variables={"reader-least": "0.8"},
)
"""For eyes or rooms that need it: nothing is paler than its share of this."""
PLAIN = Theme(
    name="plain",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    success="#ffffff",
    warning="#ffffff",
    error="#ffffff",
    dark=True,
    variables={"reader-least": "1", "reader-plain": "yes"},
)
"""Without colours: what colours say elsewhere is said by lines, weight and slant."""
THEMES = (NIGHT, PAPER, CONTRAST, PLAIN)

_SPEAKERS = ("primary", "success", "secondary", "accent", "error", "warning")


@dataclass(repr=False, eq=False)
class Palette:
    """Styles, all with the background that they stand on."""

    base: Style
    """Empty ground."""
    strong: Style
    accent: Style
    """Keys, stars."""
    primary: Style
    """Readings, titles, what is done."""
    lead: Style
    """A sentence that is not current, in the leading language."""
    other: Style
    """Its translation."""
    faint: Style
    """Times, rules, what waits to be revealed."""
    now: Style
    """The current sentence."""
    now_other: Style
    now_faint: Style
    now_bar: Style
    """The bar at its left."""
    reading: Style
    tones: tuple[Style, ...]
    """What stands over a word, by its tone: IPA first, then the tones 1 to 4 and the neutral one.
    The mark says the same as the colour."""
    now_tones: tuple[Style, ...]
    marks: Mapping[str, Style]
    """Added to a marked word, by its status: a line under what is learned, its colour the paler
    the better it is known; what is ignored steps back, and what is known is plain text."""
    now_marks: Mapping[str, Style]
    picked: Style
    """Added to the picked word: it stands out without colour too."""
    found: Style
    """Added to what a search found."""
    section: Style
    speakers: tuple[Style, ...]
    chrome: Style
    """Ground and text of the bars."""
    chrome_strong: Style
    chrome_faint: Style
    chrome_accent: Style
    heat: tuple[Style, ...]
    """Days of the year by how much was done, from little to much."""
    cursor: Style
    """The chosen row of a list."""
    cursor_faint: Style


def palette(variables: Mapping[str, str], plain: bool = False) -> Palette:
    """The styles for a theme's variables (`App.theme_variables`).

    `plain`: colours are not shown, so marks are told apart without them, whatever the theme.
    """
    plain = plain or "reader-plain" in variables
    least = float(variables.get("reader-least", 0))
    colour = {
        name: Color.parse(variables.get(name, "#808080"))
        for name in ("foreground", "background", "surface", "panel", *_SPEAKERS)
    }
    ground, text, lit = colour["background"], colour["foreground"], colour["surface"]
    panel, accent, primary = colour["panel"], colour["accent"], colour["primary"]

    def on(
        back: Color, front: Color, share: float = 1.0, *, bold: bool = False, italic: bool = False
    ) -> Style:
        share = max(share, least)
        mixed = back.blend(front, share) if share < 1 else front
        return Style(color=mixed.rich_color, bgcolor=back.rich_color, bold=bold, italic=italic)

    return Palette(
        base=on(ground, text),
        strong=on(ground, text, bold=True),
        accent=on(ground, accent, bold=True),
        primary=on(ground, primary),
        lead=on(ground, text, 0.72),
        other=on(ground, text, 0.58),
        faint=on(ground, text, 0.38),
        now=on(lit, text, bold=not plain),
        now_other=on(lit, text, 0.88),
        now_faint=on(lit, text, 0.45),
        now_bar=on(lit, accent, bold=True),
        reading=on(lit, primary, 0.9, italic=True),
        tones=tuple(on(ground, front, 0.7) for front in _tones(colour)),
        now_tones=tuple(on(lit, front, 0.95) for front in _tones(colour)),
        marks=_PLAIN_MARKS if plain else _marks(ground, text, accent, max(0.82, least)),
        now_marks=_PLAIN_MARKS if plain else _marks(lit, text, accent, 1.0),
        picked=Style(color=primary.rich_color, bgcolor=ground.rich_color, reverse=True, bold=True),
        found=_PLAIN_FOUND if plain else Style(bgcolor=_found(lit, primary), bold=True),
        section=on(ground, primary, bold=True),
        speakers=tuple(on(ground, colour[name], 0.9, bold=True) for name in _SPEAKERS),
        chrome=on(panel, text, 0.85),
        chrome_strong=on(panel, text, bold=True),
        chrome_faint=on(panel, text, 0.62),
        chrome_accent=on(panel, accent, bold=True),
        heat=tuple(on(ground, colour["success"], share) for share in (0.4, 0.6, 0.8, 1.0)),
        cursor=on(lit, text, bold=True),
        cursor_faint=on(lit, text, 0.7),
    )


def _tones(colour: Mapping[str, Color]) -> Iterator[Color]:
    """The colours of `Palette.tones`: red, yellow, green, blue, as most dictionaries have them."""
    for name in ("primary", "error", "accent", "success", "primary", "foreground"):
        yield colour[name]


_PLAIN_MARKS: Mapping[str, Style] = {
    "new": Style(underline=True, bold=True, italic=True),
    "learning1": Style(underline=True, bold=True),
    "learning2": Style(underline=True, italic=True),
    "learning3": Style(underline=True),
    "learning4": Style(italic=True),
    "known": Style(),
    "ignored": Style(strike=True),
}
"""The less is known, the heavier: each looks different without any colour, and without grey, which
is what Textual makes of `dim`."""
_PLAIN_FOUND = Style(reverse=True)


def _found(lit: Color, primary: Color) -> RichColor:
    """The ground of what a search found."""
    return lit.blend(primary, 0.35).rich_color


def _marks(ground: Color, text: Color, accent: Color, share: float) -> Mapping[str, Style]:
    """The styles of `Palette.marks`, on a ground whose text has this share of its colour."""

    def lined(known: float) -> Style:
        colour = ground.blend(accent.blend(text, known), share)
        return Style(color=colour.rich_color, underline=True)

    return {
        "new": lined(0),
        "learning1": lined(0.15),
        "learning2": lined(0.35),
        "learning3": lined(0.55),
        "learning4": lined(0.75),
        "known": Style(),
        "ignored": Style(color=ground.blend(text, 0.45).rich_color, bold=False),
    }
