"""The note type, as shipped for ever.

Anki matches the note type, its fields and its templates by these ids. Once released, none may
go, change its id or its place, and none may be added: notes of a deck that a learner studies
would be in conflict and never updated again. A new idea takes a spare field (renaming it keeps
its id) or the spare template; texts of templates and the CSS may change together with `CHANGED`,
which replaces a learner's own CSS older than it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NAME = "Bilingual Reader"
MODEL_ID = 1_735_092_417_301
CHANGED = 1767225600
"""Seconds (2026-01-01): when templates or CSS last changed."""

_FIRST_FIELD_ID = 4_611_020_717_000_000
_FIRST_TEMPLATE_ID = 4_611_020_718_000_000

FIELDS: tuple[str, ...] = (
    "Key",
    "Word",
    "Reading",
    "WordAudio",
    "Gloss",
    "Sentence",
    "SentenceReading",
    "SentenceTranslation",
    "SentenceAudio",
    "SentenceCloze",
    "TranslationCloze",
    "GlossCloze",
    "Hint",
    "Speaker",
    "Source",
    "Timecode",
    "URL",
    "Level",
    "FrequencyRank",
    "Simplified",
    "Traditional",
    "Classifier",
    "Parts",
    "MoreSentences",
    "Note",
    "Picture",
    "WordLang",
    "ReadingLang",
    "GlossLang",
    "HintLang",
    "SentenceLang",
    "TranslationLang",
    "SpeakerLang",
    "SourceLang",
    "NoteLang",
    "LearnerLang",
    "IsChinese",
    "NoRecognition",
    "IsRecall",
    "IsListening",
    "IsCloze",
    "IsSentence",
    "IsTyping",
    "IsSpare",
    "IsSpare2",
    *(f"Spare{n}" for n in range(1, 12)),
    "SentenceQuestion",
)
"""Their order is their id: append nothing, move nothing."""

SORT_FIELD = FIELDS.index("Word")


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of card: it is made of a note when all of `needs` and one of `one_of` are filled."""

    name: str
    file: str
    """Stem of its two files in the folder `templates`."""
    needs: tuple[str, ...]
    one_of: tuple[str, ...] = ()
    unless: str = ""
    """A field that forbids it."""


TEMPLATES: tuple[Template, ...] = (
    Template("Recognition", "recognition", ("Word",), unless="NoRecognition"),
    Template("Recall", "recall", ("IsRecall", "Gloss")),
    Template("Listening", "listening", ("IsListening",), ("SentenceAudio", "WordAudio")),
    Template("Cloze", "cloze", ("IsCloze", "SentenceCloze")),
    Template("Sentence", "sentence", ("IsSentence", "Sentence")),
    Template("Typing", "typing", ("IsTyping", "Gloss")),
    Template("Spare", "spare", ("IsSpare", "Word")),
    Template("Spare 2", "spare2", ("IsSpare2", "Word")),
)
"""Their order is their id too."""


_PART = re.compile("<!-- ([a-z]+) -->")
_DECIDING = frozenset(name for t in TEMPLATES for name in (*t.needs, *t.one_of, t.unless) if name)


def field_id(place: int) -> int:
    """The lasting id of the field at that place."""
    return _FIRST_FIELD_ID + place


def template_id(place: int) -> int:
    """The lasting id of the template at that place."""
    return _FIRST_TEMPLATE_ID + place


def cards(fields: Iterable[str]) -> str:
    """The places of the templates that make a card where these fields are filled, as Anki decides.

    A digit each, in order.
    """
    return _cards(_DECIDING.intersection(fields))


@cache
def _cards(filled: frozenset[str]) -> str:
    return "".join(
        str(place)
        for place, template in enumerate(TEMPLATES)
        if filled.issuperset(template.needs)
        and (not template.one_of or not filled.isdisjoint(template.one_of))
        and template.unless not in filled
    )


@cache
def html(name: str) -> str:
    """A file of the templates' folder; where it says `<!-- word -->`, `word.html` stands."""
    folder = files("bilingual_reader.export") / "templates"
    text = (folder / name).read_text(encoding="utf-8")
    return _PART.sub(lambda part: html(f"{part[1]}.html").strip(), text)


def css() -> str:
    """The style of all cards."""
    return html("card.css")
