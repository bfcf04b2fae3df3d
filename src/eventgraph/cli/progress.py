"""How far a run is, on a terminal; in a pipe nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from eventgraph.cli.inputs import articles_read
from eventgraph.cli.terminal_text import escaped

if TYPE_CHECKING:
    from eventgraph.records import InputReport

NAME_WIDTH: Final = 60


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Callable[[InputReport], None] | None]:
    """Show articles done and the latest file on standard error while the block runs.

    Gives what must be called with each row, or None where nobody watches.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    with _shown("articles", "loading the model") as update:
        done: set[str] = set()

        def advance(row: InputReport) -> None:
            done.update(articles_read([row]))
            update(completed=len(done), description=escaped(Path(row.path).name, limit=NAME_WIDTH))

        yield advance


@contextmanager
def counting(what: str) -> Iterator[Callable[[str], None] | None]:
    """Show how many are done and the name of the latest on standard error while the block runs.

    Gives what must be called with each name, or None where nobody watches.
    """
    if not sys.stderr.isatty():
        yield None
        return
    with _shown(what, "") as update:
        yield lambda name: update(advance=1, description=escaped(name, limit=NAME_WIDTH))


@contextmanager
def _shown(what: str, first: str) -> Iterator[Callable[..., None]]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    columns = (
        SpinnerColumn(),
        TextColumn(f"{{task.completed}} {what}"),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield partial(bar.update, bar.add_task(first, total=None))
