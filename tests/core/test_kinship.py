"""Whether two texts are translations of each other at all."""

from pathlib import Path

import pytest

from bilingual_reader.core.align import Lexicon, align
from bilingual_reader.core.align.kinship import LEAST, kinship
from bilingual_reader.core.pairing import pair_episode
from bilingual_reader.lexicon.bilingual import translations
from bilingual_reader.sources import read

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "lighthouse-keepers.txt"


@pytest.fixture(scope="module")
def lexicon(cache: Path) -> Lexicon:
    """The lexicon that the program uses."""
    return translations(cache)


@pytest.fixture(scope="module")
def pairs(lexicon: Lexicon) -> list[tuple[str, str]]:
    """The beads of a sample interview."""
    episode = read(SAMPLE.read_bytes(), SAMPLE.name)
    return [(pair.en, pair.zh) for pair in pair_episode(episode, lexicon)]


def test_a_translation_is_one(pairs: list[tuple[str, str]], lexicon: Lexicon) -> None:
    """In a translation most of the less common words have their translation opposite."""
    share = kinship(pairs, lexicon)
    assert share is not None and share > 2 * LEAST


def test_halves_of_one_interview_are_none(pairs: list[tuple[str, str]], lexicon: Lexicon) -> None:
    """Aligned as they may be, texts on the same subject by the same people are told apart."""
    half = len(pairs) // 2
    en, zh = [en for en, _ in pairs[:half]], [zh for _, zh in pairs[half:]]
    beads = align(en, zh, lexicon)
    made = [(" ".join(en[slice(*b.en)]), "".join(zh[slice(*b.zh)])) for b in beads]
    share = kinship(made, lexicon)
    assert share is not None and share < LEAST


def test_too_little_is_not_judged(pairs: list[tuple[str, str]], lexicon: Lexicon) -> None:
    """A few sentences, the same sentence again and again, or one side alone, say nothing."""
    assert kinship(pairs[:5], lexicon) is None
    assert kinship([("How many ships come in?", "海水是咸的。")] * 5000, lexicon) is None
    assert kinship([(en, "") for en, _ in pairs], lexicon) is None
