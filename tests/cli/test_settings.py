"""What the learner chose: kept in the library, seen and changed by `settings`."""

from __future__ import annotations

import json

import pytest

from bilingual_reader.core.preferences import POSSIBLE, Preferences, preferences
from tests.cli.conftest import Run, refused


def _settings(run: Run, *arguments: str) -> dict[str, str]:
    done = run("settings", *arguments, "--json")
    assert done.code == 0, done.err
    found: dict[str, str] = json.loads(done.out)["settings"]
    return found


def test_the_defaults_are_the_first_values() -> None:
    """What nobody chose is what the table of settings names first."""
    assert Preferences()._asdict() == {name: each.values[0] for name, each in POSSIBLE.items()}


def test_choosing(run: Run) -> None:
    """A choice stands from then on; `settings NAME` shows one, `settings` all."""
    assert _settings(run) == Preferences()._asdict()
    assert _settings(run, "learning", "EN") == {"learning": "en"}
    assert _settings(run, "speed", "1.20") == {"speed": "1.2"}
    assert _settings(run, "learning") == {"learning": "en"}
    assert _settings(run) == {**Preferences()._asdict(), "learning": "en", "speed": "1.2"}
    assert "learning" in run("settings").out


def test_undo_takes_no_choice_back(run: Run) -> None:
    """How things are shown is no change of the library."""
    run("settings", "theme", "paper")
    run("undo")
    assert _settings(run, "theme") == {"theme": "paper"}


@pytest.mark.parametrize(
    "arguments",
    [["colour"], ["colour", "red"], ["theme", "red"], ["speed", "fast"], ["speed", "9" * 400]],
)
def test_what_cannot_be_chosen(run: Run, arguments: list[str]) -> None:
    """No setting of that name, or no such value: told with what there is; nothing changes."""
    assert refused(run("settings", *arguments), 1)
    assert _settings(run) == Preferences()._asdict()


def test_what_a_later_version_stored() -> None:
    """A setting or a value that this version does not know counts as not chosen."""
    assert preferences({"theme": "sepia", "weather": "rain"}) == Preferences()
