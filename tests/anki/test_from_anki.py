"""`words import --from-anki`: which fields hold words, and what becomes of them here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bilingual_reader.cli import words_from_anki
from bilingual_reader.export.notetype import MODEL_ID
from tests.anki.conftest import Desk
from tests.anki.studying import STUDIED, add, exported, statuses, study_card
from tests.cli.conftest import Run, run

__all__ = ["run"]


def test_the_running_anki_says_the_same(run: Run, study: Desk) -> None:
    """What is asked of a running Anki is what its package holds; one undo takes it back."""
    assert run("words", "import", "--from-anki", "--field", "Front").code == 0
    assert statuses(run) == STUDIED
    again = run("words", "import", "--from-anki").out
    assert again.startswith("0 new, 0 changed, 4 unchanged")
    run("undo")
    assert statuses(run) == {}
    assert run("words", "import", "--from-anki").out.startswith("4 new")


def test_an_ankiconnect_of_the_first_years(run: Run, study: Desk) -> None:
    """It tells no times of answers; statuses are the same."""
    study.anki.make_old()
    assert run("words", "import", "--from-anki", "--field", "Front").code == 0
    assert statuses(run) == STUDIED
    assert json.loads(run("words", "show", "学习", "--json").out)["anki"]["last"] == ""


def test_what_is_unclear_is_listed(run: Run, study: Desk) -> None:
    """Without a field it lists decks, fields and an example, and takes nothing."""
    done = run("words", "import", "--from-anki")
    assert done.code == 1
    assert "HSK::1级 · Basic (5 cards)" in done.err
    assert "Front: 学习" in done.err
    assert "--field NAME" in done.err
    done = run("words", "import", "--from-anki", "--field", "Nope")
    assert (done.code, statuses(run)) == (1, {})
    assert "no card has a field 'Nope'" in done.err


def test_on_a_terminal_it_asks_once(run: Run, study: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each note type it asks which field holds the word, shows an example, and remembers."""
    monkeypatch.setattr(words_from_anki, "_terminal", lambda: True)
    done = run("words", "import", "--from-anki", stdin="7\n1\n")
    assert "  1  Front: 学习" in done.out
    assert statuses(run) == STUDIED
    assert "0 new, 0 changed, 4 unchanged" in run("words", "import", "--from-anki").out


def test_what_holds_no_words_is_not_asked_again(
    run: Run, study: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who says that there are no words in a note type is not asked again, but may say otherwise."""
    monkeypatch.setattr(words_from_anki, "_terminal", lambda: True)
    for stdin in ("0\n", ""):
        done = run("words", "import", "--from-anki", stdin=stdin)
        assert "you said that there are no words in these cards" in done.err
    run("words", "import", "--from-anki", "--field", "Front")
    assert statuses(run) == STUDIED


def test_one_deck_alone(run: Run, study: Desk) -> None:
    """A field may hold for one deck and those below it; it is remembered for that one."""
    add(study, "Other", "kettle", 50)
    run("words", "import", "--from-anki", "--field", "Front", "--deck", "hsk")
    assert statuses(run) == STUDIED
    done = run("words", "import", "--from-anki")
    assert "0 new, 0 changed, 4 unchanged" in done.out
    assert "Other (Basic)" in done.out
    assert run("words", "import", "--from-anki", "--deck", "hsk").code == 2


def test_a_dry_run_writes_nothing(run: Run, study: Desk) -> None:
    """It says what would be, and remembers no field; JSON has the same figures."""
    arguments = ("words", "import", "--from-anki", "--field", "Front", "--dry-run")
    assert run(*arguments).out.startswith("4 new, 0 changed, 0 unchanged (nothing is written")
    told = json.loads(run(*arguments, "--json").out)
    assert (told["new"], told["known"], told["learning"], told["reviews"]) == (4, 1, 3, 20)
    assert told["cards"] == {"new": 1, "suspended": 0, "buried": 0, "passed_over": 1}
    assert statuses(run) == {}
    assert run("words", "import", "--from-anki").code == 1


def test_what_was_set_by_hand_is_never_lowered(run: Run, study: Desk) -> None:
    """A higher status of the learner's stays and is named; Anki's own follows Anki both ways."""
    run("words", "add", "discovery")
    run("words", "status", "discovery", "known")
    done = run("words", "import", "--from-anki", "--field", "Front")
    assert "better known here than in Anki, and kept so: discovery; --lower" in done.out
    assert statuses(run) == {**STUDIED, "discovery": "known"}
    card = study.learner.collection.get_card(study.learner.collection.find_cards("Front:学习")[0])
    study_card(study.learner.collection, card, ivl=3)
    run("words", "status", "ferry", "ignored")
    run("words", "import", "--from-anki")
    changed = {"学习": "learning2", "discovery": "known", "ferry": "ignored"}
    assert statuses(run) == {**STUDIED, **changed}
    run("words", "import", "--from-anki", "--lower")
    assert statuses(run) == {**STUDIED, **changed, "discovery": "learning1"}


def test_several_cards_of_a_word(run: Run, study: Desk) -> None:
    """Of several cards the best known counts, answers are summed, suspended ones are told."""
    add(study, "Other", "学习", 4, queue=-1, reps=7)
    add(study, "Other", "learning", 0)
    done = run("words", "import", "--from-anki", "--field", "Front")
    assert "1 suspended" in done.out
    word = json.loads(run("words", "show", "学习", "--json").out)
    assert word["status"] == "known"
    told = word["anki"]
    assert (told["reviews"], told["interval"], told["ease"], told["suspended"]) == (
        12, 30, 250.0, False
    )  # fmt: skip
    assert "in Anki: known, 12 reviews, every 30 days" in run("words", "show", "学习").out


def test_our_own_cards_come_back_without_a_question(run: Run, study: Desk, tmp_path: Path) -> None:
    """Cards that this program made say themselves which word they are, answered for real."""
    run("words", "add", "kettle")
    run("words", "add", "灯塔")
    sent = run("export", "--to-anki")
    assert sent.out == "Anki, User 1: 2 new, 0 changed, 0 unchanged\n"
    (card,) = study.learner.cards("en:kettle").values()
    study.learner.review(card)
    done = run("words", "import", "--from-anki")
    assert done.out.startswith("0 new, 1 changed, 0 unchanged")
    word = json.loads(run("words", "show", "kettle", "--json").out)
    card.load()
    assert word["status"].startswith("learning")
    assert (word["anki"]["reviews"], word["anki"]["interval"]) == (3, card.ivl)
    assert word["anki"]["last"].startswith("20")
    assert json.loads(run("words", "show", "灯塔", "--json").out)["anki"] is None
    told = run("words", "import", "--anki", exported(study, tmp_path, "new.colpkg"), "--json").out
    assert (json.loads(told)["unchanged"], json.loads(told)["reviews"]) == (1, 3)
    assert json.loads(run("words", "show", "kettle", "--json").out)["anki"]["reviews"] == 3


def test_a_word_that_was_removed_here_stays_removed(run: Run, study: Desk) -> None:
    """A word that was taken off the list after an export does not come back by itself."""
    run("words", "add", "kettle")
    run("export", "--to-anki")
    run("words", "remove", "kettle")
    (card,) = study.learner.cards("en:kettle").values()
    study.learner.review(card)
    done = run("words", "import", "--from-anki")
    assert "taken off the list here, and left off: kettle" in done.out
    assert statuses(run) == {}


def test_a_field_called_key_is_ours_in_our_notes_alone(run: Run, study: Desk) -> None:
    """Our notes are known when their first field was renamed; another deck's `Key` is a word."""
    models = study.learner.collection.models
    basic = models.by_name("Basic")
    models.rename_field(basic, basic["flds"][0], "Key")
    models.update_dict(basic)
    run("words", "add", "kettle")
    run("export", "--to-anki")
    (card,) = study.learner.cards("en:kettle").values()
    study.learner.review(card)
    model = models.get(MODEL_ID)
    models.rename_field(model, model["flds"][0], "Id")
    models.update_dict(model)
    assert run("words", "import", "--from-anki", "--field", "Key").code == 0
    found = statuses(run)
    assert found.pop("kettle").startswith("learning")
    assert found == STUDIED
    assert "0 new, 0 changed, 5 unchanged" in run("words", "import", "--from-anki").out
