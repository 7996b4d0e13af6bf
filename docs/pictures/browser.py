"""Headless Chromium, which draws a page to a PNG."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-device-scale-factor=1.5",
)


def shot(page: str, width: int, height: int, target: Path) -> None:
    """Draw a page of HTML, so many pixels wide and high, to `target`."""
    if CHROMIUM is None:
        sys.exit("error: drawing the pictures needs Chromium, install it (Debian: chromium)")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_text(page, encoding="utf-8")
        command = [CHROMIUM, *FLAGS, f"--user-data-dir={folder}/profile"]
        command += [f"--window-size={width},{height}", f"--screenshot={target}", file.as_uri()]
        subprocess.run(command, check=True, capture_output=True)
