"""What the learner types → a rule of their own: checked, in Simplified, with tone marks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.mandarin import SYLLABLES
from bilingual_reader.core.own_readings import Rule
from bilingual_reader.core.readings import is_read
from bilingual_reader.core.sides import spans
from bilingual_reader.core.spoken import Sounds, divisions, sound_of
from bilingual_reader.errors import ReadingError
from bilingual_reader.lexicon.chinese import same_length, simplified
from bilingual_reader.lexicon.tones import with_marks

LONGEST = 40
"""Characters of a stretch that a rule may be about: more than any word with its neighbours."""
_CHARACTERS = ((0x3400, 0x9FFF), (0xF900, 0xFAFF))
"""Where the characters of both scripts stand in Unicode that have counterparts."""
_HUMMED = frozenset(("m", "n", "ng", "hm", "hng", "r"))
"""Syllables without a vowel: taken for one where they stand alone, and r behind what 儿 ends."""
_ALSO = {"着": "著"}
"""A Traditional character that OpenCC leaves, as it is two words."""


def about(text: str, sentence: str = "", place: int = -1) -> Rule:
    """A rule that says nothing yet of a stretch of text, in one sentence or wherever it stands.

    `place` is the offset in the sentence, -1 for all places. Raises ReadingError where the text is
    no Chinese word, or does not stand there.
    """
    text = text.strip()
    if not text:
        raise ReadingError("there is no word", "", "give Chinese characters")
    if len(text) > LONGEST:
        raise ReadingError(
            f"{len(text)} characters are no word", f"{text[:10]}…", f"give at most {LONGEST}"
        )
    if not any(map(is_read, text)):
        raise ReadingError("there is no Chinese in it", _shown(text), "give Chinese characters")
    wrong = next((c for c in text if not (c.isalnum() or is_read(c))), "")
    if wrong:
        what = "a space" if wrong.isspace() else _shown(wrong)
        raise ReadingError(f"{what} is no part of a word", _shown(text), "give the word alone")
    plain, around = same_length(text), same_length(sentence)
    there = around.startswith(plain, place) if place >= 0 else plain in around
    if sentence and not there:
        raise ReadingError("the sentence does not have it", text, "look at `show EPISODE`")
    return Rule(plain, sentence=sentence, place=place, alike=_alike(plain + around))


def about_place(text: str, pair: Pair, number: int | None = None) -> Rule:
    """The same for one place of a pair's Chinese, from 1; None for its only place, or for all.

    The rule keeps the sentence of the pair that has the place. Raises ReadingError.
    """
    plain, around = about(text).text, same_length(pair.zh)
    found = [at for at in range(len(around)) if around.startswith(plain, at)]
    if not found:
        raise ReadingError("the sentence does not have it", text, "look at `show EPISODE`")
    if number is not None and number > len(found):
        raise ReadingError(f"it stands there {_counted(len(found), 'time')}", text, "give another")
    if number is None and len(found) > 1:
        return about(text, pair.zh)
    return about(text, *sentence_at(pair, found[(number or 1) - 1]))


def sentence_at(pair: Pair, at: int) -> tuple[str, int]:
    """The Chinese sentence of a pair that has an offset, and the offset in it."""
    first, last = next(span for span in spans(pair, "zh") if at < span[1])
    return pair.zh[first:last], at - first


def syllables(text: str, given: str) -> tuple[str, ...]:
    """A typed reading → a syllable with tone mark for each Chinese character of the text.

    `háng zhǎng`, `hángzhǎng` and `hang2 zhang3` are the same; 5 is the neutral tone. Raises
    ReadingError where a syllable is none, or there are too few or too many.
    """
    count = sum(map(is_read, text))
    if not given.strip():
        raise ReadingError("there is no reading", text, "give it like háng zhǎng or hang2 zhang3")
    known = SYLLABLES - _HUMMED | {sound_of(piece).syllable for piece in given.split()} & _HUMMED
    known |= {"r"} if "儿" in same_length(text) else set()
    ways = divisions(given, known) if len(given) <= 10 * LONGEST else []
    fitting = [way for way in ways if len(way) == count]
    if not ways:
        raise ReadingError(f"{_wrong(given)} is no pinyin", text, "write háng or hang2")
    if not fitting:
        raise ReadingError(
            f"{_counted(len(ways[0]), 'syllable')} for {_counted(count, 'character')}",
            f"{text} {_shown(given)}",
            "give one a character",
        )
    if count > 1 and not any(sound.tone for sound in fitting[0]):
        raise ReadingError("no tones", _shown(given), "write háng or hang2, and 5 for no tone")
    return _marked(fitting[0])


def cuts(text: str, words: Sequence[str]) -> tuple[int, ...]:
    """The words that a text is to be cut into → the offsets where they begin.

    Raises ReadingError where they do not join to the text, in whichever script they are.
    """
    given = [word for word in words if word]
    if same_length("".join(given)) != same_length(text):
        raise ReadingError(
            "these words do not join to it", f"{text} {_shown(' '.join(given))}", "give all of it"
        )
    if len(text) < 2:
        raise ReadingError("a single character is one word", text, "give two or more")
    return (0, *accumulate(map(len, given[:-1])))


def _marked(sounds: Sounds) -> tuple[str, ...]:
    return tuple(with_marks(f"{sound.syllable}{sound.tone or 5}") for sound in sounds)


def _wrong(given: str) -> str:
    """The piece of a typed reading that is no pinyin."""
    pieces = given.split()
    return _shown(next((each for each in pieces if not divisions(each, SYLLABLES)), given))


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count != 1 else ''}"


def _shown(text: str) -> str:
    """At most 20 characters of what was typed, fit to be printed."""
    shown = " ".join(text.encode("utf-8", "replace").decode().split())[:20]
    return shown + ("…" if len(text) > 20 else "")


def _alike(text: str) -> tuple[str, ...]:
    others = _others()
    return tuple(f"{o}{plain}" for plain in dict.fromkeys(text) for o in others.get(plain, ""))


@lru_cache(maxsize=1)
def _others() -> dict[str, str]:
    """Simplified character → all others that are simplified to it; made in 10 ms."""
    found = dict(_ALSO)
    all_of_them = [chr(code) for first, last in _CHARACTERS for code in range(first, last + 1)]
    # A line each: side by side they might be taken for words, which have forms of their own.
    converted = simplified("\n".join(all_of_them)).split("\n")
    for character, plain in zip(all_of_them, converted, strict=True):
        if plain != character and len(plain) == 1:
            found[plain] = found.get(plain, "") + character
    return found
