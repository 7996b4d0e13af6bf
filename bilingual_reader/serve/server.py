"""textual-serve, held to this machine: a token in the link, and no request to any other host.

Each page that is opened runs the reader in a process of its own, on the same library; what one
marks the other shows, as with two terminals. Whoever has the link has the reader, so the link is
told to nobody but the learner:

    the token stands in the link once; a cookie that scripts cannot read takes its place
    only loopback names are answered (another name for this machine would be DNS rebinding)
    a websocket is opened for our own page only, since browsers let any page try
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import shlex
import socket
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from aiohttp import web
from textual_serve.server import Server

from bilingual_reader.errors import ServeError
from bilingual_reader.locale import _

COOKIE = "bilingual-reader-{port}"
"""By port: cookies of one host are shared by all of its ports."""
LOOPBACK = "127.0.0.1"
_NAMES = (LOOPBACK, "localhost")
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'self' data: blob: 'unsafe-inline'; connect-src 'self' ws://{host}; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def bound(port: int) -> socket.socket:
    """A socket on this machine's loopback address; port 0 takes a free one. Raises ServeError."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((LOOPBACK, port))
        made.listen()  # whoever follows the link at once waits a moment, and is not refused
    except OSError as error:
        made.close()
        raise ServeError(
            f"the port cannot be used ({error.strerror})", str(port), "choose another with --port"
        ) from error
    return made


class ReaderServer(Server):
    """Serves the reader, run by a command, to whoever has the token."""

    def __init__(self, command: Sequence[str], listening: socket.socket, token: str) -> None:
        self._socket, self._token = listening, token
        port = listening.getsockname()[1]
        self._cookie = COOKIE.format(port=port)
        self._readers: set[asyncio.Task[object]] = set()
        super().__init__(
            shlex.join(command),
            host=LOOPBACK,
            port=port,
            title="Bilingual Reader",
            public_url=f"http://{LOOPBACK}:{port}",
            templates_path=Path(__file__).parent / "templates",
        )

    @property
    def link(self) -> str:
        """What the learner opens."""
        return f"{self.public_url}/?token={self._token}"

    def run(self) -> None:
        """Serve until the learner stops it (Ctrl+C, or the system's signal to end)."""
        # The readers are told to quit and do so by themselves, perhaps a moment after the server.
        logging.getLogger("asyncio").setLevel(logging.ERROR)
        web.run_app(
            self._make_app(), sock=self._socket, print=None, access_log=None, shutdown_timeout=3.0
        )

    async def _make_app(self) -> web.Application:
        app: web.Application = await super()._make_app()
        app.middlewares.append(self._guarded)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing: the command says where the page is."""

    async def on_shutdown(self, app: web.Application) -> None:
        """End the readers of all open pages, each of which saves where it was."""
        for reader in self._readers:
            reader.cancel()
        await asyncio.gather(*self._readers, return_exceptions=True)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run a reader for a page, until either is closed."""
        reader = asyncio.current_task()
        assert reader is not None
        self._readers.add(reader)
        try:
            return await super().handle_websocket(request)
        finally:
            self._readers.discard(reader)

    @web.middleware
    async def _guarded(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        if request.host.rpartition(":")[0] not in _NAMES:
            raise web.HTTPForbidden(text=_("This name is not this machine's."))
        if self._is(request.query.get("token", "")) and request.path == "/":
            return self._let_in(request)
        if not self._is(request.cookies.get(self._cookie, "")):
            raise web.HTTPForbidden(
                text=_("Open the link that bilingual-reader serve has printed.")
            )
        if request.path == "/ws" and request.headers.get("Origin") != f"http://{request.host}":
            raise web.HTTPForbidden(text=_("This page is not the reader's."))
        # The page and its websocket go by the name that the browser came by.
        self.public_url = f"http://{request.host}"
        response = await handler(request)
        if not response.prepared:
            for name, value in _HEADERS.items():
                response.headers[name] = value.format(host=request.host)
        return response

    def _is(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self._token.encode())

    def _let_in(self, request: web.Request) -> web.Response:
        """Keep the token in a cookie, and take it out of the address that the browser shows."""
        kept = [(name, value) for name, value in request.query.items() if name != "token"]
        response = web.Response(
            status=303, headers={"Location": str(request.rel_url.with_query(kept))}
        )
        response.set_cookie(self._cookie, self._token, httponly=True, samesite="Strict")
        return response
