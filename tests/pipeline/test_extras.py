"""What dictionaries and sound add to notes, and that it is worked out once."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import pytest

from bilingual_reader.core.cards import Clip, Extras
from bilingual_reader.core.documents import LANGUAGES
from bilingual_reader.core.own_readings import Rule, Rules
from bilingual_reader.core.words import Context, Word
from bilingual_reader.errors import AudioError
from bilingual_reader.lexicon.lookup import Lexicon
from bilingual_reader.pipeline import study_crew
from bilingual_reader.pipeline.crew import Processes
from bilingual_reader.pipeline.extras import extras

TOWER = Word(
    "zh", "灯塔", "dēng tǎ", "lighthouse",
    traditional="燈塔",
    contexts=(
        Context("e1"),
        Context(
            "e1", sentence="她一直在读灯塔日志。", surface="灯塔",
            translation="She reads the logbooks of lighthouses.",
        ),
    ),
)  # fmt: skip
FOG = Word(
    "en", "fog", "fɔɡ", "雾; 烟雾",
    contexts=(Context("e1", sentence="The fog came.", translation="雾气来了。", surface="fog"),),
)  # fmt: skip


@pytest.fixture(scope="module")
def lexicon(cache: Path) -> Iterator[Lexicon]:
    """The built-in dictionary."""
    opened = Lexicon(cache)
    yield opened
    opened.close()


def of(word: Word, lexicon: Lexicon, folder: Path, **more: object) -> Extras:
    """The extras of one word."""
    return extras([word], lexicon, folder, **more)[word.key]  # type: ignore[arg-type]


def line(markup: str) -> str:
    """Ruby as base and reading in a row, words apart."""
    bare = re.sub("<span class=.w.>", "|", re.sub("<rt[^>]*>", "/", markup))
    return html.unescape(re.sub(r"</?b>", "*", re.sub(r"</?(ruby|rt|span)>", "", bare)))


def lit(word: Word, told: Extras) -> list[str]:
    """What is lit in each translation."""
    places = zip(word.contexts, told.lit, strict=True)
    return [met.translation[slice(*place)] if place else "" for met, place in places]


def test_a_chinese_word(lexicon: Lexicon, tmp_path: Path) -> None:
    """Its sentence has pinyin over it; its sense is lit; parts, measure words, rank are known."""
    told = of(TOWER, lexicon, tmp_path)
    assert line(told.reading) == "她/tā|一/yì直/zhí|在/zài读/dú|*灯/dēng塔/tǎ*|日/rì志/zhì。"
    assert lit(TOWER, told) == ["", "lighthouses"]
    assert told.measures == ("座[zuò]",)
    assert [part[:2] for part in told.parts] == [("灯", "dēng"), ("塔", "tǎ")]
    assert 10_000 < told.rank < 100_000
    assert told.level == "", "no list of levels is known to be right"


def test_an_english_word(lexicon: Lexicon, tmp_path: Path) -> None:
    """Its sentence has IPA over it. A single character inside of a word is not believed alone."""
    told = of(FOG, lexicon, tmp_path)
    assert line(told.reading).startswith("The/ðə *fog/f")
    assert told.parts == () and told.measures == ()
    assert lit(FOG, told) == ["雾气"]


def test_the_senses_shown_are_the_ones_lit(lexicon: Lexicon, tmp_path: Path) -> None:
    """The first sense of the note is lit as it stands; as a whole word, in any case."""
    met = replace(FOG.contexts[0], translation="我们说的「大雾天」来了。")
    word = replace(FOG, gloss="大雾天", contexts=(met,))
    assert lit(word, of(word, lexicon, tmp_path)) == ["大雾天"]
    seen = replace(TOWER.contexts[1], translation="Relighted: a Light was seen.")
    word = replace(TOWER, gloss="light", contexts=(seen,))
    assert lit(word, of(word, lexicon, tmp_path)) == ["Light"]


def test_the_learners_language_is_not_spelled_out(lexicon: Lexicon, tmp_path: Path) -> None:
    """An English word met in a Chinese sentence needs no pinyin over what its learner speaks."""
    met = Context("e1", sentence="我们用 agent 做事。", surface="agent", translation="Agents work.")
    assert of(Word("en", "agent", contexts=(met,)), lexicon, tmp_path).reading == ""
    assert of(Word("en", "agent"), lexicon, tmp_path).lit == ()


def test_all_is_worked_out_once(
    lexicon: Lexicon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second time nothing is looked up; a word that changed is, and other dictionaries all."""
    steps: list[tuple[int, int]] = []
    first = extras([TOWER, FOG], lexicon, tmp_path, progress=lambda *s: steps.append(s))
    assert steps == [(0, 2), (1, 2), (2, 2)]
    steps.clear()
    again = extras([FOG, TOWER], lexicon, tmp_path, progress=lambda *s: steps.append(s))
    assert again == first and not steps
    changed = replace(FOG, gloss="大雾")
    extras([TOWER, changed], lexicon, tmp_path, progress=lambda *s: steps.append(s))
    assert steps == [(0, 1), (1, 1)]
    steps.clear()
    monkeypatch.setattr(Lexicon, "edition", "another")
    extras([FOG], lexicon, tmp_path, progress=lambda *s: steps.append(s))
    assert steps == [(0, 1), (1, 1)]


def test_what_was_worked_out_before_a_stop_is_kept(lexicon: Lexicon, tmp_path: Path) -> None:
    """After Ctrl+C the next export goes on where this one was."""

    def stop(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extras([TOWER, FOG], lexicon, tmp_path, progress=stop)
    steps: list[tuple[int, int]] = []
    extras([TOWER, FOG], lexicon, tmp_path, progress=lambda *s: steps.append(s))
    assert steps == [(0, 1), (1, 1)]


def test_many_words_are_studied_by_processes(
    lexicon: Lexicon, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They say what this process says, in order, with the learner's rules; none stays behind."""
    words = [replace(word, headword=word.headword * n) for n in (1, 2, 3) for word in (TOWER, FOG)]
    own = Lexicon(cache, rules=lambda: Rules([Rule("灯塔", ("dēng", "tà"))]))
    alone = [extras(words, each, tmp_path / "alone") for each in (lexicon, own)]
    monkeypatch.setattr(study_crew, "MANY", 6)
    monkeypatch.setattr(study_crew, "_AT_ONCE", 2)
    steps: list[int] = []
    for n, each in enumerate((lexicon, own)):
        told = extras(words, each, tmp_path / str(n), progress=lambda done, _: steps.append(done))
        assert list(told) == [word.key for word in words] and told == alone[n]
    assert steps == [*range(7), *range(7)]
    assert active_children() == []


@pytest.mark.parametrize(("step", "failure"), [("start", OSError()), ("run", BrokenExecutor())])
def test_where_no_process_can_be_had_this_one_studies(
    step: str, failure: Exception, lexicon: Lexicon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that starts none, or ends one in the middle, costs time and no word."""

    def fails(*_: object) -> None:
        raise failure

    right = extras([TOWER, FOG], lexicon, tmp_path / "right")
    monkeypatch.setattr(study_crew, "MANY", 1)
    monkeypatch.setattr(Processes, step, fails)
    assert extras([TOWER, FOG], lexicon, tmp_path / "other") == right


@pytest.mark.parametrize(
    "damage", [r".*", r"\n.*", r"(?<=\n.{24}).*", r"\[\[.*", r"\n$", r"\d+\]\n$"]
)
def test_a_broken_cache_is_none(damage: str, lexicon: Lexicon, tmp_path: Path) -> None:
    """Whatever of the cache is missing or damaged is worked out again."""
    right = of(FOG, lexicon, tmp_path)
    kept = tmp_path / "cards.lines"
    broken, times = re.subn(damage, "[1]", kept.read_text(), count=1, flags=re.DOTALL)
    assert times == 1
    kept.write_text(broken)
    assert of(FOG, lexicon, tmp_path) == right
    kept.write_bytes(kept.read_bytes().replace(b"[", b"\x00\xff"))
    assert of(FOG, lexicon, tmp_path) == right


def test_a_cache_that_cannot_be_written(lexicon: Lexicon, tmp_path: Path) -> None:
    """Where a file stands in the cache's place, all is worked out again each time."""
    (tmp_path / "file").write_text("")
    assert of(FOG, lexicon, tmp_path / "file") == of(FOG, lexicon, tmp_path)


def test_the_learners_own_reading_goes_first(lexicon: Lexicon, tmp_path: Path) -> None:
    """What the learner reads and cuts otherwise stands so over the sentence, and is a change."""
    plain = of(TOWER, lexicon, tmp_path)
    rules = Rules([Rule("日志", ("rí", "zhi"), (0, 1))])
    told = of(TOWER, lexicon, tmp_path, rules=rules)
    assert line(told.reading).endswith("*日/rí志/zhi。")
    assert told.corrected and not plain.corrected
    assert of(TOWER, lexicon, tmp_path, rules=Rules([Rule("海", ("hái",))])) == plain
    assert of(TOWER, lexicon, tmp_path) == plain


def test_sound_is_asked_for_each_word(lexicon: Lexicon, tmp_path: Path) -> None:
    """Clips come from whoever has the sound, each time anew."""
    clip = Clip("a.mp3", "/a")

    def clips(word: Word, met: Context) -> tuple[Clip | None, Clip | None]:
        assert met.sentence
        return None, clip if word is FOG else None

    steps: list[tuple[int, int]] = []
    told = extras([TOWER, FOG], lexicon, tmp_path, clips=clips, progress=lambda *s: steps.append(s))
    assert steps == [(n, 4) for n in range(5)]
    assert (told["en:fog"].word_clip, told["en:fog"].sentence_clip) == (None, clip)
    assert told["zh:灯塔"].sentence_clip is None


def test_sound_that_cannot_be_had(lexicon: Lexicon, tmp_path: Path) -> None:
    """What is wrong with it is told of the word, which has all else."""

    def clips(word: Word, met: Context) -> tuple[Clip | None, Clip | None]:
        raise AudioError("the sound has gone", "/a.mp3", "put it back")

    told = of(FOG, lexicon, tmp_path, clips=clips)
    assert told.sentence_clip == Clip("", "/a.mp3", "the sound has gone")
    assert replace(told, sentence_clip=None) == of(FOG, lexicon, tmp_path)


def test_hostile_words(lexicon: Lexicon, tmp_path: Path) -> None:
    """Whatever a sentence holds, it is read, and kept."""
    texts = ["<b>[/b]{{x}}", "\ud800灯", "x" * 3000, "灯" * 300, "", "\x1f\x1e", "👩‍👩‍👧"]
    for lang in LANGUAGES:
        for text in texts:
            met = Context("e", sentence=text, translation=text, surface=text)
            word = Word(lang, text or "x", gloss=text, contexts=(met,))
            assert of(word, lexicon, tmp_path) == of(word, lexicon, tmp_path)
    assert extras([], lexicon, tmp_path) == {}
