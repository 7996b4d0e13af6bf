"""地, 得, 都, 长 and 没 by their place."""

import pytest

from bilingual_reader.lexicon.chinese import pinyin
from bilingual_reader.lexicon.dictionary import Dictionary
from bilingual_reader.lexicon.particles import READ
from bilingual_reader.lexicon.settling import words_of


@pytest.mark.parametrize(
    ("sentence", "readings"),
    [
        ("他认真地听老师讲课", "de"),
        ("她一步一步地走上楼梯", "de"),
        ("毫不夸张地说", "de"),
        ("我们越来越好地理解它", "de"),
        ("这块地很大", "dì"),
        ("他住的地方很远", "dì"),
        ("她唱得非常好听", "de"),
        ("今天比昨天冷得多", "de"),
        ("我得把窗户关上", "děi"),
        ("明天还得去一趟医院", "děi"),
        ("他得了一等奖", "dé"),
        ("大家都知道这件事", "dōu"),
        ("两个按钮都会亮", "dōu"),
        ("北京是首都", "dū"),
        ("这条路很长", "cháng"),
        ("我们需要更长的时间", "cháng"),
        ("她等了很长时间", "cháng"),
        ("孩子越长越大", "zhǎng"),
        ("局长来了", "zhǎng"),
        ("「還沒來」", "méi"),
        ("他没赶上船", "méi"),
        ("我还没收到信", "méi"),
        ("按月统计羊的出没", "mò"),
        ("他的财产被没收了", "mò"),
        ("别埋没人才", "mò"),
    ],
)
def test_particles_of_speech(dictionary: Dictionary, sentence: str, readings: str) -> None:
    """The particle by what stands before and after it, the noun and the verb as they were."""
    read = pinyin(sentence, words=words_of(lambda: dictionary))
    assert [reading for surface, reading in read if surface in READ | {"沒"}] == [readings]


def test_alone_they_keep_their_reading() -> None:
    """Without neighbours no rule speaks."""
    assert [pinyin(char)[0][1] for char in "地得长"] == ["dì", "dé", "zhǎng"]
