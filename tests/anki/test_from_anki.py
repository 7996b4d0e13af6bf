"""`words import --anki FILE`, `--from-anki` and `export --to-anki`, as they are typed."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bilingual_reader.anki import package
from bilingual_reader.cli import words_from_anki
from tests.anki.conftest import Desk
from tests.cli.conftest import Run, run

__all__ = ["run"]

KINDS = ["new.apkg", "old.apkg", "new.colpkg", "old.colpkg"]
HSK = {"学习": 30, "discoveries": 2, "<b>老師</b>[sound:x.mp3]": 8, "ferry (n.)": 14, "灯塔": 0}
"""What the deck's fields hold → days of interval."""


@pytest.fixture(scope="module")
def small_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the small lexicon is compiled, once."""
    return tmp_path_factory.mktemp("small")


@pytest.fixture
def study(
    desk: Desk, small_lexicon: None, small_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """An Anki that the settings name, with a deck of somebody else's making, in part studied."""
    monkeypatch.setenv("BILINGUAL_READER_CACHE", str(small_cache))
    # Words are of yesterday: Anki tells times by the second.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    monkeypatch.setenv("BILINGUAL_READER_ANKI_URL", desk.anki.url)
    for text, interval in HSK.items():
        add(desk, "HSK::1级", text, interval)
    add(desk, "Geography", "Which of these rivers is longest, and why is that so?", 100)
    return desk


def add(desk: Desk, deck: str, text: str, interval: int, **card: Any) -> None:
    """A note of the type Basic whose card has that interval; 0: it is new."""
    collection = desk.learner.collection
    note = collection.new_note(collection.models.by_name("Basic"))
    note["Front"], note["Back"] = text, "x"
    collection.add_note(note, collection.decks.id(deck))
    if interval:
        values = {"type": 2, "queue": 2, "ivl": interval, "reps": 5, "factor": 2500, "due": 10}
        study_card(collection, note.cards()[0], **values | card)


def study_card(collection: Any, card: Any, **values: Any) -> None:
    """Set what Anki keeps of a card's schedule."""
    for name, value in values.items():
        setattr(card, name, value)
    collection.update_card(card)


def exported(desk: Desk, folder: Path, kind: str) -> Path:
    """A package as Anki's own dialog writes it, for this version or for older ones."""
    from anki.collection import Collection
    from anki.import_export_pb2 import ExportAnkiPackageOptions

    path, old = folder / kind, kind.startswith("old")
    collection = desk.learner.collection
    if kind.endswith("apkg"):
        options = ExportAnkiPackageOptions(with_scheduling=True, legacy=old)
        collection.export_anki_package(out_path=str(path), limit=None, options=options)
    else:
        collection.export_collection_package(str(path), include_media=False, legacy=old)
        desk.learner.collection = desk.anki.collection = Collection(collection.path)
    return path


def statuses(run: Run) -> dict[str, str]:
    """The word list: headword → status."""
    return {row["word"]: row["status"] for row in json.loads(run("words", "--json").out)["words"]}


STUDIED = {"学习": "known", "discovery": "learning1", "老师": "learning3", "ferry": "learning4"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_package(run: Run, study: Desk, tmp_path: Path, kind: str) -> None:
    """Packages of this Anki and of older ones, decks and collections, say the same of words."""
    done = run("words", "import", "--anki", exported(study, tmp_path, kind), "--field", "front")
    assert done.out.splitlines() == [
        "4 new, 0 changed, 0 unchanged",
        "1 known and 3 learning in Anki, 20 reviews",
        "cards: 1 not studied yet, 1 without a word",
    ]
    assert statuses(run) == STUDIED


def test_the_running_anki_says_the_same(run: Run, study: Desk) -> None:
    """What is asked of a running Anki is what its package holds; one undo takes it back."""
    assert run("words", "import", "--from-anki", "--field", "Front").code == 0
    assert statuses(run) == STUDIED
    again = run("words", "import", "--from-anki").out
    assert again.startswith("0 new, 0 changed, 4 unchanged")
    run("undo")
    assert statuses(run) == {}
    assert run("words", "import", "--from-anki").out.startswith("4 new")


def test_a_package_without_scheduling_is_told(run: Run, study: Desk, tmp_path: Path) -> None:
    """Where nothing in a package was studied, it says how to export it."""
    from anki.import_export_pb2 import ExportAnkiPackageOptions

    path = tmp_path / "a.apkg"
    study.learner.collection.export_anki_package(
        out_path=str(path), limit=None, options=ExportAnkiPackageOptions(legacy=True)
    )
    done = run("words", "import", "--anki", path, "--field", "Front")
    assert "export it with scheduling information" in done.out


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


def packed(**entries: bytes) -> bytes:
    """A zip with these entries; `_` in a name stands for a dot."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("_", "."), data)
    return file.getvalue()


def other_database() -> bytes:
    """Another program's database."""
    import sqlite3
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.db"
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE cards (id)")
        connection.execute("CREATE VIEW notes AS SELECT 1")
        connection.commit()
        connection.close()
        return path.read_bytes()


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: b"", "no Anki package"),
        (lambda: b"PK\x03\x04 and no more", "no Anki package"),
        (lambda: packed(hello=b"x"), "no collection in this file"),
        (lambda: packed(collection_anki2=b"x" * 5000), "damaged"),
        (lambda: packed(collection_anki2=b"SQLite format 3\0" + b"x" * 5000), "damaged"),
        (lambda: packed(collection_anki21b=b"x" * 5000), "damaged"),
        (lambda: packed(collection_anki2=other_database()), "no collection of Anki's"),
    ],
)
def test_what_is_no_package_is_told(
    run: Run, tmp_path: Path, make: Callable[[], bytes], told: str
) -> None:
    """Empty, cut, foreign, damaged and bursting files are one clear line, and change nothing."""
    path = tmp_path / "a.apkg"
    path.write_bytes(make())
    done = run("words", "import", "--anki", path)
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert told in done.err
    assert run("words", "import", "--anki", tmp_path / "none.apkg").code == 1


@pytest.mark.parametrize("kind", KINDS[:2])
def test_a_package_that_is_cut_anywhere_is_told(
    run: Run, study: Desk, tmp_path: Path, kind: str
) -> None:
    """A download that broke off, and one with bytes gone wrong, never end in a traceback."""
    whole = exported(study, tmp_path, kind).read_bytes()
    path = tmp_path / "broken.apkg"
    for share in range(1, 6):
        cut = len(whole) * share // 6
        wrong = whole[: cut - 40] + bytes(40) + whole[cut:]
        for data in (whole[:cut], wrong):
            path.write_bytes(data)
            done = run("words", "import", "--anki", path, "--field", "Front", "--dry-run")
            assert done.code == 0 or done.err.startswith("error: ")
            assert "fault in the program" not in done.err


@pytest.mark.parametrize("kind", KINDS[:2])
def test_what_bursts_is_read_no_further(
    monkeypatch: pytest.MonkeyPatch, run: Run, study: Desk, tmp_path: Path, kind: str
) -> None:
    """In every packing, what unpacks to more than any collection is told and not unpacked."""
    monkeypatch.setattr(package, "MOST_BYTES", 1000)
    done = run("words", "import", "--anki", exported(study, tmp_path, kind))
    assert "larger than any collection" in done.err


def test_a_bomb_is_known_by_its_size(run: Run, tmp_path: Path, monkeypatch: Any) -> None:
    """A small file that unpacks to a thousand times its size is no collection."""
    monkeypatch.setattr(package, "_SPARE", 1000)
    path = tmp_path / "a.apkg"
    path.write_bytes(packed(collection_anki2=b"\0" * 5_000_000))
    assert "larger than any collection" in run("words", "import", "--anki", path).err
