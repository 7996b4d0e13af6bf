"""A page in headless Chromium, driven by the DevTools protocol."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--remote-debugging-port=0", "--window-size=1100,800"),
)
_CODES = {"ArrowRight": 39, "ArrowLeft": 37, "Enter": 13, "Escape": 27}


def program() -> str | None:
    """The path of Chromium, or None where there is none."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


class Page:
    """One page."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._last = socket, 0
        self.hosts: set[str] = set()
        """Hosts that anything was asked of; without those of data and blob addresses."""

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the protocol and wait for its answer, hearing of requests meanwhile."""
        self._last += 1
        await self._socket.send_json({"id": self._last, "method": method, "params": parameters})
        while True:
            told = await self._socket.receive_json()
            if told.get("id") == self._last:
                assert "error" not in told, told
                found: dict[str, Any] = told["result"]
                return found
            self._heard(told)

    def _heard(self, told: dict[str, Any]) -> None:
        parameters = told.get("params", {})
        url = parameters.get("request", {}).get("url") or parameters.get("url", "")
        if told.get("method") in ("Network.requestWillBeSent", "Network.webSocketCreated"):
            parts = urlsplit(url)
            if parts.scheme not in ("data", "blob"):
                self.hosts.add(parts.netloc)

    async def open(self, address: str) -> None:
        """Go to an address."""
        await self.call("Network.enable")
        await self.call("Page.enable")
        await self.call("Page.navigate", url=address)

    async def evaluate(self, expression: str) -> Any:
        """The value of an expression of JavaScript on the page."""
        told = await self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        return told["result"].get("value")

    async def until(self, expression: str) -> None:
        """Wait until an expression is true; pytest's own patience bounds it."""
        while not await self.evaluate(expression):
            await asyncio.sleep(0.05)

    async def press(self, key: str) -> None:
        """Press a key: a name of DOM's (ArrowRight), or a letter."""
        if len(key) == 1:
            await self.call("Input.insertText", text=key)
            return
        code = _CODES[key]
        for kind in ("rawKeyDown", "keyUp"):
            await self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
            )


@asynccontextmanager
async def page(folder: Path) -> AsyncIterator[Page]:
    """An empty page of a Chromium that is started for it, with a profile in `folder`."""
    found = program()
    assert found
    process = await asyncio.create_subprocess_exec(
        found,
        *_OPTIONS,
        f"--user-data-dir={folder}",
        "about:blank",
        env={**os.environ, "HOME": str(folder)},
        stderr=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        port = await _port(folder)
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [one for one in await answer.json() if one["type"] == "page"]
            async with session.ws_connect(
                pages[0]["webSocketDebuggerUrl"], max_msg_size=0
            ) as socket:
                yield Page(socket)
    finally:
        process.kill()
        await process.communicate()


async def _port(folder: Path) -> int:
    told = folder / "DevToolsActivePort"
    while not (told.exists() and len(told.read_text().split()) == 2):
        await asyncio.sleep(0.05)
    return int(told.read_text().split()[0])
