"""JSON that somebody else wrote."""

from __future__ import annotations

import json
from typing import Any

from bilingual_reader.lexicon.formats.book import refused


def parsed(data: bytes | str, name: str) -> Any:
    """The value in a JSON text. Raises LexiconError where it is broken or nested too deep."""
    try:
        return json.loads(data.decode("utf-8-sig") if isinstance(data, bytes) else data)
    except (ValueError, RecursionError, MemoryError) as error:
        # A ValueError is a fault of the JSON or of UTF-8, or a number of thousands of digits.
        raise refused(f"the JSON is broken ({error})", name) from error
