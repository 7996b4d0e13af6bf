"""Readings, hints and lit words on cards; what dictionaries add to a note."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.cards import Choice, Clip, Extras, note
from bilingual_reader.core.cards.readings import hint, measure, ruby
from bilingual_reader.core.documents import Language
from bilingual_reader.core.markup import everywhere, lit, marked
from bilingual_reader.core.words import Context, Word
from tests.core.samples import FOG, MET, armed, read, visible

LAMP = (("读", "dú"),), (("灯", "dēng"), ("塔", "tǎ")), (("。", ""),)
EXTRAS = Extras(
    lit=((0, 1),),
    reading="<ruby>fog<rt>fɔɡ</rt></ruby>",
    parts=(("灯", "dēng", "lamp"),),
    measures=("座[zuò]",),
    rank=1234,
    level="B1",
)


def short(markup: str) -> str:
    """Ruby in a notation to be read: 灯/1dēng for a syllable, {…} for a word, * for bold."""
    markup = re.sub(r'<rt lang="zh-Latn" class="tone(\d)">(.*?)</rt>', r"/\1\2 ", markup)
    markup = re.sub(r'<rt lang="en-fonipa">(.*?)</rt>', r"/\1 ", markup)
    markup = markup.replace('<span class="w">', "{").replace("</span>", "}")
    return re.sub(r"</?ruby>", "", re.sub(r"</?b>", "*", markup))


def test_every_character_has_its_syllable_above_it() -> None:
    """A word stays together, a syllable has its tone's class, a mark has nothing above it."""
    assert short(ruby(LAMP, "zh")) == "读/2dú {灯/1dēng 塔/3tǎ }。"


def test_the_word_is_lit_in_its_reading_too() -> None:
    """What is lit is one stretch inside a word, and ends where the word ends."""
    assert short(ruby(LAMP, "zh", [(1, 3)])) == "读/2dú {*灯/1dēng 塔/3tǎ *}。"
    assert short(ruby(LAMP, "zh", [(2, 4)])) == "读/2dú {灯/1dēng *塔/3tǎ *}*。*"


def test_english_words_have_ipa_above_them() -> None:
    """Spaces and marks, and words that no dictionary can say, stand bare."""
    said = [(("The", "ðə"),), ((" ", ""),), (("Xyzzy", ""),), (("!", ""),)]
    assert short(ruby(said, "en")) == "The/ðə  Xyzzy!"


@given(st.lists(st.tuples(visible | armed, st.sampled_from(["", "dēng", "<b>"])), max_size=6))
def test_ruby_shows_the_sentence_and_its_reading(words: list[tuple[str, str]]) -> None:
    """Whatever the texts, nothing of them is lost and nothing of them is markup."""
    markup = ruby([[word] for word in words], "zh", [(0, 2)])
    told = [surface + reading for surface, reading in words]
    assert read(markup) == "".join(told)
    assert not re.search(r"<(?!/?(ruby|rt|b|span)\b)", markup)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("discovery", "d········"),
        ("chain of thought", "c···· o· t······"),
        ("dēng tǎ", "d··· t·"),
        ("lǜ sè", "l· s·"),
        ("a", ""),
        ("灯塔", ""),
        ("", ""),
        ("GPT-4", "G··"),
    ],
)
def test_a_hint_gives_first_letters(told: str, shown: str) -> None:
    """First letters and lengths, no tone; nothing where it would tell all."""
    assert hint(told) == shown


def test_a_measure_word_has_its_reading() -> None:
    """As the dictionary writes it, or bare; nothing of it is markup."""
    assert read(measure("座[zuò]")) == "座 zuò"
    assert 'class="tone4"' in measure("座[zuò]")
    assert read(measure("<b>[")) == "<b>["


@given(visible, st.integers(0, 9), st.integers(0, 9))
def test_a_lit_text_reads_the_same(text: str, first: int, last: int) -> None:
    """Wherever the light falls, the text is the same; a place that is none lights nothing."""
    markup = lit(text, (first, last))
    assert read(markup) == text
    assert ("<b>" in markup) == (first < last <= len(text))


def test_a_question_hides_its_answer() -> None:
    """All forms of the word that stand in the translation go, its sense stays lit."""
    text = "做 Contrarian(反共识)的事，contrarians 很少"
    hidden = everywhere(text, ("contrarian", "contrarians", ""))
    assert lit(text, (13, 16), hidden) == "做 […](<b>反共识</b>)的事，[…] 很少"
    assert lit(text, (2, 5), hidden) == "做 […](反共识)的事，[…] 很少"
    met = replace(MET, translation="fog(雾)来了。")
    assert note(replace(FOG, contexts=(met,))).fields["TranslationCloze"] == "[…](雾)来了。"
    assert "TranslationCloze" not in note(FOG).fields


@pytest.mark.parametrize(
    ("lang", "headword", "gloss", "asked"),
    [
        ("en", "fog", "雾; 烟雾", ""),
        ("en", "theoretical physics", "理论物理; theoretical 虚拟; 学理", "理论物理"),
        ("en", "AI system", "AI 系统; systems 系统", "系统; 系统"),
        ("en", "unconfirmed", "un- 不; confirmed 证实", "不; 证实"),
        ("zh", "灯塔", "lighthouse; see also 灯塔[dēng tǎ]", "lighthouse; see also […][dēng tǎ]"),
        ("zh", "思维链", "思维 thought; thinking; 链 chain", "thought; thinking; chain"),
        ("zh", "思维链", "chain of thought; CoT", ""),
        ("en", "fog", "", ""),
    ],
)
def test_senses_ask_without_the_word(lang: Language, headword: str, gloss: str, asked: str) -> None:
    """Senses of parts, which name them, are no question; nor does the word stand in its own."""
    fields = note(replace(FOG, lang=lang, headword=headword, gloss=gloss)).fields
    assert fields.get("GlossCloze", "") == asked


def test_a_sentence_that_tells_the_meaning_asks_without_it() -> None:
    """The gloss beside the word goes, the word stays lit; where nothing tells it there is none."""
    met = Context("e", sentence="它 calibrated，做 calibration(校准)，再校准。", surface="校准")
    asked = note(Word("zh", "校准", gloss="calibration; to check", contexts=(met,)))
    assert asked.fields["SentenceQuestion"] == "它 […]，做 […](<b>校准</b>)，再<b>校准</b>。"
    english = replace(MET, sentence="The fog(雾) came.")
    fields = note(replace(FOG, contexts=(english,))).fields
    assert fields["SentenceQuestion"] == "The <b>fog</b>([…]) came."
    assert "SentenceQuestion" not in note(FOG).fields


def test_a_cloze_leaves_no_form_of_its_word() -> None:
    """Where the sentence has the word twice in two forms, one is lit and none is left to read."""
    bold, gaps = marked("Models and a model: MODELS.", ("models", "model"))
    assert bold == "<b>Models</b> and a model: <b>MODELS</b>."
    assert gaps == "<b>[…]</b> and a <b>[…]</b>: <b>[…]</b>."


def test_what_dictionaries_add_stands_in_its_fields() -> None:
    """Reading, lit translation, parts, measure words, rank and level, each in its field."""
    fields = note(FOG, None, EXTRAS).fields
    assert fields["SentenceReading"] == EXTRAS.reading
    assert fields["SentenceTranslation"] == "<b>雾</b>来了。"
    assert read(fields["Parts"]) == "灯 dēng lamp"
    assert read(fields["Classifier"]) == "座 zuò"
    assert (fields["FrequencyRank"], fields["Level"]) == ("1,234", "B1")


def test_what_dictionaries_add_is_no_change() -> None:
    """A newer dictionary gives the note new texts, and no claim to replace what Anki has."""
    plain, richer = note(FOG), note(FOG, None, EXTRAS)
    assert plain.fields != richer.fields
    assert plain.stamp == richer.stamp


def test_what_the_learner_did_is_a_change() -> None:
    """A reading that was corrected, and sound that was attached, reach Anki."""
    assert note(FOG, None, replace(EXTRAS, corrected="x")).content != note(FOG).content
    assert note(FOG, None, Extras(sentence_clip=Clip("a.mp3", ""))).content != note(FOG).content


def test_sound_is_named_and_carried() -> None:
    """The fields play the clips, the note says which; listening is then a card of its own."""
    of_word, of_sentence = Clip("w.mp3", "/w"), Clip("s.mp3", "/s")
    listening = Choice(frozenset({"listening"}))
    made = note(FOG, listening, Extras(word_clip=of_word, sentence_clip=of_sentence))
    assert (made.fields["WordAudio"], made.fields["SentenceAudio"]) == (
        "[sound:w.mp3]",
        "[sound:s.mp3]",
    )
    assert made.media == (of_word, of_sentence)
    assert made.fields["NoRecognition"] == "1"
    assert "NoRecognition" not in note(FOG, listening).fields


def test_further_sentences_are_lit_on_both_sides() -> None:
    """Each sentence after the first has the word in bold, and its sense in its translation."""
    more = replace(MET, sentence="More fog.", translation="更多的雾。", episode="e2")
    told = note(replace(FOG, contexts=(MET, more)), None, Extras(lit=(None, (3, 4))))
    assert "More <b>fog</b>." in told.fields["MoreSentences"]
    assert "更多的<b>雾</b>。" in told.fields["MoreSentences"]
    assert told.fields["SentenceTranslation"] == "雾来了。"
