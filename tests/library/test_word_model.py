"""The word list under any sequence of changes, beside a plain model of it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual_reader.core.words import Status, Word
from bilingual_reader.library import Library
from tests.library.builders import open_library, save, word

HEADS = ("lamp", "kettle", "ill 'or\" 1=1")
Entry = tuple[Status, str, tuple[int, ...]]
"""Status, note, and the numbers of the sentences in the order in which they were met."""
State = dict[str, Entry]


@dataclass
class Model:
    """The list as a dictionary, with all its states before and after."""

    state: State = field(default_factory=dict)
    before: list[State] = field(default_factory=list)
    after: list[State] = field(default_factory=list)

    def become(self, state: State) -> None:
        if state != self.state:
            self.before.append(self.state)
            self.state, self.after = state, []

    def undo(self) -> None:
        if self.before:
            self.after.append(self.state)
            self.state = self.before.pop()

    def redo(self) -> None:
        if self.after:
            self.before.append(self.state)
            self.state = self.after.pop()

    def mark(self, head: str, n: int, status: Status | None) -> None:
        old_status, note, met = self.state.get(head, ("new", "", ()))
        met = met if n in met else (*met, n)
        self.become({**self.state, head: (status or old_status, note, met)})

    def statuses(self, heads: list[str], status: Status) -> None:
        changed = {h: (status, *self.state[h][1:]) for h in heads if h in self.state}
        self.become({**self.state, **changed})

    def note(self, head: str, note: str) -> None:
        if head in self.state:
            status, _, met = self.state[head]
            self.become({**self.state, head: (status, note, met)})

    def remove(self, heads: list[str]) -> None:
        self.become({h: entry for h, entry in self.state.items() if h not in heads})

    def take_in(self, heads: list[str], status: Status, overrule: bool) -> None:
        made = dict(self.state)
        for head in heads:
            _, note, met = made.get(head, ("new", "", ()))
            if head not in made or overrule:
                made[head] = (status, note, met)
        self.become(made)


def keys(library: Library, heads: list[str]) -> list[str]:
    """The keys of those that are on the list."""
    return [f"en:{head}" for head in heads if library.word(f"en:{head}")]


def seen(library: Library) -> State:
    """What the library has."""
    return {
        w.headword: (w.status, w.note, tuple(c.sentence_n for c in w.contexts))
        for w in library.words()
    }


some_status = st.sampled_from(["new", "learning1", "learning4", "known", "ignored"])
some_heads = st.lists(st.sampled_from(HEADS), max_size=3)
one_head = st.sampled_from(HEADS)
steps = st.one_of(
    st.tuples(st.just("mark"), one_head, st.integers(1, 3), st.none() | some_status),
    st.tuples(st.just("statuses"), some_heads, some_status),
    st.tuples(st.just("note"), one_head, st.sampled_from(["", "mine", "[b]\n两行"])),
    st.tuples(st.just("remove"), some_heads),
    st.tuples(st.just("take_in"), some_heads, some_status, st.booleans()),
    st.tuples(st.sampled_from(["undo", "undo", "redo", "reopen"])),
)


def act(library: Library, model: Model, step: tuple[object, ...]) -> Library:
    """Do the step on both; the library, opened anew where that is the step."""
    match step:
        case ("mark", str(head), int(n), status):
            library.mark(replace(word(head, n=n), status=status or "new"), status)  # type: ignore[arg-type]
            model.mark(head, n, status)  # type: ignore[arg-type]
        case ("statuses", list(heads), status):
            library.set_statuses(keys(library, heads), status)  # type: ignore[arg-type]
            model.statuses(heads, status)  # type: ignore[arg-type]
        case ("note", str(head), str(note)):
            for key in keys(library, [head]):
                library.set_note(key, note)
            model.note(head, note)
        case ("remove", list(heads)):
            library.unmark(*keys(library, heads))
            model.remove(heads)
        case ("take_in", list(heads), status, bool(overrule)):
            words = [Word("en", head, status=status) for head in heads]  # type: ignore[arg-type]
            library.take_in(words, told="import", overrule=overrule)
            model.take_in(heads, status, overrule)  # type: ignore[arg-type]
        case ("undo",):
            library.undo()
            model.undo()
        case ("redo",):
            library.redo()
            model.redo()
        case _:
            library.close()
            library = open_library(library.path.parent)
    return library


@settings(max_examples=60, deadline=None)
@given(st.lists(steps, max_size=14))
def test_any_sequence_leaves_what_the_model_leaves(done: list[tuple[object, ...]]) -> None:
    """Marks, statuses, notes, bulk changes, imports, undo, redo and restarts, in any order."""
    with tempfile.TemporaryDirectory() as folder:
        library, model = open_library(Path(folder)), Model()
        save(library)
        for step in done:
            if step == ("undo",) and not model.before:
                continue  # the import of the episode itself would go
            library = act(library, model, step)
            assert seen(library) == model.state
        library.close()
