"""Documents that quote the other language."""

from bilingual_reader.core.documents import Cue, Episode, Side, Turn
from bilingual_reader.core.one_language import in_one_language, main_language

EN, ZH = "The kettle sang in the dark.", "水壶在黑暗中响了。"


def test_a_quotation_changes_no_language_and_a_translation_does() -> None:
    """Four fifths of the letters decide, a Chinese character counted as three."""
    assert main_language(Episode("", (Turn(en=Side(EN * 9)), Turn(zh=Side(ZH))))) == "en"
    assert main_language(Episode("", (Turn(en=Side(EN)), Turn(zh=Side(ZH * 9))))) == "zh"
    assert main_language(Episode("", (Turn(en=Side(EN), zh=Side(ZH)),))) is None
    assert main_language(Episode("", (Turn(en=Side("1 2 😀")),))) is None


def test_all_text_on_one_side_with_its_times() -> None:
    """Turns stay in order; in a turn with both, the main language goes first."""
    both = Turn(
        "A", en=Side("Hi.", (Cue(0, 3, 1.0, 2.0),)), zh=Side("你好。", (Cue(0, 3, 2.0, 3.0),))
    )
    made = in_one_language(Episode("", (Turn(zh=Side(ZH)), both)), "zh")
    assert made.languages == ("zh",)
    assert [turn.zh.text for turn in made.turns] == [ZH, "你好。\nHi."]
    assert made.turns[1].zh.cues == (Cue(0, 3, 2.0, 3.0), Cue(4, 7, 1.0, 2.0))
    assert in_one_language(made, "zh") is made
