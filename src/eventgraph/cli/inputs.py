"""What became of the inputs of a run: a line for each that needs attention, and the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Final

import typer

from eventgraph.cli.terminal_text import escaped

if TYPE_CHECKING:
    from eventgraph.records import InputReport

SHOWN: Final = 20
READ: Final = frozenset({"ok", "replaced", "unchanged", "warning"})
SET_ASIDE: Final = "set aside"
PASSED_OVER: Final = "passed over"
WARNING: Final = "warning"
LABELS: Final = {"quarantine": SET_ASIDE, "skip": PASSED_OVER, "warning": WARNING}
"""How a row is announced that is no plain success, the worst first."""

ALL_READ: Final = 0
SOME_SET_ASIDE: Final = 3
NOTHING_READ: Final = 4


def articles_read(rows: Iterable[InputReport], *statuses: str) -> frozenset[str]:
    """Return the ids of the articles that were read, or of those with one of the statuses."""
    wanted = frozenset(statuses) or READ
    return frozenset(row.article for row in rows if row.article is not None and row.status in wanted)


def label(row: InputReport) -> str | None:
    """Return how a row is announced; None for a plain success. A reason code makes it a warning at least."""
    return LABELS.get(row.status, WARNING if row.code else None)


class ErrorLimit:
    """Counts inputs that were set aside, up to as many as a run may have; None for any number."""

    def __init__(self, most: int | None = None) -> None:
        self._most = most
        self._count = 0

    def count(self, row: InputReport) -> None:
        """Take the next row."""
        self._count += label(row) == SET_ASIDE

    def is_reached(self) -> bool:
        """Tell whether the run shall end."""
        return self._most is not None and self._count >= self._most

    def line(self) -> str:
        """Return why the run ended."""
        return f"as many inputs were set aside as --max-errors allows ({self._most})"


class Announcer:
    """Keeps the rows of a run that prints data, and says at once which of them need attention."""

    def __init__(self, max_errors: int | None = None) -> None:
        self.rows: list[InputReport] = []
        self._errors = ErrorLimit(max_errors)

    def __call__(self, row: InputReport) -> None:
        """Take the next row.

        Raises:
            typer.Exit: so many inputs were set aside that the run shall end.
        """
        self.rows.append(row)
        self._errors.count(row)
        if label(row) is not None:
            typer.echo(problem_line(row), err=True)
        if self._errors.is_reached():
            typer.echo(f"stopped: {self._errors.line()}", err=True)
            raise typer.Exit(SOME_SET_ASIDE)


def exit_code(rows: Collection[InputReport], *, articles: int, strict: bool = False) -> int:
    """Return 4 if no article was read, 3 if an input was set aside (`strict`: or needs attention), else 0."""
    if not articles:
        return NOTHING_READ
    labels = {label(row) for row in rows} - {None}
    return SOME_SET_ASIDE if SET_ASIDE in labels or (strict and labels) else ALL_READ


def problem_lines(rows: Iterable[InputReport]) -> Iterator[str]:
    """Yield a line for each of the first 20 rows of a label, and how many more there are."""
    shown: Counter[str] = Counter()
    for row in rows:
        kind = label(row)
        if kind is not None:
            shown[kind] += 1
            if shown[kind] <= SHOWN:
                yield problem_line(row)
    yield from (f"{kind}: {shown[kind] - SHOWN} more" for kind in LABELS.values() if shown[kind] > SHOWN)


def problem_line(row: InputReport) -> str:
    """Return label, place, message, reason code and remedy of a row on one line, safe for a terminal."""
    place = row.path + (f" ({row.member})" if row.member else "")
    reason = f" [{row.code}]" if row.code else ""
    hint = f"; {row.hint}" if row.hint else ""
    return f"{label(row)}: {escaped(place)}: {escaped(row.message)}{reason}{escaped(hint)}"
