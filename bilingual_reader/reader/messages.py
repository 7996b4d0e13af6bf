"""What widgets and workers announce; screens decide what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from textual.message import Message
from textual.widget import Widget

from bilingual_reader.core.documents import Language
from bilingual_reader.errors import ReaderError


class Picked(NamedTuple):
    """A word that the learner picked, where it stands."""

    n: int
    """Its pair."""
    side: Language
    """The side of the pair it stands in."""
    first: int
    last: int
    """Half-open offsets in the side."""
    surface: str
    lang: Language
    """Its own language."""


@dataclass(repr=False, eq=False)
class Stepped(Message):
    """Another sentence is current."""

    n: int


class Viewed(Message):
    """Other sentences are in view."""


@dataclass(repr=False, eq=False)
class WordPicked(Message):
    """Another word is picked, or none."""

    picked: Picked | None
    by_mouse: bool = False


@dataclass(repr=False, eq=False)
class RowChosen(Message):
    """A row of a list was chosen."""

    index: int


@dataclass(repr=False, eq=False)
class KeyClicked(Message):
    """A key at the foot was clicked."""

    key: str
    """As it is shown there."""


@dataclass(repr=False, eq=False)
class LineClicked(Message):
    """The line under the title, which stands for the whole episode, was clicked."""

    cell: int
    width: int


@dataclass(repr=False, eq=False)
class DayClicked(Message):
    """A day of a month was clicked."""

    day: date


@dataclass(repr=False, eq=False)
class Troubled(Message):
    """What the learner asked of a widget cannot be done."""

    error: ReaderError


@dataclass(repr=False, eq=False)
class Prompted(Message):
    """Something was typed into a prompt."""

    prompt: Widget
    text: str


@dataclass(repr=False, eq=False)
class Answered(Message, bubble=False):
    """A background question was answered, or failed: then the outcome is the exception."""

    asker: Any
    question: Any
    outcome: Any


@dataclass(repr=False, eq=False)
class Progressed(Message):
    """A long task says how far it is."""

    told: str


@dataclass(repr=False, eq=False)
class AnswerClicked(Message):
    """An answer to the first question was clicked."""

    place: int
    """Its place among the answers."""
