"""Whatever is corrected, undone and imported, in any order: no text is lost, none stands twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.corrections import merge, shift, split
from bilingual_reader.core.documents import LANGUAGES, Pair
from bilingual_reader.errors import CorrectionError
from bilingual_reader.library import Library
from tests.library.builders import SENTENCES, episode, pairs, save, ticking, word

LINES = (
    ("The kettle sang all night.", "水壶唱了一整夜。"),
    ("Nobody in the house moved.", "屋里没有人动。"),
    ("Then the lamp went out.", "接着灯灭了。"),
    ("We waited for the morning.", "我们等着天亮。"),
)


def _numbered(found: Sequence[Pair]) -> list[Pair]:
    return [replace(p, n=n) for n, p in enumerate(found, 1)]


def _corrected(found: Sequence[Pair], how: str, at: int, lang: int) -> list[Pair]:
    """What the library must hold after a correction, by the core alone."""
    side = LANGUAGES[lang]
    if how != "split" and at + 1 == len(found):
        raise CorrectionError("the last one")
    if how == "split":
        made: Sequence[Pair] = split(found[at])
        last = at + 1
    else:
        last = at + 2
        upper, lower = found[at:last]
        made = merge(upper, lower) if how == "merge" else shift(upper, lower, side, "next")
    return _numbered([*found[:at], *made, *found[last:]])


@given(st.data())
def test_any_corrections_are_read_as_made_and_undone(data: st.DataObject) -> None:
    """In any slice the library reads what the core makes; undone one by one, what was before."""
    library = Library.open(Path(":memory:"), ticking())
    save(library, *LINES, *SENTENCES)
    states = [library.pairs("kitchen")]
    for _ in range(data.draw(st.integers(1, 8))):
        how = data.draw(st.sampled_from(["merge", "split", "shift"]))
        at = data.draw(st.integers(0, len(states[-1]) - 1))
        lang = data.draw(st.integers(0, 1))
        try:
            expected = _corrected(states[-1], how, at, lang)
        except CorrectionError:
            continue
        if how == "shift":
            library.shift("kitchen", at + 1, LANGUAGES[lang], "next")
        else:
            getattr(library, how)("kitchen", at + 1)
        first, size = data.draw(st.integers(1, 9)), data.draw(st.integers(0, 9))
        assert library.pairs("kitchen") == expected
        last = first + size
        assert library.pairs("kitchen", first, last) == expected[first - 1 : last]
        assert library.find("kitchen").sentences == len(expected)
        states.append(expected)
    for expected in reversed(states[:-1]):
        library.undo("beads")
        assert library.pairs("kitchen") == expected
    library.close()


@given(st.data())
def test_nothing_is_lost_whatever_is_done(data: st.DataObject) -> None:
    """Corrections, other alignments, other texts, undo and redo in any order: always all of it."""
    library = Library.open(Path(":memory:"), ticking())
    plain = pairs(*LINES, *SENTENCES[:1], *LINES[:2])
    grouped = [*merge(plain[0], replace(plain[1], turn=1)), *plain[2:]]
    texts = [_numbered(plain), _numbered(grouped), _numbered(plain[2:])]

    def put(which: int) -> None:
        given = {"path": "/x", "fingerprint": str(which), "forms": {}}
        library.save_episode(episode(), texts[which], **given)  # type: ignore[arg-type]

    put(0)
    library.mark(word("lamp", n=3, sentence=LINES[2][0]))
    for _ in range(data.draw(st.integers(1, 12))):
        count = library.find("kitchen").sentences
        n = data.draw(st.integers(1, count))
        side = data.draw(st.sampled_from(LANGUAGES))
        steps: dict[str, Callable[[], object]] = {
            "merge": partial(library.merge, "kitchen", n),
            "split": partial(library.split, "kitchen", n),
            "shift": partial(library.shift, "kitchen", n, side, "next"),
            "read": partial(library.set_position, "kitchen", n),
            "undo": partial(library.undo, "beads"),
            "redo": partial(library.redo, "beads"),
            "undo any": library.undo,
            "redo any": library.redo,
            "import": partial(put, data.draw(st.integers(0, 2))),
        }
        before = library.pairs("kitchen")
        try:
            steps[data.draw(st.sampled_from(sorted(steps)))]()
        except CorrectionError:
            assert library.pairs("kitchen") == before
        if not library.edition("kitchen"):
            put(0)
        read = library.pairs("kitchen")
        assert [p.n for p in read] == list(range(1, len(read) + 1))
        assert library.find("kitchen").sentences == len(read)
        assert library.find("kitchen").position <= len(read)
        for lang in LANGUAGES:
            says = "".join("".join(getattr(p, lang) for p in read).split())
            wholes = ("".join("".join(getattr(p, lang) for p in text).split()) for text in texts)
            assert says in wholes
        assert all(p.en or p.zh for p in read)
        for met in (w.contexts[0] for w in library.words()):
            at = [p for p in read if p.n == met.sentence_n]
            assert not at or "lamp" in at[0].en
    library.close()
