"""The program as a shell sees it: arguments in, an exit code out, and one line for each error."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Final

import typer

from eventgraph.cli.commands import app
from eventgraph.cli.interruption import Interrupted
from eventgraph.cli.terminal_text import escaped
from eventgraph.errors import EventgraphError

INTERNAL: Final = 1
INPUT_OUTPUT: Final = 7
HUNG_UP: Final = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (of this process, unless arguments are given) and return the exit code.

    Codes are those of `docs/exit-codes.md`. Errors are one line on standard error, with `--debug`
    anywhere before `--` after their traceback.
    """
    words, debug = _without_debug(list(sys.argv[1:] if arguments is None else arguments))
    _accept_any_text()
    try:
        return _run(words)
    except EventgraphError as error:
        return _fail(error, str(error), error.exit_code, debug=debug)
    except BrokenPipeError:
        return _hang_up()
    except Interrupted as interruption:
        typer.echo("eventgraph: stopped at once; what was stored is safe", err=True)
        return interruption.exit_code
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return _fail(error, f"{place}{error.strerror or error}", INPUT_OUTPUT, debug=debug)
    except Exception as error:  # noqa: BLE001 - the outermost border: a user gets a line, not a traceback
        message = f"internal error: {type(error).__name__}: {error} (run with --debug and report it)"
        return _fail(error, message, INTERNAL, debug=debug)


def _run(words: list[str]) -> int:
    try:
        app(words, prog_name="eventgraph")
    except SystemExit as end:
        # Typer turns a broken pipe into exit 1 and keeps the cause.
        if isinstance(end.__context__, BrokenPipeError):
            raise end.__context__ from None
        code = end.code if isinstance(end.code, int) else 0
    else:
        code = 0
    sys.stdout.flush()
    return code


def _without_debug(words: list[str]) -> tuple[list[str], bool]:
    end = words.index("--") if "--" in words else len(words)
    kept = [word for word in words[:end] if word != "--debug"]
    return kept + words[end:], len(kept) < end


def _accept_any_text() -> None:
    """Show what the terminal's encoding lacks as an escape, where Python would stop."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _fail(error: BaseException, message: str, code: int, *, debug: bool) -> int:
    if debug:
        traceback.print_exception(error)
    typer.echo(f"eventgraph: {escaped(message, limit=None)}", err=True)
    return code


def _hang_up() -> int:
    """End quietly when whoever read our output has gone; Python would complain when it flushes at exit."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.close(silence)
    return HUNG_UP
