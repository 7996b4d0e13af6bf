"""Words for the tests of this room."""

from __future__ import annotations

from dataclasses import replace

from bilingual_reader.core.words import Context, Word

FOG = Context(
    episode="fog-1",
    title="The fog: a history",
    show="Harbour Talk",
    url="https://www.youtube.com/watch?v=abc",
    sentence_n=3,
    sentence="The real discovery was the fog.",
    translation="真正的发现是雾。",
    surface="discovery",
    speaker="Ada",
    start=75.5,
)
DISCOVERY = Word(
    "en",
    "discovery",
    reading="dɪˈskəvəri",
    gloss="发现; 发觉",
    added="2026-05-01T10:00:00Z",
    changed="2026-05-01T10:00:00Z",
    contexts=(FOG,),
)
CHAIN = Word(
    "zh",
    "思维链",
    reading="sī wéi liàn",
    gloss="chain of thought",
    added="2026-05-02T10:00:00Z",
    changed="2026-05-02T10:00:00Z",
    traditional="思維鏈",
    contexts=(
        replace(
            FOG, sentence="這就是思維鏈。", translation="This is a chain of thought.",
            surface="思維鏈",
        ),
    ),
)  # fmt: skip


def word(headword: str, **changes: object) -> Word:
    """An English word like DISCOVERY with another headword and these changes."""
    return replace(DISCOVERY, headword=headword, **changes)  # type: ignore[arg-type]
