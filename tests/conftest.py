"""Fixtures that every room's tests share."""

import gzip
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from bilingual_reader.lexicon import bilingual, data
from bilingual_reader.locale import use, write

ROOT = Path(__file__).resolve().parent.parent

ENTRIES = """# a comment
燈塔 灯塔 [deng1 ta3] /lighthouse/CL:座[zuo4]/
燈 灯 [deng1] /lamp/light/lantern/
檯燈 台灯 [tai2 deng1] /desk lamp/table lamp/
守 守 [shou3] /to guard/to keep watch over what is in danger of being taken/
café café [x5] /café/
"""

# English is spoken in the tests and in all that they start, whatever the developer speaks.
os.environ.update({"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "LANGUAGE": ""})

# The same examples in every run, so that a red test is a change's own doing. New ones are looked
# for with HYPOTHESIS_PROFILE=explore.
settings.register_profile("stable", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "stable"))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Whatever language a test uses, the next one begins in English."""
    yield
    use("en")
    write(None)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache folder for all tests, those of the other processes of this run too: what is
    compiled into it is compiled once."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session", autouse=True)
def nobody(cache: Path) -> Iterator[None]:
    """No test, nor what it starts, reads or writes what the developer has: settings, library,
    caches."""
    with pytest.MonkeyPatch.context() as patched:
        for name in list(os.environ):
            if name.startswith("BILINGUAL_READER_") or name == "SOURCE_DATE_EPOCH":
                patched.delenv(name)
        patched.setenv("BILINGUAL_READER_LIBRARY", str(cache / "of nobody.db"))
        patched.setenv("BILINGUAL_READER_CACHE", str(cache))
        patched.setenv("BILINGUAL_READER_CONFIG", "")
        yield


@pytest.fixture
def small_lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A CC-CEDICT of five entries, and no lexicon in the process."""
    path = tmp_path / "cedict.gz"
    path.write_bytes(gzip.compress(ENTRIES.encode()))
    small = replace(data.find(), cedict=path)
    monkeypatch.setattr(data, "find", lambda: small)
    bilingual._kept.cache_clear()
    yield
    bilingual._kept.cache_clear()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real transcripts and gold data beside the repository."""
    folder = ROOT.parent / "shared"
    if not (folder / "transcripts").is_dir():
        pytest.skip("the shared transcripts are not beside this checkout")
    return folder
