"""The tables of docs/keys.md. `python -m tests.reader.key_tables` writes them anew."""

from __future__ import annotations

from pathlib import Path

from bilingual_reader.reader.keymap import names, shown
from bilingual_reader.reader.keys import PLACES

DOCUMENT = Path(__file__).parents[2] / "docs" / "keys.md"
BEGIN = "\n## everywhere\n"


def tables() -> str:
    """A heading and a table for each place: what can be changed, its keys, what it does."""
    told = []
    for place in PLACES:
        told.append(f"\n## {place}\n\n| action | keys | |\n|---|---|---|\n")
        for name, key in names(place).items():
            own = " ".join(shown(each) for each in key.keys.split(",")).replace("|", "\\|")
            says = key.alone or key.says or name.replace("_", " ")
            told.append(f"| `{name}` | {own} | {says} |\n")
    return "".join(told)


def document() -> str:
    """The whole document, with these tables behind what stands before them."""
    before, _, _ = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
    return before.rstrip() + "\n" + tables()


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
