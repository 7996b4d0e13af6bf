"""The note of a word, its deck and tags, and the time that it may claim."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache

from bilingual_reader.core.cards.fields import derived_fields, own_fields, question_fields
from bilingual_reader.core.cards.records import (
    FLAGS,
    KNOWN_TAG,
    NO_EXTRAS,
    ROOT_TAG,
    Choice,
    Extras,
    Kind,
    Note,
    shown,
)
from bilingual_reader.core.documents import Language
from bilingual_reader.core.markup import escape
from bilingual_reader.core.words import Context, Word

CONTENT_CHANGED = 1767225600
"""Seconds (2026-01-01): no note is written as older. Raising it writes every note as newer than
all edits made in Anki before that day, and so replaces them: only for a fault that must go."""

ROOT_DECK = "Bilingual Reader"
_LONGEST_NAME = 100


def exportable(word: Word) -> bool:
    """Whether the word goes into tables: all but ignored and blank ones."""
    return word.status != "ignored" and bool(escape(word.headword).strip())


def studied(word: Word, before: str = "") -> bool:
    """Whether the word goes into decks, given its stamp of the last export ("" if none).

    A known word does so when it has a sentence or was in the deck before: lists of known words,
    taken over from elsewhere by the thousand, would bury the words to learn.
    """
    return exportable(word) and (word.status != "known" or bool(before or shown(word).sentence))


def note(word: Word, choice: Choice | None = None, extras: Extras = NO_EXTRAS) -> Note:
    """The note of a word, with cards by choice (recognition alone when None)."""
    choice = choice or Choice()
    met = shown(word)
    own = _filled(own_fields(word, met, extras))
    own.update(_flags(choice.kinds, own))
    tags = _tags(word.lang, met.show)
    # No status is content: reviews set it, and a deck would replace what was edited in Anki.
    content = _hash(own, tags, extras.corrected)
    own.update(_filled(question_fields(word, met)))
    own.update(_filled(derived_fields(word, met, extras, own)))
    changed = max(_seconds(word.changed), _seconds(choice.changed), float(CONTENT_CHANGED))
    return Note(
        key=word.key,
        fields=own,
        tags=tuple(sorted((*tags, KNOWN_TAG))) if word.status == "known" else tags,
        deck=deck_name(met),
        changed=int(changed),
        added=int(_seconds(word.added) * 1000),
        content=content,
        media=tuple(clip for clip in (extras.word_clip, extras.sentence_clip) if clip),
    )


def stamped(made: Note, before: str) -> Note:
    """The same note with the time it may claim, given the stamp of its last export ("" if none)."""
    return made._replace(changed=claimed(made.changed, made.content, before))


def claimed(changed: int, content: str, before: str, now: int = 0) -> int:
    """The time that a note may claim, given its own, its content and the stamp of its last export.

    All times are seconds since 1970; `now` is that of the export, 0 where no file is written.

    Same content keeps its old time, so that Anki leaves the learner's edits alone, whatever else
    of the word changed (its status, say). Other content is newer than what was exported before,
    and than any edit made in Anki until now: not every change has a time (sound that was attached,
    an undo), and what is named as changed must show the change.
    """
    time, _, told = before.partition(" ")
    if not told or not (time.isascii() and time.isdigit()):
        return changed
    if content == told:
        return max(int(time), CONTENT_CHANGED)
    return max(changed, int(time) + 1, now + 1)


def deck_name(met: Context) -> str:
    """`Bilingual Reader::Show::Episode`; what is not known is left out."""
    return _deck_name(met.show, met.title, met.episode)


@lru_cache(maxsize=1024)
def _deck_name(show: str, title: str, episode: str) -> str:
    named = _name(title) or _name(episode)
    parts = [_name(show), named] if named else ["Words"]
    return "::".join([ROOT_DECK, *(part for part in parts if part)])


def _filled(fields: Mapping[str, str]) -> dict[str, str]:
    # Blank fields count as empty in Anki: a card that hung on one would have no front. Nearly all
    # show by their first character that they are none.
    return {
        name: value
        for name, value in fields.items()
        if value and (value[0].isalnum() or value.replace("<br>", "").strip())
    }


def _flags(kinds: frozenset[Kind], fields: Mapping[str, str]) -> dict[str, str]:
    flags = dict(_asked(kinds))
    # A note without any card would be refused, so recognition stays where nothing else can be.
    if "recognition" not in kinds:
        possible: dict[Kind, bool] = {
            "recall": "Gloss" in fields,
            "typing": "Gloss" in fields,
            "listening": "SentenceAudio" in fields or "WordAudio" in fields,
            "cloze": "SentenceCloze" in fields,
            "sentence": "Sentence" in fields,
        }
        if any(possible.get(kind) for kind in kinds):
            flags["NoRecognition"] = "1"
    return flags


@lru_cache(maxsize=64)
def _asked(kinds: frozenset[Kind]) -> Mapping[str, str]:
    return {FLAGS[kind]: "1" for kind in FLAGS if kind in kinds}


@lru_cache(maxsize=1024)
def _tags(lang: Language, show: str) -> tuple[str, ...]:
    slug = _slug(show)
    return (f"{ROOT_TAG}::{lang}", *([f"{ROOT_TAG}::show::{slug}"] if slug else []))


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


def _hash(fields: Mapping[str, str], tags: tuple[str, ...], corrected: str) -> str:
    # Escaped text has no control characters, so these part fields without doubt.
    told = [f"{name}\x1e{fields[name]}" for name in sorted(fields)]
    told += tags
    if corrected:
        told.append(f"\x1e{corrected}")
    return hashlib.sha256("\x1f".join(told).encode("utf-8", "replace")).hexdigest()[:16]


@lru_cache(maxsize=64)
def _seconds(time: str) -> float:
    """ISO time → seconds since 1970; 0.0 where there is none. A time without zone is UTC."""
    try:
        read = datetime.fromisoformat(time)
    except ValueError:  # "" or not a time: the word is older than all
        return 0.0
    return max(0.0, (read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp())
