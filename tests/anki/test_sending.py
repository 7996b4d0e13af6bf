"""`export --to-anki`, as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.anki.conftest import Desk
from tests.cli.conftest import Run, run

__all__ = ["run"]


def test_sending_says_what_it_does(run: Run, study: Desk) -> None:
    """A dry run tells and writes nothing; edits kept, notes deleted and words gone are named."""
    for word in ("kettle", "lamp", "tower"):
        run("words", "add", word)
    run("words", "note", "kettle", "first")
    dry = run("export", "--to-anki", "--dry-run")
    assert "3 new, 0 changed, 0 unchanged (nothing is written yet)" in dry.out
    assert "importPackage" not in study.anki.asked
    run("export", "--to-anki")
    note = study.learner.note("en:kettle")
    note["Note"] = "mine"
    study.learner.collection.update_note(note)
    study.learner.collection.remove_notes([study.learner.note("en:lamp").id])
    run("words", "note", "kettle", "other")
    run("words", "remove", "tower")
    done = run("export", "--to-anki")
    assert done.out.splitlines() == [
        "Anki, User 1: 0 new, 0 changed, 1 unchanged, 1 no longer here (tower; Anki keeps them)",
        "kept as Anki has them: kettle (Note); --overwrite writes over them",
        "deleted in Anki: lamp; --overwrite brings them back",
    ]
    assert run("export", "--to-anki", "--overwrite").out.startswith("Anki, User 1: 1 new, 1 ch")
    assert study.learner.note("en:kettle")["Note"] == "other"


def test_deck_files_that_anki_saw_or_not(run: Run, study: Desk, tmp_path: Path) -> None:
    """A note that an earlier deck file brought, untouched, takes what changed in later ones."""
    run("words", "add", "kettle")
    run("words", "note", "kettle", "first")
    run("export", "-o", tmp_path / "first.apkg")
    study.learner.load(tmp_path / "first.apkg")
    for note in ("second", "third"):
        run("words", "note", "kettle", note)
        run("export", "-o", tmp_path / "unseen.apkg")
    assert run("export", "--to-anki").out == "Anki, User 1: 0 new, 1 changed, 0 unchanged\n"
    assert study.learner.note("en:kettle")["Note"] == "third"


@pytest.mark.parametrize("failed", [False, True])
def test_a_deck_file_says_what_edit_it_would_replace(
    run: Run, study: Desk, tmp_path: Path, failed: bool
) -> None:
    """Where an edit stood against a change, or Anki refused it, no later file calls that note
    unchanged; the one that was taken is."""
    for word in ("kettle", "lamp"):
        run("words", "add", word)
    run("export", "--to-anki")
    note = study.learner.note("en:kettle")
    note["Note"] = "" if failed else "mine"
    study.learner.collection.update_note(note)
    study.anki.open_in_browser = {note.id} if failed else set()
    for word in ("kettle", "lamp"):
        run("words", "note", word, "other")
    run("export", "--to-anki")
    done = run("export", "-o", tmp_path / "words.apkg")
    assert "0 new, 1 changed, 1 unchanged" in done.out
    assert "changed here: kettle; importing the deck replaces" in done.err


def test_what_anki_refuses_ends_with_an_error(run: Run, study: Desk) -> None:
    """A refusal exits with 1 and names the word; the next run is the rest."""
    run("words", "add", "kettle")
    study.anki.refused = {"importPackage": "out of paper"}
    done = run("export", "--to-anki")
    assert done.code == 1
    assert "Anki does not have kettle as here (Anki says: out of paper)" in done.err
    study.anki.refused = {}
    assert run("export", "--to-anki").out == "Anki, User 1: 1 new, 0 changed, 0 unchanged\n"


def test_profiles_are_told_apart(run: Run, study: Desk) -> None:
    """What one profile has is not taken for what another has; one that is not told is fine."""
    run("words", "add", "kettle")
    run("export", "--to-anki")
    study.learner.collection.remove_notes(study.learner.collection.find_notes("deck:Bilingual*"))
    study.anki.profile = "Other"
    assert "Other: 1 new" in run("export", "--to-anki").out
    study.anki.profile = None
    assert run("export", "--to-anki").out == "Anki: 0 new, 0 changed, 1 unchanged\n"


def test_address_and_key_of_the_settings(
    run: Run, study: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """config.toml says where Anki is and with which key; the option wins over all."""
    run("words", "add", "kettle")
    study.anki.key = "secret"
    assert "demands a key" in run("export", "--to-anki").err
    settings = tmp_path / "config.toml"
    settings.write_text(f'anki_url = "{study.anki.url}"\nanki_key = "secret"\n')
    monkeypatch.delenv("BILINGUAL_READER_ANKI_URL")
    monkeypatch.setenv("BILINGUAL_READER_CONFIG", str(settings))
    assert "1 new" in run("export", "--to-anki").out
    monkeypatch.setenv("BILINGUAL_READER_ANKI_KEY", "other")
    assert "demands another key" in run("export", "--to-anki").err
    elsewhere = run("export", "--to-anki", "--anki-url", "http://192.168.1.5:8765")
    assert "another machine" in elsewhere.err


def test_wrong_usage(run: Run) -> None:
    """Options that go together are told when they stand alone."""
    for arguments in (
        ("words", "import", "--lower"),
        ("words", "import", "list.txt", "--from-anki"),
        ("words", "import", "--anki", "a.apkg", "--from-anki"),
        ("words", "import", "--from-anki", "--status", "known"),
        ("export", "--to-anki", "-o", "a.apkg"),
        ("export", "--overwrite"),
    ):
        assert run(*arguments).code == 2
