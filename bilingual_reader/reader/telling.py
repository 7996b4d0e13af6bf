"""What other rooms say in English, as the reader tells it: in the language of the interface.

The library keeps in words what was done, so that whoever undoes it is told; the core names
languages and lengths of time. They know no catalogue: what they say is recognized here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from rich.cells import cell_len

from bilingual_reader.locale import N_, _, ngettext

LANGUAGE_NAMES = {"en": N_("English"), "zh": N_("Chinese")}
"""Also inside a sentence: "no {language}"."""

STATUS_WORDS = {
    "new": N_("new"),
    "learning1": N_("learning 1"),
    "learning2": N_("learning 2"),
    "learning3": N_("learning 3"),
    "learning4": N_("learning 4"),
    "known": N_("known"),
    "ignored": N_("ignored"),
}
"""How a status is called on the screen."""

_KINDS = {
    "podcast": N_("podcast"),
    "video": N_("video"),
    "article": N_("article"),
    "blog": N_("blog"),
    "tweet": N_("tweet"),
    "subtitles": N_("subtitles"),
    "text": N_("text"),
}

_SOURCES = {
    "this episode": N_("this episode"),
    "this program": N_("this program"),
}
"""Who gives a sense, besides dictionaries, which have names."""

_CHANGES = (
    N_("{change} and {n} more"),
    N_("mark of “{word}”"),
    N_("removal of your reading of {word}"),
    N_("removal of {n} words"),
    N_("removal of {n} bookmarks"),
    N_("removal of a bookmark in “{title}”"),
    N_("bookmark in “{title}”"),
    N_("removal of “{word}”"),
    N_("status {status} of {n} words"),
    N_("status {status} of “{word}”"),
    N_("note on “{word}”"),
    N_("your reading {word}"),
    N_("your words {word}"),
    N_("review of “{word}” ({kind}: {rating})"),
    N_("merge of sentences {first} and {second} in “{title}”"),
    N_("split of sentence {first} in “{title}”"),
    N_("shift of a sentence from {first} to {second} in “{title}”"),
    N_("glossary of “{title}”"),
    N_("import of frequent words {first} to {last}"),
    N_("import of {title}"),
    N_("import from {title}"),
    N_("new title of “{title}”"),
    N_("sound of “{title}”"),
    N_("no more sound of “{title}”"),
)
"""What the journal says of changes; where several would do, the first."""

_NAMES = {
    **STATUS_WORDS,
    "recognition": N_("recognition"),
    "recall": N_("recall"),
    "typing": N_("typing"),
    "listening": N_("listening"),
    "again": N_("again"),
    "hard": N_("hard"),
    "good": N_("good"),
    "easy": N_("easy"),
}
_LENGTHS = {
    "min": N_("{n} min"),
    "h": N_("{n} h"),
    "d": N_("{n} d"),
    "mo": N_("{n} mo"),
    "y": N_("{n} y"),
}


_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
SHORT_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
SHORT_MONTHS = (
    *(N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun")),
    *(N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")),
)


def language(lang: str) -> str:
    """The name of a language."""
    return _(LANGUAGE_NAMES[lang])


def kind(name: str) -> str:
    """The kind of an episode; one that a page names itself stays as it is."""
    return _(_KINDS.get(name, "")) or name


def source(name: str) -> str:
    """Who gives a sense; a dictionary by its name."""
    return _(_SOURCES.get(name, "")) or name


SORTS = {"show": N_("show"), "speaker": N_("speaker"), "kind": N_("kind")}
"""What groups of episodes are of."""


def group(sort: str, name: str) -> str:
    """The name of such a group, a kind's in the interface's language."""
    return kind(name) if sort == "kind" else name


def reading_told(reading: str, lang: str) -> str:
    """A reading as it is shown: IPA between slashes, unless it has some."""
    return f"/{reading}/" if reading and lang == "en" and "/" not in reading else reading


def none(lang: str) -> str:
    """That a side of a pair is empty."""
    return _("— no {language}").format(language=language(lang))


def new_told(number: int) -> str:
    """How many are new; "" for none."""
    return _("{n} new").format(n=number) if number else ""


def padded(text: str, cells: int) -> str:
    """The text and blanks up to a width in cells, of which a Chinese letter takes two."""
    return text + " " * (cells - cell_len(text))


def long_date(day: date) -> str:
    """A day as a page is headed with it: Saturday 21 November 2026, 2026年11月21日 星期六."""
    names = {"weekday": _(_WEEKDAYS[day.weekday()]), "month": _(_MONTHS[day.month - 1])}
    return _("{weekday} {day} {month} {year}").format(day=day.day, year=day.year, **names)


def status_said(word: str, status: str) -> str:
    """That a word has a status."""
    return _("{word}: {status}").format(word=word, status=_(STATUS_WORDS[status]))


def undone(summary: str | None) -> str:
    """What was undone, as the journal calls it; of None, that there was nothing."""
    if summary is None:
        return _("nothing to undo")
    return _("undone: {change}").format(change=change(summary))


def redone(summary: str | None) -> str:
    """The same of what was done again."""
    if summary is None:
        return _("nothing to redo")
    return _("done again: {change}").format(change=change(summary))


def change(summary: str) -> str:
    """A change as the journal calls it, in the language that is in use."""
    return recognized(summary, _CHANGES, _field)


def recognized(
    told: str,
    templates: Iterable[str],
    field: Callable[[str, str], str] = lambda name, value: value,
) -> str:
    """The translation of the first template that made a text; without one, the text itself.

    `field(name, value)` says what is put into the translation for a field.
    """
    for template in templates:
        parts = re.split(r"\{(\w+)\}", template)
        named = (f"(?P<{p}>.*)" if n % 2 else re.escape(p) for n, p in enumerate(parts))
        found = re.fullmatch("".join(named), told, re.DOTALL)
        if found:
            fields = found.groupdict().items()
            return _(template).format(**{name: field(name, value) for name, value in fields})
    return told


def _field(name: str, told: str) -> str:
    if name == "change":
        return change(told)
    return _(_NAMES[told]) if name in ("status", "kind", "rating") and told in _NAMES else told


def interval(told: str) -> str:
    """An interval as `core.review.memory.spoken` tells it."""
    number, _space, unit = told.partition(" ")
    return _(_LENGTHS[unit]).format(n=number)


def coming(told: str) -> str:
    """When something is due, as `core.review.memory.coming` tells it."""
    if told in ("now", "tomorrow"):
        return _("now") if told == "now" else _("tomorrow")
    length = told.removeprefix("in ")
    if length.endswith(" days"):
        days = int(length.removesuffix(" days"))
        return ngettext("in {n} day", "in {n} days", days)
    return _("in {time}").format(time=interval(length))
