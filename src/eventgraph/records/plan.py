"""What was planned or possible and what became of it, as a reader checks it."""

from __future__ import annotations

from eventgraph.records.claim import Factuality
from eventgraph.records.fate import Outcome
from eventgraph.records.record import Record
from eventgraph.records.telling import Telling


class Plan(Record):
    """A `Fate` in words: what was planned, who told it, and who told what came of it.

    `tellings` are the claims that told of the plan, `decided_by` those that say that it was carried out or
    denied, both oldest first. The other fields are those of the fate.
    """

    subject: str
    subject_id: str
    relation: str
    object: str
    object_id: str
    factuality: Factuality
    first_reported: str | None = None
    due: str | None = None
    outcome: Outcome
    overdue: bool = False
    decided: str | None = None
    as_of: str | None = None
    origins: int
    outlets: tuple[str, ...]
    articles: int
    tellings: tuple[Telling, ...]
    decided_by: tuple[Telling, ...] = ()
