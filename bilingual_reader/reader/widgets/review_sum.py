"""What a session came to, as lines of text."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from bilingual_reader.core.review.memory import RATINGS
from bilingual_reader.core.review.tally import Tally
from bilingual_reader.reader.layout.linebreak import shortened, wrap
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.widgets.paint import Part, plain

RATING_TITLES = {1: "Again", 2: "Hard", 3: "Good", 4: "Easy"}


def counted_time(seconds: float) -> str:
    """`45 s`, `4 min 10 s`, `1 h 5 min`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def in_words(made: Tally) -> str:
    """One line: 12 reviewed, 10 right (83 %), 3 new, in 4 min 10 s."""
    told = f"{made.reviewed} reviewed, {made.right} right ({made.share:.0%})"
    new = f", {made.new} new" if made.new else ""
    return f"{told}{new}, in {counted_time(made.seconds)}"


def summary(
    made: Tally, heading: str, facts: Sequence[str], palette: Palette, width: int
) -> list[list[Part]]:
    """The lines of a summary. `facts` stand at its end: what is due next, what is left."""
    lines: list[list[Part]] = [[(heading, palette.section)], []]
    if made.reviewed:
        share = f" · {made.share:.0%}"
        new = f" · {made.new} new" if made.new else ""
        told = f"{made.reviewed} reviewed · {made.right} right{share}{new}"
        each = f"{counted_time(made.seconds)} · {made.seconds / made.reviewed:.0f} s a card"
        lines += [[(shortened(told, width), palette.strong)], [(each, palette.lead)], []]
        lines += [_bar(made, rating, palette, width) for rating in RATINGS] + [[]]
    if made.known:
        names = plain(", ".join(made.known))
        told = f"known now: {names}"
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
        (f"{RATING_TITLES[rating]:<6}", palette.other),
        (number, palette.strong),
        ("  " + shortened(bar, max(width - 6 - cell_len(number) - 2, 0)), palette.primary),
    ]
