"""Years of it: edits there, changes here, in whatever order, on Anki's own backend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bilingual_reader.core.merging import fingerprint
from bilingual_reader.core.words import Word
from tests.anki.conftest import Desk
from tests.export.conftest import schedule
from tests.export.words import CHAIN, DISCOVERY

KEYS = (DISCOVERY.key, CHAIN.key)
TEXTS = st.sampled_from(["", "plain", "it's <b>bold</b>", "雾", "{{x}} [sound:y]"])


class Step(NamedTuple):
    """Something that happens."""

    kind: Literal["here", "there", "send"]
    """A change here, an edit in Anki, a sending."""
    key: str
    field: Literal["Gloss", "Note", "Hint"]
    text: str


STEPS = st.lists(
    st.builds(
        Step,
        st.sampled_from(["here", "there", "send"]),
        st.sampled_from(KEYS),
        st.sampled_from(["Gloss", "Note", "Hint"]),
        TEXTS,
    ),
    min_size=4,
    max_size=12,
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
@example(
    [
        Step("there", "en:discovery", "Gloss", "plain"),
        Step("here", "en:discovery", "Gloss", "雾"),
        Step("send", "en:discovery", "Gloss", ""),
    ]
)
def test_no_edit_and_no_review_is_lost(desk: Desk, steps: list[Step]) -> None:
    """Whatever happens, sending writes over no edit, doubles no note, and moves no schedule."""
    desk.learner.collection.remove_notes([note.id for note in desk.learner.notes()])
    desk.sent, desk.stamps = {}, {}
    words = {DISCOVERY.key: DISCOVERY, CHAIN.key: CHAIN}
    now = datetime(2026, 6, 1, tzinfo=UTC)
    desk.send(list(words.values()))
    card = desk.learner.note(DISCOVERY.key).cards()[0]
    before = desk.learner.review(card)
    for step in steps:
        now += timedelta(hours=1)
        if step.kind == "here" and step.field != "Hint":
            name = step.field.lower()
            changed = {name: step.text, "changed": now.isoformat()}
            words[step.key] = replace(words[step.key], **changed)  # type: ignore[arg-type]
        elif step.kind == "there":
            note = desk.learner.note(step.key)
            note[step.field] = step.text
            desk.learner.collection.update_note(note)
        elif step.kind == "send":
            _sent_without_loss(desk, list(words.values()))
    card.load()
    assert schedule(card) == before
    assert len(desk.learner.notes()) == len(KEYS)


def _sent_without_loss(desk: Desk, words: Sequence[Word]) -> None:
    """Send; every field has what it had, or what is here, and this only where nobody edited it."""
    fields = {key: dict(desk.learner.note(key).items()) for key in KEYS}
    remembered = dict(desk.sent)
    plan, done = desk.send(words)
    assert done.failed == {}
    for key in KEYS:
        for name, after in desk.learner.note(key).items():
            had = fields[key][name]
            edited = fingerprint(had) != remembered[key].fields.get(name, fingerprint(had))
            assert after == had or not edited, (key, name)
            assert after == had or name not in plan.kept.get(key, ())
    again, _ = desk.send(words)
    assert (again.new, again.changed, again.kept) == ((), (), plan.kept)
