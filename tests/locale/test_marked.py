"""No sentence stands in the reader's sources without being marked for translation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bilingual_reader.reader

READER = Path(bilingual_reader.reader.__file__).parent
MARKS = {"_", "N_", "ngettext"}
STYLES = {"CSS", "DEFAULT_CSS"}
SEVERAL_WORDS = re.compile(r"[A-Za-z]{2,}[,:;]? [A-Za-z]{2,}")

IN_BOTH = "learning.py"
"""Asks its question in both languages: nobody has said yet which one is read."""
BEFORE = "keymap.py"
"""Says what is wrong with the configuration, before the reader opens."""
FINE = {
    "Bilingual Reader",
    "PgDn PgUp",
    "own reading",  # names of prompts, not seen
    "own words",
    "this episode",  # what the lexicon says; its translation is marked beside it
    "this program",
}


def _sentences(source: str) -> Iterator[str]:
    """Texts of several words that are no documentation, no style, no type and not marked."""
    tree = ast.parse(source)
    fine: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            fine.add(node.value)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS:
            fine.update(node.args)
        elif isinstance(node, ast.Raise):
            fine.update(ast.walk(node))
        elif isinstance(node, ast.Assign) and STYLES & {
            getattr(target, "id", "") for target in node.targets
        }:
            fine.update(ast.walk(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in fine:
            text = node.value
            if SEVERAL_WORDS.search(text) and not re.fullmatch(r"[\w\[\], ]+\]", text):
                yield text


@pytest.mark.parametrize("path", sorted(READER.rglob("*.py")), ids=lambda path: path.name)
def test_every_sentence_of_the_reader_is_marked(path: Path) -> None:
    """What has several words is said through `_`, `N_` or `ngettext`, or is no text to be seen."""
    if path.name not in (IN_BOTH, BEFORE):
        assert set(_sentences(path.read_text(encoding="utf-8"))) - FINE == set()


def test_a_sentence_that_is_not_marked_is_found() -> None:
    """A text in a call, in an f-string or in a table is seen; a marked or documented one is not."""
    source = '"""A module."""\nsay("not marked")\nsay(f"{n} is seen")\nX = ("in tables",)\n'
    source += 'say(_("is marked"))\nCSS = "a b { width: solid red }"\nraise E("an error")\n'
    assert sorted(_sentences(source)) == [" is seen", "in tables", "not marked"]
