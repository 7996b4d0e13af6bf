"""The learner's own readings and words in the library: kept, undone, and applied to all it has."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.own_readings import Rule
from bilingual_reader.core.words import Context, Word
from bilingual_reader.errors import LibraryError
from bilingual_reader.library import Library
from bilingual_reader.library.backup import back_up, restore
from bilingual_reader.library.rule_rows import peek
from bilingual_reader.pipeline.searching import search
from tests.library.builders import episode, open_library

ZH = ("他在研究生命的起源。", "银行行长真得走了。", "銀行行長眞得走了。")
CUTS = ((0, 1, 2, 4, 6, 7, 9), (0, 2, 4, 5, 6, 7, 8), (0, 2, 4, 5, 6, 7, 8))
ALIKE = ("銀银", "長长", "眞真")
HANG = Rule("行长", ("háng", "zhāi"), alike=ALIKE)
SPLIT = Rule("研究生命", cuts=(0, 3))


def save(library: Library, *more: str) -> None:
    """Import the episode of the three sentences and others."""
    cut = (*CUTS, *((0,) for _ in more))
    pairs = [
        Pair(n, 1, "x", zh, zh_words=cuts)
        for n, (zh, cuts) in enumerate(zip((*ZH, *more), cut, strict=True), 1)
    ]
    library.save_episode(episode(), pairs, path="/k", fingerprint=f"{len(more)}", forms={})


def filled(folder: Path) -> Library:
    """A library with the three sentences."""
    library = open_library(folder)
    save(library)
    return library


def words(library: Library, n: int) -> list[str]:
    """The words of a sentence."""
    (pair,) = library.pairs("kitchen", n, n)
    ends = (*pair.zh_words[1:], len(pair.zh))
    return [pair.zh[a:b] for a, b in zip(pair.zh_words, ends, strict=True)]


def counts(library: Library, *found: str) -> dict[str, int]:
    """How often words stand in the library."""
    library.count_words(lambda word: word.translate(str.maketrans("銀長眞", "银长真")))
    return library.frequencies([f"zh:{word}" for word in found])


def test_words_are_cut_as_said(tmp_path: Path) -> None:
    """Every sentence with the text is cut so, until it is undone; the counts follow exactly."""
    library = filled(tmp_path)
    asked = "研究", "生命", "研究生", "命", "真得"
    before = counts(library, *asked)
    shares = library.known_shares()
    library.set_rule(SPLIT)
    library.set_rule(Rule("真得", cuts=(0,), alike=ALIKE))
    assert words(library, 1)[2:4] == ["研究生", "命"]
    assert [words(library, n)[2] for n in (2, 3)] == ["真得", "眞得"]
    assert list(counts(library, *asked).values()) == [0, 0, 1, 1, 2]
    assert library.known_shares()["kitchen"]["zh"].words == shares["kitchen"]["zh"].words - 2
    for _ in range(2):
        library.undo()
    assert counts(library, *asked) == before
    assert library.known_shares() == shares
    assert words(library, 1)[2:4] == ["研究", "生命"]
    library.redo()
    assert list(counts(library, *asked).values()) == [0, 0, 1, 1, 0]


def test_counts_follow_however_a_text_is_written(tmp_path: Path) -> None:
    """A text whose characters have many forms in the other script is counted anew as well."""
    library = filled(tmp_path)
    counts(library, "研究生")
    alike = tuple(f"{other}{plain}" for plain in "研究生命" for other in "甲乙丙")
    library.set_rule(replace(SPLIT, alike=alike))
    assert counts(library, "研究生") == {"zh:研究生": 1}


def test_words_on_the_list_are_read_so(tmp_path: Path) -> None:
    """A marked word gets the reading, later than any deck has it; and the old one back."""
    library = filled(tmp_path)
    library.mark(Word("zh", "行长", reading="xíng cháng"))
    library.mark(Word("zh", "银行行长", reading="yín háng xíng cháng"))
    library.mark(Word("en", "lamp", reading="læmp"))
    marked = {word.key: word.changed for word in library.words()}
    library.set_rule(HANG)
    read = {word.headword: word.reading for word in library.words()}
    assert read == {"行长": "háng zhāi", "银行行长": "yín háng háng zhāi", "lamp": "læmp"}
    set_at = {word.key: word.changed for word in library.words()}
    assert set_at["zh:行长"] > marked["zh:行长"] and set_at["en:lamp"] == marked["en:lamp"]
    assert library.undo() == "your reading 行长 háng zhāi"
    (word, *_) = library.words()
    assert word.reading == "xíng cháng" and word.changed > set_at["zh:行长"]


def test_removal_asks_the_machine(tmp_path: Path) -> None:
    """A word whose rule is gone is read as dictionaries have it, also one marked since."""
    library = filled(tmp_path)
    rule = library.set_rule(HANG)
    library.mark(Word("zh", "行长", reading="háng zhāi"))
    library.remove_rules([rule], lambda word: f"{word.headword} as it was")
    assert [word.reading for word in library.words()] == ["行长 as it was"]
    assert library.own_rules().all == ()
    assert library.undo() == "removal of your reading of 行长"
    assert [word.reading for word in library.words()] == ["háng zhāi"]


def test_one_sentence_alone(tmp_path: Path) -> None:
    """A rule for one sentence reads the word that was met there, and no other sentence."""
    library = filled(tmp_path)
    met = Context("kitchen", sentence=ZH[1], surface="得")
    library.mark(Word("zh", "得", reading="dé", contexts=(met,)))
    library.set_rule(Rule("得", ("děi",), sentence=ZH[1], place=5, alike=ALIKE))
    assert library.words()[0].reading == "děi"
    own = library.own_rules()
    assert [own.readings(zh) for zh in (*ZH, "得走了")] == [{}, {5: "děi"}, {5: "děi"}, {}]


def test_sounds_are_found_as_read(tmp_path: Path) -> None:
    """Searching by pinyin finds what the learner reads so, even as no table has it, and undo."""
    library = filled(tmp_path)

    def found(text: str) -> list[int]:
        return [hit.n for hit in search(library, text, spoken=True)]

    assert (found("háng zhǎng"), found("hangzhai")) == ([2, 3], [])
    library.set_rule(HANG)
    assert (found("háng zhǎng"), found("hangzhai"), found("hang2zhai1")) == ([], [2, 3], [2, 3])
    library.undo()
    assert (found("háng zhǎng"), found("hangzhai")) == ([2, 3], [])


def test_it_outlives_everything(tmp_path: Path) -> None:
    """Another import, a restart, a backup and its restoring keep what was said."""
    library = filled(tmp_path)
    library.set_rule(SPLIT)
    library.set_rule(HANG)
    save(library, "一句新的研究生命的话。")
    kept = library.own_rules().all
    assert words(library, 1)[2:4] == ["研究生", "命"]
    library.close()
    back_up(tmp_path / "library.db", tmp_path / "copy.db")
    again = open_library(tmp_path)
    again.remove_rules(kept)
    again.close()
    restore(tmp_path / "copy.db", tmp_path / "library.db", "now", tmp_path / "dictionaries")
    assert open_library(tmp_path).own_rules().all == kept


def test_asking_makes_no_library(tmp_path: Path) -> None:
    """Without a library there are no rules and none is made; what is none raises LibraryError."""
    assert not peek(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []
    library = filled(tmp_path)
    library.set_rule(HANG)
    assert peek(library.path).all == library.own_rules().all
    (tmp_path / "text.db").write_text("this is no library at all, " * 100)
    with pytest.raises(LibraryError):
        peek(tmp_path / "text.db")


def test_another_process_says_something(tmp_path: Path) -> None:
    """An open library takes in what another one keeps, and hands out the same rules till then."""
    library = filled(tmp_path)
    before = library.own_rules()
    assert library.own_rules() is before is library.rules_at_hand
    with Library.open(library.path) as other:
        other.set_rule(SPLIT)
    assert words(library, 1)[2:4] == ["研究生", "命"]
    assert library.rules_at_hand.all[0].text == "研究生命"


State = dict[tuple[str, str], tuple[tuple[str, ...], tuple[int, ...]]]
"""Text and sentence → syllables and cuts."""


@dataclass
class Model:
    """What was said, with all its states before and after."""

    state: State = field(default_factory=dict)
    before: list[State] = field(default_factory=list)
    after: list[State] = field(default_factory=list)

    def become(self, state: State) -> None:
        if state != self.state:
            self.before.append(self.state)
            self.state, self.after = state, []

    def set(self, rule: Rule) -> None:
        key = rule.text, rule.sentence
        old = self.state.get(key, ((), ()))
        self.become({**self.state, key: (rule.syllables or old[0], rule.cuts or old[1])})

    def remove(self, text: str) -> None:
        self.become({key: said for key, said in self.state.items() if key[0] != text})

    def move(self, there: list[State], back: list[State]) -> None:
        if there:
            back.append(self.state)
            self.state = there.pop()


TEXTS = ("行长", "真得", "研究生命")
some_rules = st.builds(
    lambda text, read, cut, bound: Rule(
        text,
        tuple(read for _ in text) if read else (),
        (0, 1) if cut or not read else (),
        sentence=f"{ZH[1]}{text}" if bound else "",
        alike=ALIKE,
    ),
    st.sampled_from(TEXTS),
    st.sampled_from(["", "háng", "de"]),
    st.booleans(),
    st.booleans(),
)
steps = st.one_of(
    st.tuples(st.just("set"), some_rules),
    st.tuples(st.just("remove"), st.sampled_from(TEXTS)),
    st.tuples(st.sampled_from(["undo", "undo", "redo", "reopen"])),
)


@settings(max_examples=40)
@given(st.lists(steps, max_size=12))
def test_any_sequence_leaves_what_the_model_leaves(done: list[tuple[object, ...]]) -> None:
    """Said, taken back, undone, done again, opened anew, in any order; the words follow."""
    with tempfile.TemporaryDirectory() as folder:
        library, model = filled(Path(folder)), Model()
        library.mark(replace(Word("zh", "行长", reading="xíng cháng"), status="known"))
        for step in done:
            match step:
                case ("set", Rule() as rule):
                    library.set_rule(rule)
                    model.set(rule)
                case ("remove", str(text)):
                    gone = [rule for rule in library.own_rules().all if rule.text == text]
                    library.remove_rules(gone, lambda word: "xíng cháng")
                    model.remove(text)
                case ("undo",) if model.before:
                    library.undo()
                    model.move(model.before, model.after)
                case ("redo",):
                    library.redo()
                    model.move(model.after, model.before)
                case ("reopen",):
                    library.close()
                    library = open_library(Path(folder))
            said = {(r.text, r.sentence): (r.syllables, r.cuts) for r in library.own_rules().all}
            assert said == model.state
            read = model.state.get(("行长", ""), ((), ()))[0] or ("xíng", "cháng")
            assert library.words()[0].reading == " ".join(read)
        library.close()
