"""What a session came to, as lines of text."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from bilingual_reader.core.review.memory import RATINGS
from bilingual_reader.core.review.tally import Tally
from bilingual_reader.locale import N_, _
from bilingual_reader.reader.layout.linebreak import shortened, wrap
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.telling import new_told, padded
from bilingual_reader.reader.widgets.paint import Part, plain

RATING_TITLES = {1: N_("Again"), 2: N_("Hard"), 3: N_("Good"), 4: N_("Easy")}


def counted_time(seconds: float) -> str:
    """`45 s`, `4 min 10 s`, `1 h 5 min`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    if minutes:
        return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
    return _("{seconds} s").format(seconds=rest)


def in_words(made: Tally) -> str:
    """One line: 12 reviewed, 10 right (83 %), 3 new, in 4 min 10 s."""
    told = _("{n} reviewed, {right} right ({share:.0%})")
    told = told.format(n=made.reviewed, right=made.right, share=made.share)
    time = _("in {time}").format(time=counted_time(made.seconds))
    return _(", ").join(filter(None, (told, new_told(made.new), time)))


def summary(
    made: Tally, heading: str, facts: Sequence[str], palette: Palette, width: int
) -> list[list[Part]]:
    """The lines of a summary. `facts` stand at its end: what is due next, what is left."""
    lines: list[list[Part]] = [[(heading, palette.section)], []]
    if made.reviewed:
        right = _("{n} reviewed · {right} right · {share:.0%}")
        told = right.format(n=made.reviewed, right=made.right, share=made.share)
        told = " · ".join(filter(None, (told, new_told(made.new))))
        pace = _("{n:.0f} s a card").format(n=made.seconds / made.reviewed)
        each = f"{counted_time(made.seconds)} · {pace}"
        lines += [[(shortened(told, width), palette.strong)], [(each, palette.lead)], []]
        lines += [_bar(made, rating, palette, width) for rating in RATINGS] + [[]]
    if made.known:
        names = plain(", ".join(made.known))
        told = _("known now: {words}").format(words=names)
        lines += [[(told[a:b], palette.primary)] for a, b in wrap(told, width)] + [[]]
    for fact in facts:
        lines += [[(fact[a:b], palette.lead)] for a, b in wrap(fact, width)]
    return lines


def _bar(made: Tally, rating: int, palette: Palette, width: int) -> list[Part]:
    """How often a rating was given, as a bar beside its name."""
    count = made.by_rating[rating - 1]
    most = max(width - 14, 1)
    length = round(most * count / made.reviewed)
    bar = "━" * (length or (1 if count else 0))
    number = f"{count:>4}"
    return [
        (padded(_(RATING_TITLES[rating]), 6), palette.other),
        (number, palette.strong),
        ("  " + shortened(bar, max(width - 6 - cell_len(number) - 2, 0)), palette.primary),
    ]
