"""How much is known: exact after any marks, imports and undos."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.vocabulary import Known
from bilingual_reader.core.words import Status, Word
from bilingual_reader.library import Library
from bilingual_reader.pipeline.measuring import known_shares, measures
from tests.library.builders import episode, open_library, ticking

TEXTS = ("the owl sat", "owls sat on the lamp", "a lamp", "")
FORMS = {"owls": "owl", "sat": "sit"}
WORDS = ("the", "owl", "sit", "lamp", "on")


def put(library: Library, made: str, sentences: list[str], print: str) -> None:
    """Save an episode of English sentences, a Chinese one behind."""
    pairs = [Pair(n, 1, en) for n, en in enumerate(sentences, 1)]
    pairs.append(Pair(len(pairs) + 1, 1, zh="貓頭鷹坐在灯上", zh_words=(0, 3, 5, 6)))
    library.save_episode(
        episode(made, made), pairs, path=f"/{made}", fingerprint=print, forms=FORMS
    )


def plain(library: Library) -> dict[str, Known]:
    """Counted anew from the text: the English of each episode."""
    status = {word.headword: word.status for word in library.words() if word.lang == "en"}
    found = {}
    for row in library.episodes():
        said = " ".join(pair.en for pair in library.pairs(row.id)).split()
        heads = [FORMS.get(word, word) for word in said]
        counted = [head for head in heads if status.get(head) != "ignored"]
        found[row.id] = Known(len(counted), sum(status.get(h) == "known" for h in counted))
    return found


def test_a_form_that_gets_another_headword_is_counted_anew(tmp_path: Path) -> None:
    """What an import says of a form holds in all episodes, those counted before included."""
    library = open_library(tmp_path)
    for made, forms in (("a", {"owls": "owls"}), ("b", {}), ("c", {"owls": "owl"})):
        pairs = [Pair(1, 1, "Owls sat."), Pair(2, 1, zh="猫")]
        library.save_episode(episode(made, made), pairs, path=made, fingerprint=made, forms=forms)
        known_shares(library)
    assert library.frequencies(["en:owls", "en:owl"]) == {"en:owls": 0, "en:owl": 3}
    library.mark(Word("en", "owl", status="known"))
    assert all(shares["en"].known == 1 for shares in known_shares(library).values())


STEP = st.one_of(
    st.tuples(
        st.just("mark"), st.sampled_from(WORDS), st.sampled_from(["known", "ignored", "new"])
    ),
    st.tuples(st.just("status"), st.sampled_from(WORDS), st.sampled_from(["known", "learning1"])),
    st.tuples(st.just("unmark"), st.sampled_from(WORDS), st.none()),
    st.tuples(
        st.just("import"), st.sampled_from("ab"), st.lists(st.sampled_from(TEXTS), min_size=1)
    ),
    st.tuples(st.just("remove"), st.sampled_from("ab"), st.none()),
    st.tuples(st.sampled_from(["undo", "redo", "count"]), st.none(), st.none()),
)


@pytest.fixture(scope="module")
def reused() -> Iterator[Library]:
    """A library for many examples; what the ones before left is part of the next."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder, "l.db"), ticking()) as library,
    ):
        yield library


@given(st.lists(STEP, min_size=1, max_size=12))
def test_shares_are_those_of_the_text(
    reused: Library, steps: list[tuple[str, str, object]]
) -> None:
    """Any sequence of marks, statuses, imports, removals, undos and redos leaves exact shares."""
    for n, (what, name, value) in enumerate(steps):
        listed = {word.headword for word in reused.words()}
        if what == "mark":
            reused.mark(Word("en", name, status=_status(value)))
        elif what == "status" and name in listed:
            reused.set_status(f"en:{name}", _status(value))
        elif what == "unmark" and name in listed:
            reused.unmark(f"en:{name}")
        elif what == "import":
            assert isinstance(value, list)
            put(reused, name, value, f"{value}{n}")
        elif what == "remove" and any(row.id == name for row in reused.episodes()):
            reused.remove(name)
        elif what == "undo":
            reused.undo()
        elif what == "redo":
            reused.redo()
        elif what == "count":
            known_shares(reused)
    english = {made: shares["en"] for made, shares in known_shares(reused).items()}
    assert english == plain(reused)
    said = [p.en.split() for row in reused.episodes() for p in reused.pairs(row.id)]
    heads = [FORMS.get(word, word) for sentence in said for word in sentence]
    often = {f"en:{word}": heads.count(word) for word in WORDS}
    assert reused.frequencies(often) == often


def _status(value: object) -> Status:
    statuses: dict[str, Status] = {
        "known": "known", "ignored": "ignored", "new": "new", "learning1": "learning1"
    }  # fmt: skip
    return statuses[str(value)]


def test_what_is_worth_learning(tmp_path: Path) -> None:
    """Unknown words by their frequency in the library; sentences with one unknown word."""
    library = open_library(tmp_path)
    put(library, "a", ["the owl sat", "owls sat on the lamp"], "1")
    put(library, "b", ["lamp lamp lamp"], "1")
    for known in ("the", "owl"):
        library.mark(Word("en", known, status="known"))
    library.mark(Word("zh", "猫头鹰", status="known"))
    made = measures(library, library.find("a"))
    assert made["en"].known == Known(8, 4)
    assert [(w.word, w.occurrences, w.library) for w in made["en"].first] == [
        ("lamp", 1, 4), ("sit", 2, 2), ("on", 1, 1),
    ]  # fmt: skip
    assert made["en"].single == ((1, "sit"),)
    assert made["zh"].known == Known(4, 1)
    assert made["zh"].known.unknown_per_hundred == 75
