"""Every key of the help screen, pressed where it has work: it does what it says, and shows it.

A key that the tables in seen.py do not know fails: whoever adds one says there what is seen of it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bilingual_reader.library import Library
from bilingual_reader.locale import use
from bilingual_reader.reader import keys
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.keys import Key
from tests.reader import everything
from tests.reader.screen import notices, opened, settle, text_of, until
from tests.reader.seen import SEEN, WAY, Seen

TRIES = 1000
"""Looks at the screen, 10 ms apart, before a key counts as silent."""
SIZES = {"REVIEW": (40, 9), "DICTATION": (30, 9)}
"""Table → a terminal on which there is something to scroll."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library, closed, to be copied."""
    folder = tmp_path_factory.mktemp("keys")
    everything.library(folder).close()
    return folder / "library.db"


def tables() -> dict[str, tuple[Key, ...]]:
    """What the help screen lists, by the name of its table."""
    listed = {id(table): name for name, table in vars(keys).items() if isinstance(table, tuple)}
    return {listed[id(table)]: tuple(table) for _, table in keys.SECTIONS}


@pytest.mark.parametrize("table", sorted(tables()))
async def test_every_key_does_what_it_says(table: str, filled: Path, tmp_path: Path) -> None:
    """What it is to bring is seen, and nothing is pressed in vain."""
    known, silent = SEEN[table], []
    unknown = {key.action for key in tables()[table]} ^ set(known)
    assert not unknown, f"{table}: say in seen.py what is seen of {unknown}"
    for key in tables()[table]:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.db"
        shutil.copyfile(filled, path)
        if not await _seen(path, table, key, known[key.action]):
            silent.append(f"{key.keys}: {key.says or key.alone or key.action}")
    assert not silent


def test_every_list_of_the_help_is_pressed() -> None:
    """No part of the help screen is without its test."""
    assert set(tables()) == set(SEEN)


async def _seen(path: Path, table: str, key: Key, wanted: Seen) -> bool:
    """Press a key where it has work; whether what it brings came, and its others do the same."""
    use("en")  # a key before may have changed it
    with Library.open(path, lambda: everything.NOW) as library:
        given = everything.handed(library)
        app = given.app

        def told() -> str:
            heard = [*given.track.asked, *given.speaker.played]
            picked = getattr(getattr(app.screen, "conversation", None), "picked", None)
            typed = getattr(getattr(app.screen, "prompt", None), "value", None)
            chosen = f"theme {app.theme}", f"picked {picked and picked.surface};", f"typed {typed};"
            return "\n".join([text_of(app), notices(app), *map(str, heard), *chosen])

        async with opened(app, SIZES.get(table, (80, 24))) as pilot:
            steps = [*WAY.get(table, "").split(), *wanted.before.split()]
            for step in steps if "ready" in steps else [*steps, "ready"]:
                if step == "ready":
                    await until(pilot, lambda: wanted.ready in told())
                else:
                    await pilot.press(step)
                    await settle(pilot)
            was = told(), _drawn(app)
            name, *others = key.keys.split(",")
            bound = app.screen._bindings.key_to_bindings
            if any(key.action not in {each.action for each in bound[same]} for same in others):
                return False
            await pilot.press(name)
            if wanted.last or not app.is_running:
                return wanted.last and not app.is_running
            await settle(pilot)
            for _ in range(TRIES):
                gone, wants = wanted.told.startswith("!"), wanted.told.lstrip("!")
                if (wants in told()) != gone and (told(), _drawn(app)) != was:
                    return True
                await pilot.pause(0.01)
            return False


def _drawn(app: ReaderApp) -> list[tuple[str, str]]:
    """What stands on the screen, with its colours."""
    strips = app.screen._compositor.render_strips()
    return [(segment.text, str(segment.style)) for strip in strips for segment in strip]
