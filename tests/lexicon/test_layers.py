"""Layers of a look-up: whose sense comes first, what is told once, what is lit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.glossary import Gloss
from bilingual_reader.lexicon.coverage import coverage
from bilingual_reader.lexicon.lookup import BUILT_IN, EPISODE, Lexicon
from bilingual_reader.lexicon.shelf import Shelf
from bilingual_reader.sources import read
from tests.lexicon import books

NOW = datetime(2031, 5, 6, tzinfo=UTC)


@pytest.fixture(scope="module")
def mine(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lexicon]:
    """Look-ups with three dictionaries of the learner's."""
    folder = tmp_path_factory.mktemp("mine")
    shelf = Shelf(folder / "dictionaries")
    words = books.WORDS | {"train": {"key": "train", "ipa": "", "zh": "火车；训练"}}
    words |= {"discover": {"key": "discover", "ipa": "", "zh": "发现"}}
    (folder / "words.json").write_text(json.dumps(words))
    (folder / "ecdict.csv").write_text(books.ECDICT, "utf-8")
    newer = books.CEDICT + "發現 发现 [fa1 xian4] /to discover; to find; to detect/a new find/\n"
    newer += "氛感 氛感 [fen1 gan3] /vibecoded/\n"
    (folder / "c.u8").write_text(newer, "utf-8")
    for name in ("words.json", "ecdict.csv", "c.u8"):
        shelf.add(folder / name, NOW)
    lexicon = Lexicon(cache, dictionaries=folder / "dictionaries")
    yield lexicon
    lexicon.close()


def _told(lexicon: Lexicon, word: str, lang: Language) -> list[tuple[str, str]]:
    return [(sense.text, sense.source) for sense in lexicon.lookup(word, lang).senses]


def test_learners_before_the_built_in(mine: Lexicon) -> None:
    """The learner's dictionaries in their order, then the built-in one, each named."""
    sources = [source for _, source in _told(mine, "foghorn", "en")]
    assert sources[:2] == ["ECDICT", "ECDICT"]
    told = _told(mine, "灯塔", "zh")
    assert told[0] == ("lighthouse", "CC-CEDICT 2031-05-06")
    train = _told(mine, "trained", "en")
    assert train[0] == ("火车；训练", "BuildSpeak") and train[1][1] == BUILT_IN


def test_readings_of_a_learners_dictionary_are_set_apart(cache: Path, tmp_path: Path) -> None:
    """Pinyin written together is the reading that the built-in dictionary has; others stay."""
    bank = [
        ["灯塔", "dēngtǎ", "", "", 1, ["light"], 1, ""],
        ["守夜", "sau2je6", "", "", 1, ["vigil"], 1, ""],
        ["西安", "Xī'ān", "", "", 1, ["a city"], 1, ""],
    ]
    files = {"index.json": json.dumps(books.INDEX), "term_bank_1.json": json.dumps(bank)}
    Shelf(tmp_path / "own").add(books.zipped(tmp_path / "y.zip", files), NOW)
    lexicon = Lexicon(cache, dictionaries=tmp_path / "own")
    assert lexicon.lookup("灯塔", "zh").readings == ("dēng tǎ",)
    assert lexicon.lookup("守夜", "zh").senses[0].reading == "sau2je6"
    assert lexicon.lookup("西安", "zh").senses[0].reading == "Xī ān"
    lexicon.close()


def test_told_once(mine: Lexicon) -> None:
    """A sense that two dictionaries share is told once, under the first, with its reading."""
    told = _told(mine, "发现", "zh")
    assert told[0] == ("to discover; to find; to detect", "CC-CEDICT 2031-05-06")
    assert [text for text, _ in told].count("to discover; to find; to detect") == 1
    assert ("to notice; to become aware of", BUILT_IN) in told
    senses = mine.lookup("discover", "en").senses
    assert [(s.source, s.reading) for s in senses if s.text == "发现"] == [
        ("BuildSpeak", "fā xiàn")
    ]


def test_what_the_episode_says_is_not_said_again(lexicon: Lexicon) -> None:
    """Neither by its own bracket with more in it, nor by a dictionary with a label or a plural."""
    gloss = Gloss("referable reward", "可供参照的奖励")
    bracket = "这是 referable reward（这里应指可供参照的奖励）。"
    entry = lexicon.lookup("referable reward", "en", "A referable reward.", bracket, [gloss])
    assert [s.text for s in entry.senses if not s.part] == ["可供参照的奖励"]
    entry = lexicon.lookup("数论", "zh", glosses=[Gloss("number theory", "数论")])
    assert [(s.text, s.source) for s in entry.senses] == [("number theory", EPISODE)]
    assert entry.readings == ("shù lùn",)
    glosses = [Gloss("language models", "语言模型"), Gloss("language model", "语言模型")]
    senses = lexicon.lookup("语言模型", "zh", glosses=glosses).senses
    assert [s.text for s in senses if s.source == EPISODE] == ["language models"]


def test_learners_dictionary_turned_round(mine: Lexicon) -> None:
    """A Chinese dictionary of the learner's answers for English words too."""
    sense = mine.lookup("vibecoded", "en").senses[0]
    assert (sense.text, sense.reading) == ("氛感", "fēn gǎn")
    assert sense.source == "CC-CEDICT 2031-05-06"


def test_glosses_of_the_episode_lead(mine: Lexicon) -> None:
    """Glosses that are handed in come before all dictionaries, in either direction."""
    glosses = [Gloss("Foghorn", "雾角", "大喇叭"), Gloss("chain of thought", "思维链")]
    first = mine.lookup("foghorns", "en", glosses=glosses).senses[0]
    assert (first.text, first.source, first.explanation) == ("雾角", EPISODE, "大喇叭")
    entry = mine.lookup("思维链", "zh", "思维链", "a chain of thought", glosses)
    assert (entry.senses[0].text, entry.lit) == ("chain of thought", (2, 18))
    entry = mine.lookup("chains of thought", "en", glosses=glosses)
    assert entry.senses[0].source == EPISODE


@pytest.mark.parametrize(
    ("word", "lang", "sentence", "translation", "lit"),
    [
        ("train", "en", "We train it.", "我们训练它。", "训练"),
        ("trained", "en", "We trained it.", "我們訓練它。", "訓練"),
        ("model", "en", "a model for us", "他是我们的榜样。", "榜样"),
        ("行", "zh", "第一行", "It stands in the first row.", "row"),
        ("意识到", "zh", "他意识到了", "He was slowly becoming aware of it.", "aware"),
        ("发现", "zh", "他发现了", "He discovers it.", "discovers"),
        ("lighthouse", "en", "the lighthouse", "没有这个词。", ""),
        ("model", "en", "a model", "", ""),
        ("model", "zh", "用 model 做", "with a model", ""),
    ],
)
def test_lit_in_the_translation(
    mine: Lexicon, word: str, lang: Language, sentence: str, translation: str, lit: str
) -> None:
    """The first sense is that of the translation, and where it stands there is known."""
    found = mine.lookup(word, lang, sentence, translation).lit
    assert (translation[slice(*found)] if found else "") == lit


_PIECES = [
    "(",
    ")",
    "（",
    "[",
    "'",
    '"',
    "*",
    "\\",
    "\ud800",
    "İ",
    "ß",
    "👍",
    "א",
    " ",
    "-",
    "灯",
    "塔",
]
ODD = st.lists(st.sampled_from([*_PIECES, "model"]), max_size=12).map("".join)


@settings(max_examples=150)
@given(ODD, ODD, ODD, st.sampled_from(["en", "zh"]), st.integers(0, 12))
def test_whatever_is_asked(
    mine: Lexicon, word: str, sentence: str, translation: str, lang: Language, offset: int
) -> None:
    """Any word in any sentence gets an entry, and what is lit lies in the translation."""
    glosses = [Gloss(word, sentence), Gloss(sentence, word, translation)]
    entry = mine.lookup(word, lang, sentence, translation, glosses)
    assert entry.lit is None or 0 <= entry.lit[0] < entry.lit[1] <= len(translation)
    span = mine.around(sentence, offset, glosses)
    assert span is None or span[0] <= offset < span[1] <= len(sentence)


def test_measure_words(lexicon: Lexicon) -> None:
    """Measure words have a field of their own and are no senses."""
    entry = lexicon.lookup("训练", "zh")
    assert entry.measures == ("个[gè]",)
    assert not any("measure word" in sense.text for sense in entry.senses)
    assert lexicon.lookup("个", "zh").senses


@pytest.mark.parametrize(
    ("text", "offset", "found"),
    [
        ("他是研究生命的", 2, "研究生"),
        ("他是研究生命的", 4, "研究生"),
        ("他是研究生命的", 5, "生命"),
        ("大語言模型", 3, "模型"),
        ("看霧笛。", 2, "霧笛"),
        ("字，", 1, ""),
        ("an artificial  intelligence lab", 5, "artificial  intelligence"),
        ("an artificial  intelligence lab", 20, "artificial  intelligence"),
        ("it qzxvk", 5, ""),
        ("", 0, ""),
        ("字", 7, ""),
    ],
)
def test_longest_word_around(mine: Lexicon, text: str, offset: int, found: str) -> None:
    """The longest word around a character, wherever segmentation would have cut."""
    span = mine.around(text, offset)
    assert (text[slice(*span)] if span else "") == found


def test_a_gloss_around(lexicon: Lexicon) -> None:
    """Terms of the episode count as words."""
    glosses = [Gloss("chain of thought", "思维链")]
    assert lexicon.around("这叫思维链。", 3, glosses) == (2, 5)
    assert lexicon.around("a chain of thought", 9, glosses) == (2, 18)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("organise", ("", "组织")),
        ("into", ("", "到……里面")),
        ("unverified", ("un-", "不；未")),
        ("mathematically", ("mathematical", "数学")),
        ("caveman", ("", "穴居人")),
        ("guesswork", ("work", "工作")),
        ("self-taught", ("", "无师自通")),
        ("co-founder", ("co-", "共同")),
        ("naïve", ("", "天真")),
        ("figured out", ("", "弄清楚")),
        ("went", ("", "去")),
    ],
)
def test_words_that_no_gloss_has(lexicon: Lexicon, word: str, expected: tuple[str, str]) -> None:
    """British spellings and words of our list are whole; a derived word names its parts."""
    senses = lexicon.lookup(word, "en").senses
    assert expected in [(sense.part, sense.text) for sense in senses]


@pytest.mark.parametrize("word", ["Sandell", "GPT-4", "R.T."])
def test_no_parts_of_names(lexicon: Lexicon, word: str) -> None:
    """A name is not taken apart into words, numbers and letters."""
    assert lexicon.lookup(word, "en").senses == ()


def test_coverage_of_pairs(lexicon: Lexicon) -> None:
    """Words are counted once, names and numbers are left out, what is missing is named."""
    pairs = [
        Pair(1, 1, en="The tide rose, and Zorblatt saw it at 7. OK?", zh="潮水涨了。"),
        Pair(2, 1, en="He qzxved, said Zorblatt. the unverified tide", zh="灯塔亮着。"),
    ]
    found = coverage(pairs, lexicon)
    assert found.en.missing == (("qzxved", 1),)
    assert (found.en.words, found.en.covered, found.en.by_parts) == (11, 10, 1)
    assert found.zh.share == 1 and found.zh.words >= 4
    assert coverage([], lexicon).en.share == 1


@pytest.mark.parametrize("number", ["000", "002", "004"])
def test_coverage_of_transcripts(lexicon: Lexicon, shared: Path, number: str) -> None:
    """At least 99 % of the Chinese words and 97 % of the English ones are explained."""
    (path,) = (shared / "transcripts").glob(f"{number}_*.txt")
    turns = read(path.read_bytes(), path.name).turns
    pairs = [Pair(n, n, turn.en.text, turn.zh.text) for n, turn in enumerate(turns, start=1)]
    found = coverage(pairs, lexicon)
    assert found.zh.share >= 0.99 and found.en.share >= 0.97, found.en.missing
