"""The word list as a table: CSV, TSV, JSON, and Markdown for a printed glossary."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from bilingual_reader.core.cards import exportable, shown
from bilingual_reader.core.rows import word_row
from bilingual_reader.core.words import Word
from bilingual_reader.export.anki import notes_of
from bilingual_reader.export.files import replacing
from bilingual_reader.export.report import Report, compare

Table = Literal["csv", "tsv", "json", "md"]

COLUMNS = (
    "word",
    "lang",
    "reading",
    "gloss",
    "status",
    "added",
    "episode",
    "sentence_n",
    "sentence",
    "translation",
)
"""Of CSV; `due` is the JSON's alone."""

TSV_COLUMNS = ("Word", "Reading", "Gloss", "Sentence", "SentenceTranslation", "Source", "Tags")
"""Named as the fields of our note type, so that Anki maps them by itself."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")


def write_table(
    words: Iterable[Word],
    path: Path,
    format: Table,
    previous: Mapping[str, str] | None = None,
    *,
    bom: bool = False,
) -> Report:
    """Write the words but ignored ones; `bom` marks UTF-8 for Excel (CSV and TSV).

    Raises ExportError; the file that was there is then as it was.
    """
    before = previous or {}
    kept = [word for word in words if exportable(word)]
    notes = notes_of(kept, before)
    text = render(kept, format)
    mark = "\ufeff" if bom and format in ("csv", "tsv") else ""
    with replacing(path) as file:
        file.write((mark + text).encode("utf-8"))
    return compare(path, notes, before)


def render(words: Sequence[Word], format: Table) -> str:
    """The table as text, lines ended by "\\n" (CSV: "\\r\\n", as RFC 4180 has it)."""
    renderers: dict[Table, Callable[[Sequence[Word]], str]] = {
        "csv": _csv, "tsv": _tsv, "json": _json, "md": _markdown
    }  # fmt: skip
    return renderers[format](words)


def _csv(words: Sequence[Word]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for word in words:
        row = word_row(word)
        writer.writerow([_cell(row[name]) for name in COLUMNS])
    return out.getvalue()


def _cell(value: str | int | None) -> str:
    """A value that no spreadsheet runs: what looks like a formula gets an apostrophe before it.

    As OWASP advises for CSV injection. Such a value loses nothing but its looks.
    """
    text = _CONTROL.sub("", "" if value is None else str(value))
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _tsv(words: Sequence[Word]) -> str:
    """As Anki imports text: its header lines, fields as plain text, one line a note."""
    head = [
        "#separator:tab",
        "#html:false",
        f"#columns:{chr(9).join(TSV_COLUMNS)}",
        f"#tags column:{len(TSV_COLUMNS)}",
    ]
    out = io.StringIO(newline="")
    # All quoted: a line that began with "#" would be a comment.
    writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_ALL)
    for word in words:
        writer.writerow(_tsv_row(word))
    return "\n".join([*head, out.getvalue()])


def _tsv_row(word: Word) -> list[str]:
    met = shown(word)
    source = " · ".join(part for part in (met.show, met.title) if part)
    texts = (word.headword, word.reading, word.gloss, met.sentence, met.translation, source)
    flat = [" ".join(_CONTROL.sub("", text).split()) for text in texts]
    return [*flat, f"bilingual-reader::{word.lang}"]


def _json(words: Sequence[Word]) -> str:
    rows = {"words": [word_row(word) for word in words]}
    text = json.dumps(rows, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"


def _markdown(words: Sequence[Word]) -> str:
    """A glossary to print: words in order, each with its senses and the sentence it came from."""
    lines = ["# Glossary 生词本"]
    for lang, title in (("en", "English"), ("zh", "中文")):
        some = sorted((w for w in words if w.lang == lang), key=_order)
        if some:
            lines += ["", f"## {title}", ""]
            lines += [line for word in some for line in _entry(word)]
    return "\n".join([*lines, ""])


def _order(word: Word) -> tuple[str, str]:
    return (word.reading.lower() if word.lang == "zh" else "", word.headword.lower())


def _entry(word: Word) -> list[str]:
    met = shown(word)
    other = f"〔{_plain(word.traditional)}〕" if word.traditional not in ("", word.headword) else ""
    reading = f" {_plain(word.reading)}" if word.reading else ""
    gloss = f": {_plain(word.gloss)}" if word.gloss else ""
    lines = [f"- **{_plain(word.headword)}**{other}{reading}{gloss}"]
    said = [_plain(text) for text in (met.sentence, met.translation) if text]
    return [*lines, *(f"  - {text}" for text in said)]


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(_CONTROL.sub("", text).split()))
