"""What is heard of a card."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.words import Context, Word
from bilingual_reader.errors import AudioError
from bilingual_reader.reader.review_speaker import ReviewSpeaker
from bilingual_reader.reader.sound_desk import Sounded
from tests.reader.screen import PATIENCE

PAIR = Pair(7, 1, "The kettle sang.", "水壶响了。", start=4.0, end=6.0)


class FakeTrack:
    """Takes down what it is asked for."""

    spoken = False

    def __init__(self, episode: str, told: SimpleQueue[str]) -> None:
        self.episode, self.told = episode, told

    def play(self, number: int, pair: Pair, lead: Language, on: bool) -> None:
        self.told.put(f"{self.episode or 'voice'}: {pair.en if lead == 'en' else pair.zh} {on}")

    def say(self, number: int, word: str, language: Language) -> None:
        self.told.put(f"{self.episode or 'voice'} says {word} in {language}")

    def prepare(self, pair: Pair, lead: Language) -> None:
        self.told.put("prepare")

    def pause(self) -> None:
        self.told.put("pause")

    def resume(self) -> None:
        self.told.put("resume")

    def set_speed(self, speed: float) -> None:
        self.told.put("speed")

    def close(self) -> None:
        self.told.put("close")


class FakePairs:
    """A library with one pair."""

    def pairs(self, episode: str, first: int = 1, last: int | None = None) -> list[Pair]:
        return [PAIR] if first == 7 and episode != "elsewhere" else []


def speaker(
    told: SimpleQueue[str], voices: str = "en zh", recorded: str = "kitchen"
) -> ReviewSpeaker:
    """A speaker with these voices and one recording."""

    def sounder(episode: str, tell: Callable[[Sounded], None]) -> FakeTrack:
        if episode == "broken":
            raise AudioError("the sound has gone", "k.mp3")
        return FakeTrack(episode, told)

    return ReviewSpeaker(
        FakePairs(), sounder, lambda episode: episode == recorded, voices.split().__contains__
    )


def met(episode: str = "", n: int = 0, start: float | None = None, sentence: str = "") -> Word:
    """A word with such a sentence."""
    return Word("en", "kettle", contexts=(Context(episode, sentence_n=n, start=start,
                sentence=sentence),))  # fmt: skip


def test_the_recording_comes_first() -> None:
    """The sentence alone, as it stands in the library now; else a voice speaks it, or the word."""
    told: SimpleQueue[str] = SimpleQueue()
    made = speaker(told)
    for word, heard in (
        (met("kitchen", 7, 3.0, "The kettle sang!"), "kitchen: The kettle sang. False"),
        (met("kitchen", 8, 3.0, "Gone from the text."), "voice: Gone from the text. False"),
        (met("elsewhere", 7, 3.0, "No recording."), "voice: No recording. False"),
        (Word("zh", "水壶"), "voice says 水壶 in zh"),
    ):
        made.play(word)
        said = told.get(timeout=PATIENCE)
        assert (told.get(timeout=PATIENCE) if said == "close" else said) == heard
    made.stop()
    assert told.get(timeout=PATIENCE) == "pause"
    made.close()
    assert told.get(timeout=PATIENCE) == "close"


def test_what_can_be_heard() -> None:
    """With a voice every word of its language, else those whose sentence is in a recording."""
    mute = speaker(SimpleQueue(), voices="zh")
    assert mute.can_play(Word("zh", "水壶")) and not mute.can_play(Word("en", "kettle"))
    assert mute.can_play(met("kitchen", 7, 3.0))
    assert not mute.can_play(met("kitchen", 7, None)) and not mute.can_play(met("x", 7, 3.0))


def test_trouble_is_told_and_tried_again() -> None:
    """What cannot be played is told, and the next card is tried anew."""
    errors: SimpleQueue[str] = SimpleQueue()
    made = speaker(SimpleQueue(), recorded="broken")
    made.trouble = lambda error: errors.put(str(error))
    for _ in range(2):
        made.play(met("broken", 7, 3.0, "x"))
        assert errors.get(timeout=PATIENCE) == "the sound has gone, k.mp3"
