"""What `stats` tells of the learner's days: numbers, a streak, and plots."""

from __future__ import annotations

from shutil import get_terminal_size
from typing import Any

import click

from bilingual_reader.cli.output import counted
from bilingual_reader.cli.plots import Join, plot
from bilingual_reader.core.diary import History, Streak, streak
from bilingual_reader.locale import _

_WIDEST = 100
"""Cells of a plot."""


def days_object(history: History) -> dict[str, Any]:
    """The days and the streak, as `stats --json` has them."""
    rows = zip(history.dates, history.days, history.standings, strict=True)
    run = _streak(history)
    return {
        "days": [
            {
                "date": when.isoformat(),
                "minutes": day.minutes,
                "sentences": day.sentences,
                "words": day.words,
                "reviews": day.reviews,
                "known": standing.known,
                "learning": standing.learning,
            }
            for when, day, standing in rows
        ],
        "streak": {"current": run.current, "longest": run.longest},
    }


def print_days(history: History) -> None:
    """Print the days as plots; nothing where nothing was done yet."""
    if not history.dates:
        return
    days, run = history.days, _streak(history)
    minutes, reviews = sum(day.minutes for day in days), sum(day.reviews for day in days)
    told = _("{minutes} of reading, {reviews}; {days} in a row, {longest} at most").format(
        minutes=counted(minutes, "minute"),
        reviews=counted(reviews, "review"),
        days=counted(run.current, "day"),
        longest=run.longest,
    )
    click.echo(f"\n{told}")
    for title, values, join in (
        (_("Words known"), [standing.known for standing in history.standings], max),
        (_("Words being learned"), [standing.learning for standing in history.standings], max),
        (_("Minutes of reading"), [day.minutes for day in days], sum),
        (_("Reviews"), [day.reviews for day in days], sum),
    ):
        if any(values):
            _print_plot(history, title, values, join)


def _print_plot(history: History, title: str, values: list[int], join: Join) -> None:
    width = min(get_terminal_size().columns, _WIDEST)
    ends = history.dates[0].isoformat(), history.dates[-1].isoformat()
    click.echo()
    for line in plot(title, values, ends, width, join=join):
        click.echo(line)


def _streak(history: History) -> Streak:
    read = (when for when, day in zip(history.dates, history.days, strict=True) if day.level)
    return streak(read, history.dates[-1]) if history.dates else Streak(0, 0, False)
