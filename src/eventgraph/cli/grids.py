"""Rich tables as text: for a terminal in style, elsewhere plain."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING, Final, Literal

from eventgraph.cli.terminal_text import is_styled, is_terminal

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

PIPE_WIDTH: Final = 200


def grid(*columns: str) -> Table:
    """Return an empty table without lines whose columns break long words."""
    from rich.table import Table

    empty = Table(box=None, pad_edge=False)
    for column in columns:
        empty.add_column(column, overflow="fold")
    return empty


def drawn(what: RenderableType, *, wrap: bool = True) -> str:
    """Return it as lines; if they are to `wrap`, as wide as the terminal (in a pipe 200 characters)."""
    from rich.console import Console

    styled = is_styled()
    color: Literal["standard"] | None = "standard" if styled else None
    width = shutil.get_terminal_size().columns if is_terminal() else PIPE_WIDTH
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=styled, color_system=color, highlight=False)
    console.print(what, soft_wrap=not wrap)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())
