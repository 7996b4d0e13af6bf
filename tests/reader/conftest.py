"""What the reader's tests share: a quick pilot and a fixed terminal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import textual._wait


@pytest.fixture(autouse=True)
def quick_pilot(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Textual's pilot sleeps 40 ms a key press; a fraction of that is enough."""
    monkeypatch.setattr(textual._wait, "SLEEP_GRANULARITY", 0.002)
    monkeypatch.setattr(textual._wait, "SLEEP_IDLE", 0.0005)
    monkeypatch.setattr("bilingual_reader.reader.screens.read.WATCH", 0.05)
    monkeypatch.setattr("bilingual_reader.reader.screens.listing.WATCH", 0.05)
    monkeypatch.setattr("bilingual_reader.reader.screens.picking.SLOW", 0.05)
    monkeypatch.setattr("bilingual_reader.reader.pace.SHORTEST", 0.05)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    yield


@pytest.fixture
def writes_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was chosen is written at once, so that no test waits."""
    monkeypatch.setattr("bilingual_reader.reader.choices.IDLE", 0.01)
