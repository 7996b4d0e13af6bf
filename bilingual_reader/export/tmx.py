"""Sentence pairs as a translation memory: TMX 1.4b, for OmegaT and other translators' tools.

A bead is a translation unit (`tu`) with an English and a Chinese segment; its confidence, speaker,
section and times are `prop` elements whose names begin with `x-`, as the standard asks of types
that it does not define. A bead with one side only has no translation, and so no unit.

The languages are `en` and, by the characters of the text, `zh-Hans` or `zh-Hant`: what is known is
the script and not the country. OmegaT takes them for any project in English and Chinese, since it
looks for the language alone where no unit has its country (its class TMXReader2). No document type
is named: readers without a copy of the DTD would look for one beside the file and fail.

TMX 1.4b Specification, LISA OSCAR, 26 April 2005 (www.gala-global.org/oscarStandards/tmx).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from xml.sax.saxutils import escape, quoteattr

from bilingual_reader import __version__
from bilingual_reader.core.documents import Pair

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Outside the `Char` of XML 1.0, section 2.2."""
_SAMPLE = 20_000
"""Chinese characters that the script is judged by."""


def tmx(pairs: Iterable[Pair]) -> str:
    """The pairs with both sides as a TMX document, to be written as UTF-8."""
    both = [pair for pair in pairs if pair.en and pair.zh]
    chinese = _chinese(both)
    return "\n".join(chain(_head(), *(_unit(pair, chinese) for pair in both), _tail()))


def _head() -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<tmx version="1.4">'
    yield (
        f'<header creationtool="bilingual-reader" creationtoolversion={quoteattr(__version__)} '
        'segtype="sentence" o-tmf="bilingual-reader" adminlang="en" srclang="en" '
        'datatype="plaintext"/>'
    )
    yield "<body>"


def _tail() -> tuple[str, ...]:
    return "</body>", "</tmx>", ""


def _unit(pair: Pair, chinese: str) -> Iterator[str]:
    # The header's "sentence" holds for most; a group of sentences is a "block" by the standard.
    group = ' segtype="block"' if pair.en_cuts or pair.zh_cuts else ""
    yield f'<tu tuid="{pair.n}"{group}>'
    for name, value in _properties(pair):
        yield f'<prop type="x-{name}">{_text(value)}</prop>'
    for language, text in (("en", pair.en), (chinese, pair.zh)):
        yield f'<tuv xml:lang="{language}"><seg>{_text(text)}</seg></tuv>'
    yield "</tu>"


def _properties(pair: Pair) -> Iterator[tuple[str, str]]:
    yield "confidence", f"{pair.confidence:.3f}"
    for name, text in (("speaker", pair.speaker), ("section", pair.section)):
        if text:
            yield name, text
    for name, seconds in (("start", pair.start), ("end", pair.end)):
        if seconds is not None:
            yield name, f"{seconds:.3f}"


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", text))


def _chinese(pairs: Iterable[Pair]) -> str:
    """zh-Hans or zh-Hant, as most characters are that exist in one script only; zh where none."""
    from bilingual_reader.lexicon.chinese import simplified, traditional

    sample = "".join(pair.zh for pair in pairs)[:_SAMPLE]
    only_traditional = _differences(sample, simplified(sample))
    only_simplified = _differences(sample, traditional(sample))
    if only_traditional == only_simplified:
        return "zh"
    return "zh-Hant" if only_traditional > only_simplified else "zh-Hans"


def _differences(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=False))
