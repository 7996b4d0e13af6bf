"""A dictation on the screen: the sentence with each letter judged, and what was typed instead."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style

from bilingual_reader.core.dictation import Dictated
from bilingual_reader.locale import _
from bilingual_reader.reader.layout.linebreak import wrap
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.widgets.paint import Lines, Part, plain


def judged(checked: Dictated, shown: str, palette: Palette, width: int) -> Lines:
    """The sentence, a line under each wrong or missing letter, and below it what was typed.

    `shown` is the sentence as it is written on the screen, as long as it is. Below a wrong letter
    stands the one that was typed, below a missing one a dash. What is right has nothing below.
    """
    right = palette.speakers[1]
    wrong = palette.speakers[4] + Style(underline=True)
    faults = {letter.at: letter for letter in checked.letters if letter.fault != "extra"}
    lines: Lines = []
    for first, last in wrap(shown, width):
        above: list[Part] = []
        below: list[Part] = []
        for at in range(first, last):
            letter, cells = faults.get(at), cell_len(shown[at])
            good = letter is None or letter.fault == "right"
            above.append((plain(shown[at]), right if good else wrong))
            sign = "" if letter is None or good else plain(letter.typed) or "-"
            sign = sign if cell_len(sign) <= cells else "×"
            below.append((sign + " " * (cells - cell_len(sign)), palette.accent))
        lines.append(_joined(above))
        if any(text.strip() for text, _style in below):
            lines.append(_joined(below))
    return lines


def verdict(checked: Dictated, hints: int) -> str:
    """What the dictation came to, in a line."""
    kinds = (
        (_("{n} wrong"), "wrong"),
        (_("{n} missing"), "missing"),
        (_("{n} too many"), "extra"),
    )
    counts = ((told, sum(x.fault == fault for x in checked.letters)) for told, fault in kinds)
    parts = [told.format(n=count) for told, count in counts if count]
    if hints:
        parts.append(_("{n} hints").format(n=hints))
    share = int(100 * checked.share)
    right = _("✗ {share} right").format(share=f"{share} %")
    told = right if checked.faults else _("✓ all right")
    return " · ".join([told, *parts])


def extra(checked: Dictated) -> str:
    """The letters that were too many, each run of them apart."""
    runs: list[str] = []
    before: int | None = None
    for letter in checked.letters:
        if letter.fault == "extra":
            if before == letter.at:
                runs[-1] += letter.typed
            else:
                runs.append(letter.typed)
            before = letter.at
        else:
            before = None
    return " ".join(runs)


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Neighbours of one style as one."""
    made: list[Part] = []
    for text, style in parts:
        if made and made[-1][1] == style:
            made[-1] = (made[-1][0] + text, style)
        else:
            made.append((text, style))
    return made
