"""From a word to its note, and text as HTML that reads the same."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.addresses import web_address
from bilingual_reader.core.cards import (
    CONTENT_CHANGED,
    FLAGS,
    MOST_SENTENCES,
    Choice,
    deck_name,
    exportable,
    note,
    shown,
    stamped,
    studied,
)
from bilingual_reader.core.cards.readings import toned
from bilingual_reader.core.documents import timecode
from bilingual_reader.core.markup import escape, marked, script
from bilingual_reader.core.rows import word_row
from bilingual_reader.core.words import Context, Word
from tests.core.samples import FOG, MET, armed, read, visible


@given(visible | armed)
def test_escaped_text_reads_the_same(text: str) -> None:
    """Whatever the text, its HTML shows it unchanged."""
    assert read(escape(text)) == text


@given(visible | armed)
def test_escaped_text_means_nothing(text: str) -> None:
    """No escaped text has a sign that Anki, LaTeX or MathJax would act on."""
    assert not re.search(r"\[(/?(sound:|latex\]|\$|anki:)|\[)|\{\{|\\[(\[]", escape(text), re.I)
    assert not re.search(r"<(?!/?span>)", escape(text))


def test_lines_stay_and_controls_go() -> None:
    """Line breaks of all kinds become <br>, tabs spaces, control characters nothing."""
    assert escape("a\nb\r\nc\rd\te\x00\x1b\x1f\ud800f") == "a<br>b<br>c<br>d ef"


@given(visible | armed, st.sampled_from(["fog", "雾", "Fog", "<b>", "[sound:x]"]), visible)
def test_the_marked_sentence_reads_the_same(before: str, form: str, after: str) -> None:
    """Bold or not, the sentence shows unchanged."""
    sentence = f"{before} {form} {after}"
    bold, _ = marked(sentence, (form,))
    assert read(bold) == sentence
    assert f"<b>{escape(form)}</b>" in bold


@pytest.mark.parametrize(
    ("sentence", "forms", "bold"),
    [
        ("Fog, fog and foghorns.", ("fog",), "<b>Fog</b>, <b>fog</b> and foghorns."),
        ("They discovered it.", ("discovered", "discover"), "They <b>discovered</b> it."),
        ("We discover.", ("found", "discover"), "We <b>discover</b>."),
        ("真的雾和雾气", ("雾",), "真的<b>雾</b>和<b>雾</b>气"),
        ("這是思維鏈。", ("思维链", "思维链", "思維鏈"), "這是<b>思維鏈</b>。"),
        ("用AI模型", ("AI",), "用<b>AI</b>模型"),
        ("nothing here", ("fog", ""), "nothing here"),
        ("İstanbul FOG", ("Fog",), "İstanbul <b>FOG</b>"),
    ],
)
def test_the_word_is_bold_where_it_stands(sentence: str, forms: tuple[str, ...], bold: str) -> None:
    """Whole words in any case, Chinese anywhere, the first form that occurs."""
    shown_bold, gaps = marked(sentence, forms)
    assert shown_bold == bold
    assert gaps == (re.sub(r"<b>.*?</b>", "<b>[…]</b>", bold) if "<b>" in bold else "")


@pytest.mark.parametrize(
    ("reading", "markup"),
    [
        ("sī wéi liàn", "1sī 2wéi 4liàn"),
        ("lǜ de", "4lǜ 5de"),
        ("nǚ", "3nǚ"),
        ("sīwéi", "sīwéi"),
        ("AI yán jiū", "AI 2yán 1jiū"),
        ("<b>", "&lt;b&gt;"),
    ],
)
def test_syllables_have_their_tones(reading: str, markup: str) -> None:
    """Each syllable that stands apart has the class of its tone mark, all else none."""
    spans = re.sub(r'<span class="tone(\d)">(.*?)</span>', r"\1\2", toned(reading))
    assert spans == markup


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("", ""),
        ("fog", "en"),
        ("雾", "zh-Hans"),
        ("这个问题", "zh-Hans"),
        ("這個問題", "zh-Hant"),
        ("𠮷", "zh-Hans"),
    ],
)
def test_scripts_are_told_apart(text: str, tag: str) -> None:
    """English, Simplified or Traditional, by the characters that only one has."""
    assert script(text) == tag


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (None, ""),
        (0.0, "0:00"),
        (75.9, "1:15"),
        (3845.0, "1:04:05"),
        (float("nan"), ""),
        (-1.0, ""),
    ],
)
def test_time_codes(seconds: float | None, code: str) -> None:
    """Minutes and seconds, hours where there are some."""
    assert timecode(seconds) == code


@pytest.mark.parametrize(
    ("url", "start", "address"),
    [
        ("https://www.youtube.com/watch?v=a", 75.5, "https://www.youtube.com/watch?v=a&amp;t=75s"),
        ("https://youtu.be/a?t=3", 75.5, "https://youtu.be/a?t=75s"),
        ("https://youtu.be/a", None, "https://youtu.be/a"),
        ("https://notyoutube.com/a", 75.5, "https://notyoutube.com/a"),
        ("https://www.bilibili.com/video/BV1/", 75.5, "https://www.bilibili.com/video/BV1/?t=75"),
        ("https://b23.tv/x", 75.5, "https://b23.tv/x"),
        ("https://vimeo.com/1#x", 75.5, "https://vimeo.com/1#t=75s"),
        ("https://x.org/a.MP3?k=1&l=2", 75.5, "https://x.org/a.MP3?k=1&amp;l=2#t=75"),
        ("https://youtu.be/a", float("nan"), "https://youtu.be/a"),
        ("https://x.org/雾", 75.5, "https://x.org/%E9%9B%BE"),
        ('https://x.org/"><script>', None, "https://x.org/%22%3E%3Cscript%3E"),
        ("https://x.org/[sound:x]{{y}}", None, "https://x.org/%5Bsound:x%5D%7B%7By%7D%7D"),
        ("javascript:alert(1)", None, ""),
        ("http://[::1", None, ""),
        ("x.org", None, ""),
    ],
)
def test_addresses_are_safe_and_to_the_second(url: str, start: float | None, address: str) -> None:
    """Only the web, nothing that leaves an attribute, the second where the site takes it."""
    assert web_address(url, start) == address


def test_the_guid_hangs_on_the_key_alone() -> None:
    """The guid is what it was when first shipped, whatever else of the word changes."""
    assert note(FOG).guid == GUID_OF_FOG
    assert note(replace(FOG, gloss="x", contexts=(), status="known")).guid == GUID_OF_FOG
    assert note(replace(FOG, lang="zh")).guid != GUID_OF_FOG


def test_a_note_is_as_old_as_its_content() -> None:
    """Its time is the word's, the choice's or the program's, whichever is the latest."""
    assert note(FOG).changed == 1780308000
    assert note(replace(FOG, changed="2020-01-01")).changed == CONTENT_CHANGED
    assert note(replace(FOG, changed="no time")).changed == CONTENT_CHANGED
    assert note(FOG, Choice(changed="2026-06-01T12:00:00+02:00")).changed == 1780308000
    assert note(FOG, Choice(changed="2026-06-01T12:00:01+02:00")).changed == 1780308001


def test_what_was_exported_keeps_its_time() -> None:
    """A new status is no new content; new content is newer than what went before."""
    first = note(FOG)
    later = "2026-07-01T00:00:00Z"
    learning = note(replace(FOG, status="learning3", changed=later))
    assert stamped(learning, first.stamp) == first
    known = note(replace(FOG, status="known", changed=later))
    assert stamped(known, first.stamp).stamp == first.stamp
    new = stamped(note(replace(FOG, gloss="大雾", changed=later)), first.stamp)
    assert new.changed == 1782864000
    undone = stamped(first, new.stamp)
    assert undone.changed == new.changed + 1 and undone.content == first.content


@pytest.mark.parametrize("before", ["", "x", "12", "x y", "²³ 0", "-1 0"])
def test_a_broken_memory_is_none(before: str) -> None:
    """A stamp that is none leaves the note as it is."""
    assert stamped(note(FOG), before) == note(FOG)


def test_tags_follow_language_show_and_known() -> None:
    """Tags have levels, no spaces, and of all statuses "known" alone, which is no content."""
    assert note(FOG).tags == ("bilingual-reader::en", "bilingual-reader::show::talk")
    shows = replace(MET, show='The "Fog" :: Show 雾　談')
    known = note(replace(FOG, status="known", contexts=(shows,)))
    assert known.tags[1:] == (
        "bilingual-reader::known",
        "bilingual-reader::show::the-fog-show-雾-談",
    )
    assert note(replace(FOG, status="learning2")).tags == note(FOG).tags
    assert known.content == note(replace(FOG, contexts=(shows,))).content


@pytest.mark.parametrize(
    ("met", "name"),
    [
        (MET, "Bilingual Reader::Talk::Fog"),
        (replace(MET, show=""), "Bilingual Reader::Fog"),
        (replace(MET, title=""), "Bilingual Reader::Talk::e1"),
        (Context(""), "Bilingual Reader::Words"),
        (replace(MET, show="A::B:", title=" :x\ty: "), "Bilingual Reader::A:B::x y"),
        (replace(MET, show="a" * 200), f"Bilingual Reader::{'a' * 99}…::Fog"),
    ],
)
def test_decks_are_named_for_show_and_episode(met: Context, name: str) -> None:
    """Three levels at most, each clean and of bearable length."""
    assert deck_name(met) == name


def test_the_first_sentence_is_shown_the_others_follow() -> None:
    """A context with a sentence goes before one without; further sentences are kept apart."""
    bare = Context("e0")
    more = [replace(MET, sentence=f"Fog {n}.", episode="e2") for n in range(9)]
    word = replace(FOG, contexts=(bare, MET, MET, *more))
    assert shown(word) == MET
    fields = note(word).fields
    assert fields["Sentence"] == "The <b>fog</b> came."
    assert fields["MoreSentences"].count("<b>") == MOST_SENTENCES - 1
    assert "came" not in fields["MoreSentences"]
    assert shown(replace(FOG, contexts=())) == Context("")


def test_every_note_has_a_card() -> None:
    """Recognition goes only where another kind is possible."""
    for kind, flag in FLAGS.items():
        only = Choice(frozenset({kind}))
        fields = note(FOG, only).fields
        assert fields[flag] == "1"
        assert ("NoRecognition" in fields) == (kind != "listening")
        assert "NoRecognition" not in note(Word("en", "fog"), only).fields


def test_which_words_go_where() -> None:
    """Ignored and blank words go nowhere; known ones into decks if met, or exported before."""
    listed = Word("en", "the", status="known")
    assert exportable(FOG) and studied(FOG)
    assert exportable(listed) and not studied(listed) and studied(listed, "1 x")
    assert studied(replace(FOG, status="known"))
    for word in (replace(FOG, status="ignored"), Word("en", " "), Word("zh", "\x00")):
        assert not exportable(word) and not studied(word, "1 x")


def test_a_row_says_null_where_there_is_nothing() -> None:
    """A word typed in by hand has no episode, no sentence and no number."""
    row = word_row(Word("zh", "雾"))
    assert (row["episode"], row["sentence"], row["sentence_n"], row["due"]) == ("", "", None, None)


GUID_OF_FOG = "tXIVoYgfOsyTbTGu"
