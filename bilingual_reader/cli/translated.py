"""The help of commands in another language than English.

click makes help from the docstrings and options of a command, and counts characters where a
terminal counts cells. So a command is copied with its texts translated, and its help is laid out
here. In English nothing of this is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

import click
from rich.cells import cell_len

from bilingual_reader.locale import N_, _, told
from bilingual_reader.reader.layout.linebreak import wrap
from bilingual_reader.reader.telling import padded

_HEADINGS = (N_("Options"), N_("Commands"))
"""What click writes over the parts of help."""
_METAVARS = (N_("[OPTIONS]"), N_("COMMAND [ARGS]..."))


def translated(command: click.Command) -> click.Command:
    """A copy of a command, and of those below it, whose help is in the language that is in use."""
    made = copy(command)
    made.context_class = _Context
    made.help = _paragraphs(command.help)
    made.epilog = _paragraphs(command.epilog)
    made.short_help = made.help.partition("\n")[0].partition("。")[0]
    made.options_metavar = _(_METAVARS[0])
    made.params = [_option(each) for each in command.params]
    if isinstance(made, click.Group):
        made.subcommand_metavar = _(_METAVARS[1])
        made.commands = {name: translated(below) for name, below in made.commands.items()}
    return made


def _paragraphs(text: str | None) -> str:
    return "\n\n".join(told(" ".join(each.split())) for each in (text or "").split("\n\n"))


def _option(parameter: click.Parameter) -> click.Parameter:
    made = copy(parameter)
    if isinstance(made, click.Option):
        made.help = _paragraphs(made.help)
    return made


class _Formatter(click.HelpFormatter):
    """Lays help out by the cells of a terminal, and breaks lines by the rules of both scripts."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """`Usage: program arguments`, what does not fit under the arguments."""
        begin = _("Usage: {program}").format(program=prog) + " "
        room = max(self.width - cell_len(begin), 20)
        first, *rest = [args[a:b] for a, b in wrap(args, room)]
        self.write(f"{begin}{first}".rstrip() + "\n")
        for line in rest:
            self.write(" " * cell_len(begin) + line + "\n")

    def write_heading(self, heading: str) -> None:
        """`Options:`"""
        self.write(" " * self.current_indent + _("{name}:").format(name=_(heading)) + "\n")

    def write_text(self, text: str) -> None:
        """Paragraphs, indented as far as this part is."""
        indent = " " * self.current_indent
        room = self.width - self.current_indent
        paragraphs = [
            "\n".join(indent + text[a:b] for a, b in wrap(text, room))
            for text in text.split("\n\n")
        ]
        self.write("\n\n".join(paragraphs) + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Terms and what is said of them, in two columns."""
        rows = list(rows)
        left = min(max(cell_len(term) for term, _ in rows), col_max) + col_spacing
        indent = " " * self.current_indent
        room = max(self.width - left - self.current_indent, 10)
        for term, text in rows:
            # What click adds itself, such as a default, stands behind two spaces.
            text = "".join(told(part) for part in text.split("  "))
            lines = [text[a:b] for a, b in wrap(text, room)]
            if cell_len(term) > left - col_spacing:
                self.write(f"{indent}{term}\n")
                term = ""
            for line in lines:
                self.write(f"{indent}{padded(term, left)}{line}".rstrip() + "\n")
                term = ""


class _Context(click.Context):
    formatter_class = _Formatter
