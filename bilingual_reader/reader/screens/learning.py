"""The first question: which language is learned. Asked once, and again whenever L is pressed.

It speaks both languages at once: whoever reads it may know only one of them.
"""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.strip import Strip
from textual.widget import Widget

from bilingual_reader.reader.keys import LEARNING, bindings
from bilingual_reader.reader.messages import AnswerClicked, KeyClicked
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.screens.window import Window
from bilingual_reader.reader.told_keys import keyed
from bilingual_reader.reader.widgets.paint import Painted, Part, line

_ANSWERS = (
    ("en", "1", "English", "英语", "it leads, Chinese is its translation", "英文在前，中文是译文"),
    ("zh", "2", "中文", "Chinese", "it leads, English is its translation", "中文在前，英文是译文"),
    (
        "both",
        "3",
        "Both",
        "两种都学",
        "English leads, ‹reading.l› turns them round",
        "英文在前，按 ‹reading.l› 换过来",
    ),
)
"""What may be learned: its value, its key, its names, and what follows in both languages."""
_WIDE = 76
"""Cells of the question where there is room."""


_NOTHING, _AWAY = -1, -2
"""What a click on a row does that is no answer: nothing, or leave."""


class Question(Painted, Widget):
    """The question and its answers. Where rows are few, what is least needed goes."""

    def __init__(self, palette: Palette, place: int, once_more: str) -> None:
        """`place`: the answer at the cursor; `once_more`: what becomes of it without an answer."""
        super().__init__(palette)
        self.place = place
        self._once_more = once_more

    def move(self, by: int) -> None:
        """Move the cursor, round the end."""
        self.place = (self.place + by) % len(_ANSWERS)
        self.refresh()

    @property
    def answer(self) -> str:
        """The value at the cursor."""
        return _ANSWERS[self.place][0]

    def render_line(self, y: int) -> Strip:
        rows = self._rows()
        parts = rows[y][1] if y < len(rows) else []
        return line(parts, self.size.width, self._palette.chrome)

    def on_click(self, event: events.Click) -> None:
        """Answer with what was clicked."""
        event.stop()
        rows = self._rows()
        place = rows[event.y][0] if 0 <= event.y < len(rows) else _NOTHING
        if place == _AWAY:
            self.post_message(KeyClicked("Esc"))
        elif place != _NOTHING:
            self.post_message(AnswerClicked(place))

    def _rows(self) -> list[tuple[int, list[Part]]]:
        """Each row with the place of its answer, _AWAY or _NOTHING."""
        palette, height = self._palette, self.size.height
        told, airy = height >= 11, height >= 14
        rows: list[tuple[int, list[Part]]] = []
        if airy:
            rows.append((_NOTHING, []))
        rows.append((_NOTHING, self._title()))
        if height >= 7:
            rows.append((_NOTHING, []))
        for place, answer in enumerate(_ANSWERS):
            rows.append((place, self._answer(place)))
            if told:
                _, _, _, _, english, chinese = answer
                rows.append((place, [("       ", palette.chrome), *self._both(english, chinese)]))
            if airy:
                rows.append((_NOTHING, []))
        if height >= 7 and not airy:
            rows.append((_NOTHING, []))
        rows.append((_AWAY, [("  " + keyed(self.screen, self._once_more), palette.chrome_faint)]))
        return rows

    def _title(self) -> list[Part]:
        palette = self._palette
        english, chinese = "Which language are you learning?", "你在学哪种语言？"
        room = cell_len(english) + cell_len(chinese) + 5
        parts = [("  " + chinese, palette.chrome_strong)]
        if room <= self.size.width:
            parts.append(("  " + english, palette.chrome_strong))
        return parts

    def _answer(self, place: int) -> list[Part]:
        palette = self._palette
        _, key, name, other, _, _ = _ANSWERS[place]
        here = place == self.place
        return [
            (" ▌ " if here else "   ", palette.chrome_accent),
            (f"{key}   ", palette.chrome_accent),
            (name, palette.chrome_strong if here else palette.chrome),
            (f"  {other}", palette.chrome_strong if here else palette.chrome),
        ]

    def _both(self, english: str, chinese: str) -> list[Part]:
        english, chinese = (keyed(self.screen, told) for told in (english, chinese))
        told = f"{english} · {chinese}"
        if cell_len(told) + 8 > self.size.width:
            told = chinese
        return [(told, self._palette.chrome_faint)]


class LearningScreen(Window[str | None]):
    """Answers with "en", "zh" or "both"; None for later."""

    CSS = f"""
    LearningScreen {{ align: center middle; background: $background 70%; }}
    Question {{ width: 100%; max-width: {_WIDE}; height: 100%; max-height: 15; margin: 1 2; }}
    LearningScreen.-low Question, LearningScreen.-flat Question {{ margin: 0; }}
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(LEARNING)
    HEADING = "Everywhere"

    def __init__(self, palette: Palette, learning: str, first: bool = False) -> None:
        """`learning`: what was answered before; `first`: nobody pressed a key to be asked."""
        super().__init__()
        values = [answer[0] for answer in _ANSWERS]
        place = values.index(learning) if learning in values else 0
        told = "‹Esc› later 以后再说 · ‹everywhere.L› asks again 随时可改"
        if not first:
            told = "‹Esc› back 返回"
        elif learning == "later":
            told = "‹Esc› both 两种都学 · ‹everywhere.L› asks again 随时可改"
        self.question = Question(palette, place, told)

    def compose(self) -> ComposeResult:
        yield self.question

    def action_answer(self, value: str) -> None:
        """Learn this."""
        self.dismiss(value)

    def action_choose(self) -> None:
        """Learn what stands at the cursor."""
        self.dismiss(self.question.answer)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.question.move(by)

    def on_answer_clicked(self, message: AnswerClicked) -> None:
        """An answer was clicked."""
        self.dismiss(_ANSWERS[message.place][0])
