"""What dictionaries and sound add to the notes of a deck, kept so that it is worked out once.

A card's sentence with its reading takes milliseconds, a deck has thousands. What was worked out is
kept in the user's cache, by all that it was made of: the word, its sentences, the dictionaries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual_reader.core.cards import Clip, Extras, shown
from bilingual_reader.core.documents import LANGUAGES
from bilingual_reader.core.own_readings import Rules
from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.core.words import Context, Word
from bilingual_reader.errors import AudioError
from bilingual_reader.pipeline.kept_extras import KeptExtras
from bilingual_reader.pipeline.study import Study
from bilingual_reader.pipeline.study_crew import studied

if TYPE_CHECKING:
    from bilingual_reader.lexicon.lookup import Lexicon

Clips = Callable[[Word, Context], tuple[Clip | None, Clip | None]]
"""The sounds of a word and of its sentence, None where there is none."""
_NO_RULES = Rules()


def extras(
    words: Iterable[Word],
    lexicon: Lexicon,
    cache: Path,
    *,
    rules: Rules = _NO_RULES,
    clips: Clips | None = None,
    progress: Progress = untold,
) -> dict[str, Extras]:
    """By key, what the notes of these words get besides what the library has of them.

    `rules` are the learner's readings; `clips` finds sounds, of which one that cannot be had
    becomes a `Clip` with its fault. The folder `cache` may be read-only: then all is worked out
    again next time. Raises LexiconError.
    """
    asked = list(words)
    before = KeptExtras(cache, lexicon.edition)
    known = {word.key: told for word in asked if (told := before.find(word)) is not None}
    missing = [word for word in asked if word.key not in known]
    step = _steps(progress, len(missing) + (len(asked) if clips else 0))
    rank = _ranks(missing)
    try:
        for word, told in zip(missing, studied(missing, lexicon), strict=True):
            known[word.key] = before.keep(word, replace(told, rank=rank(word)))
            step()
    finally:
        before.save()  # also after Ctrl+C: the next export goes on from there
    if rules:
        study = Study(lexicon)
        known = {word.key: study.corrected(word, known[word.key], rules) for word in asked}
    if clips is not None:
        for word in asked:
            known[word.key] = _with_clips(word, known[word.key], clips)
            step()
    return known


def _ranks(words: list[Word]) -> Callable[[Word], int]:
    """The place of each of these words among those of its language; 0 where it is not listed."""
    from bilingual_reader.lexicon.frequency import places

    wanted = {lang: {w.headword.lower() for w in words if w.lang == lang} for lang in LANGUAGES}
    found = {lang: places(lang, some) for lang, some in wanted.items() if some}
    return lambda word: found[word.lang].get(word.headword.lower(), 0)


def _steps(progress: Progress, total: int) -> Callable[[], None]:
    """What is called after each of so many steps, and tells `progress`."""
    done = count(1)
    if not total:
        return lambda: None
    progress(0, total)
    return lambda: progress(next(done), total)


def _with_clips(word: Word, told: Extras, clips: Clips) -> Extras:
    try:
        of_word, of_sentence = clips(word, shown(word))
    except AudioError as error:
        return replace(told, sentence_clip=Clip("", error.where, error.what))
    return replace(told, word_clip=of_word, sentence_clip=of_sentence)
