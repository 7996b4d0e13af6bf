"""`words import --anki FILE` and `--from-anki`: what is studied in Anki, known here."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilingual_reader.cli.exporting import named
from bilingual_reader.cli.output import counted, print_json, printable, some
from bilingual_reader.cli.progress import Bar
from bilingual_reader.errors import SourceError
from bilingual_reader.locale import _

if TYPE_CHECKING:
    from bilingual_reader.anki.cards import Collection, Place, PlaceName
    from bilingual_reader.cli.anki_way import Way
    from bilingual_reader.cli.state import State
    from bilingual_reader.core.documents import Language
    from bilingual_reader.library import Library
    from bilingual_reader.pipeline.from_anki import Choice, Studied, Taking

_LONGEST = 40
"""Characters of a field that are shown as an example."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the learner asked for."""

    file: Path | None
    """A package; None: the running Anki."""
    way: Way
    deck: str = ""
    field: str = ""
    lang: Language | None = None
    lower: bool = False
    """Whether Anki may lower a status that was set by hand."""
    dry: bool = False
    as_json: bool = False


def take_from_anki(state: State, asked: Asked) -> None:
    """Take over what is studied in Anki, and say what changed. Raises SourceError, AnkiError."""
    from bilingual_reader.pipeline.from_anki import counts, studied, taking

    where = printable(asked.file.name) if asked.file else "Anki"
    with Bar(_("reading {file}").format(file=where)) as bar:
        collection = _collection(state, asked, bar)
        places = collection.places()
        bar.clear()
        library = state.open_library(writing=not asked.dry)
        choice = _choice(library, collection, places, asked)
        cards = collection.cards(choice.fields.keys(), bar.count)
    lexicon = state.compiled_lexicon()
    names = {place.notetype: place.fields for place in places}
    found = studied(cards, choice, names, lexicon, asked.lang)
    here = {word.key: word for word in library.words()}
    with Bar(_("words")) as bar:
        taken = taking(
            found,
            here,
            library.anki_states(),
            library.exported().keys(),
            lexicon,
            lower=asked.lower,
            told=bar.count,
        )
    totals = counts(taken.words, here)
    if not asked.dry:
        _keep(library, taken, choice, asked, f"import from {where}")
    _say(totals, found, taken, choice, asked)


def _collection(state: State, asked: Asked, bar: Bar) -> Collection:
    from bilingual_reader.export.notetype import MODEL_ID

    if asked.file is None:
        from bilingual_reader.anki.running import Running

        return Running(asked.way.open(state.config), MODEL_ID)
    from bilingual_reader.anki.package import read_package

    return read_package(asked.file, MODEL_ID, bar.count)


def _choice(
    library: Library, collection: Collection, places: Sequence[Place], asked: Asked
) -> Choice:
    """Which fields hold words; asked for on a terminal. Raises SourceError where it is unclear."""
    from bilingual_reader.pipeline.from_anki import chosen

    where = str(asked.file) if asked.file else "in Anki"
    if not places:
        raise SourceError("there are no cards", where, "export the decks that you study")
    remembered = library.anki_fields()
    choice = chosen(places, collection.ours, remembered, asked.deck, asked.field)
    if asked.field and not any(name[0] != collection.ours for name in choice.fields):
        _list(places, collection.ours)
        what = f"no card has a field {asked.field!r}" + (
            f" in the deck {asked.deck!r}" if asked.deck else ""
        )
        raise SourceError(what, where, "choose one of those listed")
    if choice.unclear and not choice.fields and _terminal():
        said = _ask(choice.unclear)
        choice = chosen(places, collection.ours, {**remembered, **said}, asked.deck)
        if not asked.dry:
            library.set_anki_fields(said)
    if choice.fields:
        return choice
    if not choice.unclear:
        what = "you said that there are no words in these cards"
        raise SourceError(what, where, "say --field NAME if there are")
    _list(choice.unclear, collection.ours)
    what = "it is not said which field of these cards holds the word"
    raise SourceError(what, where, "say --field NAME, and --deck NAME for one deck alone")


def _terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask(unclear: Sequence[Place]) -> dict[PlaceName, str]:
    """Ask of each note type which field holds the word; "" for none."""
    said: dict[PlaceName, str] = {}
    for place in unclear:
        if (place.notetype, "") in said:
            continue
        decks = ", ".join(p.deck for p in unclear if p.notetype == place.notetype)
        head = _("Cards of the note type {name!r}, in {decks}:")
        click.echo(printable(head.format(name=place.notetype, decks=decks)))
        click.echo("  0  " + _("there are no words in them"))
        for number, (name, example) in enumerate(_examples(place), start=1):
            click.echo(f"{number:>3}  {printable(f'{name}: {example}')}")
        number = click.prompt(
            _("Which field holds the word?"), type=click.IntRange(0, len(place.fields))
        )
        said[place.notetype, ""] = place.fields[number - 1] if number else ""
    return said


def _list(places: Sequence[Place], ours: str) -> None:
    for place in places:
        if place.notetype != ours:
            head = f"{place.deck} · {place.notetype} ({counted(place.size, 'card')})"
            click.echo(printable(head), err=True)
            for name, example in _examples(place):
                click.echo(f"    {printable(f'{name}: {example}')}", err=True)


def _examples(place: Place) -> list[tuple[str, str]]:
    from bilingual_reader.lexicon.formats.markup import plain

    shown = [printable(plain(html[:2000])) for html in place.example]
    cut = [text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…" for text in shown]
    return list(zip(place.fields, cut, strict=False))


def _keep(library: Library, taken: Taking, choice: Choice, asked: Asked, told: str) -> None:
    """Take the words in, undone in one step; the mapping stays also then."""
    library.take_in(taken.words, told=told, states=taken.states)
    if asked.field:
        said: Mapping[PlaceName, str] = {
            (notetype, asked.deck): name
            for (notetype, _), name in choice.fields.items()
            if notetype != choice.ours and name.casefold() == asked.field.casefold()
        }
        library.set_anki_fields(said)


def _say(
    totals: Mapping[str, int], found: Studied, taken: Taking, choice: Choice, asked: Asked
) -> None:
    known = sum(state.status == "known" for state in taken.states.values())
    reviews = sum(state.reviews for state in taken.states.values())
    if asked.as_json:
        print_json(
            {
                **totals,
                "known": known,
                "learning": len(taken.states) - known,
                "reviews": reviews,
                "cards": {
                    "new": found.new,
                    "suspended": found.suspended,
                    "buried": found.buried,
                    "passed_over": found.passed_over,
                },
                "higher_here": list(taken.higher),
                "removed_here": list(taken.removed),
                "unclear": [[place.notetype, place.deck] for place in choice.unclear],
                "dry_run": asked.dry,
            }
        )
        return
    for line in _lines(totals, found, taken, choice, asked):
        click.echo(printable(line))


def _lines(
    totals: Mapping[str, int], found: Studied, taken: Taking, choice: Choice, asked: Asked
) -> Iterator[str]:
    """The same for people."""
    head = _("{new} new, {changed} changed, {unchanged} unchanged").format(**totals)
    yield head + (_(" (nothing is written yet)") if asked.dry else "")
    known = sum(state.status == "known" for state in taken.states.values())
    reviews = sum(state.reviews for state in taken.states.values())
    yield _("{known} known and {learning} learning in Anki, {reviews}").format(
        known=known, learning=len(taken.states) - known, reviews=counted(reviews, "review")
    )
    cards = (
        (_("{n} not studied yet"), found.new),
        (_("{n} suspended"), found.suspended),
        (_("{n} buried"), found.buried),
        (_("{n} without a word"), found.passed_over),
    )
    of_cards = [told.format(n=count) for told, count in cards if count]
    if of_cards:
        yield _("cards: {told}").format(told=_(", ").join(of_cards))
    if asked.file and found.new and not found.states:
        yield _("nothing in it was studied: export it with scheduling information")
    if taken.higher:
        told = _("better known here than in Anki, and kept so: {words}; --lower takes Anki's word")
        yield told.format(words=named(taken.higher))
    if taken.removed:
        told = _("taken off the list here, and left off: {words}")
        yield told.format(words=named(taken.removed))
    if choice.unclear:
        decks = [f"{place.deck} ({place.notetype})" for place in choice.unclear]
        told = _("not read, --field NAME says where their words are: {decks}")
        yield told.format(decks=some(decks))
