"""Paragraphs to turns: paired where their languages alternate, else one side each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bilingual_reader.core.documents import Language, Side, Turn
from bilingual_reader.sources.paragraphs import Paragraph

_TRANSLATED = 0.1
"""Share of a text that a translation which stands inside it has at least."""


def _main_language(parts: Sequence[Paragraph]) -> Language:
    """The language that most of the text is in."""
    sums = {"en": 0, "zh": 0}
    for part in parts:
        if part.language is not None:
            sums[part.language] += len(part.text) * _weight(part)
    return "zh" if sums["zh"] > sums["en"] else "en"


def turns(parts: Sequence[Paragraph]) -> tuple[Turn, ...]:
    """The turns of the paragraphs: paired where the languages alternate, else one side each."""
    languages = [part.language for part in parts if part.language is not None]
    fewer = min(languages.count("en"), languages.count("zh"))
    main = _main_language(parts)
    if fewer and fewer >= 0.3 * len(languages) and _says_as_much(parts, main):
        return _paired(parts)
    return tuple(_turn(run, _side_of(run, main)) for run in _runs(parts))


def _says_as_much(parts: Sequence[Paragraph], main: Language) -> bool:
    """Whether what is not in the main language is long enough to be a translation of the rest."""
    sizes = [(part.language == main, len(part.text) * _weight(part)) for part in parts]
    whole = sum(size for _, size in sizes)
    return sum(size for own, size in sizes if not own) >= _TRANSLATED * whole


def _weight(part: Paragraph) -> int:
    """A Chinese character says about as much as three Latin letters."""
    return 3 if part.language == "zh" else 1


def _runs(parts: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Paragraphs of one turn together: a speaker's until the next label, a list's items."""
    made: list[list[Paragraph]] = []
    for part in parts:
        last = made[-1][-1] if made else None
        same = last is not None and (part.speaker, part.section) == (last.speaker, last.section)
        if same and (part.joins or part.speaker and not part.begins):
            made[-1].append(part)
        else:
            made.append([part])
    return made


def _side_of(group: Sequence[Paragraph], main: Language) -> Language:
    """The main language, but for a longer paragraph of prose that is all in the other one."""
    if len(group) == 1 and not group[0].speaker and len(group[0].text) >= 60:
        return group[0].language or main
    return main


def _turn(group: Sequence[Paragraph], language: Language) -> Turn:
    return _both(group, {language: group})


def _both(group: Sequence[Paragraph], sides: dict[Language, Sequence[Paragraph]]) -> Turn:
    first = group[0]
    texts = {key: Side("\n".join(part.text for part in side)) for key, side in sides.items()}
    return Turn(
        first.speaker,
        first.section,
        first.start,
        None,
        texts.get("en", Side()),
        texts.get("zh", Side()),
    )


def _paired(parts: Sequence[Paragraph]) -> tuple[Turn, ...]:
    """Each paragraph, or run of them, with the run of the other language that follows it."""
    known: list[Paragraph] = []
    for part in parts:
        before = known[-1].language if known else None
        known.append(part if part.language else replace(part, language=before or "en"))
    steps = [(a.language, b.language) for a, b in zip(known, known[1:], strict=False)]
    forth, back = steps.count(("en", "zh")), steps.count(("zh", "en"))
    lead = known[0].language if forth == back else "en" if forth > back else "zh"
    made: list[Turn] = []
    ahead: list[Paragraph] = []
    after: list[Paragraph] = []

    def close() -> None:
        made.extend(_pairs_of(ahead, after))
        ahead.clear()
        after.clear()

    for part in known:
        last = (after or ahead or [part])[-1]
        again = part.language == lead
        new = again and (after or part.begins) or after and part.begins
        if part.section != last.section or new:
            close()
        (ahead if part.language == lead else after).append(part)
    close()
    return tuple(made)


def _pairs_of(ahead: Sequence[Paragraph], after: Sequence[Paragraph]) -> list[Turn]:
    both = [*ahead, *after]
    if not both:
        return []
    if not after or not ahead:
        return [_turn(run, run[0].language or "en") for run in _runs(both)]
    if len(ahead) == len(after):
        pairs = zip(ahead, after, strict=True)
        return [_both([a], {a.language or "en": [a], b.language or "zh": [b]}) for a, b in pairs]
    return [_both(both, {ahead[0].language or "en": ahead, after[0].language or "zh": after})]
