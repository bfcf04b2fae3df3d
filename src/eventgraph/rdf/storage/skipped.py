"""What the last ingest did not read, or not whole: `skipped.jsonl`, one JSON object a line.

    {"file": …, "record": …, "status": …, "reason": …, "message": …, "remedy": …}

`record` is the part of the file, null for all of it; `status` is `quarantine`, `skip` or `warning` (read in
part); `reason` is a code of `docs/exit-codes.md`. The next ingest begins the file anew.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO, Final, Self

from eventgraph.rdf.storage.folder import SKIPPED
from eventgraph.records import InputReport

NOT_READ: Final = frozenset({"quarantine", "skip"})
IN_PART: Final = "partial"


class SkippedList:
    """The list while a run writes it; a context manager. A killed run leaves what it had found so far."""

    def __init__(self, folder: Path) -> None:
        """Begin the list of a store; its writer must hold the lock."""
        self.path = folder / SKIPPED
        self.count = 0
        self._stream: IO[str] = self.path.open("w", encoding="utf-8")

    def __enter__(self) -> Self:
        """Return the list."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self._stream.close()

    def add(self, row: InputReport) -> None:
        """Write a line at once if the row tells of something that was not read, or not whole."""
        if row.status not in NOT_READ and row.code != IN_PART:
            return
        line = {
            "file": row.path,
            "record": row.member,
            "status": row.status,
            "reason": row.code,
            "message": row.message,
            "remedy": row.hint,
        }
        self._stream.write(json.dumps(line) + "\n")
        self._stream.flush()
        self.count += 1
