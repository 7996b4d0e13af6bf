"""Tab-separated text with a language in each column, as `align --tsv` writes it."""

from __future__ import annotations

from bilingual_reader.sources.language import language_of

_MOST = 0.6
"""Share of the lines that must have one tab between two languages."""


def unfolded(text: str) -> str:
    """The text with each pair of columns as two paragraphs; as it was where it has no such columns.

    To be called before control characters, tabs among them, are cleaned away.
    """
    if "\t" not in text:
        return text
    lines = [line for line in text.splitlines() if line.strip()]
    paired = sum(_is_pair(line) for line in lines)
    if paired < max(2, _MOST * len(lines)):
        return text
    return "\n\n".join(line.replace("\t", "\n\n") if _is_pair(line) else line for line in lines)


def _is_pair(line: str) -> bool:
    left, tab, right = line.partition("\t")
    if not tab or "\t" in right:
        return False
    return {language_of(left), language_of(right)} == {"en", "zh"}
