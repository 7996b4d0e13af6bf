"""No sentence stands in the sources of the reader and the commands without being translated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bilingual_reader
from tests.locale.extraction import told

PACKAGE = Path(bilingual_reader.__file__).parent
SOURCES = [path for room in ("reader", "cli") for path in sorted((PACKAGE / room).rglob("*.py"))]
MARKS = {"_", "N_", "ngettext", "plural", "counted"}
PRINTERS = {"echo", "secho", "prompt", "Bar"}
PAINTERS = {"style", "printable"}
STYLES = {"CSS", "DEFAULT_CSS"}
SEVERAL_WORDS = re.compile(r"[A-Za-z]{2,}[,:;]? [A-Za-z]{2,}")
WORD = re.compile(r"[A-Za-z]{2}")

IN_BOTH = "learning.py"
"""Asks its question in both languages: nobody has said yet which one is read."""
FINE = {
    "Bilingual Reader",
    "PgDn PgUp",
    "own reading",  # names of prompts, not seen
    "own words",
    "this episode",  # what the lexicon says; its translation is marked beside it
    "this program",
    "error: stopped before anything was done\n",  # before any catalogue can be read
    "import of ",  # what the journal keeps; whoever undoes it is told in another language
    "import of frequent words ",
    "import from ",
}
PRINTED = {"error: "}
"""What programs look for stays as it is."""


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _sentences(source: str) -> Iterator[str]:
    """Texts of several words that are no documentation, style or type, and not translated."""
    tree = ast.parse(source)
    collected = "\n".join(text for _, text in told(tree))
    fine: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            fine.add(node.value)
        elif isinstance(node, ast.Call) and _name(node.func) in MARKS:
            fine.update(ast.walk(node))
        elif isinstance(node, ast.Assign) and STYLES & set(map(_name, node.targets)):
            fine.update(ast.walk(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in fine:
            text = node.value
            if " ".join(text.split()) in collected:
                continue
            if SEVERAL_WORDS.search(text) and not re.fullmatch(r"[\w\[\], ]+\]", text):
                yield text


def _printed(source: str) -> Iterator[str]:
    """Words that are printed as they stand, be it one."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in PRINTERS:
            for argument in node.args:
                yield from _bare(argument)


def _bare(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and WORD.search(node.value):
        yield node.value
    if isinstance(node, ast.Call) and _name(node.func) not in PAINTERS:
        return
    if not isinstance(node, ast.Subscript | ast.keyword):
        for below in ast.iter_child_nodes(node):
            yield from _bare(below)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_sentence_is_translated(path: Path) -> None:
    """What has several words is marked, an error, help, or no text to be seen."""
    source = path.read_text(encoding="utf-8")
    if path.name != IN_BOTH:
        assert set(_sentences(source)) - FINE == set()
    assert set(_printed(source)) - PRINTED == set()


def test_a_sentence_that_is_not_marked_is_found() -> None:
    """A text in a call, in an f-string or in a table is seen; a marked or documented one is not."""
    source = '"""A module."""\nsay("not marked")\nsay(f"{n} is seen")\nX = ("in tables",)\n'
    source += (
        'say(_("is marked"))\nCSS = "a b { width: solid red }"\nraise RuntimeError("an error")\n'
    )
    source += 'say(AudioError("is an error"))\n@option("--x", help="is help")\ndef f(): pass\n'
    assert sorted(_sentences(source)) == [" is seen", "in tables", "not marked"]


def test_a_word_that_is_printed_as_it_stands_is_found() -> None:
    """Also a single one, in an f-string or behind a choice; not what is a style or marked."""
    source = 'echo(f"{n} new")\nsecho(_("new") if a else "old", fg="red")\nBar(_("words"))\n'
    assert sorted(_printed(source)) == [" new", "old"]
