"""`python -m eventgraph.cli.reference > docs/cli.md`: the help of every verb as a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import typer

from eventgraph.cli.commands import app

if TYPE_CHECKING:
    Command = Any  # Typer's own class of commands has no public name.

PAGE: Final[dict[str, Any]] = {"terminal_width": 100, "max_content_width": 100}
HEAD: Final = """\
# The command line

Every verb reads the defaults of `--store`, `--model`, `--ontology` and `--gazetteer` from `eventgraph.toml`
in the working directory, where there is one, and those of the limits of reading from its table `[limits]`
([formats.md](formats.md#limits)). What ends the program with which code is told in
[exit-codes.md](exit-codes.md).

This page is made by `python -m eventgraph.cli.reference > docs/cli.md`; a test compares it with the program.
"""


def reference() -> str:
    """Return the page in Markdown: the help of each verb, as a terminal of 100 columns shows it."""
    command = typer.main.get_command(app)
    return "\n".join([HEAD, *(_section(path, each) for path, each in _commands("eventgraph", command))])


def _commands(path: str, command: Command) -> Iterator[tuple[str, Command]]:
    yield path, command
    for name, child in getattr(command, "commands", {}).items():
        yield from _commands(f"{path} {name}", child)


def _section(path: str, command: Command) -> str:
    context = typer.Context(command, info_name=path, **command.context_settings, **PAGE)
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return f"## {path}\n\n```text\n{text}\n```\n"


if __name__ == "__main__":
    typer.echo(reference(), nl=False)
