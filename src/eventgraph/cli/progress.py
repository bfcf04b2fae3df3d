"""How far a run is, on a terminal; in a pipe nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} articles"),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading the model", total=None)
        done: set[str] = set()

        def advance(row: InputReport) -> None:
            done.update(articles_read([row]))
            bar.update(task, completed=len(done), description=escaped(Path(row.path).name, limit=NAME_WIDTH))

        yield advance
