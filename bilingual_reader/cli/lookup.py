"""`lookup`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from bilingual_reader.cli.output import print_json, printable
from bilingual_reader.cli.state import State, pass_state, text_argument
from bilingual_reader.errors import LexiconError
from bilingual_reader.locale import _, explained

if TYPE_CHECKING:
    from bilingual_reader.core.words import Word
    from bilingual_reader.lexicon.lookup import Entry, Sense
    from bilingual_reader.library import Library

EXAMPLES = 5
"""Sentences that are told; of those people are shown `SHOWN`."""
SHOWN = 3


@click.command("lookup")
@click.argument("word", type=text_argument)
@click.option(
    "--episode",
    type=text_argument,
    metavar="EPISODE",
    help="As it is used there: its glosses first, then what its translation says.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the entry as JSON.")
@pass_state
def lookup_command(state: State, word: str, episode: str | None, as_json: bool) -> None:
    """Look a word up in either language. Readings, senses, and where you met it.

    The sentences are those that you marked it in, then others of your library.
    """
    from bilingual_reader.core.scripts import word_language

    if episode is None:
        entry = state.lexicon.lookup(word, word_language(word))
        place: dict[str, Any] = {}
    else:
        entry, place = _in_episode(state, word, episode)
    library = state.open_library()
    listed = library.word(f"{entry.lang}:{entry.headword}")
    examples = _examples(library, word, listed)
    if as_json:
        status = {"status": listed.status if listed else ""}
        print_json(_entry_object(word, entry, examples) | status | place)
    elif entry.senses or place or examples:
        others = [each for each in examples if each["sentence"] != place.get("sentence")]
        _print_entry(entry, listed, [place, *others] if place else others)
    if not entry.senses:
        unknown = LexiconError("no dictionary has it", printable(word), "try another form of it")
        click.echo(f"error: {explained(unknown)}", err=True)
        raise click.exceptions.Exit(1)


def _examples(library: Library, word: str, listed: Word | None) -> list[dict[str, Any]]:
    """Sentences with the word: those that it was marked in, then others of the library."""
    from bilingual_reader.cli.progress import Bar
    from bilingual_reader.pipeline.searching import written

    with Bar(_("indexing the sentences (once)")) as bar:
        hits = library.search(written(library, word), limit=EXAMPLES, progress=bar.count)
    contexts = listed.contexts if listed else ()
    found = [(met.episode, met.sentence_n, met.sentence, met.translation) for met in contexts]
    for hit in hits:
        said = (hit.en, hit.zh) if hit.spans[0][0] == "en" else (hit.zh, hit.en)
        found.append((hit.episode, hit.n, *said))
    once = {each[2]: each for each in reversed(found)}
    keys = "episode", "n", "sentence", "translation"
    told = [dict(zip(keys, each, strict=True)) for each in reversed(once.values())]
    return told[:EXAMPLES]


def _in_episode(state: State, word: str, episode: str) -> tuple[Entry, dict[str, Any]]:
    """The entry as the episode uses the word first, and that sentence; none where it does not."""
    from bilingual_reader.core.scripts import word_language
    from bilingual_reader.core.sides import both
    from bilingual_reader.pipeline.glosses import episode_glosses
    from bilingual_reader.pipeline.marking import first_sentence

    library = state.open_library()
    row = library.find(episode)
    glosses = episode_glosses(library, row, state.config.cache)
    found = first_sentence(library.pairs(row.id), word, state.lexicon)
    if found is None:
        return state.lexicon.lookup(word, word_language(word), glosses=glosses), {}
    sentence, translation = both(found.pair, found.side)
    entry = state.lexicon.lookup(found.surface, found.side, sentence, translation, glosses)
    return entry, {
        "n": found.pair.n,
        "sentence": sentence,
        "translation": translation,
        "lit": list(entry.lit) if entry.lit else None,
    }


def _entry_object(word: str, entry: Entry, examples: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "word": word,
        "headword": entry.headword,
        "lang": entry.lang,
        "readings": list(entry.readings),
        "own": entry.own,
        "simplified": entry.simplified,
        "traditional": entry.traditional,
        "senses": [_sense_object(sense) for sense in entry.senses],
        "measures": list(entry.measures),
        "characters": [_sense_object(sense) for sense in entry.parts],
        "examples": examples,
    }


def _sense_object(sense: Sense) -> dict[str, str]:
    return {
        "text": sense.text,
        "reading": sense.reading,
        "source": sense.source,
        "part": sense.part,
        "explanation": sense.explanation,
    }


def _print_entry(entry: Entry, listed: Word | None, examples: Iterable[dict[str, Any]]) -> None:
    forms = [entry.headword]
    if entry.traditional and entry.traditional != entry.headword:
        forms.append(entry.traditional)
    head = click.style(" · ".join(map(printable, forms)), bold=True)
    status = click.style(f"[{listed.status}]", dim=True) if listed else ""
    readings = ", ".join(entry.readings) + (_(" (yours)") if entry.own else "")
    click.echo("  ".join(part for part in (head, readings, status) if part))
    if listed and listed.note:
        click.echo("    " + listed.note.replace("\n", "\n    "))
    _print_senses(entry)
    if entry.measures:
        measures = _("measure words: {words}").format(words=_(", ").join(entry.measures))
        click.echo(f"     {measures}")
    for sense in entry.parts:
        click.echo(f"     {sense.part} {sense.reading}  {sense.text}")
    for example in islice(examples, SHOWN):
        click.echo(f"\n    {example['sentence']}")
        if example["translation"]:
            click.echo(f"    {_lit(example)}")


def _print_senses(entry: Entry) -> None:
    """The senses, with reading and source where they are other than those of the sense before."""
    several = entry.lang == "en" or len(entry.readings) > 1
    reading_before = source_before = ""
    for number, sense in enumerate(entry.senses, start=1):
        part = f"{sense.part}: " if sense.part else ""
        more = f" ({sense.explanation})" if sense.explanation else ""
        line = f"{number:>3}. {printable(part + sense.text + more)}"
        if (several or sense.part) and sense.reading != reading_before:
            line += f"  {sense.reading}"
        if sense.source != source_before:
            line += "  " + click.style(sense.source, dim=True)
        click.echo(line.rstrip())
        reading_before, source_before = sense.reading, sense.source


def _lit(example: dict[str, Any]) -> str:
    """The translation, with the word's place in it underlined where it is known."""
    text: str = example["translation"]
    if not example.get("lit"):
        return text
    first, last = example["lit"]
    return text[:first] + click.style(text[first:last], underline=True) + text[last:]


COMMANDS = (lookup_command,)
