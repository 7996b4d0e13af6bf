"""All that the app can be handed, in memory."""

from tests.reader.fakes.lexicon import FakeEntry, FakeLexicon, FakeSense
from tests.reader.fakes.library import (
    FakeLibrary,
    FakeRow,
    library_of_three,
    long_library,
    long_pair,
)
from tests.reader.fakes.sound import FakeSpeaker, FakeTrack

__all__ = [
    "FakeEntry",
    "FakeLexicon",
    "FakeLibrary",
    "FakeRow",
    "FakeSense",
    "FakeSpeaker",
    "FakeTrack",
    "library_of_three",
    "long_library",
    "long_pair",
]
