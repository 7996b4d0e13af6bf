"""What the reader is handed to play an episode with; nothing of it is loaded before SPACE."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bilingual_reader.cli.state import State, clock

if TYPE_CHECKING:
    from bilingual_reader.audio.player import Heard
    from bilingual_reader.audio.speech import Speech
    from bilingual_reader.core.documents import Language
    from bilingual_reader.reader.sound_desk import Sounded, Sounder, TrackPort

_WORDS = 100_000
"""Spoken words that are kept: decks name them."""


def sounder(state: State) -> Sounder:
    """What opens the track of an episode, in the thread that plays it."""

    def open_track(episode: str, tell: Callable[[Sounded], None]) -> TrackPort:
        from bilingual_reader.audio.player import At, Lost
        from bilingual_reader.audio.tracks import Track
        from bilingual_reader.library import Library
        from bilingual_reader.reader.sound_desk import Sounded

        spoken = False

        def told(heard: Heard) -> None:
            if isinstance(heard, Lost):
                tell(Sounded(0, error=heard.error))
            elif isinstance(heard, At):
                tell(Sounded(heard.play, at=heard.seconds, spoken=spoken))
            else:
                tell(Sounded(heard.play, ended=True, spoken=spoken))

        track = Track(told, state.config.audio_output)
        with Library.open(state.library_path, clock()) as library:
            sound = library.sound(episode)
        spoken = sound is None
        if sound is None:
            track.use(None, speech(state))
        else:
            track.use(sound.path, speech(state), sound.seconds, sound.size)
        return track

    return open_track


def word_speech(state: State) -> Speech | None:
    """What speaks the words of cards; None unless the learner asked for that."""
    from dataclasses import replace

    if not state.config.speak_words:
        return None
    return replace(speech(state), folder=state.config.cache / "words", kept=_WORDS)


def speech(state: State) -> Speech:
    """What speaks here, with the learner's voices."""
    from bilingual_reader.audio.speech import Speech

    def spell(text: str) -> str:
        from bilingual_reader.lexicon.chinese import pinyin

        read = pinyin(text, numbers=True, own=state.own())
        told = " ".join(reading or surface for surface, reading in read)
        return told.replace("u:", "ü")  # as espeak-ng writes it

    def own(text: str) -> str:
        return " ".join(f"{at} {read}" for at, read in state.own().readings(text).items())

    config = state.config
    voices: dict[Language, str] = {"en": config.voice_en, "zh": config.voice_zh}
    return Speech(config.cache / "speech", spell, own, voices)
