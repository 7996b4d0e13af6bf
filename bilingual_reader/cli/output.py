"""The JSON shapes that are promised, and pairs as people read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from bilingual_reader.core.text import escaped
from bilingual_reader.locale import N_, _, plural

if TYPE_CHECKING:
    from bilingual_reader.core.documents import Pair
    from bilingual_reader.library import EpisodeRow


def printable(text: str) -> str:
    """One line of text that is safe to echo: what would move a terminal's cursor, as escapes."""
    return escaped(" ".join(text.split()))


def print_json(value: Any) -> None:
    """Print a value as one JSON document in UTF-8."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def episode_object(row: EpisodeRow) -> dict[str, Any]:
    """An episode as `list --json` and `show --json` give it."""
    return {
        "id": row.id,
        "number": row.number,
        "title": row.title,
        "kind": row.kind,
        "show": row.show,
        "date": row.date,
        "url": row.url,
        "languages": list(row.languages),
        "word_count": row.word_count,
        "minutes": row.minutes,
        "turns": row.turns,
        "sentences": row.sentences,
        "position": row.position,
        "summary": row.summary,
        "audio": row.audio or None,
    }


def milliseconds(seconds: float | None) -> float | None:
    """A time as the JSON shapes give it: seconds, no finer than it was heard."""
    return None if seconds is None else round(seconds, 3)


def sentence_object(pair: Pair) -> dict[str, Any]:
    """A pair as `show --json` and `align --json` give it; times in seconds or null."""
    return {
        "n": pair.n,
        "turn": pair.turn,
        "speaker": pair.speaker,
        "start": milliseconds(pair.start),
        "end": milliseconds(pair.end),
        "section": pair.section,
        "en": pair.en,
        "zh": pair.zh,
        "confidence": round(pair.confidence, 3),
    }


def counted(count: int, noun: str) -> str:
    """`1 turn`, `2 turns`."""
    return plural(f"{{n}} {noun}", f"{{n}} {noun}s", count).format(n=count)


NAMED = 5
"""How many of a list are named in a line."""


def some(names: Sequence[str]) -> str:
    """The first few names, and how many more there are: `a, b and 3 more`."""
    more = len(names) - NAMED
    shown = ", ".join(names[:NAMED])
    return _("{words} and {n} more").format(words=shown, n=more) if more > 0 else shown


ALONE, GROUP = "·", "+"
"""The signs before a pair that stands alone on one side, and before a group of sentences."""


def print_pairs(pairs: Iterable[Pair], legend: bool = True) -> None:
    """Print pairs for people: a line for the turn, then each sentence over its translation.

    In a text of both languages a sign stands before what is alone and before what is a group;
    with `legend`, what the signs mean stands at the end.
    """
    from bilingual_reader.core.documents import timecode

    pairs = list(pairs)
    both = any(pair.en for pair in pairs) and any(pair.zh for pair in pairs)
    signs = Counter(_sign(pair) for pair in pairs) if both else Counter()
    turn = section = None
    for pair in pairs:
        titled = pair.section != section and pair.section
        if turn is not None and (titled or pair.turn != turn):
            click.echo()
        if titled:
            click.secho(f"## {pair.section}\n", bold=True)
        if pair.turn != turn:
            head = "  ".join(part for part in (pair.speaker, timecode(pair.start)) if part)
            if head:
                click.secho(head, fg="cyan")
        turn, section = pair.turn, pair.section
        first, *rest = [text for text in (pair.en, pair.zh) if text]
        click.echo(f"{pair.n:>5}{_sign(pair) if both else ' '} {first}")
        for text in rest:
            click.echo(f"       {text}")
    meanings = (
        (ALONE, N_("{pairs} without a counterpart")),
        (GROUP, N_("{pairs} of several sentences")),
    )
    told = [
        f"{sign} {_(text).format(pairs=counted(signs[sign], 'pair'))}"
        for sign, text in meanings
        if signs[sign]
    ]
    if told and legend:
        click.secho("\n" + "\n".join(told), dim=True)


def _sign(pair: Pair) -> str:
    """A sign for a pair that is no sentence against a sentence."""
    if not (pair.en and pair.zh):
        return ALONE
    return GROUP if pair.en_cuts or pair.zh_cuts else " "
