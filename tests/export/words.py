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


HOSTILE = (
    '<script>alert("x")</script><img src=x onerror=y>',
    "{{Word}} {{#Sentence}} {{c1::cloze}} {{{x}}} {{/Word}}",
    "[sound:x.mp3] [SOUND:y.mp3]",
    "[latex]x[/latex] [$]y[/$] [$$]z[/$$]",
    "[anki:play:q:0] [anki:tts lang=en_US]x[/anki:tts]",
    "[[type:Word]] [[cloze-type:Word]]",
    r"\(x^2\) \[y\]",
    "\"double\" 'single' & &amp; &lt;b&gt;",
    "one\ntwo\r\nthree\rfour",
    "👩‍👩‍👧‍👦 🇨🇳 𠮷 e\u0301",
    "x" * 10_000,
    "思" * 10_000,
    "a\x00b\x1fc\x1b]0;t\x07d\ud800e",
    "::a::b::",
    "<!-- x",
    "]]>",
    "%s %d {0}",
    " ",
)


def hostile_word(text: str, n: int) -> Word:
    """A word of which each text is hostile."""
    met = replace(
        FOG, title=text, show=text, url=f"https://x.org/{text}", sentence=f"{text} word{n} {text}",
        translation=text, surface=f"word{n}", speaker=text,
    )  # fmt: skip
    return Word("en", f"word{n} {text}", text, text, note=text, contexts=(met,))
