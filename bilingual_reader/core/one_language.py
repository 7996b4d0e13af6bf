"""A document in one language, whatever it quotes in the other."""

from __future__ import annotations

from bilingual_reader.core.documents import LANGUAGES, Cue, Episode, Language, Side, Turn

_QUOTED = 0.2
"""Share of a document that may be in the other language: quotations, credits, what is left
untranslated. A translation beside its text makes up about half."""
_CHARACTER = 3
"""Latin letters that say as much as a Chinese character."""


def main_language(episode: Episode) -> Language | None:
    """The language of nearly all of its text; None where both have a fair share, or no word is."""
    weights = {side: sum(_weight(turn, side) for turn in episode.turns) for side in LANGUAGES}
    most: Language = "en" if weights["en"] >= weights["zh"] else "zh"
    whole = sum(weights.values())
    return most if whole and weights[most] >= (1 - _QUOTED) * whole else None


def in_one_language(episode: Episode, language: Language) -> Episode:
    """The episode with all its text on one side, in its order."""
    if episode.languages == (language,):
        return episode
    return episode._replace(turns=tuple(_one_sided(turn, language) for turn in episode.turns))


def _weight(turn: Turn, side: Language) -> int:
    letters = sum(map(str.isalpha, turn.side(side).text))
    return letters * _CHARACTER if side == "zh" else letters


def _one_sided(turn: Turn, language: Language) -> Turn:
    own, other = (turn.en, turn.zh) if language == "en" else (turn.zh, turn.en)
    first = len(own.text) + 1 if own.text else 0
    moved = (Cue(c.first + first, c.last + first, c.start, c.end) for c in other.cues)
    text = "\n".join(side.text for side in (own, other) if side.text)
    whole = Side(text, tuple(sorted((*own.cues, *moved), key=lambda cue: cue.first)))
    sides = {"en": Side(), "zh": Side(), language: whole}
    return turn._replace(en=sides["en"], zh=sides["zh"])
