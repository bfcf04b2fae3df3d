"""What became of the inputs of a run: a line for each that needs attention, and the exit code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from eventgraph.cli.terminal_text import escaped

if TYPE_CHECKING:
    from eventgraph.records import InputReport

SHOWN: Final = 20
READ: Final = frozenset({"ok", "replaced", "unchanged"})
LABELS: Final = {"quarantine": "set aside", "skip": "passed over", "warning": "warning"}
"""How a row is announced that is no plain success, the worst first."""

ALL_READ: Final = 0
SOME_SET_ASIDE: Final = 3
NOTHING_READ: Final = 4


def exit_code(statuses: Iterable[str], *, articles: int, strict: bool = False) -> int:
    """Return 4 if no article was read, 3 if an input was set aside (`strict`: or warned of), else 0."""
    refused = {"quarantine"} | (set(LABELS) if strict else set())
    if not articles:
        return NOTHING_READ
    return SOME_SET_ASIDE if refused & set(statuses) else ALL_READ


def problem_lines(rows: Iterable[InputReport]) -> Iterator[str]:
    """Yield a line for each of the first 20 rows of a kind that were not plainly read, then how many more."""
    kept = [row for row in rows if row.status in LABELS]
    for status, label in LABELS.items():
        alike = [row for row in kept if row.status == status]
        yield from map(problem_line, alike[:SHOWN])
        if len(alike) > SHOWN:
            yield f"{label}: {len(alike) - SHOWN} more"


def problem_line(row: InputReport) -> str:
    """Return label, place, reason code, message and remedy of a row on one line, safe for a terminal."""
    place = row.path + (f" ({row.member})" if row.member else "")
    # Some messages begin with the path already.
    message = row.message.removeprefix(f"{row.path}: ")
    reason = f" [{row.code}]" if row.code else ""
    hint = f"; {row.hint}" if row.hint else ""
    return f"{LABELS[row.status]}: {escaped(place)}: {escaped(message)}{reason}{escaped(hint)}"
