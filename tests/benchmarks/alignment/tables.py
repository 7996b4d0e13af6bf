"""Figures as Markdown, to be pasted into the documentation, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a title; a float is printed with three digits behind the point."""

    title: str
    columns: Sequence[str]
    rows: list[Sequence[Cell]] = field(default_factory=list)

    def markdown(self) -> str:
        """The title and the table."""
        lines = [self.columns, ["---"] * len(self.columns), *self.rows]
        body = "\n".join("| " + " | ".join(map(_shown, line)) + " |" for line in lines)
        return f"{self.title}\n\n{body}\n"


def as_json(tables: Iterable[Table]) -> str:
    """All tables, with every digit."""
    return json.dumps([asdict(table) for table in tables], ensure_ascii=False, indent=1)


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)
