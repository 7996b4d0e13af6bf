"""The word panel's answers, in both directions."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from bilingual_reader.core.documents import Language
from bilingual_reader.core.own_readings import Rule, Rules
from bilingual_reader.lexicon.lookup import BUILT_IN, EPISODE, Lexicon, Sense


def _texts(
    lexicon: Lexicon, word: str, lang: Language, sentence: str = "", translation: str = ""
) -> list[str]:
    return [sense.text for sense in lexicon.lookup(word, lang, sentence, translation).senses]


def test_chinese_word(lexicon: Lexicon) -> None:
    """Readings, both scripts, senses with their source, the characters one by one."""
    entry = lexicon.lookup("發現", "zh")
    assert (entry.headword, entry.simplified, entry.traditional) == ("发现", "发现", "發現")
    assert entry.readings == ("fā xiàn",)
    assert entry.senses[0] == Sense("to notice; to become aware of", BUILT_IN, "fā xiàn")
    assert [part.part for part in entry.parts] == ["发", "现"]


def test_homographs_by_the_translation(lexicon: Lexicon) -> None:
    """The sense that the English sentence uses comes first, and its reading with it."""
    assert lexicon.lookup("行", "zh").readings == ("xíng", "háng")
    entry = lexicon.lookup("行", "zh", "第一行", "It stands in the first row.")
    assert entry.senses[0].text == "row" and entry.readings == ("háng", "xíng")


def test_characters_as_the_word_reads_them(lexicon: Lexicon) -> None:
    """A character of a word shows the homograph that the word uses, erhua included."""
    assert [part.reading for part in lexicon.lookup("银行", "zh").parts] == ["yín", "háng"]
    assert lexicon.lookup("哪儿", "zh").parts[0].reading == "nǎ"


@pytest.mark.parametrize(
    ("word", "base", "sense"),
    [("calibration", "calibrate", "校准"), ("independently", "independent", "独立")],
)
def test_a_word_that_glosses_only_use(word: str, base: str, sense: str, lexicon: Lexicon) -> None:
    """What it is derived from says more of it than 银点, "a calibration point"."""
    first, *others = lexicon.lookup(word, "en").senses
    assert (first.part, first.text) == (base, sense)
    assert {other.part for other in others} == {base}
    assert lexicon.lookup("being", "en").senses[0].part == "", "bee has nothing to do with it"


@pytest.mark.parametrize("sentence", ["", "他做AI研究。", "AI 研究很难"])
def test_a_word_with_latin_letters(sentence: str, lexicon: Lexicon) -> None:
    """Its reading has them too, its parts are no single letters, which mean something in slang."""
    word = "AI 研究" if " " in sentence else "AI研究"
    entry = lexicon.lookup(word, "zh", sentence, "He does research on AI.")
    assert entry.readings == ("AI yán jiū",)
    assert {sense.part for sense in entry.senses} == {"研究"}
    own = Lexicon(lexicon.origin.cache, rules=lambda: Rules([Rule("究", ("jiù",))]))
    assert own.lookup(word, "zh", sentence).readings[0] == "AI yán jiù"
    own.close()


def test_unknown_compound(lexicon: Lexicon) -> None:
    """A word that the dictionary lacks shows the longest dictionary words in it, and characters."""
    entry = lexicon.lookup("大语言模型", "zh")
    assert entry.readings == ("dà yǔ yán mó xíng",)
    assert list(dict.fromkeys(s.part for s in entry.senses)) == ["大", "语言", "模型"]
    assert entry.traditional == "大語言模型"
    assert [part.reading for part in entry.parts] == ["yǔ", "yán", "mó", "xíng"]
    assert lexicon.lookup("一本书", "zh").parts == ()  # each is told already


def test_english_word_in_chinese(lexicon: Lexicon) -> None:
    """An English word inside a Chinese sentence is looked up as English."""
    entry = lexicon.lookup("models", "zh", "在 models 的帮助下")
    assert (entry.lang, entry.headword, entry.simplified) == ("en", "model", "")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("discoveries", "发现"),
        ("reasoning", "推理"),
        ("model", "模型"),
        ("trained", "训练"),
        ("persevere", "坚持"),
        ("conviction", "信念"),
        ("grain", "粒子"),
        ("breakthrough", "突破"),
        ("scale", "规模"),
        ("agents", "代理人"),
        ("bet", "打赌"),
        ("team", "团队"),
        ("run", "跑"),
        ("question", "问题"),
        ("science", "科学"),
        ("AI", "人工智能"),
        ("Einstein", "爱因斯坦"),
    ],
)
def test_english_words(lexicon: Lexicon, word: str, expected: str) -> None:
    """Common words find the Chinese word that a learner expects among the first."""
    assert expected in _texts(lexicon, word, "en")


@pytest.mark.parametrize(
    ("word", "first"), [("US", "美国"), ("us", "我们"), ("IT", "信息技术"), ("it", "它")]
)
def test_capitals_tell_an_abbreviation(lexicon: Lexicon, word: str, first: str) -> None:
    """What is another word in small letters means what the glosses write in capitals."""
    assert lexicon.lookup(word, "en").senses[0].text == first


def test_sense_of_the_translation_first(lexicon: Lexicon) -> None:
    """Of the Chinese words for an English one, that of the aligned sentence comes first."""
    texts = _texts(lexicon, "model", "en", "He is a model for us.", "他是我们的榜样。")
    assert texts[0] == "榜样" and "模型" in texts


def test_glosses_of_the_episode(lexicon: Lexicon) -> None:
    """What the translation puts in brackets after the word leads, named as the episode's."""
    zh = "做这种 contrarian(反共识)的事，看 black hole（黑洞：一种天体）和**思维链**。"
    first = lexicon.lookup("contrarian", "en", "something contrarian", zh).senses[0]
    assert (first.text, first.source) == ("反共识", EPISODE)
    assert lexicon.lookup("black hole", "en", "", zh).senses[0].text == "黑洞"
    assert lexicon.lookup("hole", "en", "", zh).senses[0].source == BUILT_IN
    en = lexicon.lookup("感知器", "zh", "感知器（Perceptron）很简单").senses[0]
    assert (en.text, en.source) == ("Perceptron", EPISODE)


def test_term_falls_back_on_its_words(lexicon: Lexicon) -> None:
    """A term that no gloss has shows senses of its content words."""
    entry = lexicon.lookup("chain of thought", "en", "", "这叫思维链。")
    assert [s.part for s in entry.senses] == ["chain"] * 3 + ["thought"] * 3
    assert entry.senses[3].text == "思维" and entry.readings == ("tʃeɪn ʌv θɔt",)


def test_known_term(lexicon: Lexicon) -> None:
    """A term that is a gloss is found whole."""
    assert _texts(lexicon, "artificial intelligence", "en")[0] == "人工智能"


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "word", ["", " ", "(", "x(", "👍", "\ud800", "'; --", "字" * 200, "a" * 200]
)
def test_odd_words(lexicon: Lexicon, word: str, lang: Language) -> None:
    """Whatever is looked up gets an entry, literally, in any sentence."""
    entry = lexicon.lookup(word, lang, f"a {word}( b", f"(反{word}")
    assert isinstance(entry.headword, str)
    assert isinstance(lexicon.headword(word, lang), str)


def test_headword(lexicon: Lexicon) -> None:
    """The key of a word: the lemma, or Simplified."""
    assert lexicon.headword("discoveries", "en") == "discovery"
    assert lexicon.headword("發現", "zh") == "发现"
    assert lexicon.headword("models", "zh") == "model"


def test_threads_share_it(lexicon: Lexicon) -> None:
    """Look-ups from several threads at once give what one thread gets."""
    asked: list[tuple[str, Language]] = [("行", "zh"), ("models", "en"), ("发现", "zh")] * 20
    expected = [lexicon.lookup(*one) for one in asked]
    gate = threading.Barrier(4)

    def look(start: int) -> bool:
        gate.wait()
        return [lexicon.lookup(*one) for one in asked[start:]] == expected[start:]

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(look, range(4)))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("browsable", ["browse"]),
        ("breakages", ["break"]),
        ("organizationally", ["organization"]),
        ("remediation", ["remedy"]),
        ("on-device", ["device"]),
        ("gigawatts", ["giga-", "watt"]),
        ("reserialization", ["re-", "serialize"]),
    ],
)
def test_a_word_of_no_list_is_explained_by_what_it_is_made_of(
    lexicon: Lexicon, word: str, parts: list[str]
) -> None:
    """The word that it is derived from comes before any that merely stands in it."""
    entry = lexicon.lookup(word, "en")
    assert list(dict.fromkeys(sense.part for sense in entry.senses)) == parts
    assert entry.readings


@pytest.mark.parametrize(
    ("word", "translation", "said"),
    [
        ("thinking", "这是科学的思维。", "思维"),
        ("known", "这是已知的。", "已知"),
        ("holes", "这是一个黑洞。", "洞"),
        ("new", "一种全新的方法。", "新"),
    ],
)
def test_a_word_before_a_character_of_it(
    lexicon: Lexicon, word: str, translation: str, said: str
) -> None:
    """Where the translation has 思维, 思 is no other word; 黑洞 says more than hole."""
    entry = lexicon.lookup(word, "en", "", translation)
    assert entry.senses[0].text == said and entry.lit is not None
    assert translation[slice(*entry.lit)] == said


@pytest.mark.parametrize(
    ("typed", "meant", "lang"),
    [
        ("ＡＩ", "AI", "en"),
        ("ﬁne", "fine", "en"),
        ("ＡＡ制", "AA制", "zh"),
        ("Ａｇｅｎｔ", "Agent", "en"),
    ],
)
def test_wide_letters_and_ligatures(
    lexicon: Lexicon, typed: str, meant: str, lang: Language
) -> None:
    """Letters of full width and ligatures make no other word; punctuation stays as wide."""
    assert lexicon.lookup(typed, lang) == lexicon.lookup(meant, lang)
    assert lexicon.headword(typed, lang) == lexicon.headword(meant, lang)
    assert lexicon.headword("ＡＩ（一）", "zh") == "AI（一）"
