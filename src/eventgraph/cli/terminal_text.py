"""Text of strangers made fit for a terminal: an article must not move the cursor or turn the line around."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import typer

if TYPE_CHECKING:
    from eventgraph.records.record import Record

LIMIT: Final = 200
UNSAFE: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f"  # C0 and C1 controls, with them the escape sequences
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks, overrides and isolates
    r"\u2028\u2029\ufeff\ud800-\udfff]"  # line separators, byte order mark, surrogates of file names
)
UNSAFE_IN_DATA: Final = re.compile(UNSAFE.pattern.replace(r"\x00-\x1f", r"\x00-\x08\x0b-\x1f"))


def escaped(text: str, *, limit: int | None = LIMIT) -> str:
    r"""Return the text on one line: unsafe characters as `\u001b`, at most `limit` characters (None: all)."""
    cut = text if limit is None or len(text) <= limit else text[: limit - 1] + "…"
    return UNSAFE.sub(_escape, cut)


def data_for(data: bytes, *, terminal: bool) -> bytes:
    """Return lines of UTF-8 as they are for a pipe, and without unsafe characters for a terminal."""
    if not terminal:
        return data
    return UNSAFE_IN_DATA.sub(_escape, data.decode("utf-8", "replace").replace("\r\n", "\n")).encode()


def print_data(data: bytes) -> None:
    """Write lines of UTF-8 to standard output at once, whatever its encoding."""
    typer.echo(data_for(data, terminal=is_terminal()), nl=False)


def print_records(rows: Iterable[Record]) -> None:
    """Print records as JSON, one a line, without what they do not say."""
    print_data(b"".join(row.model_dump_json(exclude_none=True).encode() + b"\n" for row in rows))


def is_json(form: str | None) -> bool:
    """Tell whether an answer is printed as JSON: where it is asked for, and in a pipe."""
    return form == "json" or (form is None and not is_terminal())


def is_terminal() -> bool:
    """Tell whether standard output is read by a person."""
    return sys.stdout.isatty()


def is_styled() -> bool:
    """Tell whether to print bold and colours: to a person who has not refused them (no-color.org)."""
    return is_terminal() and not os.environ.get("NO_COLOR")


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
