"""The text without the brackets of its glosses: words, marks and hits stay where they belong."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.glossary import Gloss
from bilingual_reader.core.words import Word
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given, Glossary
from bilingual_reader.reader.pairs import Pairs
from tests.reader.fakes import FakeEntry, FakeLexicon, FakeLibrary, FakeRow
from tests.reader.screen import conversation, lit, opened, settle, text_of, underlined

ZH = "他很 contrarian(反共识),训练感知器（Perceptron）的人(当年)很少。"
CUT = "他 很 contrarian (反 反 ),训 ,训 训练 感知器 （ Perceptron ） 的 人 (当 当年 )很 很少 。"
WORDS = tuple(ZH.index(word) for word in CUT.split())
PAIR = Pair(1, 1, "He is contrarian, and few people trained perceptrons.", ZH, zh_words=WORDS)
GLOSSES = (Gloss("contrarian", "反共识"), Gloss("Perceptron", "感知器"))
CLEAN = "他很 contrarian,训练感知器的人(当年)很少。"


class Fit(FakeLexicon):
    """Says where "people" stands in the whole translation, and remembers what it was asked."""

    def lookup(  # the port's own parameters
        self,
        word: str,
        lang: str,
        sentence: str = "",
        translation: str = "",
        glosses: Sequence[Gloss] = (),
        at: int | None = None,
    ) -> FakeEntry:
        self.told = word, sentence, at
        place = translation.find("人")
        lit = (place, place + 1) if place >= 0 else None
        return FakeEntry(word.lower(), "en", ("x",), (), lit=lit)


def app_on(*pairs: Pair, glosses: Sequence[Gloss] = GLOSSES, marked: str = "") -> ReaderApp:
    """The reader on an episode that has these glosses."""
    library = FakeLibrary((FakeRow(1, "e"), list(pairs)))
    if marked:
        library.mark(Word("zh", marked))
    glossary = Glossary(lambda episode: glosses, lambda *_: "")
    return ReaderApp(library, Fit(), Given(glossary=glossary), episode="e")


async def test_brackets_go_and_come_back() -> None:
    """B leaves the glosses out, an aside stays; B again brings them back."""
    app = app_on(PAIR)
    async with opened(app, (140, 24)) as pilot:
        assert ZH in text_of(app)
        await pilot.press("B")
        await settle(pilot)
        assert CLEAN in text_of(app)
        assert "without its glosses" in text_of(app)
        await pilot.press("B")
        assert ZH in text_of(app)


async def test_marks_and_words_keep_their_places() -> None:
    """A marked word behind a bracket is underlined, picked and looked up in the whole sentence."""
    app = app_on(PAIR, marked="感知器")
    async with opened(app, (140, 24)) as pilot:
        await pilot.press("B")
        await settle(pilot)
        assert underlined(app) == ["感知器"]
        words = [word.surface for word in conversation(app).words(1) if word.side == "zh"]
        assert words == ["他", "很", "contrarian", "训练", "感知器", "的", "人", "当年", "很少"]
        for _ in range(8 + 5):
            await pilot.press("w")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.session.lexicon, Fit)
        assert app.session.lexicon.told == ("感知器", ZH, ZH.index("感知器"))


async def test_what_is_lit_and_found_keeps_its_place() -> None:
    """The sense lit in the translation, and a text searched for, stand on their words."""
    app = app_on(PAIR)
    async with opened(app, (140, 24)) as pilot:
        await pilot.press("B")
        await settle(pilot)
        await pilot.press("w", "enter")
        await settle(pilot)
        assert lit(app) == ["人"]
        await pilot.press("escape", "escape", "slash", *"contrarian,训", "enter")
        await settle(pilot)
        assert lit(app) == ["contrarian,训"]


async def test_the_picked_word_stays_picked() -> None:
    """A word stays picked when the brackets go and come; one in a bracket no more."""
    app = app_on(PAIR)
    async with opened(app, (140, 24)) as pilot:
        await pilot.press("p", "p")
        await settle(pilot)
        shown = conversation(app)
        inside = next(word for word in shown.words(1) if word.surface == "反共识")
        behind = next(word for word in shown.words(1) if word.surface == "很少")
        shown.pick(behind)
        await pilot.press("B")
        await settle(pilot)
        assert shown.picked and shown.picked.surface == "很少"
        assert CLEAN[shown.picked.first : shown.picked.last] == "很少"
        await pilot.press("B")
        assert shown.picked == behind
        shown.pick(inside)
        await pilot.press("B")
        assert shown.picked is None


async def test_an_episode_without_glosses() -> None:
    """It says that there is nothing to leave out."""
    app = app_on(PAIR, glosses=())
    async with opened(app, (140, 24)) as pilot:
        await pilot.press("B")
        await settle(pilot)
        assert "no term of this episode" in text_of(app) and ZH in text_of(app)


async def test_the_next_episode_is_shown_without_them_too() -> None:
    """What was chosen holds for the episodes that are opened later."""
    app = app_on(PAIR)
    async with opened(app, (140, 24)) as pilot:
        await pilot.press("B")
        await settle(pilot)
        await pilot.press("A", "enter")
        await settle(pilot)
        assert CLEAN in text_of(app)


@given(
    st.lists(
        st.sampled_from(
            ["感知器（Perceptron）", "人(当年)", "他 ", "a(反共识)", "contrarian(反共识) ", "。"]
        )
    )
)
def test_places_lead_there_and_back(parts: list[str]) -> None:
    """Every stretch of what is shown is the same text in the whole side, and comes back."""
    text = "".join(parts)
    library = FakeLibrary((FakeRow(1, "e"), [Pair(1, 1, "x", text)]))
    pairs = Pairs(library, "e", 1, lambda error: None)
    pairs.use_glosses(GLOSSES)
    shown = pairs[1].zh
    for at, character in enumerate(shown):
        first, last = pairs.in_whole(1, "zh", (at, at + 1))
        assert pairs.whole(1).zh[first:last] == character
        assert pairs.in_shown(1, "zh", (first, last)) == (at, at + 1)
