"""The two lines above the conversation and the two below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from bilingual_reader.locale import _
from bilingual_reader.reader.layout.linebreak import shortened, wrap
from bilingual_reader.reader.messages import KeyClicked, LineClicked
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.telling import kind
from bilingual_reader.reader.told_keys import key_now
from bilingual_reader.reader.widgets.paint import Painted, Part, line, plain, spread

if TYPE_CHECKING:
    from bilingual_reader.reader.ports import EpisodeRow

_MOST = 4
"""Lines of the longest message."""


def facts_of(episode: EpisodeRow) -> list[str]:
    """What the bar above says of an episode, as BuildSpeak prints it."""
    return [kind(episode.kind), episode.show, episode.date, *length(episode)]


def length(episode: EpisodeRow) -> tuple[str, str]:
    """Words, or characters where there is no English, and minutes: 9,298 词, 约 46 分钟."""
    many = _("{n} 词") if "en" in episode.languages else _("{n} 字")
    return many.format(n=f"{episode.word_count:,}"), _("约 {n} 分钟").format(n=episode.minutes)


_ORDER = (3, 4, 2, 1, 0)
"""The places of those facts, what matters most first: how long it is, then when and where from."""


class TopBar(Painted, Widget):
    """A title at the left, facts at the right, and under them a line for the whole episode."""

    def __init__(self, title: str, facts: Sequence[str], palette: Palette) -> None:
        """`facts`: those without room are left out, of five what matters least first."""
        super().__init__(palette)
        self._heading, self._facts = plain(title), [plain(fact) for fact in facts]
        self._share = 0.0
        self._marks: Callable[[int], Sequence[int]] | None = None

    def set_share(self, share: float) -> None:
        """How far the learner is, 0 to 1."""
        width = max(self.size.width, 1)
        moved = round(share * 2 * width) != round(self._share * 2 * width)
        self._share = share
        if moved:
            self.refresh(Region(0, 1, width, 1))

    def set_marks(self, marks: Callable[[int], Sequence[int]]) -> None:
        """Mark where sections begin; `marks`: cells of the line → those with a mark."""
        self._marks = marks
        self.refresh(Region(0, 1, max(self.size.width, 1), 1))

    def on_click(self, event: events.Click) -> None:
        """Announce where the line was clicked."""
        if event.y == 1 and self._marks is not None:
            event.stop()
            self.post_message(LineClicked(event.x, max(self.size.width, 1)))

    def set_heading(self, title: str) -> None:
        """Change what stands at the left."""
        self._heading = plain(title)
        self.refresh(Region(0, 0, max(self.size.width, 1), 1))

    def set_facts(self, *facts: str) -> None:
        """Change what stands at the right."""
        self._facts = [plain(fact) for fact in facts]
        self.refresh(Region(0, 0, max(self.size.width, 1), 1))

    def render_line(self, y: int) -> Strip:
        palette, width = self._palette, self.size.width
        if y == 0:
            told = self._facts_for(max(width // 3, width - cell_len(self._heading) - 3))
            heading = shortened(self._heading, max(width - cell_len(told) - 3, 1))
            left: Part = (f" {heading}", palette.chrome_strong)
            return spread([left], [(told, palette.chrome_faint)], width, palette.chrome)
        return self._line(width)

    def _line(self, width: int) -> Strip:
        """How far the learner is, and where sections begin."""
        halves = round(self._share * 2 * width)
        drawn = ["━"] * (halves // 2) + (["╸"] if halves % 2 else [])
        done = len(drawn)
        drawn += ["─"] * (width - done)
        for cell in self._marks(width) if self._marks is not None else ():
            drawn[cell] = "╋" if cell < halves // 2 else "┼"
        told, palette = "".join(drawn), self._palette
        return Strip(
            [Segment(told[:done], palette.primary), Segment(told[done:], palette.faint)], width
        )

    def _facts_for(self, room: int) -> str:
        """As many facts as there is room for, whole."""
        count = len(self._facts)
        told, kept = "", set[int]()
        for place in _ORDER if count == len(_ORDER) else range(count):
            more = " · ".join(f for n, f in enumerate(self._facts) if f and n in {*kept, place})
            if cell_len(more) + 1 <= room:
                told = more
                kept.add(place)
        return told + " " if told else ""


class StatusBar(Painted, Widget):
    """Where the learner is, and the keys that matter most; a short message takes their place."""

    def __init__(self, keys: Sequence[tuple[str, str]], palette: Palette) -> None:
        """`keys`: each with a text for the catalogue of what it does."""
        super().__init__(palette)
        self._keys = list(keys)
        self._held: list[tuple[str, str]] = []
        """Keys that matter more for a while."""
        self._left: list[Part] = []
        self._right = ""
        self.said = ""
        self._told: list[str] = []
        """The lines of the message."""
        self._own = 1
        """Lines that the bar has where no message needs more."""

    def set_place(self, left: list[Part], right: str) -> None:
        """What stands in the upper line."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh(Region(0, 0, max(self.size.width, 1), 1))

    def set_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Other keys matter now."""
        if list(keys) != self._keys:
            self._keys = list(keys)
            self._refresh_keys()

    def hold_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show these keys in the place of the others; of none: those again."""
        if list(keys) != self._held:
            self._held = list(keys)
            self._refresh_keys()

    def say(self, message: str) -> None:
        """Show a short message instead of the keys; "" brings the keys back.

        One that is longer than a line takes the line above too, and as many as it needs.
        """
        if message == self.said:
            return
        self.said, before = message, len(self._told)
        self._break()
        if max(before, len(self._told)) < 2:
            self._refresh_keys()
            return
        if len(self._told) > self._own:
            self.styles.height = len(self._told)
        elif before > self._own:
            self.styles.height = None
        self.refresh()

    def _break(self) -> None:
        """Break the message into lines."""
        told, room = plain(self.said), max(self.size.width - 2, 1)
        self._told = [told[a:b] for a, b in wrap(told, room)][:_MOST] if told else []

    def on_resize(self) -> None:
        """The lines of the message are others."""
        if self.styles.inline.height is None:
            self._own = self.size.height
        self._break()

    def _refresh_keys(self) -> None:
        self.refresh(Region(0, self.size.height - 1, max(self.size.width, 1), 1))

    def render_line(self, y: int) -> Strip:
        palette, width = self._palette, self.size.width
        place = y - self.size.height + len(self._told)
        if self._told and place >= 0:
            return line([(f" {self._told[place]}", palette.chrome_accent)], width, palette.chrome)
        if y < self.size.height - 1:
            left = [(" ", palette.chrome), *((plain(text), style) for text, style in self._left)]
            right = [(f"  {self._right} ", palette.chrome)] if self._right else []
            return spread(left, right, width, palette.chrome)
        return line(self._key_parts(width), width, palette.chrome)

    def on_click(self, event: events.Click) -> None:
        """Announce the key that was clicked; a message that stands in its place goes."""
        event.stop()
        if event.y < self.size.height - 1:
            return
        if self._told:
            self.say("")
            return
        key = key_at(self._shown_keys(self.size.width), event.x)
        if key:
            self.post_message(KeyClicked(key))

    def _shown_keys(self, width: int) -> list[tuple[str, str]]:
        """As many keys as there is room for, whole; the one that lists all is the last to go."""
        told = partial(key_now, self.screen)
        keys = [(told(key), _(does), key == "?") for key, does in self._held or self._keys]
        while keys and sum(cell_len(f"  {key} {does}") for key, does, _all in keys) - 1 > width:
            keys.remove(next((k for k in reversed(keys) if not k[2]), keys[0]))
        return [(key, does) for key, does, _all in keys]

    def _key_parts(self, width: int) -> list[Part]:
        parts: list[Part] = []
        for key, does in self._shown_keys(width):
            gap = "  " if parts else " "
            faint = self._palette.chrome_faint
            parts += [(gap, faint), (key, self._palette.chrome_accent), (f" {does}", faint)]
        return parts


def key_at(keys: Sequence[tuple[str, str]], x: int) -> str:
    """The key at a cell of a foot; "" for none.

    Of several that stand together it is the one at the cell; beside two of them the one that goes
    on, beside more none, for nothing says which is meant.

    `keys`: each as it is shown and what it does, two cells apart, the first behind one.
    """
    used = 1
    for told, does in keys:
        cells = cell_len(f"{told} {does}")
        if used <= x < used + cells:
            names = told.split() if " " in told or told.isascii() else list(told)
            for name in names:
                used += cell_len(name) + (" " in told)
                if x < used:
                    return "" if name == "–" else name
            return "" if len(names) > 2 else names[-1] if told == "←→" else names[0]
        used += cells + 2
    return ""
