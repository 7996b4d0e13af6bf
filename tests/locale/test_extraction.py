"""What is collected from the sources besides the calls of `_`."""

from __future__ import annotations

import ast

import pytest

from tests.locale.extraction import told


def collected(source: str) -> set[str]:
    """The texts of a module's errors and help."""
    return {text for _, text in told(ast.parse(source))}


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('raise AudioError("no sound", path, "give one")', ["no sound", "give one"]),
        ('raise E1Error(f"{n} of {len(x)} in {a.name!r}")', ["{n} of {n2} in {name}"]),
        ("raise AError(f\"a {'b' if c else 'd'} is there\")", ["a b is there", "a d is there"]),
        ('raise AError("it is " + ("here" if a else "gone"))', ["it is here", "it is gone"]),
        ('raise AError(f"{counted(n, \'turn\')} left")', ["{n} turn left", "{n} turns left"]),
        ('def f():\n    what = f"no {x} here"\n    raise AError(what, "w")', ["no {x} here"]),
        ('_TODO = "try again"\ndef f():\n    raise AError(x, todo=_TODO)', ["try again"]),
        ('_W = {1: ("no room", "make some")}\ndef f():\n    a, b = _W.get(1, ("no luck", z))\n'
         "    raise AError(a, p, b)",
         ["no room", "make some", "no luck"]),
        ('def why(x):\n    return "it is empty"\nraise AError(*why(1))', ["it is empty"]),
        ('def f(what="a folder"):\n    raise AError(f"{what} is gone")',
         ["{what} is gone", "a folder"]),
        ('E_("known")\nOSError(1)\nAError(f"{a}, {b}")\nAError("index.json")', ["known"]),
        ('@click.command("x")\n@click.option("--a", help="Do it.  [default: no]")\ndef f():\n'
         '    """Say it\n    at length.\n\n    And more."""',
         ["Do it. [default: no]", "Say it at length.", "And more."]),
    ],
)  # fmt: skip
def test_texts_are_found_where_they_stand(source: str, texts: list[str]) -> None:
    """Strings, f-strings, choices, names, tables, functions, defaults; help in one line each."""
    assert collected(source) == set(texts)
