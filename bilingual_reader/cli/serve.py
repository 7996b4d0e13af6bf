"""`serve`: the reader in a browser on this machine."""

from __future__ import annotations

import sys
from importlib.util import find_spec

import click

from bilingual_reader.cli.state import State, pass_state, text_argument
from bilingual_reader.errors import ServeError
from bilingual_reader.locale import _


@click.command("serve")
@click.argument("episode", required=False, type=text_argument)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8421,
    show_default=True,
    help="Where to listen; 0 takes a free port.",
)
@click.option("--open", "opened", is_flag=True, help="Open the browser, too.")
@pass_state
def serve_command(state: State, episode: str | None, port: int, opened: bool) -> None:
    """Open the reader in a browser. Without EPISODE, on the one that was read last.

    It prints a link with a token that nobody can guess; only this machine is answered, and the
    page asks no other for anything. Ctrl+C ends it; what was marked is kept.
    """
    if find_spec("textual_serve") is None:
        raise ServeError(
            "the web server is not installed",
            "textual-serve",
            "pip install 'bilingual-reader[serve]'",
        )
    library = state.open_library()
    found = [library.find(episode).id] if episode else []
    program = [sys.executable, "-m", "bilingual_reader", "--library", str(library.path.absolute())]
    library.close()
    from secrets import token_urlsafe

    from bilingual_reader.serve.server import ReaderServer, bound

    server = ReaderServer([*program, "read", "--", *found], bound(port), token_urlsafe(24))
    click.echo(server.link)
    click.echo(_("The reader is there until you press Ctrl+C."), err=True)
    if opened:
        click.launch(server.link)
    server.run()


COMMANDS = (serve_command,)
