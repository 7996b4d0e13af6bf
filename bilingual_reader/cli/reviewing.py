"""What reviews are handed: by the settings, and from the library that the reader has open."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from bilingual_reader.cli.state import State

if TYPE_CHECKING:
    from bilingual_reader.core.documents import Language
    from bilingual_reader.core.review.queue import Wanted
    from bilingual_reader.library import Library
    from bilingual_reader.reader.review_desk import ReviewDesk
    from bilingual_reader.reader.review_speaker import ReviewSpeaker


def wanted_by(state: State) -> Wanted:
    """What is reviewed where nothing else was asked for: what the settings say."""
    from bilingual_reader.core.review.queue import Wanted

    config = state.config
    return Wanted(new=config.review_new, fuzz=config.review_fuzz, retention=config.review_retention)


def reviewer(
    state: State, library: Library, wanted: Wanted | None = None
) -> Callable[[], ReviewDesk]:
    """What makes the reader's desk of reviews; by the settings where nothing is `wanted`."""

    def make() -> ReviewDesk:
        from bilingual_reader.reader.review_desk import ReviewDesk

        asked = wanted or wanted_by(state)
        return ReviewDesk(library, state.calendar, library.now, asked, _speaker(state, library))

    return make


def _speaker(state: State, library: Library) -> ReviewSpeaker | None:
    """What plays words, or None where nothing here can play sound."""
    from bilingual_reader.audio.players import can_play
    from bilingual_reader.cli.sounding import sounder, speech
    from bilingual_reader.reader.review_speaker import ReviewSpeaker

    if not can_play():
        return None
    voice = speech(state)

    @cache
    def recorded(episode: str) -> bool:
        sound = library.sound(episode)
        return sound is not None and sound.path.is_file()

    @cache
    def speaks(language: Language) -> bool:
        return bool(voice.engine(language))

    return ReviewSpeaker(library, sounder(state), recorded, speaks)
