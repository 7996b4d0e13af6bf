"""Where a word that somebody names stands in an episode."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilingual_reader.core.documents import Pair
from bilingual_reader.lexicon.lookup import Lexicon
from bilingual_reader.pipeline.marking import first_sentence


@pytest.mark.parametrize(
    ("asked", "english", "side", "surface"),
    [
        ("cognitive bias", "All sorts of cognitive biases about that.", "en", "cognitive biases"),
        ("pre-training", "Scale it up, which was pre training.", "en", "pre training"),
        ("open loop", "An Open-Loop scientist.", "en", "Open-Loop"),
        ("working backwards", "He is working forwards and backwards.", "zh", "working backwards"),
        ("black hole", "A black, hole in it.", "zh", "black hole"),
        ("discovery", "Two discoveries.", "en", "discoveries"),
        ("ﬁne ｔｕｎｅ", "It is fine-tuned.", "en", "fine-tuned"),
        ("children's book", "Children’s books.", "en", "Children’s books"),
    ],
)
def test_a_term_is_found_in_its_forms(
    tmp_path: Path, asked: str, english: str, side: str, surface: str
) -> None:
    """Its last word in any form, hyphens for spaces; the Chinese text only where all that fails."""
    pair = Pair(1, 1, english, f"这是 {asked}(术语)。")
    found = first_sentence([pair], asked, Lexicon(tmp_path))
    assert found is not None
    assert (found.side, found.surface) == (side, surface)


def test_a_chinese_word_is_found_where_it_is_one(tmp_path: Path) -> None:
    """Not in a longer word, as long as it stands alone somewhere; in one, where it does not."""
    longer = Pair(1, 1, "", "他是研究员。", zh_words=(0, 1, 2, 5))
    alone = Pair(2, 1, "", "研究员在研究它。", zh_words=(0, 3, 4, 6, 7))
    uncut = Pair(3, 1, "", "我们研究它。")
    lexicon = Lexicon(tmp_path)
    for pairs, n in [([longer, alone], 2), ([longer, uncut], 1), ([uncut], 3)]:
        found = first_sentence(pairs, "研究", lexicon)
        assert found is not None and (found.pair.n, found.surface) == (n, "研究")
