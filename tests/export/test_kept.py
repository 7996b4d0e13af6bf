"""Rows of earlier exports: found again, never wrong, and no matter when they are lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilingual_reader.core.cards import Choice, Extras
from bilingual_reader.core.words import Word
from bilingual_reader.export import write
from bilingual_reader.export.kept import Kept
from bilingual_reader.export.report import Report
from tests.export.words import CHAIN, DISCOVERY, FOG, word


class Exports:
    """Exports that keep their rows, and the words whose additions they asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.rows = folder, folder / "cache" / "words.rows"
        self.asked: list[str] = []
        self.edition = "1"

    def find(self, words: Sequence[Word]) -> dict[str, Extras]:
        """Another rank in each edition."""
        self.asked = [word.key for word in words]
        return {word.key: Extras(rank=int(self.edition)) for word in words}

    def export(
        self, words: Sequence[Word], choice: Choice | None = None, part: bool = False
    ) -> tuple[Report, bytes]:
        """The report, and the deck that was written."""
        path = self.folder / "deck.apkg"
        report = write(
            words,
            path,
            "apkg",
            choice=choice,
            extras=self.find,
            kept=lambda: Kept(self.rows, lambda word: self.edition, part),
        )
        return report, path.read_bytes()

    def fresh(self, words: Sequence[Word]) -> bytes:
        """The deck that is written without any row of before."""
        path = self.folder / "fresh.apkg"
        write(words, path, "apkg", extras=self.find)
        return path.read_bytes()


@pytest.fixture
def exports(tmp_path: Path) -> Exports:
    """None was made yet."""
    return Exports(tmp_path)


def test_only_what_changed_is_made_again(exports: Exports) -> None:
    """Additions are asked for changed and new words alone, and the deck is the same as all anew."""
    some = [DISCOVERY, CHAIN, word("fog")]
    exports.export(some)
    assert exports.asked == [w.key for w in some]
    some = [replace(DISCOVERY, note="mine"), CHAIN, word("fog"), word("new")]
    _, deck = exports.export(some)
    assert exports.asked == ["en:discovery", "en:new"]
    assert deck == exports.fresh(some)


def test_another_edition_of_dictionaries_makes_all_anew(exports: Exports) -> None:
    """What stands for the additions decides, and so does the choice of cards."""
    exports.export([DISCOVERY])
    exports.edition = "2"
    exports.export([DISCOVERY])
    assert exports.asked == ["en:discovery"]
    exports.export([DISCOVERY], Choice(frozenset({"recall"})))
    assert exports.asked == ["en:discovery"]
    exports.export([DISCOVERY], Choice(frozenset({"recall"})))
    assert exports.asked == []


def test_a_part_forgets_nothing(exports: Exports) -> None:
    """An export of a part keeps the rest's rows; one of the whole list forgets what is gone."""
    exports.export([DISCOVERY, CHAIN])
    exports.export([word("fog")], part=True)
    exports.export([DISCOVERY, CHAIN, word("fog")])
    assert exports.asked == []
    exports.export([DISCOVERY, word("new")])
    exports.export([DISCOVERY, CHAIN])
    assert exports.asked == ["zh:思维链"]


@pytest.mark.parametrize("fault", ["cut", "changed", "empty", "other", "folder"])
def test_a_broken_file_is_no_matter(exports: Exports, fault: str) -> None:
    """A file that is cut off, changed or another's is not believed, and made anew."""
    _, deck = exports.export([DISCOVERY, CHAIN])
    data = exports.rows.read_bytes()
    exports.rows.unlink()
    if fault == "folder":
        exports.rows.mkdir()
    else:
        faults = {"cut": data[:-9], "changed": data.replace(b"fog", b"dog"), "empty": b""}
        exports.rows.write_bytes(faults.get(fault, b"{}\n{}\n"))
    _, again = exports.export([DISCOVERY, CHAIN])
    assert len(exports.asked) == 2 and again == deck
    assert fault == "folder" or exports.rows.read_bytes() == data


def test_a_dry_run_keeps_nothing(exports: Exports) -> None:
    """What is only asked for is not written down."""
    write([DISCOVERY], exports.folder / "x.apkg", "apkg", dry=True, kept=lambda: Kept(exports.rows))
    assert not list(exports.folder.iterdir())


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=20), min_size=4, max_size=4))
def test_any_text_is_kept(exports: Exports, texts: list[str]) -> None:
    """Whatever the texts, a deck of kept rows is byte for byte the one that is made anew."""
    headword, gloss, sentence, title = texts
    met = replace(FOG, sentence=sentence, title=title)
    some = [word(f"a{headword}", gloss=gloss, contexts=(met,))]
    exports.export(some)
    _, deck = exports.export(some)
    assert exports.asked == []
    assert deck == exports.fresh(some)
