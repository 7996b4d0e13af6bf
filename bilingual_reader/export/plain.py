"""Text for files that have a line for each thing."""

from __future__ import annotations

import re

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""What no text file should hold: controls but tab and line breaks, halves of characters."""


def one_line(text: str) -> str:
    """The text without control characters, on one line."""
    return " ".join(CONTROL.sub("", text).split())
