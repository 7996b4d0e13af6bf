"""Which homograph of a Chinese word a sentence means: by its own reading, and by its translation.

Where the two agree, or one of them says nothing, it is plain. Where they do not, the translation
is right about words that it can name (更 read `gēng` beside "more" is `gèng`) and wrong about words
of grammar, which no translation names: the "to get" of another reading of 得 stands in many. So the
sentence decides on the latter, if it reads them as such. Counted on 4,229 words with
several readings in transcripts with a translation: the usual reading in 3,902 of them; of 90 where
the sentence and its translation were at odds half were but neutral tones, which do not count.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bilingual_reader.core.tones import NEUTRAL, parted
from bilingual_reader.lexicon.context import Place
from bilingual_reader.lexicon.entries import Sense
from bilingual_reader.lexicon.sources import said_first

Said = Callable[[], str]
"""() → how the word is read in its sentence, syllables with tone marks and a space between them;
"" where it stands in none. Asked only where there are several readings."""

_USUAL = {
    "的": "de", "地": "de", "得": "de", "了": "le", "着": "zhe", "吗": "ma", "呢": "ne", "吧": "ba",
    "么": "me", "把": "bǎ", "将": "jiāng", "给": "gěi", "当": "dāng", "那": "nà", "哪": "nǎ",
    "都": "dōu", "还": "hái", "只": "zhǐ", "和": "hé", "与": "yǔ", "没": "méi",
}  # fmt: skip
"""Words of grammar, which no translation names, and how they are read as such."""
_UNTOLD = "过"
"""Sentences are read without its neutral tone, `guo`: their reading of it says nothing."""
_CHANGING = "一不"
"""Their tone follows the next one's."""


def in_order(
    word: str, senses: Sequence[Sense], said: Said, place: Callable[[str], Place | None]
) -> tuple[list[Sense], Place | None]:
    """The senses of the homograph that is meant first; where the translation says the first sense.

    `place` says where a sense stands in the translation. Within each homograph the senses that the
    translation uses lead.
    """
    usual = next((sense.reading for sense in senses if sense.reading), "")
    several = any(sense.reading not in (usual, "") for sense in senses)
    told = (said() if several and word != _UNTOLD else "") or _USUAL.get(word, "")
    by_translation, lit = said_first(senses, place)
    same = [_agree(word, sense.reading, told) for sense in senses] if told else []
    if not any(each and s.reading for each, s in zip(same, senses, strict=bool(same))):
        return by_translation, lit
    meant, its_place = said_first([s for s, each in zip(senses, same, strict=True) if each], place)
    if lit and not its_place and not _agree(word, _USUAL.get(word, "?"), told):
        return by_translation, lit
    others = [s for s, each in zip(senses, same, strict=True) if not each]
    return meant + said_first(others, place)[0], its_place


def _agree(word: str, reading: str, told: str) -> bool:
    """Whether two readings are one; dictionaries and sentences differ on neutral tones in words.

    A name's capital is none; a sense without a reading is read in any way.
    """
    ours, theirs = reading.casefold().split(), told.casefold().split()
    if not ours or ours == theirs:
        return True
    if len(ours) == 1 or len(ours) != len(theirs):
        return False
    pairs = zip(word, ours, theirs, strict=False)
    return len(word) == len(ours) and all(_alike(*each) for each in pairs)


def _alike(character: str, one: str, other: str) -> bool:
    """Whether syllables have the same letters, and one tone or none."""
    (a, tone), (b, another) = parted(one), parted(other)
    return a == b and (tone == another or NEUTRAL in (tone, another) or character in _CHANGING)
