"""Texts that rooms without a catalogue say in English, told in the language that is in use.

Whoever raises an error fills its text with what went wrong, and the core may know no catalogue. So
the extractor (tests/locale/extraction.py) collects what errors are given, the help of commands and
what is marked with `E_`, as texts with named fields; what is told is recognized by them here. What
none of them made, such as a path, stays as it is. In English nothing is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from bilingual_reader.locale import _, catalogue, texts

if TYPE_CHECKING:
    from gettext import NullTranslations

CONTEXT = "told"
"""Of these texts in the catalogues: no other text is taken for one of them."""

_FIELD = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"[A-Za-z]{2}")


def E_(text: str) -> str:
    """The text itself: another program or room says it, and it is told from here."""
    return text


# What Python says of files and addresses, and what is filled into texts.
OTHERS = (
    E_("No such file or directory"),
    E_("Permission denied"),
    E_("Is a directory"),
    E_("Not a directory"),
    E_("File exists"),
    E_("File name too long"),
    E_("No space left on device"),
    E_("Read-only file system"),
    E_("Too many levels of symbolic links"),
    E_("Input/output error"),
    E_("Address already in use"),
    E_("Connection refused"),
    E_("Operation not permitted"),
    E_("Invalid argument"),
    E_("English"),
    E_("Chinese"),
    E_("a space"),
    E_("speaker"),
    E_("section"),
    # What became of a sound or a note, in a list.
    E_("Anki takes no sound of this name"),
    E_("this sound was not cut"),
    E_("it cannot be read"),
    E_("Anki did not take it: close the note in its browser"),
    E_("Anki did not take it: it may be there under another note type"),
    # What click says.
    E_("No such command {name}"),
    E_("No such option {name}"),
    E_("No such command {name}. Did you mean {possibility}?"),
    E_("No such option {name}. Did you mean {possibility}?"),
    E_("No such option {name}. (Did you mean one of: {possibilities}?)"),
    E_("Missing argument {name}"),
    E_("Missing option {name}"),
    E_("Missing argument {name}. Choose from:\n\t{choices}"),
    E_("Got unexpected extra argument ({args})"),
    E_("Got unexpected extra arguments ({args})"),
    E_("Option {name} requires an argument"),
    E_("Option {name} does not take a value"),
    E_("Invalid value: {message}"),
    E_("Invalid value for {param_hint}: {message}"),
    E_("{value} is not one of {choices}"),
    E_("{value} is not a valid integer"),
    E_("{value} is not in the range {range}"),
    E_("Show this message and exit."),
    E_("Show the version and exit."),
    E_("[default: {default}]"),
    E_("[default: {default}; {range}]"),
)


def recognized(text: str) -> str:
    """A text in the language that is in use; as it is where no text of the catalogue made it."""
    translated = _translated(text)
    return text if translated is None else translated


def by_parts(line: str) -> str:
    """A line in which several texts are joined by commas: the longest that are known, and the rest.

    Between two parts that are not known the comma stays, too: it may be part of a name.
    """
    pieces = line.split(", ")
    said, at, known = "", 0, True
    while at < len(pieces):
        ends = range(min(at + _MOST, len(pieces)), at, -1)
        found = ((end, _translated(", ".join(pieces[at:end]), _PIECE)) for end in ends)
        end, translated = next(((e, t) for e, t in found if t is not None), (at + 1, None))
        comma = "" if not at else _(", ") if known or translated is not None else ", "
        said += comma + (pieces[at] if translated is None else translated)
        at, known = end, translated is not None
    return said


_MOST = 12
"""Parts between commas that one text has at most."""
_ANY, _PIECE = "(?P<{}>.*)", "(?P<{}>(?:(?!, ).)*)"
"""What may stand in a field: anything, or what has no comma."""


def _translated(text: str, field: str = _ANY) -> str | None:
    """The translation of the text itself, or of the template that says most of it."""
    plain, templates = _known(catalogue())
    if text in plain:
        return plain[text]
    for parts, translation in templates:
        if text.startswith(parts[0]) and text.endswith(parts[-1]):
            named = (field.format(p) if n % 2 else re.escape(p) for n, p in enumerate(parts))
            found = re.fullmatch("".join(named), text, re.DOTALL)
            if found:
                fields = found.groupdict().items()
                return translation.format(**{name: recognized(value) for name, value in fields})
    return None


@lru_cache(maxsize=2)
def _known(
    spoken: NullTranslations | None,
) -> tuple[Mapping[str, str], Sequence[tuple[Sequence[str], str]]]:
    """The texts without fields; and those with some, in parts, first what says most itself."""
    plain: dict[str, str] = {}
    templates: list[tuple[Sequence[str], str]] = []
    for text, translation in texts(spoken, CONTEXT).items():
        parts = _FIELD.split(text)
        if len(parts) == 1:
            plain[text] = translation
        elif _WORD.search("".join(parts[::2])):
            templates.append((parts, translation))
    templates.sort(key=lambda each: -sum(map(len, each[0][::2])))
    return plain, templates
