"""Searching the library: what is found is what a plain scan of the text finds."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.searching import Hit, Query
from bilingual_reader.core.spoken import Sound, Syllabary
from bilingual_reader.core.tokens import tokens
from bilingual_reader.errors import CorrectionError
from bilingual_reader.library import Library
from bilingual_reader.pipeline.searching import search
from tests.library import builders
from tests.library.builders import open_library, save

TEXT = st.text(alphabet="思维链天 abA's\"*-,。(:^9🦀א", max_size=12)
SPOKEN = (
    ("The bank is there.", "银行在那边，行长不在。"),
    ("He may go.", "他可以去。"),
    ("Chains of thought.", "思维链很长。"),
    ("A chain of thoughts.", "長思維鏈。"),
    ("One is enough.", "一个就行。"),
    ("Women in code.", "写代码的女人。"),
    ("We know.", "我们知道。"),
    ("A grebe.", "䴙䴘。"),
    ("Seaborgium.", "𨭎是金属。"),
)
FORMS = {"chains": "chain", "thoughts": "thought", "women": "woman", "llms": "LLM"}


@pytest.fixture(scope="module")
def reused() -> Iterator[Library]:
    """A library for many examples."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder, "l.db")) as library:
        yield library


def spoken(folder: Path) -> Library:
    """A library with the sentences to be found by form and by sound."""
    library = open_library(folder)
    fill(library)
    return library


def fill(library: Library) -> None:
    """Import the sentences."""
    made = builders.pairs(*SPOKEN)
    library.save_episode(builders.episode(), made, path="/spoken.txt", fingerprint="1", forms=FORMS)


@pytest.fixture(scope="module")
def asked_only(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library with the sentences, indexed once, which no test changes."""
    with Library.open(tmp_path_factory.mktemp("spoken") / "library.db") as library:
        fill(library)
        yield library


def numbers(hits: list[Hit]) -> list[int]:
    """The numbers of the pairs that were found."""
    return [hit.n for hit in hits]


def lit(hit: Hit) -> list[str]:
    """What is lit in a hit."""
    sides = {"en": hit.en, "zh": hit.zh}
    return [sides[side][first:last] for side, first, last in hit.spans]


def cut(text: str) -> list[str]:
    """Tokens by the plainest rule there is: a word, or a character that is no space."""
    made: list[str] = []
    word = False
    for character in text.lower():
        letter = character.isalnum() and not "\u3400" <= character <= "\u9fff"
        if letter and word:
            made[-1] += character
        elif character != " ":
            made.append(character)
        word = letter
    return made


def has(text: str, asked: str) -> bool:
    """Whether the tokens of `asked` stand side by side in the text."""
    there, wanted = cut(text), cut(asked)
    places = range(len(there) - len(wanted) + 1)
    return any(there[at : at + len(wanted)] == wanted for at in places)


@given(
    st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=6),
    TEXT.filter(str.strip),
    st.lists(st.integers(1, 5), max_size=2),
)
def test_finds_what_a_plain_scan_finds(
    reused: Library, said: list[tuple[str, str]], asked: str, merged: list[int]
) -> None:
    """Any text in any text, also where pairs were corrected; what is lit says just that."""
    save(reused, *said, print=repr(said))
    for n in merged:
        try:
            reused.merge("kitchen", n)
        except CorrectionError:
            continue
    hits = reused.search(Query((tokens(asked),)))
    scanned = [p for p in reused.pairs("kitchen") if has(p.en, asked) or has(p.zh, asked)]
    assert [(h.n, h.en, h.zh) for h in hits] == [(p.n, p.en, p.zh) for p in scanned]
    assert all(cut(part) == cut(asked) for hit in hits for part in lit(hit))
    assert all(hit.spans for hit in hits)


@given(st.text(max_size=20), st.text(max_size=4))
def test_anything_can_be_asked(reused: Library, said: str, asked: str) -> None:
    """No character is an order to the index, and a text is found by itself."""
    sentence = "".join(c for c in said if not "\ud800" <= c <= "\udfff")
    save(reused, (sentence, ""), print=repr(sentence))
    search(reused, asked)
    if tokens(sentence):
        assert reused.search(Query((tokens(sentence),)))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("chain", [3, 4]),
        ("chains", [3, 4]),
        ("CHAIN", [3, 4]),
        ("of thought", [3, 4]),
        ("chain of thought", [3, 4]),
        ("chains of thought", [3, 4]),
        ("thought of chain", []),
        ("chai", []),
        ("行", [1, 5]),
        ("思维链", [3, 4]),
        ("思維", [3, 4]),
        ("在。", [1]),
        ('"', []),
        ("women", [6]),
        ("woman", [6]),
        ('chain" OR "', []),
        ("chain*", []),
        ("en:chain", []),
        ("NEAR(chain thought)", []),
    ],
)
def test_words_forms_and_characters(asked_only: Library, asked: str, found: list[int]) -> None:
    """A word finds its forms, characters are found in both scripts, operators are only text."""
    assert numbers(search(asked_only, asked)) == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("siweilian", [3, 4]),
        ("si wei lian", [3, 4]),
        ("sī wéi liàn", [3, 4]),
        ("sīwéiliàn", [3, 4]),
        ("si1wei2lian4", [3, 4]),
        ("si4wei2lian4", []),
        ("siwei", [3, 4]),
        ("yinhang", [1]),
        ("yinxing", []),
        ("hangzhang", [1]),
        ("jiuxing", [5]),
        ("yīgè", [5]),
        ("SIWEI", [3, 4]),
        ("piti", [8]),
        ("xishi", [9]),
    ],
)
def test_pinyin(asked_only: Library, asked: str, found: list[int]) -> None:
    """Pinyin in all its spellings; a character counts as it is read in its sentence."""
    assert numbers(search(asked_only, asked)) == found


def test_what_is_said_in_letters_is_not_read_as_pinyin(asked_only: Library) -> None:
    """`women` is a word of a sentence here; only asked to, it is 我们."""
    assert numbers(search(asked_only, "women", spoken=True)) == [7]


def test_a_new_edition_is_what_is_found(tmp_path: Path) -> None:
    """After an import of a changed text, its undo and its redo the present text is found."""
    library = open_library(tmp_path)
    save(library, ("An owl.", "猫头鹰。"))
    search(library, "maotouying")
    save(library, ("A heron.", "苍鹭。"), print="2")

    def found() -> list[list[int]]:
        return [numbers(search(library, asked)) for asked in ("owl", "maotouying", "heron", "苍鹭")]

    assert found() == [[], [], [1], [1]]
    library.undo()
    assert found() == [[1], [1], [], []]
    library.redo()
    assert found() == [[], [], [1], [1]]


def test_only_one_episode_and_only_so_many(tmp_path: Path) -> None:
    """An episode alone is searched, and no more is given than was asked for."""
    library = spoken(tmp_path)
    other = builders.episode("Another", "other")
    library.save_episode(other, builders.pairs(*SPOKEN), path="/o.txt", fingerprint="2", forms={})
    assert [h.episode for h in search(library, "chain", episode="other")] == ["other"] * 2
    assert [h.episode for h in search(library, "yinhang", episode="other")] == ["other"]
    assert len(search(library, "chain", limit=3)) == 3


def test_the_index_of_a_library_made_before_is_filled_once(tmp_path: Path) -> None:
    """What is in no index yet is put into it at the first search, and that is told."""
    library = spoken(tmp_path)
    with closing(sqlite3.connect(library.path)) as raw, raw:
        raw.execute("DELETE FROM indexed")
        raw.execute("INSERT INTO sentences(sentences) VALUES ('delete-all')")
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))

    for _ in range(2):
        assert numbers(search(library, "chain", progress=progress)) == [3, 4]
    assert told == [(0, len(SPOKEN)), (len(SPOKEN), len(SPOKEN))]


def test_sounds_are_indexed_anew_with_another_table(tmp_path: Path) -> None:
    """What stood in the index by the old table goes; editions dropped later leave nothing."""
    library = spoken(tmp_path)

    def found(made: str, rows: str, syllable: str) -> list[int]:
        assert syllable in library.syllables(Syllabary(made, lambda: rows))
        query = Query(sounds=((Sound(syllable),),))
        return numbers(
            library.search(query, readings=lambda text, at: [(c, syllable) for c in text])
        )

    assert found("old", "xing\t行\t\nta\t他\t\n", "xing") == [1, 5]
    assert found("new", "hang\t行\t\n", "hang") == [1, 5]
    for n in range(2):
        said = builders.pairs(*SPOKEN, ("More.", f"行{n}"))
        path = "/spoken.txt"
        library.save_episode(builders.episode(), said, path=path, fingerprint=f"{n}b", forms={})
        assert found("new", "", "hang") == [1, 5, 10]
        library.undo()
    with closing(sqlite3.connect(library.path)) as raw:
        there = {row[0] for row in raw.execute("SELECT id FROM editions")}
        query = "SELECT rowid >> 24 FROM sounds WHERE sounds MATCH 'hang'"
        assert {row[0] for row in raw.execute(query)} == there
    assert len(there) == 2
    assert numbers(search(library, "yinhang")) == [1]
