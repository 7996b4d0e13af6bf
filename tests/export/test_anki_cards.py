"""Cards as Anki's own backend fills them in."""

from __future__ import annotations

import re
import wave
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from bilingual_reader.core.cards import KINDS, Choice, Clip, Extras, Kind
from bilingual_reader.core.documents import LANGUAGES
from bilingual_reader.core.markup import everywhere
from bilingual_reader.core.scripts import has_han
from bilingual_reader.core.words import Word
from bilingual_reader.export import notetype
from bilingual_reader.export.anki import write_apkg
from bilingual_reader.lexicon.lookup import Lexicon
from bilingual_reader.library import Library
from bilingual_reader.pipeline.extras import extras
from bilingual_reader.pipeline.glosses import episode_glosses, mark_glosses
from bilingual_reader.pipeline.importing import import_paths
from tests.export.conftest import Learner
from tests.export.words import CHAIN, DISCOVERY, FOG, HOSTILE

ALL = Choice(frozenset(KINDS))
NAMES = ("Recognition", "Recall", "Listening", "Cloze", "Sentence", "Typing")
FOUND = Extras(
    lit=((4, 6),),
    reading='<ruby>discovery<rt lang="en-fonipa">dɪˈskʌvɚi</rt></ruby>',
    measures=("条[tiáo]",),
    parts=(("链", "liàn", "chain"),),
    rank=812,
    level="B2",
)
_BRACKETS, _GLOSSES = 216, 151
"""Brackets of transcript 002, and what they gloss. By what is written in them they are 153: RL and
LLM are glossed both by their Chinese alone and by their English with it, `LLM(large language
model,大语言模型)`."""


class Page(HTMLParser):
    """The texts of a page, each with the language and the tags that it stands in."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[tuple[str, str]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append((tag, told))
        if tag not in ("br", "hr", "img", "input"):
            outer = self._open[-1][1] if self._open else ""
            self._open.append((tag, told.get("lang") or outer))

    def handle_endtag(self, tag: str) -> None:
        if tag in [name for name, _ in self._open]:
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not re.fullmatch(r"\s*\[anki:play:[qa]:\d+\]\s*", data):
            self.texts.append((data, self._open[-1][1] if self._open else ""))


def sides(learner: Learner) -> Iterator[tuple[Any, str, str, str]]:
    """Every card of a collection: its note, the name of its template, front, back."""
    for note in learner.notes():
        for card in note.cards():
            output = card.render_output()
            yield note, card.template()["name"], output.question_text, output.answer_text


@pytest.fixture(scope="module")
def rich(learners: Callable[[], Learner], tmp_path_factory: pytest.TempPathFactory) -> Learner:
    """An Anki with an English and a Chinese word of which all is known, sound too."""
    learner = learners()
    folder = tmp_path_factory.mktemp("sound")
    clips = [Clip(f"{name}.wav", str(folder / f"{name}.wav")) for name in ("word", "said")]
    for clip in clips:
        with wave.open(clip.file, "wb") as sound:
            sound.setparams((1, 2, 8000, 0, "NONE", ""))
            sound.writeframes(bytes(8000))
    told = replace(FOUND, word_clip=clips[0], sentence_clip=clips[1])
    words = [replace(w, note="我的 own note") for w in (DISCOVERY, CHAIN)]
    write_apkg(words, learner.folder / "d.apkg", None, ALL, {w.key: told for w in words})
    learner.load(learner.folder / "d.apkg")
    return learner


def test_each_learner_gets_every_kind(rich: Learner) -> None:
    """English and Chinese words alike have all six kinds, none with an error or an empty front."""
    seen = set()
    for note, kind, front, back in sides(rich):
        seen.add((note["WordLang"], kind))
        for side in (front, back):
            assert "{{" not in side and "Error" not in side and "no field" not in side
        assert Page(front).texts or "[anki:play" in front or "[[type:" in front
        assert Page(back).texts
    assert seen == {(lang, kind) for lang in ("en", "zh-Hans") for kind in NAMES}
    assert not rich.collection.get_empty_cards().notes


def test_every_text_says_its_language(rich: Learner) -> None:
    """No text on any card stands outside of a language, and Chinese never under English."""
    for _, kind, front, back in sides(rich):
        for text, lang in [*Page(front).texts, *Page(back).texts]:
            assert lang, f"{kind}: {text!r}"
            assert not has_han(text) or lang.startswith("zh"), f"{kind}: {text!r} is {lang}"


def test_cards_run_nothing_and_fetch_nothing(rich: Learner) -> None:
    """No script, no handler, no frame; the one address is the link to the second."""
    for note, _, front, back in sides(rich):
        for tag, told in [*Page(front).tags, *Page(back).tags]:
            assert tag not in ("script", "link", "iframe", "object", "embed", "img", "form")
            assert not any(name.startswith("on") or name in ("src", "style") for name in told)
            assert told.get("href", "") in ("", note["URL"].replace("&amp;", "&"))
    assert not re.search(r"@import|url\(|https?:", notetype.css())


def test_a_front_never_shows_its_answer(learners: Callable[[], Learner]) -> None:
    """Recall, typing, cloze and listening ask without the word, also where a gloss names it."""
    learner = learners()
    glossed = replace(FOG, translation="真正的 Discovery(发现)是雾。")
    chinese = replace(
        CHAIN.contexts[0],
        sentence="这就是思维链。",
        translation="This is 思维链, a chain of thought.",
    )
    learner.take(
        [replace(DISCOVERY, contexts=(glossed,)), replace(CHAIN, contexts=(chinese,))], choice=ALL
    )
    asked = [("Recall", "Typing", "Cloze")]
    for note, kind, front, _ in sides(learner):
        if kind in asked[0]:
            text = " ".join(text for text, _ in Page(front).texts).lower()
            assert note["Word"] not in text and note["Traditional"] not in text.split()


def test_the_sentence_is_read_as_each_learner_needs(rich: Learner) -> None:
    """Pinyin stands over a Chinese sentence at once; IPA over an English one waits to be opened."""
    backs = {note["WordLang"]: back for note, kind, _, back in sides(rich) if kind == "Cloze"}
    assert '<details class="said">' in backs["en"]
    assert '<details class="said">' not in backs["zh-Hans"]
    assert '<div class="sentence ruby"' in backs["zh-Hans"]
    for name in ("MoreSentences", "Picture"):
        assert f"{{{name}" not in backs["en"]


def test_sound_plays_on_the_cards_that_have_it(rich: Learner) -> None:
    """Listening plays the sentence first; the back plays word and sentence."""
    for note in rich.notes():
        for card in note.cards():
            output = card.render_output()
            asked = [tag.filename for tag in output.question_av_tags]
            assert asked == (["said.wav"] if card.template()["name"] == "Listening" else [])
            assert {t.filename for t in output.answer_av_tags} == {"word.wav", "said.wav"}
    folder = Path(rich.collection.media.dir())
    assert sorted(file.name for file in folder.iterdir()) == ["said.wav", "word.wav"]


def test_hostile_additions_are_text(learner: Learner) -> None:
    """What a dictionary says may be as hostile as a transcript: it is shown and does nothing."""
    told: dict[str, Extras] = {}
    words: list[Word] = []
    for n, text in enumerate(HOSTILE):
        word = replace(CHAIN, headword=f"思{n}")
        words.append(word)
        told[word.key] = Extras(
            lit=((0, 4),), parts=((text, text, text),), measures=(text, f"{text}[{text}]"),
            level=text,
        )  # fmt: skip
    write_apkg(words, learner.folder / "d.apkg", None, ALL, told)
    learner.load(learner.folder / "d.apkg")
    assert len(learner.notes()) == len(HOSTILE)
    for _, _, front, back in sides(learner):
        for side in (front, back):
            assert not re.search(r"<(script|img)|\[sound:|\[latex\]|\{\{|\\[(\[]", side)
    for note in learner.notes():
        for card in note.cards():
            assert not card.render_output().answer_av_tags


def test_an_untranslated_sentence_helps_to_recall(learner: Learner) -> None:
    """Of an interview in one language the question is the sense, and the sentence with a gap."""
    alone = replace(DISCOVERY, contexts=(replace(FOG, translation=""),))
    learner.take([alone], choice=Choice(frozenset({"recall", "typing"})))
    for _, _, front, _ in sides(learner):
        texts = [text for text, _ in Page(front).texts]
        assert texts[:1] == [DISCOVERY.gloss] and "[…]" in texts
        assert "discovery" not in " ".join(texts)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_that_cannot_be_falls_back(kind: Kind, learner: Learner) -> None:
    """A word without sentence, gloss and sound has its recognition card, whatever was chosen."""
    bare = Word("en", "fog", added=DISCOVERY.added, changed=DISCOVERY.changed)
    learner.take([bare], choice=Choice(frozenset({kind})))
    assert list(learner.cards("en:fog")) == ["Recognition"]


def studied(shared: Path, folder: Path, cache: Path) -> Mapping[str, tuple[Word, Extras]]:
    """The glossary of transcript 002 as words of both languages, with what dictionaries add."""
    lexicon = Lexicon(cache)
    with Library.open(folder / "library.db") as library:
        import_paths(library, [next((shared / "transcripts").glob("002_*"))], cache=cache)
        (episode,) = library.episodes()
        given = episode_glosses(library, episode, cache)
        assert sum(gloss.occurrences for gloss in given) == _BRACKETS
        assert len({(gloss.en, gloss.zh) for gloss in given}) == _GLOSSES
        for lang in LANGUAGES:
            mark_glosses(library, episode, given, lang, lexicon)
        words = library.words()
        told = extras(words, lexicon, cache, rules=library.own_rules())
    lexicon.close()
    return {word.key: (word, told[word.key]) for word in words}


def test_a_glossary_of_a_real_interview(
    shared: Path, tmp_path: Path, cache: Path, learner: Learner
) -> None:
    """All its glosses import as notes, and every card of every kind renders, with a full front."""
    told = studied(shared, tmp_path, cache)
    words = [word for word, _ in told.values()]
    assert len(words) > _GLOSSES
    log = write_apkg(
        words, tmp_path / "d.apkg", None, ALL, {key: more for key, (_, more) in told.items()}
    )
    learner.load(tmp_path / "d.apkg")
    assert len(log.new) == len(learner.notes()) == len(words)
    cards, fronts = 0, {}
    for note, kind, front, back in sides(learner):
        cards += 1
        for side in (front, back):
            assert Page(side).texts and "{{" not in side and "rror:" not in side
        if kind in ("Recall", "Typing", "Cloze"):
            asked = " ".join(text for text, _ in Page(front).texts)
            assert not everywhere(asked, (note["Word"], note["Traditional"])), (kind, asked)
        if kind == "Recognition":
            assert "<b>" in front or "context" not in front
            sense = note["Gloss"].partition("; ")[0].casefold()
            fronts[note["Key"]] = (
                sense in " ".join(text for text, _ in Page(front).texts).casefold()
            )
    assert cards >= 4 * len(words)
    assert sum(fronts.values()) < 0.02 * len(fronts)  # which tell their first sense
    lit = [note for note in learner.notes() if "<b>" in note["SentenceTranslation"]]
    assert len(lit) > 0.8 * len(words)
    assert not learner.collection.get_empty_cards().notes
