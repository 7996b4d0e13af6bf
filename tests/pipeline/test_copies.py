"""An episode that an archive holds under several dates is one episode, in whatever order."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest

from bilingual_reader.library import Library
from bilingual_reader.pipeline.importing import import_paths
from tests.pipeline.conftest import contents

ISSUES = ("2026-06-01", "2026-06-09", "2026-07-02")


def article(folder: Path, issue: str, text: str, published: str = "", kind: str = "blog") -> Path:
    """A file of the archive."""
    path = folder / f"{kind}-lamps-{issue}.json"
    told = {
        "id": f"{kind}-lamps-{issue}",
        "type": kind,
        "sourceName": "Lamps",
        "title": "On lamps",
        "publishedAt": published,
        "digestDate": issue,
        "paragraphs": [{"en": text}],
    }
    path.write_text(json.dumps(told), "utf-8")
    return path


@pytest.mark.parametrize("order", permutations(range(3)))
def test_the_order_does_not_matter(library: Library, tmp_path: Path, order: list[int]) -> None:
    """The latest issue has the text, the earliest date is kept, and nothing flips afterwards."""
    paths = [article(tmp_path, issue, f"Lamps of {issue}.") for issue in ISSUES]
    for n in order:
        assert import_paths(library, [paths[n]]).errors == []
    (row,) = library.episodes()
    assert (row.id, row.date) == ("blog-lamps", "2026-06-01")
    assert [pair.en for pair in library.pairs(row.id)] == ["Lamps of 2026-07-02."]
    before = library.revision()
    for path in paths:
        (again,) = import_paths(library, [path]).episodes
        assert (again.status, again.id) == ("unchanged", row.id)
    assert library.revision() == before


def test_a_copy_that_changes_counts_by_its_issue(library: Library, tmp_path: Path) -> None:
    """A mended old issue changes nothing that is read; a mended latest one does."""
    for issue in ISSUES[:2]:
        article(tmp_path, issue, f"Lamps of {issue}.", "2026-05-30")
    import_paths(library, [tmp_path])
    article(tmp_path, ISSUES[0], "Old lamps, mended.", "2026-05-30")
    statuses = [episode.status for episode in import_paths(library, [tmp_path]).episodes]
    assert statuses == ["unchanged", "unchanged"]
    article(tmp_path, ISSUES[1], "New lamps, mended.", "2026-05-30")
    statuses = [episode.status for episode in import_paths(library, [tmp_path]).episodes]
    assert statuses == ["unchanged", "updated"]
    assert [pair.en for pair in library.pairs("blog-lamps")] == ["New lamps, mended."]
    assert library.episodes()[0].date == "2026-05-30"


def test_one_undo_takes_all_copies_back(library: Library, tmp_path: Path) -> None:
    """The import of all copies is one step back and one step forth."""
    for issue in ISSUES:
        article(tmp_path, issue, f"Lamps of {issue}.")
    import_paths(library, [tmp_path])
    before = contents(library)
    assert library.undo() and contents(library) == []
    assert library.redo() and contents(library) == before


def test_posts_of_several_days_stay_apart(library: Library, tmp_path: Path) -> None:
    """What somebody posts is another thing every day."""
    for issue in ISSUES:
        article(tmp_path, issue, f"Lamps of {issue}.", kind="tweet")
    import_paths(library, [tmp_path])
    assert len(library.episodes()) == 3
