"""Fixtures that every room's tests share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real transcripts and gold data beside the repository."""
    folder = ROOT.parent / "shared"
    if not (folder / "transcripts").is_dir():
        pytest.skip("the shared transcripts are not beside this checkout")
    return folder
