"""A glossary to read and to print, as Markdown that is good to read as plain text too.

    ## Harbour Talk · The fog: a history

    **discovery** · dɪˈskəvəri · 发现; 发觉

    > The real **discovery** was the fog.
    > 真正的发现是雾。
    > — Ada, 1:15

By episode, and in the order of its text. It has the syntax of CommonMark 0.31 alone; lines of a
sentence end in two spaces, its hard line break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bilingual_reader.core.cards import MOST_SENTENCES, shown
from bilingual_reader.core.documents import timecode
from bilingual_reader.core.markup import spans
from bilingual_reader.core.words import Context, Word
from bilingual_reader.export.plain import one_line

_SPECIAL = re.compile(
    r"[\\`*\[\]<~]"  # code, emphasis, links, HTML
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis, but not inside of a word
    r"|&(?=#?\w+;)"  # entities
    r"|\$(?=.*\$)|(?<=\$)\$"  # mathematics, where a dialect knows it
)
_AT_START = re.compile(r"^(?:([-+=>#])|(\d{1,9})([.)])(?=\s|$))")
_NO_EPISODE = "Words 单词"


def markdown(words: Sequence[Word]) -> str:
    """The glossary of these words."""
    episodes: dict[str, list[Word]] = {}
    for word in words:
        episodes.setdefault(_heading(shown(word)), []).append(word)
    if _NO_EPISODE in episodes:  # last
        episodes[_NO_EPISODE] = episodes.pop(_NO_EPISODE)
    blocks = ["# Glossary 生词本"]
    for heading, some in episodes.items():
        blocks.append(f"## {heading}")
        for word in sorted(some, key=_place):
            blocks += _entry(word)
    return "\n\n".join(blocks) + "\n"


def _heading(met: Context) -> str:
    told = [plain(text) for text in (met.show, met.title or met.episode)]
    return " · ".join(text for text in told if text) or _NO_EPISODE


def _place(word: Word) -> tuple[int, float, str, str]:
    """Where the word stands in its episode; what stands nowhere comes by the alphabet."""
    met = shown(word)
    letters = word.reading if word.lang == "zh" else word.headword
    return (met.sentence_n, met.start or 0.0, letters.lower(), word.headword)


def _entry(word: Word) -> Iterator[str]:
    other = f"〔{plain(word.traditional)}〕" if word.traditional not in ("", word.headword) else ""
    told = [f"**{plain(word.headword)}**{other}", plain(word.reading), plain(word.gloss)]
    yield " · ".join(text for text in told if text)
    if word.note.strip():
        yield plain(word.note)
    first = shown(word)
    others = [met for met in word.contexts if met is not first and met.sentence]
    for met in [first, *others][:MOST_SENTENCES]:
        if lines := list(_sentence(word, met, met.episode != first.episode)):
            yield "  \n".join(f"> {line}" for line in lines)


def _sentence(word: Word, met: Context, elsewhere: bool) -> Iterator[str]:
    if met.sentence:
        yield _lit(met.sentence, (met.surface, word.headword, word.traditional))
    if met.translation:
        yield plain(met.translation)
    source = (met.speaker, timecode(met.start), met.title if elsewhere else "")
    if met.sentence and any(source):
        yield f"— {', '.join(plain(text) for text in source if text)}"


def _lit(sentence: str, forms: tuple[str, ...]) -> str:
    """The sentence with the word in bold; not where its edges are signs, which emphasis minds."""
    line = one_line(sentence)
    out, done = "", 0
    for first, last in spans(line, forms):
        if line[first].isalnum() and line[last - 1].isalnum():
            out += f"{_escaped(line[done:first])}**{_escaped(line[first:last])}**"
            done = last
    return _start(out + _escaped(line[done:]))


def plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return _start(_escaped(one_line(text)))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _start(line: str) -> str:
    """A line that begins no list, heading, quotation or rule."""
    return _AT_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)
