"""Where two timed texts of one recording stand still together.

Two subtitle files, or two transcripts with times, of one recording agree in more than their words:
where both are silent, or where both begin something at the very same moment, no bead goes on. Such
places cut a long document into stretches that are aligned one by one.

Files of different recordings are timed too, and one file may begin some seconds later than the
other. So the words go first: by the beads that they have found, the times either agree, but for a
lag that is the same throughout, or are not used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bilingual_reader.core.timing import Times

Place = tuple[int, int]
"""An English and a Chinese sentence, by number, that begin after the cut."""

_SILENCE = 0.7
"""Seconds that both must be silent together: longer than the breath inside a sentence."""
_SAME = 1e-4
"""Seconds between two beginnings that are the same; shares of a cue hardly ever agree so well."""
_SPREAD = 5.0
"""Seconds by which a bead may be off the lag: most times are shares of a turn by length."""
_EXACT = 0.1
"""Share of the beads that must agree to the millisecond for that to be the lag."""
_AGREE = 0.8
"""Share of the beads that must agree so."""
_FEWEST = 10
"""Beads that say something about the times."""


def lag(beginnings: Sequence[tuple[float | None, float | None]]) -> float | None:
    """The seconds by which the Chinese times lag behind the English ones.

    `beginnings` are those of the two sides of each bead. None where some are not known, or do not
    agree in one lag: then the times are not of one recording.
    """
    late = sorted(zh - en for en, zh in beginnings if en is not None and zh is not None)
    if len(late) < max(_FEWEST, len(beginnings)):
        return None
    # Cues that were translated in their place begin together to the millisecond.
    exact, times = Counter(round(one, 3) for one in late).most_common(1)[0]
    middle = exact if times >= _EXACT * len(late) else late[len(late) // 2]
    near = sum(abs(one - middle) <= _SPREAD for one in late)
    return middle if near >= _AGREE * len(late) else None


def common_places(en: Sequence[Times], zh: Sequence[Times], lag: float = 0.0) -> list[Place]:
    """Where sentences of both sides begin together, in order; none where times run backward.

    `lag` is taken from the Chinese times first. Time grows with the number of sentences.
    """
    en_rests, zh_rests = _rests(en, 0.0), _rests(zh, lag)
    found: list[Place] = []
    i = j = 0
    while i < len(en_rests) and j < len(zh_rests):
        (from_en, to_en), (from_zh, to_zh) = en_rests[i], zh_rests[j]
        together = min(to_en, to_zh) - max(from_en, from_zh)
        if together >= _SILENCE or abs(to_en - to_zh) < _SAME:
            found.append((i + 1, j + 1))
            i, j = i + 1, j + 1
        elif to_en < to_zh:
            i += 1
        else:
            j += 1
    return found


def _rests(times: Sequence[Times], lag: float) -> list[tuple[float, float]]:
    """From each sentence's end to the next one's start; none at all where a time runs back."""
    rests = []
    for (start, end), (after, _) in pairwise(times):
        if start is None or end is None or after is None or after < start:
            return []
        rests.append((min(end, after) - lag, after - lag))
    return rests
