"""Keys that the learner changed: from the configuration's table `[keys]` to Textual's keymap.

    [keys]
    mark = "f2"                  # wherever something is marked
    next_sentence = ["n", "→"]

    [keys.words]
    mark = "m"                   # in the word list alone

A key is written as Textual names it ("ctrl+r", "question_mark") or as the help shows it ("Ctrl+R",
"?", "→", "PgDn"). An action is written as `docs/keys.md` lists it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from textual.keys import Keys, _character_to_key

from bilingual_reader.errors import ConfigError
from bilingual_reader.reader.keys import PLACES, Key, id_of

Keymap = dict[str, str]
"""Id of a key → its keys as Textual names them, "," between them."""

_WORDS = {
    "step(1)": "next_sentence",
    "step(-1)": "previous_sentence",
    "speed(1)": "faster",
    "speed(-1)": "slower",
    "word(1)": "next_word",
    "word(-1)": "previous_word",
    "extend(1)": "longer",
    "extend(-1)": "shorter",
    "edge('last', 1)": "end_on",
    "edge('last', -1)": "end_back",
    "edge('first', 1)": "beginning_on",
    "edge('first', -1)": "beginning_back",
    "find_next(1)": "find_next",
    "find_next(-1)": "find_previous",
    "section(1)": "next_section",
    "section(-1)": "previous_section",
    "unknown(1)": "next_unknown",
    "unknown(-1)": "previous_unknown",
    "to_bookmark(1)": "next_bookmark",
    "to_bookmark(-1)": "previous_bookmark",
    "copy(True)": "copy_alone",
    "scroll(3)": "scroll_down",
    "scroll(-3)": "scroll_up",
    "doubtful(1)": "next_doubtful",
    "doubtful(-1)": "previous_doubtful",
    "go(1)": "first",
    "go(-1)": "last",
    "move(1)": "down",
    "move(-1)": "up",
    "scroll(1)": "scroll_down",
    "scroll(-1)": "scroll_up",
    "page(1)": "page_down",
    "page(-1)": "page_up",
    "move('en', 1)": "en_on",
    "move('en', -1)": "en_back",
    "move('zh', 1)": "zh_on",
    "move('zh', -1)": "zh_back",
    "day(1)": "next_day",
    "day(-1)": "previous_day",
    "day(7)": "next_week",
    "day(-7)": "previous_week",
    "month(1)": "next_month",
    "month(-1)": "previous_month",
    "lit(1)": "next_lit",
    "lit(-1)": "previous_lit",
    "end(1)": "first",
    "end(-1)": "last",
    "row(1)": "next_episode",
    "row(-1)": "previous_episode",
    "app.quit": "quit",
}
"""Actions whose name would not say what they do."""
_SHOWN = {
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "delete": "Del",
    "home": "Home",
    "end": "End",
    "backspace": "Backspace",
    "insert": "Ins",
}
"""Keys that have no character, as the help shows them."""
_NAMED = {told.lower(): name for name, told in _SHOWN.items()}
_NAMED |= {"⏎": "enter", "␣": "space", "空格键": "space"}
_TYPED = "search"
"""The place where characters are text."""
_FIXED = ("everywhere.close",)
"""Esc closes what is in front, everywhere: always the way out."""


def name_of(action: str) -> str:
    """What an action is called in the configuration."""
    return _WORDS.get(action) or "_".join(re.findall(r"\w+", action)).lower()


def names(place: str) -> dict[str, Key]:
    """What can be changed in a place, by name."""
    return {name_of(key.action): key for key in PLACES[place] if id_of(place, key) not in _FIXED}


def keymap(table: Mapping[str, Any]) -> Keymap:
    """The changed keys. Raises ConfigError for what is no action or no key, and for conflicts."""
    made: Keymap = {}
    for name, value in table.items():
        if not isinstance(value, Mapping):
            there = [place for place in PLACES if name in names(place)]
            if not there:
                raise _unknown(name, {n for place in PLACES for n in names(place)} | set(PLACES))
            own = _keys(name, value)
            made |= {
                id_of(place, names(place)[name]): own
                for place in there
                if place != _TYPED or not _types(own)
            }
    # What is said of one place goes before what is said of all.
    for place, value in table.items():
        if isinstance(value, Mapping):
            if place not in PLACES:
                raise _unknown(place, set(PLACES))
            for name, keys in value.items():
                if name not in names(place):
                    raise _unknown(f"{place}.{name}", {f"{place}.{n}" for n in names(place)})
                own = _keys(name, keys)
                if place == _TYPED and _types(own):
                    told = "characters are text there, give another key"
                    raise ConfigError(f"{name} cannot be {keys!r}", "[keys.search]", told)
                made[id_of(place, names(place)[name])] = own
    for place in PLACES:
        _check(place, made)
    return made


def rows(place: str, keymap: Mapping[str, str]) -> list[Key]:
    """A table with the keys that the learner chose, as the help shows it."""
    made: list[Key] = []
    group: list[Key] = []
    for key in PLACES[place]:
        if key.shown and group:
            made.extend(_told(place, group, keymap))
            group = []
        group.append(key)
    made.extend(_told(place, group, keymap))
    return made


def shown(key: str) -> str:
    """A key of Textual's as the help shows it."""
    *held, last = key.split("+")
    told = _SHOWN.get(last) or _CHARACTERS.get(last) or (last.upper() if len(last) > 1 else last)
    if held and len(last) == 1:
        told = last.upper()
    return "+".join([*(name.capitalize() for name in held), told])


def pressed(told: str) -> list[str]:
    """The keys, as Textual names them, of what a foot or the help shows: "←→", "w b", "Esc q"."""
    found = []
    for word in told.split():
        apart = "+" not in word and word.lower() not in _NAMED and not word.isascii()
        found += [_named(part) for part in (word if apart else [word])]
    return found


def _told(place: str, group: Sequence[Key], keymap: Mapping[str, str]) -> Iterator[Key]:
    """A key and those that it tells of too."""
    own = {key.action: keymap.get(id_of(place, key)) for key in group}
    head = group[0]
    if not any(own.values()):
        yield from group
    elif len(group) == 1:
        keys = (own[head.action] or head.keys).split(",")
        yield head._replace(keys=",".join(keys), shown=" ".join(map(shown, keys)))
    else:
        # One by one: nothing else would say which of them does what.
        for key in group:
            keys = (own[key.action] or key.keys).split(",")
            told = key.alone or key.says
            yield Key(",".join(keys), " ".join(map(shown, keys)), key.action, told)


def _keys(name: str, value: Any) -> str:
    told = [value] if isinstance(value, str) else value
    if not isinstance(told, list) or not told or not all(isinstance(key, str) for key in told):
        raise ConfigError(f"the keys of {name!r} are not of their kind", "[keys]",
                          'give a key in quotes, or several: ["n", "→"]')  # fmt: skip
    return ",".join(_named(key) for key in told)


def _named(told: str) -> str:
    """A key as Textual names it. Raises ConfigError where it is none."""
    *held, last = told.split("+") if len(told) > 1 and not told.endswith("+") else [told]
    held = [name.strip().lower() for name in held]
    last = last.strip() if last != " " else "space"
    if len(last) == 1 and last not in _NAMED:
        last = _character_to_key(last.lower() if held else last)
    else:
        last = _NAMED.get(last.lower(), last.lower())
        if last not in _ALL:
            raise ConfigError(f"there is no key {told!r}", "[keys]",
                              "give a character, f2, ctrl+r, shift+right or the like")  # fmt: skip
    if not set(held) <= {"ctrl", "shift", "alt"}:
        raise ConfigError(f"there is no key {told!r}", "[keys]", "use ctrl+, shift+ or alt+")
    return "+".join([*sorted(held, key=["alt", "ctrl", "shift"].index), last])


def _types(keys: str) -> bool:
    """Whether some of the keys are characters."""
    return any(len(key) == 1 or key in _CHARACTERS or key == "space" for key in keys.split(","))


def _check(place: str, made: Keymap) -> None:
    """Raise ConfigError where a key that was changed does two things."""
    tables = [place] if place == "everywhere" else [place, "everywhere"]
    used: dict[str, tuple[str, bool]] = {"ctrl+p": ("palette", False)}
    for table in tables:
        for key in PLACES[table]:
            own = made.get(id_of(table, key))
            for name in (own or key.keys).split(","):
                action, changed = used.setdefault(name, (key.action, bool(own)))
                if action != key.action and (own or changed):
                    both = f"{name_of(action)} and {name_of(key.action)}"
                    raise ConfigError(
                        f"{shown(name)} would be both {both} in {place!r}",
                        "[keys]",
                        "give one of them another key",
                    )


def _unknown(name: str, known: set[str]) -> ConfigError:
    near = get_close_matches(name, sorted(known), 4)
    todo = f"use {' or '.join(near)}" if near else "docs/keys.md lists all of them"
    return ConfigError(f"there is no action {name!r}", "[keys]", todo)


_ALL = {key.value for key in Keys} | {f"f{n}" for n in range(1, 25)} | set(_SHOWN) | {
    name for table in PLACES.values() for key in table for name in key.keys.split(",")
}  # fmt: skip
_CHARACTERS = {_character_to_key(c): c for c in map(chr, range(33, 127)) if not c.isalnum()}
