"""The sample interviews of data/: complete, told of truly, and read as what they are."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from bilingual_reader.core.documents import Episode, Language
from bilingual_reader.errors import NotAnEpisode
from bilingual_reader.sources import read

DATA = Path(__file__).resolve().parent.parent / "data"
LONG = "lighthouse-keepers.txt"
PODCAST = (
    "archive/content/articles/podcast-long-final-say-again-what-a-controller-hears-2026-06-21.json"
)
POSTS = "archive/content/articles/x-pimaldercott-2026-06-21.json"
NO_EPISODES = ("README.md", "archive/content/digest/2026-06-21.json", "archive/content/words.json")


@dataclass(frozen=True, slots=True)
class Sample:
    """What a sample must read as."""

    name: str
    languages: tuple[Language, ...]
    spoken: int
    """Turns with a speaker."""
    prose: int
    """Turns without one."""
    speakers: frozenset[str]


def sample(name: str, languages: str, spoken: int, prose: int, *speakers: str) -> Sample:
    """A sample whose `languages` are "en", "zh" or "en zh"."""
    sides: tuple[Language, ...] = ("en", "zh")
    return Sample(
        name, tuple(s for s in sides if s in languages.split()), spoken, prose, frozenset(speakers)
    )


SAMPLES = [
    sample(LONG, "en zh", 126, 0, "Speaker 1", "Speaker 2", "Speaker 3"),
    sample("night-bakery.md", "en zh", 16, 0, "Mirela Quist", "Teo Sandoval-Wren"),
    sample("whale-choir.notes.md", "zh", 14, 4, "主持人", "Anselm Drury"),
    sample("patient-lift.article.md", "zh", 12, 5, "Cordelia Vane", "Hollis Brandeau"),
    sample("tea-mountain.hugo.md", "zh", 0, 17),
    sample("thursday-bug.srt", "en zh", 0, 4),
    sample("street-piano.en.vtt", "en", 12, 0, "Ottoline Fisk", "Remy Castellane"),
    sample("street-piano.zh.vtt", "zh", 12, 0, "Ottoline Fisk", "Remy Castellane"),
    sample("glacier-postcards.en.txt", "en", 0, 9),
    sample("glacier-postcards.zh.txt", "zh", 0, 10),
    sample("chess-cafe-paragraphs.md", "en zh", 0, 12),
    sample(PODCAST, "en zh", 12, 0, "Speaker 1", "Speaker 2"),
    sample(POSTS, "en zh", 4, 0, "Pim Aldercott"),
]


def episode(name: str) -> Episode:
    """The sample of this name, read."""
    return read((DATA / name).read_bytes(), Path(name).name)


@pytest.mark.parametrize("wanted", SAMPLES, ids=lambda wanted: Path(wanted.name).name)
def test_reads_as_what_it_is(wanted: Sample) -> None:
    """Every sample reads with its languages, its speakers and its number of turns and prose."""
    found = episode(wanted.name)
    spoken = [turn for turn in found.turns if turn.speaker]
    assert found.languages == wanted.languages
    assert (len(spoken), len(found.turns) - len(spoken)) == (wanted.spoken, wanted.prose)
    assert {turn.speaker for turn in spoken} == wanted.speakers
    assert all(turn.en.text or turn.zh.text for turn in found.turns)


@pytest.mark.parametrize("name", [wanted.name for wanted in SAMPLES], ids=lambda n: Path(n).name)
def test_no_frame_is_left(name: str) -> None:
    """Nothing of tags, cue times, short codes, bold marks, picture links or page menus is read."""
    text = "\n".join(f"{turn.en.text}\n{turn.zh.text}" for turn in episode(name).turns)
    frame = r"[<>*{}]|!\[|-->|BuildSpeak|原文 ↗|播放|View/Hide|Speaker \d|延伸阅读|本文目录"
    assert re.findall(frame, text) == []


@pytest.mark.parametrize(
    "name", [wanted.name for wanted in SAMPLES if len(wanted.languages) == 2 and wanted.spoken]
)
def test_every_turn_of_a_bilingual_sample_has_both_sides(name: str) -> None:
    """In the samples with both languages no spoken turn lacks one."""
    assert [t for t in episode(name).turns if not (t.en.text and t.zh.text)] == []


@pytest.mark.parametrize("name", NO_EPISODES)
def test_companions_are_no_episodes(name: str) -> None:
    """The README, the digest and the word list are no episodes, so that a folder imports."""
    with pytest.raises(NotAnEpisode):
        read((DATA / name).read_bytes(), Path(name).name)


def test_every_file_is_named_with_its_provenance() -> None:
    """data/README.md has a row with the provenance and the licence of every file beside it."""
    rows = [
        line
        for line in (DATA / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]
    assert all("written for this project, CC0" in row for row in rows)
    named = {name for row in rows for name in re.findall(r"`([^`]+\.\w+)`", row)}
    files = {p.relative_to(DATA).as_posix() for p in DATA.rglob("*") if p.is_file()}
    assert named == files - {"README.md"}


def test_the_long_one_says_its_length_truly() -> None:
    """The page's word count and minutes are those of its text and its last time."""
    page = (DATA / LONG).read_text(encoding="utf-8")
    said = re.search(r"· ([\d,]+) 词 · 约 (\d+) 分钟", page)
    assert said is not None
    turns = episode(LONG).turns
    assert int(said[1].replace(",", "")) == sum(len(t.en.text.split()) for t in turns)
    end = turns[-1].end
    assert end is not None and round(end / 60) == int(said[2])


@pytest.mark.parametrize("name", [LONG, PODCAST])
def test_times_run_on(name: str) -> None:
    """Each turn begins where the one before it ended, also past the hour."""
    times = [(turn.start, turn.end) for turn in episode(name).turns]
    assert all(start is not None and end is not None for start, end in times)
    assert [start for start, _ in times[1:]] == [end for _, end in times[:-1]]


def test_the_long_one_is_no_word_by_word_translation() -> None:
    """Between a tenth and four tenths of its beads are not one sentence to one."""
    from bilingual_reader.core.pairing import pair_episode

    pairs = pair_episode(episode(LONG))
    other = [p for p in pairs if not (p.en and p.zh) or p.en_cuts or p.zh_cuts]
    assert 0.1 <= len(other) / len(pairs) <= 0.4
