"""`readings`: pinyin and words as the learner has them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from bilingual_reader.cli.output import counted, print_json, printable
from bilingual_reader.cli.state import State, number_argument, pass_state, text_argument
from bilingual_reader.errors import ReadingError
from bilingual_reader.locale import _

if TYPE_CHECKING:
    from bilingual_reader.core.own_readings import Rule
    from bilingual_reader.library import Library

_AROUND = 14
"""Characters of a sentence that are shown before and behind the place where a rule holds."""
_WAYS = 64
"""Ways of writing a text in which it is looked for."""
_TEXT = click.argument("text", type=text_argument)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print what holds now as JSON.")


@dataclass(frozen=True)
class _Where:
    """Where a rule is to hold, as it was typed."""

    episode: str | None
    sentence: int | None
    place: int | None
    everywhere: bool = False


def _where(command: Callable[..., None]) -> Callable[..., None]:
    for option in (
        click.option(
            "--place",
            type=number_argument(1),
            metavar="K",
            help="Its K-th place in that sentence, 1 for the first; all of them without it.",
        ),
        click.option(
            "--sentence", type=number_argument(1), metavar="N", help="There alone: `show`'s number."
        ),
        click.option(
            "--episode", type=text_argument, metavar="EPISODE", help="In a sentence of it."
        ),
    ):
        command = option(command)
    return command


@click.group("readings")
def readings_command() -> None:
    """Correct how Chinese is read and cut into words.

    What you say of two characters or more holds wherever they stand, Simplified or Traditional,
    in every episode, for look-ups, cards, `pinyin` and searches by sound; the longest wins. Say
    it of a word with its neighbours where the word alone is read in several ways: `真得 "zhēn
    děi"`. `undo` takes it back.
    """


@readings_command.command("set")
@_TEXT
@click.argument("reading", nargs=-1, required=True)
@_where
@click.option("--everywhere", is_flag=True, help="A single character, wherever it stands.")
@_JSON
@pass_state
def set_command(
    state: State,
    text: str,
    reading: tuple[str, ...],
    episode: str | None,
    sentence: int | None,
    place: int | None,
    everywhere: bool,
    as_json: bool,
) -> None:
    """Say how TEXT is read.

    `readings set 行长 "háng zhǎng"`, or hang2 zhang3: one syllable a character; 5 is the neutral
    tone.
    """
    from bilingual_reader.lexicon.own_rules import syllables

    library = state.open_library()
    rule = _rule(library, text, _Where(episode, sentence, place, everywhere))
    made = replace(rule, syllables=syllables(rule.text, " ".join(reading)))
    _keep(state, library, made, as_json)


@readings_command.command("split")
@_TEXT
@click.argument("words", nargs=-1, required=True)
@_where
@_JSON
@pass_state
def split_command(
    state: State,
    text: str,
    words: tuple[str, ...],
    episode: str | None,
    sentence: int | None,
    place: int | None,
    as_json: bool,
) -> None:
    """Say which words TEXT is.

    They join to it: `readings split 研究生命 研究 生命`.
    """
    from bilingual_reader.lexicon.own_rules import cuts

    library = state.open_library()
    rule = _rule(library, text, _Where(episode, sentence, place))
    _keep(state, library, replace(rule, cuts=cuts(rule.text, words)), as_json)


@readings_command.command("join")
@_TEXT
@_where
@_JSON
@pass_state
def join_command(
    state: State,
    text: str,
    episode: str | None,
    sentence: int | None,
    place: int | None,
    as_json: bool,
) -> None:
    """Let TEXT be one word."""
    from bilingual_reader.lexicon.own_rules import cuts

    library = state.open_library()
    rule = _rule(library, text, _Where(episode, sentence, place))
    _keep(state, library, replace(rule, cuts=cuts(rule.text, [rule.text])), as_json)


@readings_command.command("remove")
@click.argument("texts", metavar="TEXT...", nargs=-1, required=True, type=text_argument)
@_where
@pass_state
def remove_command(
    state: State,
    texts: tuple[str, ...],
    episode: str | None,
    sentence: int | None,
    place: int | None,
) -> None:
    """Forget what you said of TEXT.

    Everywhere and in sentences, or with --episode and --sentence there alone.
    """
    from bilingual_reader.lexicon.own_rules import about

    library = state.open_library()
    asked = _Where(episode, sentence, place)
    rules = library.own_rules().all
    gone: list[Rule] = []
    for text in texts:
        if episode or sentence or place:
            there = _rule(library, text, asked)
            same = (there.text, there.sentence, there.place)
            found = [rule for rule in rules if (rule.text, rule.sentence, rule.place) == same]
        else:
            plain = about(text).text
            found = [rule for rule in rules if rule.text == plain]
        if not found:
            raise ReadingError("nothing was said of it", text, "`readings list` shows what was")
        gone += found
    library.remove_rules(gone, state.lexicon.machine_reading)
    told = "、".join(dict.fromkeys(rule.text for rule in gone))
    click.echo(_("forgotten: {texts}").format(texts=told))


@readings_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@pass_state
def list_command(state: State, as_json: bool) -> None:
    """List what you said, the oldest first."""
    found = state.open_library().own_rules().all
    if as_json:
        print_json({"readings": [_object(rule) for rule in found]})
        return
    if not found:
        click.echo(_('Nothing yet: `readings set 行长 "háng zhǎng"` says how a word is read.'))
    for rule in found:
        click.echo(_line(rule))


def _rule(library: Library, text: str, where: _Where) -> Rule:
    """A rule that says nothing yet, of a text there. Raises ReadingError, EpisodeNotFound."""
    from bilingual_reader.lexicon.own_rules import about, about_place

    if (where.episode is None) != (where.sentence is None):
        raise click.UsageError("give both, --episode and --sentence")
    if where.episode is None or where.sentence is None:
        if where.place is not None:
            raise click.UsageError("--place goes with --episode and --sentence")
        rule = about(text)
        if len(rule.text) < 2 and not where.everywhere:
            raise ReadingError(
                "one character is read in many ways",
                text,
                "give its neighbours too, or --episode and --sentence, or --everywhere",
            )
        return rule
    if where.everywhere:
        raise click.UsageError("--everywhere and --sentence exclude each other")
    row = library.find(where.episode)
    pairs = library.pairs(row.id, where.sentence, where.sentence)
    if not pairs:
        raise ReadingError("there is no such sentence", row.title, f"give 1 to {row.sentences}")
    return about_place(text, pairs[0], where.place)


def _keep(state: State, library: Library, rule: Rule, as_json: bool) -> None:
    made = library.set_rule(rule, state.lexicon.machine_reading)
    if as_json:
        print_json(_object(made))
        return
    click.echo(_line(made))
    if not made.sentence:
        from bilingual_reader.cli.progress import Bar
        from bilingual_reader.core.searching import Query
        from bilingual_reader.core.tokens import tokens

        written = Query(tuple(map(tokens, islice(made.written(), _WAYS))))
        with Bar(_("indexing the sentences (once)")) as bar:
            hits = library.search(written, progress=bar.count)
        told = _("in {sentences} of the library")
        click.echo("    " + told.format(sentences=counted(len(hits), "sentence")))


def _line(rule: Rule) -> str:
    """A rule as it is listed."""
    told = [click.style(rule.text, bold=True)]
    if rule.syllables:
        told.append(rule.reading)
    if rule.cuts:
        one = _("one word: {word}").format(word=rule.text)
        told.append(one if len(rule.cuts) == 1 else " · ".join(rule.words))
    if rule.sentence:
        only = _("only in “{sentence}”").format(sentence=printable(_excerpt(rule)))
        told.append(click.style(only, dim=True))
    return "  ".join(told)


def _excerpt(rule: Rule) -> str:
    """The rule's sentence, of a long one what is around its place."""
    first = max(rule.place - _AROUND, 0)
    last = min(first + 2 * _AROUND + len(rule.text), len(rule.sentence))
    begin, end = "…" if first else "", "…" if last < len(rule.sentence) else ""
    return f"{begin}{rule.sentence[first:last]}{end}"


def _object(rule: Rule) -> dict[str, Any]:
    return {
        "text": rule.text,
        "reading": rule.reading,
        "words": list(rule.words),
        "sentence": rule.sentence,
        "place": rule.place if rule.place >= 0 else None,
        "made": rule.made,
    }


COMMANDS = (readings_command,)
