"""Characters with several readings: the network, and who is right where it and pypinyin differ."""

import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.errors import LexiconError
from bilingual_reader.lexicon.chinese import pinyin, traditional
from bilingual_reader.lexicon.dictionary import Dictionary
from bilingual_reader.lexicon.polyphones import Guess, polyphones
from bilingual_reader.lexicon.settling import Run, Words, settled, words_of

HANZI = st.text(st.sampled_from("他还没有把书还给银行行长长大得地着了都重A，"), max_size=40)


@pytest.fixture(scope="session")
def words(dictionary: Dictionary) -> Words:
    """The built-in dictionary's readings."""
    return words_of(lambda: dictionary)


def _read(text: str, words: Words | None) -> str:
    return " ".join(reading for _, reading in pinyin(text, words=words) if reading)


@pytest.mark.parametrize(
    ("sentence", "readings"),
    [
        ("他还没把书还给图书馆。", "tā hái méi bǎ shū huán gěi tú shū guǎn"),
        ("孩子们在长江边长大。", "hái zi men zài cháng jiāng biān zhǎng dà"),
        ("银行行长步行去银行。", "yín háng háng zhǎng bù xíng qù yín háng"),
        ("我为了她，为人民服务。", "wǒ wèi le tā wéi rén mín fú wù"),
        ("我睡着了，手里拿着书。", "wǒ shuì zháo le shǒu lǐ ná zhe shū"),
        ("调查以后再调整计划。", "diào chá yǐ hòu zài tiáo zhěng jì huà"),
        ("他应该答应，也能应付。", "tā yīng gāi dā yìng yě néng yìng fù"),
        ("音乐使我快乐。", "yīn yuè shǐ wǒ kuài lè"),
        ("中奖的人在中间。", "zhòng jiǎng de rén zài zhōng jiān"),
        ("女儿在旅行。", "nǚ ér zài lǚ xíng"),
    ],
)
def test_a_character_is_read_as_its_sentence_wants(
    words: Words, sentence: str, readings: str
) -> None:
    """One character, several readings in one sentence, in either script."""
    assert _read(sentence, words) == readings
    assert _read(traditional(sentence), words) == readings


@pytest.mark.parametrize(
    ("sentence", "readings"),
    [
        ("她很不高兴", "tā hěn bù gāo xìng"),  # the network says xīng
        ("这些项目的艺术", "zhè xiē xiàng mù de yì shù"),  # pypinyin finds 目的 in it
        ("那只是一部分", "nà zhǐ shì yī bù fen"),  # neither says so
        ("我不了解他", "wǒ bù liǎo jiě tā"),  # pypinyin finds 不了 in it
    ],
)
def test_the_dictionary_decides_where_they_differ(
    words: Words, sentence: str, readings: str
) -> None:
    """What one dictionary misreads or cuts wrongly, another mends."""
    assert _read(sentence, words) == readings


def test_the_traditional_particle(words: Words) -> None:
    """著 of Traditional text is 着, but not in the words that are written so in both scripts."""
    assert _read("他看著我說話", words) == "tā kàn zhe wǒ shuō huà"
    assert _read("這是著名的著作", words) == "zhè shì zhù míng de zhù zuò"


def test_a_reading_without_a_dictionary() -> None:
    """Without a dictionary the phrases of pypinyin count as read alike."""
    assert _read("她很不高兴", None) == "tā hěn bù gāo xìng"


def test_the_sandhi_of_one_and_not_stays() -> None:
    """一 and 不 are read as before: changed within the words that pypinyin lists."""
    assert _read("一个人不是第一", None) == "yí gè rén bú shì dì yī"


@given(HANZI, HANZI)
def test_a_sentence_is_read_by_itself(before: str, after: str) -> None:
    """What stands in other sentences changes no guess."""
    network = polyphones()
    ends, alone = len(before) + 1, network.guesses(after)
    both = network.guesses(f"{before}。{after}")
    assert {place - ends for place in both if place >= ends} == alone.keys()
    for place, guess in alone.items():
        assert both[place + ends].reading == guess.reading
        assert both[place + ends].share == pytest.approx(guess.share, abs=1e-3)


def test_a_long_text_is_read_in_batches() -> None:
    """Thousands of characters get the guesses that each sentence gets."""
    sentence = "他还没把书还给行长。"
    alone, many = polyphones().guesses(sentence), polyphones().guesses(sentence * 900)
    assert len(many) == 900 * len(alone)
    assert {many[place + 8990].reading for place in alone} == {g.reading for g in alone.values()}


RUN = Run("甲乙丙丁", phrases=((1, 3),), cuts=(0, 1, 3, 4))
STRADDLING = Run("甲乙丙丁", phrases=((1, 3),), cuts=(0, 2, 4))


@pytest.mark.parametrize(
    ("run", "known", "share", "expected"),
    [
        (RUN, {"乙丙": [("usual", "x")]}, 1.0, "usual"),
        (RUN, {"乙丙": [("third", "x")]}, 1.0, "third"),
        (RUN, {"乙丙": [("usual", "x"), ("guess", "x")]}, 1.0, "guess"),
        (RUN, {}, 1.0, "guess"),
        (RUN, {}, 0.9, "usual"),
        (STRADDLING, {"乙丙": [("usual", "x")]}, 0.9, "guess"),
        (STRADDLING, {"甲乙": [("x", "usual")]}, 1.0, "usual"),
        (STRADDLING, {"甲乙": [("X", "usual")]}, 1.0, "guess"),
        (STRADDLING, {"甲乙": [("X", "usual")]}, 0.9, "usual"),
    ],
)
def test_who_is_believed(
    run: Run, known: dict[str, list[tuple[str, ...]]], share: float, expected: str
) -> None:
    """A phrase that both dictionaries read alike; else the network, the surer the likelier."""
    words: Callable[[str], list[tuple[str, ...]]] = lambda word: known.get(word, [])  # noqa: E731
    assert settled(run, 1, "usual", Guess("guess", share), words) == expected


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that stands for the package of the weights."""
    (tmp_path / "g2pM").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    polyphones.cache_clear()
    yield tmp_path / "g2pM"
    polyphones.cache_clear()


def test_weights_that_are_missing(elsewhere: Path) -> None:
    """A package without its data is said to be broken."""
    (elsewhere / "__init__.py").touch()
    with pytest.raises(LexiconError, match="missing"):
        polyphones()


def test_weights_that_run_code(elsewhere: Path) -> None:
    """A file of weights that calls a function is refused, and the function is not called."""
    (elsewhere / "__init__.py").touch()
    (elsewhere / "np_ckpt.pkl").touch()
    (elsewhere / "char2idx.pkl").write_bytes(pickle.dumps(print))
    with pytest.raises(LexiconError, match="cannot be read"):
        polyphones()


def test_cpp(shared: Path, words: Words) -> None:
    """At least 97 % of every seventh sentence of the CPP set's development part."""
    lines = (shared / "evaluation/cpp-dev.sent").read_text("utf-8").splitlines()[::7]
    wanted = (shared / "evaluation/cpp-dev.lb").read_text("utf-8").split()[::7]
    right = 0
    for line, reading in zip(lines, wanted, strict=True):
        before, char, after = line.split("▁")
        told = pinyin(before + char + after, numbers=True, words=words)
        spread = [one for surface, one in told for _ in surface]
        right += spread[len(before)] == reading
    assert right / len(lines) >= 0.97
