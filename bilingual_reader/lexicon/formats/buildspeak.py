"""BuildSpeak's `words.json`: `{"word": {"key": "word", "ipa": "/wɝd/", "zh": "单词"}, …}`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bilingual_reader.lexicon.formats.book import Book, Record, record, refused

FORMAT = "BuildSpeak"


def read(value: Any, name: str) -> Book:
    """The book in a parsed file. Its records raise LexiconError at a word that is none."""
    if not isinstance(value, dict) or not value:
        raise refused("this JSON is no list of words as BuildSpeak has it")
    told = "BuildSpeak" if name == "words" else name
    return Book(told, FORMAT, len(value), _records(value))


def _records(words: dict[str, Any]) -> Iterator[Record]:
    for word, told in words.items():
        if not isinstance(told, dict):
            raise refused("this is no word of BuildSpeak's", repr(word)[:80])
        key, ipa, zh = (told.get(field, "") for field in ("key", "ipa", "zh"))
        if not (isinstance(key, str) and isinstance(ipa, str) and isinstance(zh, str)):
            raise refused("this is no word of BuildSpeak's", repr(word)[:80])
        found = record(key or word, ipa, iter([zh]))
        if found:
            yield found
