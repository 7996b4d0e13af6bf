"""`beads`: correcting pairs from the command line, and how `show` marks what is no 1 to 1."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def imported(run: Run, transcript: Path) -> Run:
    """The command line, with the transcript in its library."""
    assert run("import", transcript).code == 0
    return run


def english(run: Run) -> list[str]:
    """The English side of every pair."""
    return [s["en"] for s in json.loads(run("show", "1", "--json").out)["sentences"]]


def test_merge_split_and_shift(imported: Run) -> None:
    """Each prints the pairs that it made, in the shape of `show`; `undo` takes each back."""
    before = english(imported)
    merged = imported("beads", "merge", "1", "2", "--json")
    assert merged.code == 0, merged.err
    (pair,) = json.loads(merged.out)["sentences"]
    assert (pair["n"], pair["en"]) == (2, "Nobody moved. Dr. Lamp counted to 3.5 and waited.")
    assert pair["confidence"] == 1.0
    halves = imported("beads", "split", "1", "2", "--en", "2", "--zh", "0")
    assert "2· Nobody moved. Dr. Lamp counted" in halves.out
    assert "3· 没有人动。兰普医生数到" in halves.out
    shifted = imported("beads", "shift", "1", "2", "--en", "--down")
    assert "3+ Dr. Lamp counted to 3.5 and waited.\n" in shifted.out
    for what in ("shift of a sentence from 2 to 3", "split of sentence 2", "merge of sentences"):
        assert f"undone: {what}" in imported("undo").out
    assert english(imported) == before


def test_show_marks_what_is_alone_and_what_is_a_group(imported: Run) -> None:
    """A sign before the pair, and at the end what the signs mean; without them no legend."""
    assert "without a counterpart" not in imported("show", "1").out
    imported("beads", "merge", "1", "2")
    imported("beads", "split", "1", "1")
    shown = imported("show", "1").out
    assert "    1· The kettle sang in the dark kitchen." in shown
    assert "    3+ Nobody moved. Dr. Lamp" in shown
    assert shown.endswith("· 2 pairs without a counterpart\n+ 1 pair of several sentences\n")


def test_corrections_are_listed(imported: Run, transcript: Path) -> None:
    """`beads list` has every correction; what no longer fits the text waits, and `show` says so."""
    assert "No corrections" in imported("beads", "list", "1").out
    imported("beads", "merge", "1", "2")
    (listed,) = json.loads(imported("beads", "list", "1", "--json").out)["corrections"]
    assert set(listed) == {"n", "made", "beads"}
    assert (listed["n"], len(listed["beads"])) == (2, 1)
    transcript.write_text("Something else entirely.\n\n完全是别的东西。\n", encoding="utf-8")
    told = "1 correction without a place in this text: `beads list "
    assert told in imported("import", transcript).out
    (again,) = json.loads(imported("import", transcript, "--json").out)["episodes"]
    assert (again["status"], again["waiting"]) == ("unchanged", 1)
    (listed,) = json.loads(imported("beads", "list", "1", "--json").out)["corrections"]
    assert listed["n"] is None
    assert "waiting for its sentences" in imported("beads", "list", "1").out
    assert "1 correction without a place in this text: `beads list 1`" in imported("show", "1").out


def test_an_import_counts_the_corrected_pairs(imported: Run, transcript: Path) -> None:
    """What an import says of an episode with corrections is what `list` says of it."""
    assert imported("beads", "merge", "1", "2").code == 0
    for status in ("updated", "unchanged"):
        if status == "updated":
            transcript.write_text(transcript.read_text("utf-8") + "\nNight.\n\n夜。\n", "utf-8")
        (told,) = json.loads(imported("import", transcript, "--json").out)["episodes"]
        (listed,) = json.loads(imported("list", "--json").out)["episodes"]
        assert (told["status"], told["waiting"]) == (status, 0)
        assert told["sentences"] == listed["sentences"] == len(english(imported))


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["merge", "1", "4"], 1, "error: there is no such sentence beside it, 4 is the last"),
        (["split", "1", "9"], 1, "error: there is no such sentence, give 1 to 4"),
        (["split", "1", "1", "--en", "7"], 1, "it has 1 English sentence"),
        (["shift", "1", "1", "--en", "--up"], 1, "no sentence before the first"),
        (["shift", "1", "1", "--en"], 2, "--up or --down"),
        (["merge", "1", "0"], 2, "from 1"),
        (["merge", "nowhere", "1"], 1, "no such episode"),
    ],
)
def test_what_cannot_be_corrected(
    imported: Run, arguments: list[str], code: int, told: str
) -> None:
    """What cannot be done is said in one line, with the exit code for it, and changes nothing."""
    before = english(imported)
    done = imported("beads", *arguments)
    assert (done.code, done.out) == (code, "")
    assert told in done.err
    assert english(imported) == before
