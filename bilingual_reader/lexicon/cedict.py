"""CC-CEDICT's lines as records: `傳統 传统 [chuan2 tong3] /tradition/traditional/`.

The format is described at https://cc-cedict.org/wiki/format:syntax. Senses stand between
slashes, the glosses of one sense between semicolons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bilingual_reader.lexicon.tones import with_marks

_LINE = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.+)/\s*$")
_BRACKET = re.compile(r"\[([A-Za-z0-9:,·\- ]+)\]")
_ERHUA = re.compile(r" r(?= |$)")
_MEASURE = re.compile(r"CL:(.+)$")
_VARIANT = re.compile(
    r"(?:\([^)]*\) ?)?(?:(?:old|archaic|erhua|unofficial|Japanese|obsolete|rare|erroneous) )*"
    r"variant of |(?:also written|used in|see|same as|equivalent to) [\u2e80-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class CedictEntry:
    """One homograph: a written word with one reading."""

    traditional: str
    simplified: str
    reading: str
    """Pinyin with tone marks, syllables apart, erhua joined (`nǎr`); names have a capital."""
    senses: tuple[str, ...]
    """As shown: pinyin in brackets with tone marks, `measure word:` written out."""

    @property
    def is_name(self) -> bool:
        """A surname, place or other name."""
        return self.reading[:1].isupper()

    @property
    def is_variant(self) -> bool:
        """Nothing is said of it but that it stands for another word."""
        return all(_VARIANT.match(sense) for sense in self.senses)


def parse_line(line: str) -> CedictEntry | None:
    """The entry of a line; None for a comment, a blank or a broken line."""
    match = _LINE.match(line)
    if match is None or line.startswith("#"):
        return None
    traditional, simplified, numbered, english = match.groups()
    senses = tuple(filter(None, map(_sense, english.split("/"))))
    if not senses:
        return None
    reading = _ERHUA.sub("r", with_marks(numbered))
    return CedictEntry(traditional, simplified, reading, senses)


def _sense(raw: str) -> str:
    raw = raw.strip()
    if "CL:" in raw and (measure := _MEASURE.search(raw)):
        words = (_simplified(word.strip()) for word in measure[1].split(","))
        raw = raw[: measure.start()] + "measure word: " + ", ".join(words)
    if "[" not in raw:
        return raw
    return _BRACKET.sub(lambda m: f"[{with_marks(m[1])}]", raw)


def _simplified(pair: str) -> str:
    """`個|个[ge4]` → `个[ge4]`: the measure word as it is written today."""
    return pair.split("|")[-1]
