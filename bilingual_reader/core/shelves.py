"""Episodes by the day, the show, the speaker and the kind that they are of."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, Protocol, TypeVar

Sort = Literal["show", "speaker", "kind"]


class Shelved(Protocol):
    """What is asked of an episode."""

    @property
    def id(self) -> str: ...
    @property
    def show(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def date(self) -> str: ...


E = TypeVar("E", bound=Shelved)


class Group(NamedTuple):
    """The episodes that have one show, one speaker or one kind."""

    sort: Sort
    name: str
    many: int = 0
    """How many they are."""

    def has(self, episode: Shelved, speakers: Sequence[str]) -> bool:
        """Whether an episode with these speakers is one of them."""
        return self.name in _names(episode, speakers)[self.sort]


def groups(episodes: Iterable[Shelved], speakers: Mapping[str, Sequence[str]]) -> list[Group]:
    """All groups: shows, then speakers, then kinds; of each those with most episodes first."""
    counts: dict[Sort, Counter[str]] = {"show": Counter(), "speaker": Counter(), "kind": Counter()}
    for episode in episodes:
        for sort, names in _names(episode, speakers.get(episode.id, ())).items():
            counts[sort].update(name for name in set(names) if name)
    return [
        Group(sort, name, count)
        for sort, found in counts.items()
        for name, count in sorted(found.items(), key=lambda each: (-each[1], each[0].casefold()))
    ]


def _names(episode: Shelved, speakers: Sequence[str]) -> dict[Sort, Sequence[str]]:
    return {"show": (episode.show,), "speaker": speakers, "kind": (episode.kind,)}


def by_day(episodes: Iterable[E]) -> dict[date, list[E]]:
    """The days that have episodes, in order. What has no date is left out."""
    days: dict[date, list[E]] = {}
    for episode in episodes:
        try:
            day = date.fromisoformat(episode.date[:10])
        except ValueError:
            continue
        days.setdefault(day, []).append(episode)
    return dict(sorted(days.items()))


def month(day: date) -> list[list[int]]:
    """The weeks of a day's month, from Monday: the numbers of its days, 0 for those of others."""
    return calendar.monthcalendar(day.year, day.month)


def months_on(day: date, by: int) -> date:
    """The same day so many months later, or the last of that month where it is shorter.

    No day is before year 1 or behind 9999.
    """
    number = min(max(day.year * 12 + day.month - 1 + by, 12), 9999 * 12 + 11)
    year, index = divmod(number, 12)
    return date(year, index + 1, min(day.day, calendar.monthrange(year, index + 1)[1]))


def days_on(day: date, by: int) -> date:
    """So many days later; no day is before year 1 or behind 9999."""
    number = min(max(day.toordinal() + by, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


def next_lit(days: Iterable[date], day: date, by: int) -> date | None:
    """The next day with episodes, or the one before."""
    found = [lit for lit in days if (lit > day if by > 0 else lit < day)]
    return (min(found) if by > 0 else max(found)) if found else None
