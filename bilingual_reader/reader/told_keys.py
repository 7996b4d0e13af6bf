"""Keys as they are told: those that the learner chose stand in the place of the usual ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from textual.screen import Screen

from bilingual_reader.reader.keys import PLACES, Key, id_of

_IN_TEXT = re.compile(r"‹(?:([a-z]+)\.)?(.|Esc|Space|空格键)›")


def keyed(screen: Screen[Any], text: str) -> str:
    """A text in which keys stand as ‹u›, with those that they are now.

    They are keys of this screen, or of the place that is named with them: ‹reading.m›.
    """
    return _IN_TEXT.sub(lambda found: key_now(screen, found[2], found[1] or ""), text)


def key_now(screen: Screen[Any], told: str, place: str = "") -> str:
    """A key as the foot tells it, or several: others where the learner changed them."""
    changed = screen.app._keymap
    if not changed:
        return told
    from bilingual_reader.reader.keymap import pressed, shown

    own = []
    for key in pressed(told):
        now = next((changed[id] for id in _ids(screen, key, place) if id in changed), "")
        own.append(shown(now.split(",")[0]) if now else "")
    return " ".join(key for key in own if key) if any(own) else told


def keys_now(place: str, changed: Mapping[str, str]) -> Sequence[Key]:
    """The keys of a place, those that the learner changed as they are now."""
    if not changed:
        return PLACES[place]
    from bilingual_reader.reader.keymap import rows

    return rows(place, changed)


def _ids(screen: Screen[Any], key: str, place: str) -> Iterator[str]:
    """What the key does there, as the configuration names it."""
    if place:
        yield from (id_of(place, each) for each in PLACES[place] if key in each.keys.split(","))
    else:
        there = screen._bindings.key_to_bindings.get(key, ())
        yield from (binding.id or "" for binding in there)
