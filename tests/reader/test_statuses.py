"""Statuses, terms and notes, at the words themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bilingual_reader.core.documents import Language
from bilingual_reader.core.glossary import Gloss
from bilingual_reader.core.words import Context, Word
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given, Glossary
from tests.reader.fakes import FakeEntry, FakeLexicon, FakeLibrary, FakeSense, long_library
from tests.reader.screen import conversation, opened, settle, text_of, underlined

AGENTS = ("w",) * 6
"""Keys from the beginning of a sentence to its word "agents"."""


def reading(library: FakeLibrary) -> ReaderApp:
    return ReaderApp(library, FakeLexicon(), episode="long")


@pytest.mark.parametrize(
    ("key", "status"),
    [("1", "learning1"), ("4", "learning4"), ("0", "new"), ("K", "known"), ("5", "known"),
     ("x", "ignored")],
)  # fmt: skip
async def test_a_status_key_puts_the_word_on_the_list(key: str, status: str) -> None:
    """One key: on the list with that status, and lit in every sentence where it is learned."""
    library = long_library(9)
    async with opened(reading(library)) as pilot:
        await pilot.press(*AGENTS, key)
        await settle(pilot)
        word = library.word("en:agent")
        assert word is not None and word.status == status
        learned = status not in ("known", "ignored")
        assert len(word.contexts) == learned
        assert (underlined(pilot.app).count("agents") > 2) == learned
        await pilot.press("u")
        assert library.words() == [] and "agents" not in underlined(pilot.app)
        await pilot.press("U")
        assert library.word("en:agent") is not None


async def test_statuses_change_on_the_list_and_collect_sentences() -> None:
    """The word is met again: its sentence is added; known takes the colour away, at once."""
    library = long_library(9)
    async with opened(reading(library)) as pilot:
        await pilot.press(*AGENTS, "m", "right", *AGENTS, "2", "enter")
        await settle(pilot)
        word = library.word("en:agent")
        assert word is not None and word.status == "learning2"
        assert [context.sentence_n for context in word.contexts] == [1, 2]
        assert "★ learning 2 since 2026-11-21 · 2 sentences" in text_of(pilot.app)
        await pilot.press("K")
        assert "✓ known" in text_of(pilot.app)
        assert underlined(pilot.app) == []
        await pilot.press("u")
        assert "agents" in underlined(pilot.app)


async def test_marking_again_in_another_sentence_collects_it() -> None:
    """m adds a sentence that is not there yet; where it is, m takes the mark off."""
    library = long_library(9)
    async with opened(reading(library)) as pilot:
        await pilot.press(*AGENTS, "m", "right", *AGENTS, "m")
        await settle(pilot)
        word = library.word("en:agent")
        assert word is not None and [c.sentence_n for c in word.contexts] == [1, 2]
        assert "one more sentence of agent" in text_of(pilot.app)
        await pilot.press("m")
        assert library.words() == []


async def test_english_terms() -> None:
    """Shift+→ takes the next word along, Shift+← gives it back, then grows on the other side."""
    library = long_library(9)
    async with opened(reading(library)) as pilot:
        shown = conversation(pilot.app)
        await pilot.press(*["w"] * 9, "shift+right", "shift+right")
        assert shown.picked and shown.picked.surface == "about discoveries in"
        await pilot.press("shift+left", "shift+left", "shift+left")
        assert shown.picked and shown.picked.surface == "talking about"
        await pilot.press("less_than_sign", "greater_than_sign", "greater_than_sign", "m")
        await settle(pilot)
        assert [word.key for word in library.words()] == ["en:talking about discoverie"]
        assert underlined(pilot.app).count("talking about discoveries") >= 2
        await pilot.press("w")
        assert shown.picked and shown.picked.surface == "in"
        await pilot.press("b")
        assert shown.picked and shown.picked.surface == "talking about discoveries"
        await pilot.press("m")
        assert library.words() == []


async def test_a_term_ends_at_punctuation() -> None:
    """A comma ends it, with a word about it."""
    async with opened(reading(long_library(9))) as pilot:
        await pilot.press("w", "w", "w", "shift+right")
        shown = conversation(pilot.app)
        assert shown.picked and shown.picked.surface == "sentence"
        assert "goes no further" in text_of(pilot.app)


async def test_chinese_terms_by_word_and_by_character() -> None:
    """Shift+→ by words; > < { } by characters; what is marked lights up in each sentence."""
    library = long_library(9)
    async with opened(reading(library)) as pilot:
        await pilot.press("l", *["w"] * 8)
        shown = conversation(pilot.app)
        assert shown.picked and shown.picked.surface == "思维链"
        await pilot.press("less_than_sign")
        assert shown.picked and shown.picked.surface == "思维"
        await pilot.press("right_curly_bracket")
        assert shown.picked and shown.picked.surface == "维"
        await pilot.press("left_curly_bracket", "left_curly_bracket", "greater_than_sign")
        assert shown.picked and shown.picked.surface == "论思维链"
        await pilot.press("right_curly_bracket", "shift+right", "shift+right", "m")
        await settle(pilot)
        assert [word.key for word in library.words()] == ["zh:思维链和新"]
        assert underlined(pilot.app).count("思维链和新") >= 2


async def test_enter_again_selects_the_longest_term() -> None:
    """Also where segmentation split it; where there is none, that is said."""
    async with opened(reading(long_library(9))) as pilot:
        shown = conversation(pilot.app)
        await pilot.press("l", *["w"] * 11, "enter", "enter")
        await settle(pilot)
        assert shown.picked and shown.picked.surface == "新的模型"
        assert "新的模型  nǐ hǎo" in text_of(pilot.app)
        await pilot.press("enter")
        await settle(pilot)
        assert "no longer term" in text_of(pilot.app)


async def test_one_word_of_a_marked_term_is_a_word_of_its_own() -> None:
    """In a term that is lit as one, a shorter selection is marked apart from it."""
    library = long_library(9)
    context = Context("long", surface="discoveries in models")
    library.mark(Word("en", "discoveries in model", contexts=(context,)))
    async with opened(reading(library)) as pilot:
        await pilot.press(*["w"] * 10)
        shown = conversation(pilot.app)
        assert shown.picked and shown.picked.surface == "discoveries in models"
        await pilot.press("less_than_sign", "less_than_sign", "1")
        await settle(pilot)
        assert library.word("en:discoverie") is not None
        assert library.word("en:discoveries in model") is not None


async def test_a_note_of_the_learners_own() -> None:
    """c writes a note on the word under the cursor; it stands in the panel; u takes it back."""
    library = long_library(9)
    async with opened(reading(library)) as pilot:
        await pilot.press(*AGENTS, "c")
        assert "mark the word first" in text_of(pilot.app)
        await pilot.press("m", "enter", "c", *"[b]my own", "enter")
        await settle(pilot)
        word = library.word("en:agent")
        assert word is not None and word.note == "[b]my own"
        assert "✎ [b]my own" in text_of(pilot.app)
        await pilot.press("u")
        word = library.word("en:agent")
        assert word is not None and word.note == ""


class Telling(FakeLexicon):
    """Knows where its first sense stands in the translation, and what the episode says."""

    def lookup(
        self,
        word: str,
        lang: Language,
        sentence: str = "",
        translation: str = "",
        glosses: Sequence[Gloss] = (),
        at: int | None = None,
    ) -> FakeEntry:
        entry = super().lookup(word, lang, sentence, translation)
        own = [FakeSense(g.zh, "this episode", explanation=g.explanation) for g in glosses]
        at = translation.find("思维链")
        parts = (FakeSense("to think", reading="sī", part="思"),)
        return replace(
            entry, senses=(*own, *entry.senses), lit=(at, at + 3), parts=parts, measures=("个[gè]",)
        )


async def test_the_sense_in_the_translation_is_lit() -> None:
    """What the word is in the translation is lit while its panel is open, and no longer."""
    app = ReaderApp(long_library(9), Telling(), episode="long")
    async with opened(app) as pilot:
        ground = ground_of(app, "思维链")
        await pilot.press(*AGENTS, "enter")
        await settle(pilot)
        assert ground_of(app, "思维链") != ground
        assert "量词 个[gè]" in text_of(app) and "思 sī  to think" in text_of(app)
        await pilot.press("escape")
        assert ground_of(app, "思维链") == ground


async def test_the_glossary_of_the_episode() -> None:
    """v lists the terms; Enter goes there, m and a mark, ? helps; the panel shows them first."""
    marked: list[tuple[int, str]] = []

    def mark(episode: str, glosses: Sequence[Gloss], lang: Language) -> str:
        marked.append((len(glosses), lang))
        return f"{len(glosses)} new on the word list"

    terms = (Gloss("agent", "智能体", "[/b] acts", 4, 2), Gloss("scaling law", "规模定律"))
    glossary = Glossary(lambda episode: terms, mark)
    app = ReaderApp(long_library(9), Telling(), Given(glossary=glossary), episode="long")
    async with opened(app) as pilot:
        await pilot.press("v")
        await settle(pilot)
        shown = text_of(app)
        assert "2 terms" in shown and "agent  智能体  4 ×2" in shown and "[/b] acts" in shown
        await pilot.press("m", "a")
        await settle(pilot)
        assert marked == [(1, "en"), (2, "en")]
        assert "2 new on the word list" in text_of(app)
        await pilot.press("u")
        assert "nothing to undo" in text_of(app)
        await pilot.press("question_mark")
        assert "put all that are shown on it" in text_of(app)
        await pilot.press("escape", "enter")
        assert conversation(app).n == 4
        await pilot.press(*AGENTS, "enter")
        await settle(pilot)
        assert "1 智能体  [/b] acts  this episode" in text_of(app)


def ground_of(app: ReaderApp, text: str) -> object:
    """The background of the first place where a text stands."""
    strips = app.screen._compositor.render_strips()
    found = (s.style.bgcolor for strip in strips for s in strip if text in s.text and s.style)
    return next(found)
