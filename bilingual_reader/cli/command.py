"""The `bilingual-reader` command itself: its options, and what becomes of an error."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from bilingual_reader import __version__
from bilingual_reader.cli.output import printable
from bilingual_reader.cli.state import State, path_argument
from bilingual_reader.errors import ReaderError
from bilingual_reader.locale import _, explained, in_use, preferred, told, use

EPILOG = """EPISODE is an id, a number from `list`, or any unambiguous part of a title.
Start with `bilingual-reader demo`, or `bilingual-reader import FILE`."""


MODULES = {
    "align": "align",
    "audio": "audio",
    "backup": "shelf",
    "beads": "beads",
    "bookmarks": "bookmarks",
    "demo": "demo",
    "dict": "dictionaries",
    "export": "export",
    "glossary": "glossary",
    "import": "episodes",
    "list": "episodes",
    "lookup": "lookup",
    "pinyin": "lexicon",
    "read": "reading",
    "readings": "readings",
    "redo": "undo",
    "remove": "shelf",
    "rename": "shelf",
    "restore": "shelf",
    "review": "review",
    "search": "search",
    "serve": "serve",
    "settings": "settings",
    "show": "episodes",
    "stats": "stats",
    "undo": "undo",
    "words": "words",
}
"""Command → the module of this package that holds it, imported when the command is asked for."""

READERS = (None, "read")
"""What opens the reader at once."""


class Commands(click.Group):
    """The commands, each loaded only when it is run or its help is shown."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in MODULES:
            return None
        module = import_module(f"bilingual_reader.cli.{MODULES[cmd_name]}")
        found: click.Command = next(c for c in module.COMMANDS if c.name == cmd_name)
        return _in_language(found)


def _in_language(found: click.Command) -> click.Command:
    if in_use() == "en":
        return found
    from bilingual_reader.cli.translated import translated

    return translated(found)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--library",
    type=path_argument,
    metavar="FILE",
    help="The library to use.  [default: in your data folder, or $BILINGUAL_READER_LIBRARY]",
)
@click.version_option(__version__, prog_name="bilingual-reader")
@click.pass_context
def command(context: click.Context, library: Path | None) -> None:
    """Read real interviews in English and Chinese, sentence by sentence, and keep the words.

    Without a command it opens the reader.
    """
    context.obj = State(library)
    if context.invoked_subcommand not in READERS:
        gc.enable()
    if context.invoked_subcommand is None:
        from bilingual_reader.cli.reading import open_reader

        open_reader(context.obj, None)


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit: 0 done, 1 something could not be done, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets an escape for it, not a crash.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    use(preferred(os.environ))
    try:
        code = _in_language(command).main(
            arguments, prog_name="bilingual-reader", standalone_mode=False
        )
        if sys.stdout is not None:
            sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        stopped = ReaderError("stopped before the end", "", "what was done until then is kept")
        code = _said(explained(stopped), 1)
    except click.ClickException as error:
        asked = sys.argv[1:] if arguments is None else arguments
        code = _said(_usage(error, asked), error.exit_code)
    except ReaderError as error:
        code = _said(explained(error), 1)
    except BrokenPipeError:
        # Whoever read our output has gone; let Python's own last flush go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except OSError as error:
        failed = ReaderError(
            error.strerror or str(error),
            str(error.filename or "in the system"),
            "check the disk and permissions",
        )
        code = _said(explained(failed), 1)
    except Exception as error:  # the last resort: a fault of ours, told without a traceback
        if os.environ.get("BILINGUAL_READER_DEBUG"):
            raise
        fault = f"{type(error).__name__}: {error}"
        what = f"a fault in the program ({fault})"
        todo = "run again with BILINGUAL_READER_DEBUG=1 and report it"
        code = _said(explained(ReaderError(what, "", todo)), 1)
    sys.exit(code if isinstance(code, int) else 0)


def _usage(error: click.ClickException, arguments: Sequence[str]) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else _path(arguments)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        what = _("a subcommand is missing")
    else:
        what = told(error.format_message().rstrip("."))
    return _("{what}, see `{command} --help`").format(what=what, command=path)


def _path(arguments: Sequence[str]) -> str:
    """The command that was asked for, where click does not say: an option without its value."""
    path = ["bilingual-reader"]
    found: click.Command = command
    context = click.Context(command)
    for argument in arguments:
        below = found.get_command(context, argument) if isinstance(found, click.Group) else None
        if below is not None:
            path, found = [*path, argument], below
    return " ".join(path)


def _said(message: str, code: int) -> int:
    click.echo(f"error: {printable(message)}", err=True)
    return code
