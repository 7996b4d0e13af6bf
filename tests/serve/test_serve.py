"""`serve`: the reader in a browser, for whoever has the link and nobody else."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from bilingual_reader.cli import main
from tests.serve import chromium

_LINES = ("The kettle sings.", "水壶在唱歌。", "Lanterns answer.", "一盏灯笼作答。")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with one episode of two sentence pairs."""
    text = tmp_path / "kettle.txt"
    text.write_text("\n\n".join(_LINES), "utf-8")
    path = tmp_path / "library.db"
    with pytest.raises(SystemExit) as ended:
        main(["--library", str(path), "import", str(text)])
    assert ended.value.code == 0
    return path


@asynccontextmanager
async def served(library: Path) -> AsyncIterator[str]:
    """The link of a running server; at the end it is told to stop, and stops cleanly."""
    command = [sys.executable, "-m", "bilingual_reader", "--library", str(library)]
    process = await asyncio.create_subprocess_exec(
        *command,
        *("serve", "kettle", "--port", "0"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.terminate()
        _, errors = await process.communicate()
    assert process.returncode == 0 and "Traceback" not in errors.decode()


def _session() -> aiohttp.ClientSession:
    """A client that keeps cookies, of an address without a name too, as browsers do."""
    return aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))


def _words(library: Path) -> list[str]:
    command = [sys.executable, "-m", "bilingual_reader", "--library", str(library)]
    told = subprocess.run([*command, "words", "--json"], capture_output=True, check=True)
    return [word["word"] for word in json.loads(told.stdout)["words"]]


async def test_read_and_mark_in_a_browser(library: Path, tmp_path: Path) -> None:
    """The page opens, steps and marks a word without a click before, which the library has; no
    other host is asked."""
    if chromium.program() is None:
        pytest.skip("Chromium is not installed")
    async with asyncio.timeout(60), served(library) as link, chromium.page(tmp_path / "p") as page:
        await page.open(link)
        await page.until("document.body && document.body.classList.contains('-first-byte')")
        assert "token" not in await page.evaluate("location.href")
        for key in ("ArrowRight", "w", "m"):
            await page.press(key)
        while not (found := await asyncio.to_thread(_words, library)):
            await asyncio.sleep(0.1)
        assert found == ["lantern"]
        assert page.hosts == {link.split("/")[2]}


async def test_only_the_link_opens_it(library: Path) -> None:
    """Without the token, under another name, or from another page, nothing is shown."""
    async with served(library) as link, _session() as session:
        home = link.partition("?")[0]

        async def asked(url: str, **headers: str) -> int:
            async with session.get(url, headers=headers, allow_redirects=False) as answer:
                return answer.status

        assert await asked(home) == 403
        assert await asked(home + "?token=guess") == 403
        assert await asked(home + "static/js/textual.js") == 403
        assert await asked(link, Host="evil.example") == 403
        assert await asked(link) == 303
        assert await asked(home) == 200
        assert await asked(home + "ws", Origin="http://evil.example") == 403
        assert await asked(home + "ws") == 403


async def test_the_page_names_no_other_host(library: Path) -> None:
    """Fonts and scripts come from this machine, and the browser is told to allow no others."""
    async with served(library) as link, _session() as session:
        async with session.get(link) as answer:
            text, policy = await answer.text(), answer.headers["Content-Security-Policy"]
        host = link.split("/")[2]
        assert text.replace(f"http://{host}", "").count("http") == 0
        assert "default-src 'self'" in policy


def test_a_port_in_use(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A port that another program has is told in a line."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with pytest.raises(SystemExit) as ended:
            main(["--library", str(library), "serve", "--port", port])
    assert ended.value.code == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and told.startswith("error: ") and "--port" in told


def test_an_episode_that_is_none(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is to be opened is looked for before the server starts."""
    with pytest.raises(SystemExit) as ended:
        main(["--library", str(library), "serve", "nothing like it"])
    assert ended.value.code == 1 and "error: " in capsys.readouterr().err
