"""What Anki makes of a deck."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilingual_reader.core.cards import FLAGS, Choice
from bilingual_reader.export import notetype
from tests.export.conftest import Learner
from tests.export.words import CHAIN, DISCOVERY, FOG, HOSTILE, hostile_word, word

ALL_KINDS = Choice(frozenset({"recognition", *FLAGS}))


def shown(markup: str) -> str:
    """The text that a browser shows of a field."""
    text = re.sub(r"<(?!br>)[^>]*>", "", markup)
    return html.unescape(text.replace("<br>", "\n"))


def expected(text: str) -> str:
    """The text as it should read: without what no one can see."""
    text = re.sub(r"\r\n?", "\n", text).replace("\t", " ")
    text = re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "", text)
    return unicodedata.normalize("NFC", text)  # as Anki does


@pytest.fixture(scope="module")
def two(learners: Callable[[], Learner]) -> Learner:
    """An Anki with an English and a Chinese word."""
    learner = learners()
    learner.take([DISCOVERY, replace(CHAIN, status="known")])
    return learner


def test_a_word_is_one_note_in_its_deck(two: Learner) -> None:
    """Each word becomes one note with one card, in `Bilingual Reader::Show::Episode`."""
    assert sorted(n["Key"] for n in two.notes()) == ["en:discovery", "zh:思维链"]
    for key in ("en:discovery", "zh:思维链"):
        cards = two.cards(key)
        assert list(cards) == ["Recognition"]
        name = "Bilingual Reader::Harbour Talk::The fog: a history"
        assert two.deck(cards["Recognition"]) == name


def test_fields_say_what_is_known(two: Learner) -> None:
    """The fields hold the word, its sentence with the target in bold, and where it was said."""
    fields = {k: v for k, v in two.note("en:discovery").items() if v}
    assert fields == {
        "Key": "en:discovery",
        "Word": "discovery",
        "Reading": "dɪˈskəvəri",
        "Gloss": "发现; 发觉",
        "Sentence": "The real <b>discovery</b> was the fog.",
        "SentenceCloze": "The real <b>[…]</b> was the fog.",
        "SentenceTranslation": "真正的发现是雾。",
        "Speaker": "Ada",
        "Source": "Harbour Talk · The fog: a history",
        "Timecode": "1:15",
        "URL": "https://www.youtube.com/watch?v=abc&amp;t=75s",
        "WordLang": "en",
        "ReadingLang": "en-fonipa",
        "GlossLang": "zh-Hans",
        "Hint": "d········",
        "HintLang": "en",
        "SentenceLang": "en",
        "TranslationLang": "zh-Hans",
        "SpeakerLang": "en",
        "SourceLang": "en",
        "LearnerLang": "zh-Hans",
    }


def test_a_chinese_word_brings_both_scripts(two: Learner) -> None:
    """Simplified and Traditional stand in fields of their own, each text tagged with its script."""
    note = two.note("zh:思维链")
    assert (note["Simplified"], note["Traditional"]) == ("思维链", "思維鏈")
    assert (note["WordLang"], note["SentenceLang"]) == ("zh-Hans", "zh-Hant")
    assert note["Sentence"] == "這就是<b>思維鏈</b>。"
    assert shown(note["Reading"]) == "sī wéi liàn"


def test_tags_have_levels_and_no_spaces(two: Learner) -> None:
    """Tags name language, show and known words; the parent finds the children."""
    assert two.note("en:discovery").tags == [
        "bilingual-reader::en",
        "bilingual-reader::show::harbour-talk",
    ]
    assert "bilingual-reader::known" in two.note("zh:思维链").tags
    assert len(two.collection.find_notes("tag:bilingual-reader")) == 2


def test_cards_are_new_and_settings_the_learners(two: Learner) -> None:
    """Cards come as new, in the order of marking, and no preset comes with them."""
    cards = [two.cards(key)["Recognition"] for key in ("en:discovery", "zh:思维链")]
    assert all((card.type, card.queue, card.reps) == (0, 0, 0) for card in cards)
    assert cards[0].due < cards[1].due
    assert [c["name"] for c in two.collection.decks.all_config()] == ["Default"]


def test_the_note_type_is_what_was_shipped(two: Learner) -> None:
    """Ids of the note type, fields and templates are for ever: this list is only looked at."""
    model = two.collection.models.by_name("Bilingual Reader")
    assert model["id"] == 1735092417301
    assert [(f["name"], f["id"]) for f in model["flds"]] == [
        (name, 4611020717000000 + n) for n, name in enumerate(SHIPPED_FIELDS)
    ]
    assert [(t["name"], t["id"]) for t in model["tmpls"]] == [
        (name, 4611020718000000 + n) for n, name in enumerate(SHIPPED_TEMPLATES)
    ]
    assert model["sortf"] == 1


def test_every_template_renders(learners: Callable[[], Learner]) -> None:
    """With all kinds of cards asked for, Anki makes each, none empty, none with an error."""
    learner = learners()
    learner.take([DISCOVERY, CHAIN], choice=ALL_KINDS)
    for key in ("en:discovery", "zh:思维链"):
        note = learner.note(key)
        note["WordAudio"] = "[sound:w.mp3]"
        note["IsSpare"] = note["IsSpare2"] = "1"
        learner.collection.update_note(note)
        cards = learner.cards(key)
        assert list(cards) == list(SHIPPED_TEMPLATES)
        for card in cards.values():
            output = card.render_output(reload=True)
            for side in (output.question_text, output.answer_text):
                assert "{{" not in side
                assert "rror" not in side and "#anki" not in side
            assert shown(output.answer_text).count(note["Word"]) >= 1
    assert not learner.collection.get_empty_cards().notes


def test_our_rule_for_cards_is_ankis(learners: Callable[[], Learner]) -> None:
    """For words with and without gloss and sentence, Anki wants just the cards that we made."""
    learner = learners()
    bare = replace(FOG, sentence="", translation="")
    words = [
        DISCOVERY,
        word("plain", gloss="", contexts=(bare,)),
        word("glossless", gloss=""),
        word("lost", contexts=(replace(FOG, surface="not there"),)),
    ]
    for kinds in (ALL_KINDS.kinds, frozenset(FLAGS), frozenset({"cloze"})):
        learner.take(words, choice=Choice(kinds, f"2026-06-0{len(kinds)}"))  # type: ignore[arg-type]
        made = {note["Key"]: len(note.cards()) for note in learner.notes()}
        assert min(made.values()) >= 1
        assert not learner.collection.get_empty_cards().notes
        learner.collection.after_note_updates(
            [note.id for note in learner.notes()], mark_modified=False
        )
        assert made == {note["Key"]: len(note.cards()) for note in learner.notes()}
        learner.collection.remove_notes([note.id for note in learner.notes()])


@pytest.fixture(scope="module")
def hostile(learners: Callable[[], Learner]) -> Learner:
    """An Anki with words of which each text is hostile."""
    learner = learners()
    learner.take([hostile_word(text, n) for n, text in enumerate(HOSTILE)], choice=ALL_KINDS)
    return learner


def test_hostile_texts_read_as_they_are(hostile: Learner) -> None:
    """HTML, braces, sounds, LaTeX, quotes, line breaks, emoji and length reach the card as text."""
    assert len(hostile.notes()) == len(HOSTILE)
    by_word = {shown(note["Word"]): note for note in hostile.notes()}
    for n, text in enumerate(HOSTILE):
        note = by_word[expected(f"word{n} {text}")]
        assert shown(note["Gloss"]) == (expected(text) if text.strip() else "")
        assert shown(note["Sentence"]) == expected(f"{text} word{n} {text}")
        assert f"<b>word{n}</b>" in note["Sentence"]


def test_hostile_texts_do_nothing(hostile: Learner) -> None:
    """No card of them plays, typesets, runs a script or fails to render."""
    for note in hostile.notes():
        for card in note.cards():
            output = card.render_output()
            assert not output.question_av_tags and not output.answer_av_tags
            for side in (output.question_text, output.answer_text):
                assert not re.search(
                    r"<(script|img)|class=.?latex|\[\[type:Word\]\] |\{\{|\\[(\[]", side
                )
    assert not hostile.collection.media.check().missing
    assert not hostile.collection.get_empty_cards().notes


def test_hostile_names_make_decks(hostile: Learner) -> None:
    """Deck names have at most three levels, none of them longer than a hundred characters."""
    for name in (str(d.name) for d in hostile.collection.decks.all_names_and_ids()):
        levels = name.split("::")
        assert len(levels) <= 3
        assert all(0 < len(level) <= 100 and level.strip() == level for level in levels)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(st.text(max_size=40), min_size=4, max_size=4))
def test_any_text_comes_through(hostile: Learner, texts: list[str]) -> None:
    """Whatever the texts, Anki has one note of the word, and it reads as they do."""
    gloss, sentence, title, show = texts
    met = replace(FOG, sentence=sentence, title=title, show=show)
    report, log = hostile.take([word("any", gloss=gloss, contexts=(met,))])
    assert len(log.new) == 1 and not log.conflicting
    note = hostile.note("en:any")
    for name, text in (("Gloss", gloss), ("Sentence", sentence)):
        assert shown(note[name]) == (expected(text) if expected(text).strip() else "")
    hostile.collection.remove_notes([note.id])


def test_two_exports_are_the_same_bytes(tmp_path: Path) -> None:
    """The same words make the same file, byte for byte, in any order they come."""
    from bilingual_reader.export.anki import write_apkg

    some = [DISCOVERY, CHAIN, word("fog", added="")]
    write_apkg(some, tmp_path / "a.apkg")
    write_apkg(some[::-1], tmp_path / "b.apkg")
    assert (tmp_path / "a.apkg").read_bytes() == (tmp_path / "b.apkg").read_bytes()


def test_templates_ask_nothing_of_the_outside() -> None:
    """No template or style loads, runs or links anything but the note's own address."""
    for template in notetype.TEMPLATES:
        for side in ("front", "back"):
            text = notetype.html(f"{template.file}.{side}.html")
            assert not re.search(r"<script|<link|<iframe|https?:|javascript:|\son\w+=", text)
    assert not re.search(r"@import|url\(|https?:", notetype.css())


SHIPPED_TEMPLATES = (
    "Recognition",
    "Recall",
    "Listening",
    "Cloze",
    "Sentence",
    "Typing",
    "Spare",
    "Spare 2",
)
SHIPPED_FIELDS = (
    "Key", "Word", "Reading", "WordAudio", "Gloss", "Sentence", "SentenceReading",
    "SentenceTranslation", "SentenceAudio", "SentenceCloze", "TranslationCloze", "GlossCloze",
    "Hint", "Speaker", "Source", "Timecode", "URL", "Level", "FrequencyRank", "Simplified",
    "Traditional", "Classifier", "Parts", "MoreSentences", "Note", "Picture", "WordLang",
    "ReadingLang", "GlossLang", "HintLang", "SentenceLang", "TranslationLang", "SpeakerLang",
    "SourceLang", "NoteLang", "LearnerLang", "IsChinese", "NoRecognition", "IsRecall",
    "IsListening", "IsCloze", "IsSentence", "IsTyping", "IsSpare", "IsSpare2", "Spare1",
    "Spare2", "Spare3", "Spare4", "Spare5", "Spare6", "Spare7", "Spare8", "Spare9", "Spare10",
    "Spare11", "SentenceQuestion",
)  # fmt: skip
