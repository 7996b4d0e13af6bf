"""Fixtures that every room's tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# The same examples in every run, so that a red test is a change's own doing. New ones are looked
# for with HYPOTHESIS_PROFILE=explore.
settings.register_profile("stable", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "stable"))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache folder for all tests: what is compiled into it is compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real transcripts and gold data beside the repository."""
    folder = ROOT.parent / "shared"
    if not (folder / "transcripts").is_dir():
        pytest.skip("the shared transcripts are not beside this checkout")
    return folder
