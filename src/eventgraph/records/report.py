"""What became of each input of a run, and of the run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from eventgraph.records.record import Record

Status = Literal["ok", "warning", "unchanged", "replaced", "quarantine", "skip", "removed"]


class InputReport(Record):
    """One row for each file, or member of a file, that was listed.

    `code` is a reason of the closed list in `docs/exit-codes.md` where the status is a warning,
    quarantine or skip; `hint` is what the user can do about it.
    """

    path: str
    status: Status
    member: str | None = None
    article: str | None = None
    code: str | None = None
    message: str = ""
    hint: str = ""
    claims: int = 0


class IngestReport(Record):
    """What a run did and what the store holds now: the summary that a person acts on.

    `interrupted` says that it was stopped: then entities were not resolved and only articles are counted.
    `goes_on_from` is when a run began that was cut short before this one, in ISO 8601.
    `skipped_list` is the file that lists what was not read, or not whole; None if there is no such input.
    `unused_fields` are names that the user gave to fields ("text=body") and that no input has, though some
    could. `warnings` are about decisions of people that fit no entity.
    """

    inputs: tuple[InputReport, ...] = ()
    articles: int = 0
    entities: int = 0
    claims: Mapping[str, int] = {}
    relations: Mapping[str, int] = {}
    interrupted: bool = False
    goes_on_from: str | None = None
    skipped_list: str | None = None
    unused_fields: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def count(self, *statuses: Status) -> int:
        """Return how many inputs ended with one of the statuses."""
        return sum(row.status in statuses for row in self.inputs)
