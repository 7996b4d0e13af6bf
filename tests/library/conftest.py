"""Every library that a test opened is closed when the test ends."""

from collections.abc import Iterator

import pytest

from tests.library import builders


@pytest.fixture(autouse=True)
def closing() -> Iterator[None]:
    """Close what `open_library` opened."""
    yield
    while builders.OPENED:
        builders.OPENED.pop().close()
