"""What a card shows, for any word and any width."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from bilingual_reader.core.cards.question import meaning_places, word_places
from bilingual_reader.core.review.memory import KINDS
from bilingual_reader.core.review.queue import Card
from bilingual_reader.core.review.typed import check
from bilingual_reader.core.text import clean
from bilingual_reader.core.words import Context, Word
from bilingual_reader.reader.palette import NIGHT, palette
from bilingual_reader.reader.script import Script
from bilingual_reader.reader.widgets.review_face import Look, face

LOOK = Look(palette(NIGHT.to_color_system().generate()), Script("as-written"))
HOSTILE = ["[/b]", "{{x}}", "\x1b[31m", "‮abc", "🏮👩‍🚀", "灯(lamp)", "a\nb", "''", "_", "…", "٣عر"]
texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=30), st.lists(st.sampled_from(HOSTILE)).map("".join)
)
words = st.builds(
    lambda lang, head, reading, gloss, sentence, translation, note: Word(
        lang, head, reading, gloss, note=note,
        contexts=(Context("e", "A title", sentence_n=3, sentence=sentence, surface=head,
                          translation=translation, speaker=note, start=4.0),),
    ),
    st.sampled_from(["en", "zh"]), texts, texts, texts, texts, texts, texts,
)  # fmt: skip


def told(card: Card, look: Look, width: int) -> list[str]:
    """The lines as text."""
    return ["".join(text for text, _ in line) for line in face(card, look, width)]


@settings(max_examples=150)
@given(words, st.sampled_from(KINDS), texts, st.integers(10, 90))
def test_any_card_fits(word: Word, kind: str, typed: str, width: int) -> None:
    """No line is wider than there is room, and nothing moves the cursor."""
    card = Card(word, kind)  # type: ignore[arg-type]
    front = replace(LOOK, typed=typed)
    back = replace(front, revealed=True, check=check(word, typed) if kind == "typing" else None)
    for look in (front, back):
        for line in told(card, look, width):
            assert cell_len(line) <= width
            assert "\x1b" not in line and "\n" not in line and "\u202e" not in line


def test_the_front_stays_in_its_place() -> None:
    """What the answer adds comes below, and a blank is as wide as its word."""
    met = Context("e", sentence="雾里的灯亮着，灯塔看得见。", translation="A lamp (灯) in the fog.",
                  surface="灯")  # fmt: skip
    word = Word("zh", "灯", "dēng", "lamp; lantern", contexts=(met,))
    for kind in ("recognition", "recall", "typing"):
        card = Card(word, kind)
        front, back = (told(card, replace(LOOK, revealed=r), 40) for r in (False, True))
        assert [cell_len(line) for line in front] == [cell_len(line) for line in back[: len(front)]]
    assert told(Card(word, "recall"), LOOK, 40)[2] == "A lamp (┈┈) in the fog."


def test_what_tells_the_answer() -> None:
    """Senses in the other script and brackets behind the word, not the word itself."""
    word = Word("en", "calibration", gloss="校准; 固定点 (物理)",
                contexts=(Context("e", sentence="x", surface="calibration"),))  # fmt: skip
    text = "这个人的 calibration(校准,即有几分把握)比固定点好。"
    assert [text[a:b] for a, b in word_places(word, text)] == ["calibration"]
    hidden = [text[a:b] for a, b in meaning_places(word, text)]
    assert hidden == ["校准,即有几分把握", "固定点"]
    own = Word("zh", "思维链", gloss="chain of thought (AI); CoT")
    text = clean("他说的思维链（Chain of Thought）很有用，think of CoT。")
    assert [text[a:b] for a, b in meaning_places(own, text)] == ["Chain of Thought", "CoT"]


def test_senses_do_not_name_the_parts_of_the_word() -> None:
    """A term whose parts are told, each by its name, is asked for without these."""
    term = Word("zh", "思维链", gloss="思维 thought; thinking; 链 chain")
    front = "".join(told(Card(term, "recall"), LOOK, 80))
    assert front.strip() == "┈┈┈┈ thought; thinking; ┈┈ chain"
    back = "".join(told(Card(term, "recall"), replace(LOOK, revealed=True), 80))
    assert back.startswith("思维 thought; thinking; 链 chain")
