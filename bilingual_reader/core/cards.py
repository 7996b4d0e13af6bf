"""From a word of the word list to the note that a deck carries.

A learner studies with a note for years and edits it in Anki, so three things never change once
they were shipped: what a note is called (`guid`), the names of its fields, and that a note whose
content is the same is never written as newer than it was (`stamped`).
"""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Literal

from bilingual_reader.core.markup import escape, marked, script, timecode, toned, web_address
from bilingual_reader.core.words import Context, Word

Kind = Literal["recognition", "recall", "listening", "cloze", "sentence", "typing"]

CONTENT_CHANGED = 1767225600
"""Seconds (2026-01-01): no note is written as older. Raising it writes every note as newer than
all edits made in Anki before that day, and so replaces them: only for a fault that must go."""

FLAGS: Mapping[Kind, str] = {
    "recall": "IsRecall",
    "listening": "IsListening",
    "cloze": "IsCloze",
    "sentence": "IsSentence",
    "typing": "IsTyping",
}
"""The field that asks for a card of that kind when it is not empty."""

ROOT_DECK = "Bilingual Reader"
ROOT_TAG = "bilingual-reader"
MOST_SENTENCES = 5
"""Sentences on a note, the first included: more are no help in a review."""
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """Which cards the learner wants of each note."""

    kinds: frozenset[Kind] = frozenset({"recognition"})
    changed: str = ""
    """ISO time when the learner last chose: the notes must be newer than that."""


@dataclass(frozen=True, slots=True)
class Note:
    """What Anki gets for one word."""

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
    """A hash of what the learner would see change: fields and tags (16 hexadecimal digits)."""

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


def exportable(word: Word) -> bool:
    """Whether the word goes into tables: all but ignored and blank ones."""
    return word.status != "ignored" and bool(escape(word.headword).strip())


def studied(word: Word, before: str = "") -> bool:
    """Whether the word goes into decks, given its stamp of the last export ("" if none).

    A known word does so when it has a sentence or was in the deck before: lists of known words,
    taken over from elsewhere by the thousand, would bury the words to learn.
    """
    return exportable(word) and (word.status != "known" or bool(before or shown(word).sentence))


def note(word: Word, choice: Choice | None = None) -> Note:
    """The note of a word, with cards by choice (recognition alone when None)."""
    choice = choice or Choice()
    met = shown(word)
    fields = {**_word_fields(word), **_sentence_fields(word, met), **_source_fields(met)}
    fields["MoreSentences"] = _more_sentences(word, met)
    # Blank fields count as empty in Anki: a card that hung on one would have no front.
    fields = {name: value for name, value in fields.items() if value.replace("<br>", "").strip()}
    fields.update(_flags(choice.kinds, fields))
    tags = _tags(word, met)
    changed = max(_seconds(word.changed), _seconds(choice.changed), float(CONTENT_CHANGED))
    return Note(
        key=word.key,
        fields=fields,
        tags=tags,
        deck=deck_name(met),
        changed=int(changed),
        added=int(_seconds(word.added) * 1000),
        content=_hash(fields, tags),
    )


def stamped(made: Note, before: str) -> Note:
    """The same note with the time it may claim, given the stamp of its last export ("" if none).

    Same content keeps its old time, so that Anki leaves the learner's edits alone, whatever else
    of the word changed (its status, say). Other content is newer than what was exported before,
    also when an undo brought an old time back.
    """
    time, _, content = before.partition(" ")
    if not content or not (time.isascii() and time.isdigit()):
        return made
    if content == made.content:
        return replace(made, changed=max(int(time), CONTENT_CHANGED))
    return replace(made, changed=max(made.changed, int(time) + 1))


def shown(word: Word) -> Context:
    """The context that a card shows: the first with a sentence, else the first, else none."""
    with_sentence = (c for c in word.contexts if c.sentence)
    first = word.contexts[0] if word.contexts else Context("")
    return next(with_sentence, first)


def deck_name(met: Context) -> str:
    """`Bilingual Reader::Show::Episode`; what is not known is left out."""
    episode = _name(met.title) or _name(met.episode)
    parts = [_name(met.show), episode] if episode else ["Words"]
    return "::".join([ROOT_DECK, *(part for part in parts if part)])


def _word_fields(word: Word) -> dict[str, str]:
    chinese = word.lang == "zh"
    traditional = word.traditional if word.traditional != word.headword else ""
    return {
        "Key": escape(word.key),
        "Word": escape(word.headword),
        "WordLang": "zh-Hans" if chinese else "en",
        "Reading": toned(word.reading) if chinese else escape(word.reading),
        "ReadingLang": ("zh-Latn-pinyin" if chinese else "en-fonipa") if word.reading else "",
        "Gloss": escape(word.gloss),
        "GlossLang": script(word.gloss),
        "Simplified": escape(word.headword) if chinese else "",
        "Traditional": escape(traditional) if chinese else "",
        "Note": escape(word.note),
    }


def _sentence_fields(word: Word, met: Context) -> dict[str, str]:
    sentence, cloze = marked(met.sentence, _forms(word, met))
    return {
        "Sentence": sentence,
        "SentenceLang": script(met.sentence),
        "SentenceCloze": cloze,
        "SentenceTranslation": escape(met.translation),
        "TranslationLang": script(met.translation),
    }


def _source_fields(met: Context) -> dict[str, str]:
    source = " · ".join(part for part in (met.show, met.title) if part)
    return {
        "Speaker": escape(met.speaker),
        "Source": escape(source),
        "Timecode": timecode(met.start),
        "URL": web_address(met.url, met.start),
    }


def _forms(word: Word, met: Context) -> tuple[str, ...]:
    """The forms to look for in the sentence, the likeliest first."""
    return (met.surface, word.headword, word.traditional)


def _more_sentences(word: Word, first: Context) -> str:
    pairs = []
    for met in word.contexts:
        if met is not first and met.sentence and met.sentence != first.sentence:
            sentence, _ = marked(met.sentence, _forms(word, met))
            said = f'<div lang="{script(met.sentence)}">{sentence}</div>'
            other = f'<div lang="{script(met.translation)}">{escape(met.translation)}</div>'
            pairs.append(f"<div>{said}{other if met.translation else ''}</div>")
    return "".join(pairs[: MOST_SENTENCES - 1])


def _flags(kinds: frozenset[Kind], fields: Mapping[str, str]) -> dict[str, str]:
    possible: dict[Kind, bool] = {
        "recall": "Gloss" in fields,
        "typing": "Gloss" in fields,
        "cloze": "SentenceCloze" in fields,
        "sentence": "Sentence" in fields,
    }
    flags = {FLAGS[kind]: "1" for kind in FLAGS if kind in kinds}
    # A note without any card would be refused, so recognition stays where nothing else can be.
    if "recognition" not in kinds and any(possible.get(kind) for kind in kinds):
        flags["NoRecognition"] = "1"
    return flags


def _tags(word: Word, met: Context) -> tuple[str, ...]:
    tags = {f"{ROOT_TAG}::{word.lang}"}
    if show := _slug(met.show):
        tags.add(f"{ROOT_TAG}::show::{show}")
    # Other statuses change with every review: as tags they would replace the learner's edits.
    if word.status == "known":
        tags.add(f"{ROOT_TAG}::known")
    return tuple(sorted(tags))


@lru_cache(maxsize=1024)
def _name(text: str) -> str:
    """One level of a deck's name: no colons at its ends, none doubled, nothing unprintable."""
    text = unicodedata.normalize("NFC", text.replace('"', "'"))
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    while "::" in text:
        text = text.replace("::", ":")
    if len(text) > _LONGEST_NAME:
        text = text[: _LONGEST_NAME - 1] + "…"
    return text.strip(": ")


@lru_cache(maxsize=1024)
def _slug(text: str) -> str:
    """One level of a tag: letters and digits in lower case, a hyphen for all else."""
    text = unicodedata.normalize("NFC", text).lower()
    return "-".join("".join(c if c.isalnum() else " " for c in text).split())[:60].strip("-")


def _hash(fields: Mapping[str, str], tags: tuple[str, ...]) -> str:
    # Escaped text has no control characters, so these part fields without doubt.
    told = "\x1f".join([*(f"{name}\x1e{fields[name]}" for name in sorted(fields)), *tags])
    return hashlib.sha256(told.encode("utf-8")).hexdigest()[:16]


def _seconds(time: str) -> float:
    """ISO time → seconds since 1970; 0.0 where there is none. A time without zone is UTC."""
    try:
        read = datetime.fromisoformat(time)
    except ValueError:  # "" or not a time: the word is older than all
        return 0.0
    return max(0.0, (read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp())
