"""The catalogues: none lacks a text, and which of them is used."""

from __future__ import annotations

import io
import string
from collections.abc import Sequence
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

import bilingual_reader
from bilingual_reader.locale import N_, _, in_use, ngettext, preferred, use

PACKAGE = Path(bilingual_reader.__file__).parent
METHOD = "tests.locale.extraction:texts"
CHINESE = PACKAGE / "locale" / "zh" / "LC_MESSAGES" / "bilingual_reader.po"
MARKS = {"_": None, "N_": None, "ngettext": (1, 2), "plural": (1, 2), "pgettext": ((1, "c"), 2)}
"""What the Makefile tells pybabel to look for."""

Texts = tuple[str, ...]
"""A text, or one for each number; of errors and help, their context before it."""


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    """The Chinese texts."""
    with CHINESE.open("rb") as file:
        return read_po(file, locale="zh", abort_invalid=True)


@pytest.fixture(scope="module")
def said() -> set[Texts]:
    """All texts that the sources mark, and those of errors and help."""
    found = extract_from_dir(str(PACKAGE), [("**.py", METHOD)], keywords=MARKS)
    return {_texts(key, context) for _, _, key, _, context in found}


def _texts(told: str | Sequence[str] | None, context: str | None = None) -> Texts:
    several = (told,) if isinstance(told, str) else tuple(told or ("",))
    return (context, *several) if context else several


def _messages(catalogue: Catalog) -> dict[Texts, Texts]:
    """Each text of a catalogue, and what is said for it."""
    return {_key(m): _texts(m.string) for m in catalogue if m.id}


def _key(message: Message) -> Texts:
    return _texts(message.id, message.context)


def _fields(*texts: str) -> set[tuple[str | None, str | None]]:
    """The names of the fields of texts, with how they are formatted."""
    parts = (part for text in texts for part in string.Formatter().parse(text))
    return {(name, how) for _, name, how, _ in parts if name is not None}


def test_no_text_is_without_a_translation(catalogue: Catalog, said: set[Texts]) -> None:
    """Each text of the sources is in the Chinese catalogue, with words, and nobody doubts them."""
    there = _messages(catalogue)
    assert said - set(there) == set(), "run `make locale`, then translate what is new"
    assert set(there) - said == set(), "run `make locale`"
    assert [key for key, told in there.items() if not all(text.strip() for text in told)] == []
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


def test_a_translation_has_the_fields_of_its_text(catalogue: Catalog) -> None:
    """What is filled in is filled in in Chinese too: no field is lost, renamed or made up."""
    for key, told in _messages(catalogue).items():
        assert _fields(*told) == _fields(*key), key


def test_a_translation_ends_and_begins_like_its_text(catalogue: Catalog) -> None:
    """A text that is put together with others keeps the blanks at its ends, or has wide marks."""
    wide = tuple("，：；。（")
    for (*_before, key), (told, *_more) in _messages(catalogue).items():
        assert key[:1].isspace() == told[:1].isspace() or told.startswith(wide), key
        assert key[-1:].isspace() == told[-1:].isspace() or told.endswith(wide), key


def test_the_compiled_catalogue_is_what_the_written_one_says(catalogue: Catalog) -> None:
    """`make locale` was run after the last translation."""
    now = io.BytesIO()
    write_mo(now, catalogue)
    with CHINESE.with_suffix(".mo").open("rb") as file:
        compiled = _messages(read_mo(file))
    assert compiled == _messages(read_mo(io.BytesIO(now.getvalue())))


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "zh"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "fr:de"}, "zh"),
        ({"LANG": "C", "LANGUAGE": "zh"}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "\udcff"}, "en"),
    ],
)
def test_the_language_that_an_environment_asks_for(
    environment: dict[str, str], language: str
) -> None:
    """The first of LC_ALL, LC_MESSAGES and LANG decides; before it a list in LANGUAGE."""
    assert preferred(environment) == language


def test_english_opens_no_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """English is what stands in the code: not a file is read for it."""

    def opened(path: Path, *how: str) -> None:
        raise AssertionError(path)

    monkeypatch.setattr(Path, "open", opened)
    use("en")
    assert _("next sentence") == "next sentence"
    assert (ngettext("{n} word", "{n} words", 1), ngettext("{n} word", "{n} words", 1200)) == (
        "1 word",
        "1,200 words",
    )


def test_the_language_can_change_at_any_time() -> None:
    """What a table marked is told in the language of the moment; no text stays no text."""
    marked = N_("next sentence")
    use("zh")
    assert (_(marked), ngettext("{n} word", "{n} words", 1200)) == ("下一句", "1,200 个词")
    assert (_(""), _("a text of nobody"), in_use()) == ("", "a text of nobody", "zh")
    use("en")
    assert (_(marked), in_use()) == ("next sentence", "en")
