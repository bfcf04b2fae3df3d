"""What became of a plan."""

from __future__ import annotations

from typing import Literal

from eventgraph.records.claim import Factuality
from eventgraph.records.record import Record

Outcome = Literal["carried out", "denied", "open", "withdrawn"]


class Fate(Record):
    """What became, as far as articles told by `as_of`, of what was planned or possible.

    `claims` are those that told of the plan, `subject` and `object` ids of entities, `factuality` the firmer
    of planned and possible. `due` is when it was to be, as the claims say. `outcome` is "carried out" if a
    later claim tells it as a fact, "denied" if one says that it is not so, "withdrawn" if all of `claims`
    were taken back. `decided_by` are the claims that say so, `decided` the first day on which one did.
    `overdue`: still open, though `due` is over.
    """

    claims: tuple[str, ...]
    subject: str
    relation: str
    object: str
    factuality: Factuality
    origins: int
    first_reported: str | None = None
    due: str | None = None
    outcome: Outcome = "open"
    decided_by: tuple[str, ...] = ()
    decided: str | None = None
    overdue: bool = False
    as_of: str | None = None
