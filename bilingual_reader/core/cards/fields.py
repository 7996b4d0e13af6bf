"""What stands in the fields of a note, as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import takewhile

from bilingual_reader.core.addresses import web_address
from bilingual_reader.core.cards.question import PART_NAME, meaning_places
from bilingual_reader.core.cards.readings import hint, measure, toned
from bilingual_reader.core.cards.records import MOST_SENTENCES, Clip, Extras
from bilingual_reader.core.documents import timecode
from bilingual_reader.core.markup import (
    all_lit,
    escape,
    everywhere,
    lit,
    marked,
    script,
    spans,
)
from bilingual_reader.core.terms import telling
from bilingual_reader.core.words import Context, Word

_PINYIN, _IPA = "zh-Latn-pinyin", "en-fonipa"


def own_fields(word: Word, met: Context, extras: Extras) -> dict[str, str]:
    """What the library and the learner say: a change of it is a change of the note."""
    fields = _word_fields(word)
    fields.update(_sentence_fields(word, met))
    fields.update(_source_fields(met))
    fields["MoreSentences"] = _more_sentences(word, met, ())
    fields["WordAudio"] = sound(extras.word_clip)
    fields["SentenceAudio"] = sound(extras.sentence_clip)
    return fields


def question_fields(word: Word, met: Context) -> dict[str, str]:
    """The sentence as a question where it tells what the word means: `[…](校准)之后`.

    It says nothing that other fields do not, so that a new way to find it is no change of notes.
    """
    hidden = meaning_places(word, met.sentence)
    if not hidden:
        return {}
    places = spans(met.sentence, forms(word, met))
    return {"SentenceQuestion": all_lit(met.sentence, places, hidden)}


def derived_fields(
    word: Word, met: Context, extras: Extras, own: Mapping[str, str]
) -> Mapping[str, str]:
    """What dictionaries add. Fields that `own_fields` has too are the same text, with more lit."""
    if not (extras.lit or extras.reading or extras.rank or extras.measures or extras.level):
        return {}
    fields = {
        "SentenceReading": extras.reading,
        "Level": escape(extras.level),
        "FrequencyRank": f"{extras.rank:,}" if extras.rank else "",
        "Classifier": " ".join(measure(told) for told in extras.measures),
        "Parts": "".join(_part(*part) for part in extras.parts),
    }
    if any(extras.lit):
        places = zip(word.contexts, extras.lit, strict=False)
        place = next((place for each, place in places if each is met), None)
        fields["SentenceTranslation"] = lit(met.translation, place)
        if own.get("TranslationCloze"):
            fields["TranslationCloze"] = _question(word, met, place)
        fields["MoreSentences"] = _more_sentences(word, met, extras.lit)
    return fields


def _word_fields(word: Word) -> dict[str, str]:
    chinese = word.lang == "zh"
    traditional = word.traditional if word.traditional != word.headword else ""
    return {
        "Key": escape(word.key),
        "Word": escape(word.headword),
        "WordLang": "zh-Hans" if chinese else "en",
        "Reading": toned(word.reading) if chinese else escape(word.reading),
        "ReadingLang": (_PINYIN if chinese else _IPA) if word.reading else "",
        "Gloss": escape(word.gloss),
        "GlossCloze": _asked(word),
        "GlossLang": script(word.gloss),
        "Hint": hint(word.reading if chinese else word.headword),
        "HintLang": _PINYIN if chinese else "en",
        "Simplified": escape(word.headword) if chinese else "",
        "Traditional": escape(traditional) if chinese else "",
        "Note": escape(word.note),
        "NoteLang": script(word.note),
        "LearnerLang": "en" if chinese else "zh-Hans",
        "IsChinese": "1" if chinese else "",
    }


def _asked(word: Word) -> str:
    """The senses as a question, "" where they tell nothing of the word: 理论物理; theoretical 虚拟.

    Senses of the word's parts go, or where there are no others, the names of the parts.
    """
    senses, told = word.gloss.split("; "), word.gloss
    part = PART_NAME[word.lang]
    if any(map(part.match, senses)):
        whole = takewhile(lambda sense: not part.match(sense), senses)
        told = "; ".join(whole) or "; ".join(part.sub("", sense) for sense in senses)
    hidden = everywhere(told, (word.headword, word.traditional))
    return lit(told, None, hidden) if hidden or told != word.gloss else ""


def _sentence_fields(word: Word, met: Context) -> dict[str, str]:
    sentence, cloze = marked(met.sentence, forms(word, met))
    return {
        "Sentence": sentence,
        "SentenceLang": script(met.sentence),
        "SentenceCloze": cloze,
        "SentenceTranslation": escape(met.translation),
        "TranslationCloze": _question(word, met, None),
        "TranslationLang": script(met.translation),
    }


def _question(word: Word, met: Context, place: tuple[int, int] | None) -> str:
    """The translation without the word, where it tells it: `做这种 contrarian(反共识)的事`."""
    told = telling(met.translation, forms(word, met))
    return lit(met.translation, place, told) if told else ""


def _source_fields(met: Context) -> dict[str, str]:
    speaker, source = _named(met.speaker), _named(met.show, met.title)
    return {
        "Speaker": speaker[0],
        "SpeakerLang": speaker[1],
        "Source": source[0],
        "SourceLang": source[1],
        "Timecode": timecode(met.start),
        "URL": web_address(met.url, met.start),
    }


@lru_cache(maxsize=1024)
def _named(*names: str) -> tuple[str, str]:
    """Names in a row, those that are known, and their language: thousands of notes share them."""
    told = " · ".join(name for name in names if name)
    return escape(told), script(told)


def forms(word: Word, met: Context) -> tuple[str, ...]:
    """The forms of the word to look for in the sentence, the likeliest first."""
    return (met.surface, word.headword, word.traditional)


def _more_sentences(word: Word, first: Context, places: tuple[tuple[int, int] | None, ...]) -> str:
    if len(word.contexts) < 2:
        return ""
    told = [*places, *[None] * len(word.contexts)]
    pairs = []
    for met, place in zip(word.contexts, told, strict=False):
        if met is not first and met.sentence and met.sentence != first.sentence:
            sentence, _ = marked(met.sentence, forms(word, met))
            said = f'<div lang="{script(met.sentence)}">{sentence}</div>'
            other = f'<div lang="{script(met.translation)}">{lit(met.translation, place)}</div>'
            pairs.append(f"<div>{said}{other if met.translation else ''}</div>")
    return "".join(pairs[: MOST_SENTENCES - 1])


@lru_cache(maxsize=4096)  # thousands of words share their characters
def _part(character: str, reading: str, meaning: str) -> str:
    return (
        f'<div><span lang="zh-Hans">{escape(character)}</span>'
        f' <span lang="{_PINYIN}">{toned(reading)}</span>'
        f' <span lang="en">{escape(meaning)}</span></div>'
    )


def sound(clip: Clip | None) -> str:
    """The field that plays a clip; "" for none."""
    return f"[sound:{clip.name}]" if clip else ""
