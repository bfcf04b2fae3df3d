"""How much a query may cost, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from eventgraph.errors import SettingsError

MEGABYTE: Final = 1024 * 1024


MOST: Final = 1e9


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use; the defaults are for queries of strangers.

    Attributes:
        seconds: wall-clock time, which covers parsing and planning too.
        memory_mb: memory of the process that answers, in MiB, beyond what it takes to open the store.
        rows: rows of a SELECT, triples of a CONSTRUCT or DESCRIBE; 0 for all.
        answer_mb: size of the answer, in MiB.
        query_bytes: length of the query in UTF-8.
        depth: how deep its brackets nest.
        operators: how many operators, and words such as UNION and OPTIONAL, it has.

    Raises:
        SettingsError: a limit is not positive.
    """

    seconds: float = 10
    memory_mb: int = 2048
    rows: int = 10_000
    answer_mb: int = 256
    query_bytes: int = 64 * 1024
    depth: int = 100
    operators: int = 2_000

    def __post_init__(self) -> None:
        for name in ("seconds", "memory_mb", "answer_mb", "query_bytes", "depth", "operators"):
            if not 0 < getattr(self, name) < MOST:
                message = f"the limit {name} is {getattr(self, name)}; it must be more than 0, and a number"
                raise SettingsError(message)
        if self.rows < 0:
            message = f"the limit rows is {self.rows}; it must be 0, for all, or more"
            raise SettingsError(message)


DEFAULT_LIMITS: Final = Limits()
ALL_ROWS: Final = Limits(rows=0)
