"""What to write into a note that the learner may have edited in Anki: merging from three sides.

Of each field there is what was sent last, what the word list has now, and what Anki has. Where
Anki's is what was sent, the field is ours to change; where it is something else, it is the
learner's edit and stands. Tags go the same way, and only those below `bilingual-reader` are ours.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from bilingual_reader.core.cards import Note
from bilingual_reader.core.cards.records import KNOWN_TAG, ROOT_TAG

_QUOTES = {"&quot;": '"', "&#34;": '"', "&#39;": "'", "&#x27;": "'", "&apos;": "'"}
_REWRITTEN = re.compile("|".join([*map(re.escape, _QUOTES), r"<br\s*/?>", "&nbsp;"]))


@dataclass(frozen=True, slots=True)
class InAnki:
    """A note as Anki has it."""

    number: int
    """Its id there."""
    fields: Mapping[str, str]
    """HTML by field name, empty ones too."""
    tags: tuple[str, ...]
    changed: int = 0
    """Seconds since 1970 when the note was last changed; 0 where Anki does not say."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent of a note: enough to know it again, not to write it again."""

    number: int
    """The note's id in Anki."""
    fields: Mapping[str, str]
    """Field name → fingerprint of what was sent. A name that is missing is not known."""
    tags: tuple[str, ...] = ()
    """Our tags that were sent."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be done with a note that is in Anki."""

    write: Mapping[str, str]
    """Fields to write, with their HTML."""
    add: tuple[str, ...]
    """Tags to add."""
    remove: tuple[str, ...]
    """Tags to take away, spelt as Anki has them."""
    kept: tuple[str, ...]
    """Fields that changed here and were edited in Anki too: the edit stands."""
    sent: Sent
    """What to remember once that is done."""

    @property
    def something(self) -> bool:
        """Whether anything is to be done at all."""
        return bool(self.write or self.add or self.remove)


def fingerprint(html: str) -> str:
    """A checksum of a field (12 hexadecimal digits), "" for an empty one.

    The same for what Anki's editor makes of the same text: other spellings of quotes, line breaks
    and hard spaces, and Unicode's composed form.
    """
    text = unicodedata.normalize("NFC", _REWRITTEN.sub(_plain, html)).strip()
    if not text:
        return ""
    return blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()


def sent(note: Note, names: Collection[str], number: int) -> Sent:
    """What is to be remembered of a note that is in Anki as it is here; `names` are all fields."""
    prints = {name: fingerprint(note.fields.get(name, "")) for name in names}
    return Sent(number, prints, note.tags)


def merge(
    note: Note,
    theirs: InAnki,
    base: Sent | None,
    names: Collection[str],
    *,
    untouched: bool = False,
    same_word: bool = False,
    overwrite: bool = False,
) -> Merged:
    """What to do so that Anki has what changed here, and keeps what was edited there.

    `names` are the fields that may be written. `base` is what was sent last, None where nothing
    is known of it; `untouched` says that Anki's note is what some deck of ours brought, and
    `same_word` that a deck brought the note as it is here. Where a field's past is unknown, an
    empty one is filled, another stands. `overwrite` writes over edits of fields that changed here.
    """
    write, kept, known = {}, [], {}
    for name in names:
        ours, there = note.fields.get(name, ""), theirs.fields.get(name, "")
        print_of_ours, print_of_theirs = fingerprint(ours), fingerprint(there)
        before = _before(name, base, print_of_ours, print_of_theirs, untouched, same_word)
        if print_of_ours == print_of_theirs:
            known[name] = print_of_ours
        elif before == print_of_theirs or (overwrite and before != print_of_ours):
            write[name] = ours
            known[name] = print_of_ours
        else:
            if before is not None:
                known[name] = before
            if before != print_of_ours:
                kept.append(name)
    tags: Collection[str] = _own(theirs.tags)
    if base and not untouched:
        tags = base.tags
    elif same_word and not untouched:
        # Decks bring "known" with other changes alone: whether they did is seen in Anki.
        tags = ({*note.tags} - {KNOWN_TAG}) | ({*tags} & {KNOWN_TAG})
    add, remove = _tags(note.tags, theirs.tags, tags)
    return Merged(write, add, remove, tuple(kept), Sent(theirs.number, known, note.tags))


def _before(
    name: str, base: Sent | None, ours: str, theirs: str, untouched: bool, same_word: bool
) -> str | None:
    """The fingerprint of what we are known to have sent, or None."""
    if untouched:
        return theirs
    if base is not None and name in base.fields:
        return base.fields[name]
    if same_word or not ours:
        return ours
    return theirs if not theirs else None


def _tags(
    ours: tuple[str, ...], theirs: tuple[str, ...], before: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tags to add and to remove; Anki knows no difference between upper and lower case."""
    there = {tag.casefold() for tag in theirs}
    gone = _own(before) - {tag.casefold() for tag in ours}
    known = there | {tag.casefold() for tag in before}
    add = tuple(tag for tag in ours if tag.casefold() not in known)
    return add, tuple(tag for tag in theirs if tag.casefold() in gone)


def _own(tags: Collection[str]) -> set[str]:
    """Those that only we give: a learner may put tags of his own below ours."""
    folded = {tag.casefold() for tag in tags}
    given = (f"{ROOT_TAG}::en", f"{ROOT_TAG}::zh", KNOWN_TAG)
    return {tag for tag in folded if tag in given or tag.startswith(f"{ROOT_TAG}::show::")}


def _plain(match: re.Match[str]) -> str:
    found = match[0]
    if found.startswith("<"):
        return "<br>"
    return _QUOTES.get(found, "\xa0")
