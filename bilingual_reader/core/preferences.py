"""What a learner chose once and for all: which language is learned, and how things are shown.

Each preference is a field of `Preferences` with a few possible values, the first of which stands
until another is chosen. `POSSIBLE` is the one table of them: what is stored, asked and shown is
made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bilingual_reader.core.documents import Language
from bilingual_reader.errors import PreferenceError


class Preference(NamedTuple):
    """One thing that can be chosen."""

    values: tuple[str, ...]
    """What it may be; the first is the default."""
    says: str


TEXTUAL = (
    "textual-dark",
    "textual-light",
    "nord",
    "gruvbox",
    "catppuccin-mocha",
    "catppuccin-latte",
    "catppuccin-frappe",
    "catppuccin-macchiato",
    "dracula",
    "tokyo-night",
    "monokai",
    "flexoki",
    "solarized-dark",
    "solarized-light",
    "rose-pine",
    "rose-pine-moon",
    "rose-pine-dawn",
    "atom-one-dark",
    "atom-one-light",
    "ansi-dark",
    "ansi-light",
)
"""The themes that Textual brings; where one is gone, its own dark one stands in."""

POSSIBLE: Mapping[str, Preference] = {
    "learning": Preference(
        ("unasked", "en", "zh", "both", "later"),
        "the language that you learn: it leads, the other is its translation; "
        "unasked, later: the reader asks",
    ),
    "interface": Preference(("auto", "en", "zh"), "the language that the program speaks"),
    "theme": Preference(
        ("night", "paper", "contrast", "plain", *TEXTUAL),
        "the colours; paper is light, plain has none",
    ),
    "languages": Preference(
        ("auto", "en-zh", "zh-en", "en", "zh"), "which languages are shown, and which leads"
    ),
    "translation": Preference(("shown", "hidden"), "whether translations wait to be revealed"),
    "text": Preference(("shown", "hidden"), "hidden: listen first, reveal a sentence afterwards"),
    "readings": Preference(
        ("none", "current", "unknown", "all"), "which words have pinyin or IPA over them"
    ),
    "script": Preference(
        ("as-written", "simplified", "traditional"), "the script that Chinese is shown in"
    ),
    "brackets": Preference(("shown", "hidden"), "glosses in brackets inside the text"),
    "pause": Preference(("off", "on"), "whether sound pauses after each sentence"),
    "speed": Preference(
        (
            "1.0",
            "0.5",
            "0.6",
            "0.7",
            "0.8",
            "0.9",
            "1.1",
            "1.2",
            "1.3",
            "1.4",
            "1.5",
            "1.75",
            "2.0",
        ),
        "how fast sound is played",
    ),
}


class Preferences(NamedTuple):
    """All that was chosen; see `POSSIBLE`."""

    learning: str = "unasked"
    interface: str = "auto"
    theme: str = "night"
    languages: str = "auto"
    translation: str = "shown"
    text: str = "shown"
    readings: str = "none"
    script: str = "as-written"
    brackets: str = "shown"
    pause: str = "off"
    speed: str = "1.0"

    @property
    def learned(self) -> Language | None:
        """The one language that is learned; None: both are, or nobody said."""
        return "en" if self.learning == "en" else "zh" if self.learning == "zh" else None


def preferences(stored: Mapping[str, str]) -> Preferences:
    """What is stored, as a record; what no version of today knows counts as not chosen."""
    known = {name: stored[name] for name in NAMES if stored.get(name) in POSSIBLE[name].values}
    return Preferences(**known)


def following(**values: str) -> dict[str, str]:
    """What is chosen with a choice: which language is learned decides anew which one leads."""
    answered = values.get("learning") in ("en", "zh", "both")
    return {"languages": "auto", **values} if answered else values


def named(name: str) -> str:
    """The name of a preference as it is kept. Raises PreferenceError."""
    found = name.strip().lower()
    if found not in POSSIBLE:
        raise PreferenceError("there is no such setting", name, f"there are {', '.join(POSSIBLE)}")
    return found


def checked(name: str, value: str) -> tuple[str, str]:
    """A preference and its value as they are kept. Raises PreferenceError."""
    name, value = named(name), value.strip().lower()
    if name == "speed" and value.replace(".", "", 1).isdecimal():
        value = str(float(value))
    if value not in POSSIBLE[name].values:
        may = ", ".join(POSSIBLE[name].values)
        raise PreferenceError(f"{name} cannot be {value!r}", "", f"it can be {may}")
    return name, value


NAMES = Preferences._fields
