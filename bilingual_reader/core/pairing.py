"""Episodes to the sentence pairs that the learner reads.

    pair_episode     an episode whose turns hold both languages
    pair_documents   two episodes of one language each, which become one
    pair_lines       sentences given one a line

Every character of a side but white space stands in exactly one pair, in order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bilingual_reader.core.align import NO_LEXICON, Bead, Lexicon, align, align_turns
from bilingual_reader.core.common_times import common_places, lag
from bilingual_reader.core.common_turns import common_borders
from bilingual_reader.core.documents import Cue, Episode, Language, Pair, Side, Turn
from bilingual_reader.core.segment import split
from bilingual_reader.core.sides import space
from bilingual_reader.core.timing import Times, sentence_times


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence and where it stands."""

    source: str
    """The text that it is part of."""
    first: int
    last: int
    turn: int
    """Its turn, from 0; sentences of one turn share their source."""
    start: float | None = None
    end: float | None = None
    speaker: str = ""

    @property
    def text(self) -> str:
        return self.source[self.first : self.last]


_Stretch = tuple[Sequence[_Sentence], Sequence[_Sentence]]
_Row = tuple[Sequence[_Sentence], Sequence[_Sentence], float]
"""The sentences of a bead and its confidence."""


def pair_episode(episode: Episode, lexicon: Lexicon = NO_LEXICON) -> tuple[Pair, ...]:
    """The pairs of an episode whose turns are paired; a turn in one language, one a sentence."""
    en, zh = _sentences(episode, "en"), _sentences(episode, "zh")
    both = [n for n in range(len(episode.turns)) if en[n] and zh[n]]
    parts = [(n, part) for n in both for part in _parts(episode.turns[n], en[n], zh[n])]
    texts = [(_texts(a), _texts(b)) for _, (a, b) in parts]
    found = align_turns(texts, lexicon) if texts else []  # nothing to align: nothing is loaded
    rows_of: dict[int, list[_Row]] = {}
    for (n, part), beads in zip(parts, found, strict=True):
        rows_of.setdefault(n, []).extend(_rows(*part, beads))

    def rows() -> Iterator[tuple[int, _Row]]:
        for n in range(len(episode.turns)):
            alone = (((s,), (), 1.0) for s in en[n]), (((), (s,), 1.0) for s in zh[n])
            yield from ((n, row) for row in rows_of.get(n, [*alone[0], *alone[1]]))

    return _pairs(rows(), episode.turns)


def pair_documents(
    en: Episode, zh: Episode, lexicon: Lexicon = NO_LEXICON
) -> tuple[Episode, tuple[Pair, ...]]:
    """An English and a Chinese document as one episode, and its pairs.

    Turns with their speakers, times and sections are those of the document that has more of them;
    what the episode is called and where it stands is the English one's, where that says it. Turns
    that agree in number, speakers and times are paired as they are.
    """
    if _same_turns(en, zh):
        turns = [a._replace(zh=b.zh) for a, b in zip(en.turns, zh.turns, strict=True)]
        merged = _merged(en, zh, turns)
        return merged, pair_episode(merged, lexicon)
    en_all = [s for turn in _sentences(en, "en") for s in turn]
    zh_all = [s for turn in _sentences(zh, "zh") for s in turn]
    rows = _document_rows(en_all, zh_all, lexicon)
    leader: Language = "zh" if len(zh.turns) > len(en.turns) else "en"
    leading, following = (zh, en) if leader == "zh" else (en, zh)
    homes = _homes(rows, leader)
    side: Language = "en" if leader == "zh" else "zh"
    given: list[list[_Sentence]] = [[] for _ in leading.turns]
    for row, home in zip(rows, homes, strict=True):
        given[home] += row[0] if side == "en" else row[1]
    turns = [
        _with_side(turn, side, _side_of(sentences, following, side))
        for turn, sentences in zip(leading.turns, given, strict=True)
    ]
    return _merged(en, zh, turns), _pairs(zip(homes, rows, strict=True), turns)


def pair_lines(
    en: Sequence[str], zh: Sequence[str], lexicon: Lexicon = NO_LEXICON
) -> tuple[Pair, ...]:
    """The pairs of sentences that were given one a line; blank lines are passed over."""
    en_all, zh_all = (
        [_Sentence(line.strip(), 0, len(line.strip()), n) for n, line in enumerate(lines)]
        for lines in (en, zh)
    )
    en_all, zh_all = [s for s in en_all if s.source], [s for s in zh_all if s.source]
    rows = _rows(en_all, zh_all, align(_texts(en_all), _texts(zh_all), lexicon))
    return _pairs(((0, row) for row in rows), (Turn(),))


def _document_rows(
    en: Sequence[_Sentence], zh: Sequence[_Sentence], lexicon: Lexicon
) -> list[_Row]:
    """The rows of two documents, cut first where their times or their turns say what is common."""
    beads = align(_texts(en), _texts(zh), lexicon)
    late = lag(
        [
            (en[bead.en[0]].start, zh[bead.zh[0]].start)
            for bead in beads
            if bead.en[0] < bead.en[1] and bead.zh[0] < bead.zh[1]
        ]
    )
    if late is not None:
        places = common_places(_times_of(en), _times_of(zh), late)
    else:
        ours, theirs = ([(s.turn, s.speaker) for s in side] for side in (en, zh))
        places = common_borders(ours, theirs, [(bead.en, bead.zh) for bead in beads])
    if not places:
        return list(_rows(en, zh, beads))
    parts = _stretches(en, zh, places)
    found = align_turns([(_texts(a), _texts(b)) for a, b in parts], lexicon)
    return [row for part, beads in zip(parts, found, strict=True) for row in _rows(*part, beads)]


def _parts(turn: Turn, en: Sequence[_Sentence], zh: Sequence[_Sentence]) -> list[_Stretch]:
    """A turn's sentences, cut where cues in both languages end together."""
    timed = turn.en.cues and turn.zh.cues
    return _stretches(en, zh, common_places(_times_of(en), _times_of(zh)) if timed else [])


def _stretches(
    en: Sequence[_Sentence], zh: Sequence[_Sentence], places: Iterable[tuple[int, int]]
) -> list[_Stretch]:
    """Sentences of both sides between the places."""
    corners = pairwise([(0, 0), *places, (len(en), len(zh))])
    return [(en[i:k], zh[j:m]) for (i, j), (k, m) in corners]


def _times_of(sentences: Iterable[_Sentence]) -> list[Times]:
    return [(s.start, s.end) for s in sentences]


def _sentences(episode: Episode, language: Language) -> list[list[_Sentence]]:
    """The sentences of each turn of one side, with their times."""
    ends = [turn.end for turn in episode.turns]
    after = None
    for n in range(len(ends) - 1, -1, -1):
        ends[n] = after if ends[n] is None else ends[n]
        after = episode.turns[n].start
    result = []
    for n, turn in enumerate(episode.turns):
        side = turn.side(language)
        spans = split(side.text, language)
        times = sentence_times(side, spans, turn.start, ends[n])
        result.append(
            [
                _Sentence(side.text, first, last, n, start, end, turn.speaker)
                for (first, last), (start, end) in zip(spans, times, strict=True)
            ]
        )
    return result


def _with_side(turn: Turn, language: Language, side: Side) -> Turn:
    return turn._replace(en=side) if language == "en" else turn._replace(zh=side)


def _texts(sentences: Iterable[_Sentence]) -> list[str]:
    return [s.text for s in sentences]


def _rows(
    en: Sequence[_Sentence], zh: Sequence[_Sentence], beads: Iterable[Bead]
) -> Iterator[_Row]:
    for bead in beads:
        yield en[slice(*bead.en)], zh[slice(*bead.zh)], bead.confidence


def _pairs(rows: Iterable[tuple[int, _Row]], turns: Sequence[Turn]) -> tuple[Pair, ...]:
    """Numbered pairs of rows, each with the number of its turn from 0."""
    pairs = []
    for n, (turn, (en, zh, confidence)) in enumerate(rows, 1):
        en_text, en_cuts = _joined(en, "en")
        zh_text, zh_cuts = _joined(zh, "zh")
        start, end = _times(en) if _times(en) != (None, None) else _times(zh)
        pairs.append(
            Pair(
                n=n,
                turn=turn + 1,
                en=en_text,
                zh=zh_text,
                speaker=turns[turn].speaker,
                section=turns[turn].section,
                start=start,
                end=end,
                confidence=confidence,
                en_cuts=en_cuts,
                zh_cuts=zh_cuts,
            )
        )
    return tuple(pairs)


def _times(sentences: Sequence[_Sentence]) -> Times:
    """From the first sentence's start to the last one's end."""
    return (sentences[0].start, sentences[-1].end) if sentences else (None, None)


def _joined(sentences: Sequence[_Sentence], language: Language) -> tuple[str, tuple[int, ...]]:
    """The text of sentences that follow each other, and where each but the first begins in it."""
    text, cuts = "", []
    for n, sentence in enumerate(sentences):
        if n:
            before = sentences[n - 1]
            together = before.turn == sentence.turn
            between = sentence.source[before.last : sentence.first]
            # A pair is one line on the screen, also where it spans paragraphs.
            as_it_is = together and "\n" not in between
            text += between if as_it_is else space(text, sentence.text, language)
            cuts.append(len(text))
        text += sentence.text
    return text, tuple(cuts)


def _same_turns(en: Episode, zh: Episode) -> bool:
    """Whether turns correspond one to one: as many, the same speakers at the same times."""
    keys = [[(turn.speaker, turn.start) for turn in episode.turns] for episode in (en, zh)]
    return keys[0] == keys[1] and any(key != ("", None) for key in keys[0])


def _homes(rows: Sequence[_Row], leader: Language) -> list[int]:
    """The leading side's turn that each row belongs to; without a sentence of it, the last one."""
    homes, home = [], 0
    for en, zh, _ in rows:
        sentences = en if leader == "en" else zh
        home = sentences[0].turn if sentences else home
        homes.append(home)
    return homes


def _side_of(sentences: Sequence[_Sentence], episode: Episode, language: Language) -> Side:
    """One turn's side made of sentences of another document, with their cues."""
    text, cuts = _joined(sentences, language)
    cues: list[Cue] = []
    for sentence, first in zip(sentences, (0, *cuts), strict=False):
        given = episode.turns[sentence.turn].side(language).cues
        n = bisect_right(given, sentence.first, key=lambda cue: cue.last)
        while n < len(given) and given[n].first < sentence.last:
            cues.append(_cut_cue(given[n], sentence, first - sentence.first))
            n += 1
    return Side(text, tuple(cues))


def _cut_cue(cue: Cue, sentence: _Sentence, moved: int) -> Cue:
    """The part of a cue that a sentence takes, moved along with the sentence."""
    first, last = max(cue.first, sentence.first), min(cue.last, sentence.last)
    pace = (cue.end - cue.start) / max(cue.last - cue.first, 1)
    start = cue.start + pace * (first - cue.first)
    return Cue(first + moved, last + moved, start, start + pace * (last - first))


def _merged(en: Episode, zh: Episode, turns: Sequence[Turn]) -> Episode:
    """One episode of both, called what the English document is called where it says so."""
    return Episode(
        title=en.title or zh.title,
        turns=tuple(turns),
        id=en.id or zh.id,
        kind=en.kind if en.kind != "text" else zh.kind,
        show=en.show or zh.show,
        date=en.date or zh.date,
        url=en.url or zh.url,
        summary=en.summary or zh.summary,
    )
