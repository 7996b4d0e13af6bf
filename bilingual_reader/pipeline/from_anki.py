"""From the cards that somebody studies in Anki to words of the list with their statuses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bilingual_reader.anki.cards import Card, Place, PlaceName
from bilingual_reader.core.documents import LANGUAGES, Language
from bilingual_reader.core.marking import word
from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.core.scripts import word_language
from bilingual_reader.core.studied import AnkiState, settled, together
from bilingual_reader.core.text import clean
from bilingual_reader.core.words import Word
from bilingual_reader.lexicon.formats.markup import plain
from bilingual_reader.pipeline.word_files import term

if TYPE_CHECKING:
    from bilingual_reader.lexicon.lookup import Lexicon

KEY = "Key"
"""The field of our own note type that says which word it is."""

_LONGEST_FIELD = 2000
"""Characters of HTML that are looked at for a word: what goes on longer is none."""
_RUBY = re.compile(r"<rt\b.*?</rt\s*>|<rp\b.*?</rp\s*>", re.S | re.I)
_SIGNS = re.compile(
    r"\[[^\[\]]*\]"  # [sound:…], and readings set behind: 学[xué]
    r"|\{\{c\d+::(?P<cloze>.*?)(?:::.*?)?\}\}",
    re.S,
)
_NOTES = re.compile(r"[(（\[【].*?[)）\]】]|[（(【].*$")
"""What stands in brackets behind a word: its reading, its part of speech."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which places are read, and which field of each holds the word."""

    fields: Mapping[PlaceName, str]
    unclear: tuple[Place, ...] = ()
    """Places of which nothing is known."""
    ours: str = ""
    """Name of our own note type there, whose field is a key; "" where there is none."""


@dataclass(slots=True)
class Studied:
    """What cards say of words."""

    states: dict[str, AnkiState] = field(default_factory=dict)
    """Word key → its state over all its cards."""
    texts: dict[str, str] = field(default_factory=dict)
    """Word key → the word as a field has it; our own notes have none."""
    new: int = 0
    """Cards that were not studied yet."""
    passed_over: int = 0
    """Studied cards whose field holds no word, or one of another language."""
    suspended: int = 0
    """Studied cards that are suspended; they count as what their interval says."""
    buried: int = 0


@dataclass(frozen=True, slots=True)
class Taking:
    """What is to be taken into the word list."""

    words: tuple[Word, ...]
    """With the status that they get."""
    states: Mapping[str, AnkiState]
    """Word key → what is remembered of Anki."""
    higher: tuple[str, ...]
    """Keys of words whose status here was set higher by hand, and stays."""
    removed: tuple[str, ...]
    """Keys of our notes whose word was taken off the list here: they stay off."""


def chosen(
    places: Iterable[Place],
    ours: str,
    remembered: Mapping[PlaceName, str],
    deck: str = "",
    named: str = "",
) -> Choice:
    """Which field of which place holds the word.

    Our own note type says so itself. Of the others it is the field called `named` where one is
    given, of all places or those in `deck` and below it, else the `remembered` one: by note type
    and deck, where deck "" is any and field "" says that there are no words.
    """
    fields: dict[PlaceName, str] = {}
    unclear = []
    for place in places:
        within = not deck or _below(place.deck, deck)
        known = _remembered(place, remembered)
        if place.notetype == ours:
            # Its place is the first for ever, also where the learner renamed it.
            fields[place.name] = KEY if KEY in place.fields else place.fields[0]
        elif named and within:
            if found := _field(place, named):
                fields[place.name] = found
        elif known is None:
            if within:
                unclear.append(place)
        elif known:
            fields[place.name] = known
    return Choice(fields, tuple(unclear), ours)


def _remembered(place: Place, remembered: Mapping[PlaceName, str]) -> str | None:
    """What the learner said of this place or of what it lies in; None where nothing holds."""
    said = [
        (deck, field)
        for (notetype, deck), field in remembered.items()
        if notetype == place.notetype and (not deck or _below(place.deck, deck))
    ]
    _, known = max(said, default=("", None), key=lambda each: len(each[0]))
    return known if not known or known in place.fields else None


def _below(deck: str, parent: str) -> bool:
    deck, parent = deck.casefold(), parent.casefold()
    return deck == parent or deck.startswith(f"{parent}::")


def _field(place: Place, named: str) -> str:
    return next((each for each in place.fields if each.casefold() == named.casefold()), "")


def studied(
    cards: Iterable[Card],
    choice: Choice,
    names: Mapping[str, Sequence[str]],
    lexicon: Lexicon,
    lang: Language | None = None,
) -> Studied:
    """What the cards of these places say of words; `names` are the fields of each note type.

    With `lang` only words of that language.
    """
    found = Studied()
    states: dict[str, list[AnkiState]] = {}
    for card in cards:
        if card.state is None:
            found.new += 1
            continue
        value = _value(card, choice.fields[card.place], names)
        key, text = _word(value, card.notetype == choice.ours, lexicon)
        if not key or lang not in (None, key.partition(":")[0]):
            found.passed_over += 1
            continue
        states.setdefault(key, []).append(card.state)
        found.suspended += card.suspended
        found.buried += card.buried
        if text:
            found.texts.setdefault(key, text)
    found.states = {key: together(each) for key, each in states.items()}
    return found


def _value(card: Card, name: str, names: Mapping[str, Sequence[str]]) -> str:
    of_type = names.get(card.notetype, ())
    place = of_type.index(name) if name in of_type else len(card.fields)
    return card.fields[place] if place < len(card.fields) else ""


def _word(html: str, own: bool, lexicon: Lexicon) -> tuple[str, str]:
    """The key of a field's word, and the word as it stands there; ("", "") where there is none."""
    if own:
        key = clean(plain(html)).strip()
        lang, _, headword = key.partition(":")
        return (key, "") if lang in LANGUAGES and headword else ("", "")
    text = word_in(html)
    if not text:
        return "", ""
    lang = word_language(text)
    return f"{lang}:{lexicon.headword(text, lang)}", text


def word_in(html: str) -> str:
    """The word that a field of any deck holds, its markup, sounds and readings aside; else "".

    A field of several lines has it in the first.
    """
    text = _SIGNS.sub(lambda sign: sign["cloze"] or "", _RUBY.sub("", html[:_LONGEST_FIELD]))
    lines = (line.strip() for line in clean(plain(text)).split("\n"))
    first = next((line for line in lines if line), "")
    return term(_NOTES.sub("", first)) or term(first)


def taking(
    found: Studied,
    here: Mapping[str, Word],
    before: Mapping[str, AnkiState],
    once_here: Collection[str],
    lexicon: Lexicon,
    *,
    lower: bool = False,
    told: Progress = untold,
) -> Taking:
    """What the word list takes over: statuses as `core.studied.settled` has them.

    `here` are the words of the list by key, `before` what Anki said last time, `once_here` the
    keys that decks of this library ever had: a word of ours that is not on the list any more was
    taken off it, and stays off.
    """
    words, states, higher, removed = [], {}, [], []
    for done, (key, state) in enumerate(found.states.items()):
        told(done, len(found.states))
        old = here.get(key)
        if old is None and key in once_here and key not in found.texts:
            removed.append(key)
            continue
        last = before.get(key)
        status = settled(
            old.status if old else None, state.status, last.status if last else None, lower
        )
        if old is not None and status == old.status != state.status and status != "ignored":
            higher.append(key)
        words.append(replace(_entry(key, found, old, lexicon), status=status))
        states[key] = state
    told(len(found.states), len(found.states))
    return Taking(tuple(words), states, tuple(higher), tuple(removed))


def _entry(key: str, found: Studied, old: Word | None, lexicon: Lexicon) -> Word:
    lang, _, headword = key.partition(":")
    language: Language = "zh" if lang == "zh" else "en"
    if old is not None:
        return Word(language, headword)
    entry = word(lexicon.lookup(found.texts.get(key, headword), language))
    return replace(entry, lang=language, headword=headword)


def counts(words: Iterable[Word], here: Mapping[str, Word]) -> dict[str, int]:
    """How many are "new", "changed" and "unchanged", as taking the words in will say."""
    totals = {"new": 0, "changed": 0, "unchanged": 0}
    for each in words:
        old = here.get(each.key)
        same = old is not None and old.status == each.status
        totals["new" if old is None else "unchanged" if same else "changed"] += 1
    return totals
