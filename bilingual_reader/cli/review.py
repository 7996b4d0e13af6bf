"""`review`: what is due, on the screen or as a list."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from bilingual_reader.cli.output import counted, print_json, printable
from bilingual_reader.cli.reviewing import wanted_by
from bilingual_reader.cli.state import State, number_argument, pass_state, text_argument
from bilingual_reader.core.documents import LANGUAGES, Language
from bilingual_reader.core.review.memory import KINDS, Kind
from bilingual_reader.errors import ReaderError
from bilingual_reader.locale import _, ngettext

if TYPE_CHECKING:
    from bilingual_reader.core.review.queue import Card, Plan, Wanted
    from bilingual_reader.library import Library

_SHOWN = 20
"""Lines of a list for people; the rest is counted."""


@click.command("review")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    help="Only cards of this kind; several may be given.  [default: all that were begun, and new "
    "words in recognition]",
)
@click.option("--new", type=number_argument(0), metavar="N", help="New cards a day.  [default: 10]")
@click.option("--limit", type=number_argument(1), metavar="N", help="At most so many cards.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Only words of this language.")
@click.option(
    "--episode", type=text_argument, metavar="EPISODE", help="Only words met in this episode."
)
@click.option("--fuzz/--no-fuzz", default=None, help="Move intervals by some days, or not.")
@click.option("--list", "as_list", is_flag=True, help="Print what is due; no screen opens.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@pass_state
def review_command(
    state: State,
    kinds: tuple[Kind, ...],
    new: int | None,
    limit: int | None,
    lang: Language | None,
    episode: str | None,
    fuzz: bool | None,
    as_list: bool,
    as_json: bool,
) -> None:
    """Review what is due, by the schedule that Anki keeps (FSRS).

    Words that you set to known or ignored are not asked. `undo` takes back a review as well.
    """
    from dataclasses import replace

    library = state.open_library(writing=not (as_list or as_json))
    wanted = replace(
        wanted_by(state),
        kinds=tuple(dict.fromkeys(kinds)),
        limit=limit,
        lang=lang or "",
        episode=library.find(episode).id if episode else "",
    )
    wanted = wanted if new is None else replace(wanted, new=new)
    wanted = wanted if fuzz is None else replace(wanted, fuzz=fuzz)
    plan = library.review_plan(wanted, state.calendar)
    if as_json:
        print_json(_object(plan, library, state))
    elif as_list:
        _print(plan, library, state)
    else:
        _review(state, library, wanted, plan)


def _review(state: State, library: Library, wanted: Wanted, plan: Plan) -> None:
    """Open the screen, and print what the session came to; or say why there is nothing to do."""
    if not plan.due and not plan.new and not _steps(plan, library, state):
        click.echo(_nothing(plan, library, state))
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ReaderError("reviews need a terminal", "", "use `review --list` to print what is due")
    from bilingual_reader.cli.reading import open_reader

    desk = open_reader(state, None, review=wanted)
    if desk is not None and desk.answers:
        from bilingual_reader.reader.widgets.review_sum import in_words

        click.echo(in_words(desk.tally))
        click.echo(_later(library.review_plan(wanted, state.calendar), library, state))


def _steps(plan: Plan, library: Library, state: State) -> bool:
    """Whether a card in its steps is so nearly due that it is asked when nothing else is."""
    from bilingual_reader.core.review.queue import next_card

    return next_card(plan.later, library.now(), state.calendar) is not None


def _nothing(plan: Plan, library: Library, state: State) -> str:
    """Why nothing is asked, and when something will be."""
    if plan.next is not None:
        return _("Nothing is due. {then}").format(then=_later(plan, library, state))
    if library.words():
        return _("Nothing is due, and no new word is left for today.")
    return _("There is nothing to review: `m` marks a word in the reader, `words add WORD` here.")


def _later(plan: Plan, library: Library, state: State) -> str:
    """What is due next, as a sentence."""
    from bilingual_reader.core.review.memory import coming
    from bilingual_reader.reader.telling import coming as coming_told

    due, new = len(plan.due), len(plan.new)
    there = [
        ngettext("{n} card due", "{n} cards due", due) if due else "",
        ngettext("{n} new card", "{n} new cards", new) if new else "",
    ]
    told = _(" and ").join(part for part in there if part)
    if told:
        return _("There is more: {cards}.").format(cards=told)
    if plan.next is None:
        return _("Nothing else is scheduled.")
    when = coming_told(coming(plan.next, library.now(), state.calendar))
    local = plan.next.astimezone(state.calendar.zone)
    # What is due on another day is due all day; a step of today has its minute.
    today = state.calendar.between(library.now(), plan.next) == 0
    day = f"{local:%H:%M}" if today else str(state.calendar.day(plan.next))
    return _("The next is due {when}, {day}.").format(when=when, day=day)


def _object(plan: Plan, library: Library, state: State) -> dict[str, Any]:
    """The shape of `review --json`."""
    today = library.review_log(state.calendar.begin(library.now()))
    return {
        "due": [_card_object(card) for card in plan.due],
        "new": len(plan.new),
        "waiting": plan.waiting,
        "new_words": [_card_object(card) for card in plan.new],
        "next": plan.next.isoformat() if plan.next else None,
        "reviewed_today": len(today),
        "new_today": sum(review.before is None for review in today),
    }


def _card_object(card: Card) -> dict[str, Any]:
    memory = card.memory
    return {
        "word": card.word.headword,
        "lang": card.word.lang,
        "kind": card.kind,
        "status": card.word.status,
        "due": memory.due.isoformat() if memory else None,
        "phase": memory.phase if memory else "new",
        "stability": round(memory.stability, 4) if memory else None,
        "difficulty": round(memory.difficulty, 4) if memory else None,
        "last": memory.last.isoformat() if memory else None,
        "reviews": memory.reviews if memory else 0,
        "lapses": memory.lapses if memory else 0,
    }


def _print(plan: Plan, library: Library, state: State) -> None:
    """The list for people."""
    if not plan.due and not plan.new:
        click.echo(_nothing(plan, library, state))
        return
    for title, cards in ((_("{cards} due"), plan.due), (_("{cards} new"), plan.new)):
        if cards:
            click.secho(title.format(cards=counted(len(cards), "card")), bold=True)
        for card in cards[:_SHOWN]:
            parts = card.word.headword, card.word.reading, card.word.gloss
            kind = "" if card.kind == "recognition" else f"[{card.kind}]"
            click.echo("  ".join(["", *(printable(part) for part in (*parts, kind) if part)]))
        if len(cards) > _SHOWN:
            click.secho("  " + _("and {n} more").format(n=len(cards) - _SHOWN), dim=True)


COMMANDS = (review_command,)
