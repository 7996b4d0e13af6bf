"""Merging a note from three sides: what we sent, what we have, what Anki has."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.cards import Note
from bilingual_reader.core.merging import InAnki, Sent, fingerprint, merge, sent

NAMES = ("Word", "Gloss", "Hint", "Sentence")
OURS = ("bilingual-reader::en", "bilingual-reader::known", "bilingual-reader::show::mad")
_texts = st.sampled_from(["", "a", "b", "it's", "x<br>y", "“c”"])
_fields = st.dictionaries(st.sampled_from(NAMES), _texts)
_our_tags = st.sets(st.sampled_from(OURS)).map(lambda tags: tuple(sorted(tags)))
_their_tags = st.sets(st.sampled_from(["hard", "bilingual-reader::mine", "leech"]))


@dataclass
class Anki:
    """A note in Anki, and what does to it what a merge says."""

    fields: dict[str, str]
    tags: set[str]

    @property
    def note(self) -> InAnki:
        """As it is told."""
        return InAnki(1, self.fields, tuple(self.tags))

    def merge(self, note: Note, base: Sent | None, overwrite: bool = False) -> Sent:
        """Do what the merge says; what is remembered of it."""
        merged = merge(note, self.note, base, NAMES, overwrite=overwrite)
        self.fields.update(merged.write)
        self.tags = (self.tags | set(merged.add)) - set(merged.remove)
        return merged.sent


def note(fields: dict[str, str], tags: tuple[str, ...]) -> Note:
    """A note with these fields and tags."""
    return Note("en:x", fields, tags, "Deck", 0, 0, "")


@given(_fields, _our_tags, _fields, _our_tags, _fields, _their_tags)
def test_an_edit_is_never_lost(
    first: dict[str, str],
    first_tags: tuple[str, ...],
    then: dict[str, str],
    then_tags: tuple[str, ...],
    edits: dict[str, str],
    added: set[str],
) -> None:
    """Sent, edited, changed, sent: each field is the learner's edit, else what is here now."""
    anki = Anki({}, set())
    base = anki.merge(note(first, first_tags), None)
    anki.fields.update(edits)
    anki.tags |= added
    before = {name: anki.fields.get(name, "") for name in NAMES}
    anki.merge(note(then, then_tags), base)
    for name in NAMES:
        edited = fingerprint(before[name]) != fingerprint(first.get(name, ""))
        assert anki.fields.get(name, "") == (before[name] if edited else then.get(name, ""))
    assert added <= anki.tags
    assert set(then_tags) <= anki.tags
    assert not (set(first_tags) - set(then_tags)) & anki.tags


@given(_fields, _our_tags, _fields, _fields, st.booleans())
def test_a_second_time_there_is_nothing_to_do(
    first: dict[str, str],
    tags: tuple[str, ...],
    then: dict[str, str],
    edits: dict[str, str],
    overwrite: bool,
) -> None:
    """Merging again what was merged writes nothing, and tells the same conflicts."""
    anki = Anki({}, set())
    base = anki.merge(note(first, tags), None)
    anki.fields.update(edits)
    ours = note(then, ())
    base = anki.merge(ours, base, overwrite)
    again = merge(ours, anki.note, base, NAMES)
    assert not again.something
    assert again.sent == base
    assert not (overwrite and again.kept)


@given(_fields, _fields, st.booleans())
def test_without_a_past_only_blanks_are_filled(
    ours: dict[str, str], theirs: dict[str, str], same_word: bool
) -> None:
    """Of a note of which nothing is remembered what stands there stays."""
    merged = merge(note(ours, ()), InAnki(1, theirs, ()), None, NAMES, same_word=same_word)
    assert all(not fingerprint(theirs.get(name, "")) for name in merged.write)
    assert not (same_word and merged.something)
    assert not (same_word and merged.kept)


@given(_our_tags, _our_tags)
def test_known_follows_where_a_deck_brought_the_rest(
    ours: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    """The tag that says "known" becomes what it is here; others that were taken away stay away."""
    same = InAnki(1, {}, ("hard", *theirs))
    merged = merge(note({}, ours), same, None, NAMES, same_word=True)
    known = {"bilingual-reader::known"}
    assert set(merged.add) == known & set(ours) - set(theirs)
    assert set(merged.remove) == known & set(theirs) - set(ours)


@given(_fields, _fields)
def test_what_a_deck_brought_is_replaced_as_a_whole(
    ours: dict[str, str], theirs: dict[str, str]
) -> None:
    """A note that nobody touched since a deck file brought it becomes what is here."""
    merged = merge(note(ours, ()), InAnki(1, theirs, ()), None, NAMES, untouched=True)
    after = {**theirs, **merged.write}
    assert all(
        fingerprint(after.get(name, "")) == fingerprint(ours.get(name, "")) for name in NAMES
    )


@given(st.lists(st.sampled_from(["a", '"', "'", "é", "<br>", " "])).map("".join))
def test_the_editors_spellings_are_the_same(text: str) -> None:
    """Entities for quotes, other line breaks and decomposed letters are no edit."""
    import unicodedata

    spelt = text.replace('"', "&quot;").replace("'", "&#x27;").replace("<br>", "<br />")
    assert fingerprint(unicodedata.normalize("NFD", spelt)) == fingerprint(text)


def test_sent_is_what_merging_remembers() -> None:
    """A note that was made as it is here is remembered as one that was merged so."""
    ours = note({"Word": "a", "Gloss": "b"}, OURS)
    anki = Anki({}, set())
    assert anki.merge(ours, None) == sent(ours, NAMES, 1)
