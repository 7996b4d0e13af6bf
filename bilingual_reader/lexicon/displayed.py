"""Chinese shown in the script that a learner reads, every character in its place.

Traditional is OpenCC's s2tw: by phrases (头发 → 頭髮), with the characters that dictionaries print
(為, 裡, 著). A text whose characters are mostly those of the script is left as it is.
"""

from __future__ import annotations

from bilingual_reader.core.scripts import han, has_han
from bilingual_reader.lexicon.chinese import in_place, same_length


def in_simplified(text: str) -> str:
    """The text in Simplified characters, as long as it was."""
    return _kept(text, same_length(text)) if has_han(text) else text


def in_traditional(text: str) -> str:
    """The text in Traditional characters, as long as it was."""
    if not has_han(text):
        return text
    made = _kept(text, in_place(text, "s2tw"))
    if made == text or _differences(text, in_simplified(text)) > _differences(text, made):
        # It is Traditional: 后, 里 or 余 is meant as it stands there.
        return text
    return made


def _kept(text: str, made: str) -> str:
    """What became of the Chinese characters, which are all equally wide; and the others."""
    if made == text:
        return text
    chinese = han()
    return "".join(
        new if new != old and chinese.match(old) and chinese.match(new) else old
        for old, new in zip(text, made, strict=True)
    )


def _differences(text: str, other: str) -> int:
    return sum(a != b for a, b in zip(text, other, strict=True))
