"""What goes into a note besides its word, and what a note is."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from bilingual_reader.core.words import Context, Word

Kind = Literal["recognition", "recall", "listening", "cloze", "sentence", "typing"]

FLAGS: Mapping[Kind, str] = {
    "recall": "IsRecall",
    "listening": "IsListening",
    "cloze": "IsCloze",
    "sentence": "IsSentence",
    "typing": "IsTyping",
}
"""The field that asks for a card of that kind when it is not empty."""

KINDS: tuple[Kind, ...] = ("recognition", *FLAGS)

ROOT_TAG = "bilingual-reader"
KNOWN_TAG = f"{ROOT_TAG}::known"
MOST_SENTENCES = 5
"""Sentences on a note, the first included: more are no help in a review."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which cards the learner wants of each note."""

    kinds: frozenset[Kind] = frozenset({"recognition"})
    changed: str = ""
    """ISO time when the learner last chose: the notes must be newer than that."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A sound that a note plays; the package carries its bytes."""

    name: str
    """In Anki's flat media folder, as `[sound:…]` names it: made of what was cut out of what, so
    that the same sound keeps its name. Letters, digits, `-` and `.` only."""
    file: str
    """Path of the bytes; "" where they have yet to be cut."""
    fault: str = ""
    """Why there are none, where cutting failed: the note goes without, and the learner is told."""


@dataclass(frozen=True, slots=True)
class Extras:
    """What dictionaries and sound add to a word's note; whatever is not known stays empty.

    Only what is the learner's own doing counts as a change of the note, `clips` and `corrected`:
    a newer dictionary must not overwrite what was edited in Anki.
    """

    lit: tuple[tuple[int, int] | None, ...] = ()
    """For each of the word's contexts, in order: where the word's sense stands in the translation,
    as half-open offsets; None where it is not said."""
    reading: str = ""
    """The sentence that the card shows with its reading above it, as HTML: `readings.ruby`."""
    corrected: str = ""
    """What of that reading the learner set; any text that changes when it does."""
    parts: tuple[tuple[str, str, str], ...] = ()
    """(character, pinyin, meaning) of a Chinese word of several characters."""
    measures: tuple[str, ...] = ()
    """Measure words of a Chinese noun with their reading, `座[zuò]`, the usual first."""
    rank: int = 0
    """Place among the words of the language, the most frequent is 1; 0 where it is not listed."""
    level: str = ""
    """Of an examination, as its list has it."""
    word_clip: Clip | None = None
    sentence_clip: Clip | None = None


NO_EXTRAS = Extras()


class Note(NamedTuple):
    """What Anki gets for one word. A tuple: ten thousand of them are made for one deck."""

    key: str
    """`Word.key`."""
    fields: Mapping[str, str]
    """HTML by field name; fields that are not named are empty."""
    tags: tuple[str, ...]
    """Sorted, without spaces, `::` between levels."""
    deck: str
    """Full name, `::` between levels. Only cards that are new to Anki go there."""
    changed: int
    """Seconds since 1970, UTC: when its content last changed."""
    added: int
    """Milliseconds since 1970, UTC: when the word was marked."""
    content: str
    """A hash of what the learner would see change: fields and tags, but not the one that says
    "known" (16 hexadecimal digits)."""
    media: tuple[Clip, ...] = ()
    """The sounds that its fields name."""

    @property
    def guid(self) -> str:
        """What Anki knows the note by: made from the key alone, for ever."""
        told = unicodedata.normalize("NFC", f"{ROOT_TAG}:{self.key}")
        digest = hashlib.sha256(told.encode("utf-8", "replace")).digest()
        return base64.urlsafe_b64encode(digest[:12]).decode("ascii")

    @property
    def stamp(self) -> str:
        """What to remember of this note after it was exported; see `stamped`."""
        return f"{self.changed} {self.content}"


def shown(word: Word) -> Context:
    """The context that a card shows: the first with a sentence, else the first, else none."""
    with_sentence = (c for c in word.contexts if c.sentence)
    first = word.contexts[0] if word.contexts else Context("")
    return next(with_sentence, first)
