"""Two sides that cannot both be right, as a reader checks them."""

from __future__ import annotations

from eventgraph.records.claim import Factuality
from eventgraph.records.contradiction import ContradictionKind
from eventgraph.records.record import Record
from eventgraph.records.telling import Telling


class ConflictSide(Record):
    """What one side says: `value` is what it differs in from the other one, an entity by its name.

    `telling` is the claim that is shown, `outlets` are those of all claims that the other side's contradicts.
    `time` is when the claim says that it happened.
    """

    value: str
    subject: str
    subject_id: str
    relation: str
    object: str
    object_id: str
    factuality: Factuality
    ended: bool = False
    time: str | None = None
    telling: Telling
    outlets: tuple[str, ...]


class Conflict(Record):
    """A contradiction with both sides as they are told (`Contradiction` says what the kinds are).

    `event` is the happening that it is about, if it is about one; `settled`: one side was taken back by all
    who said so. Neither side wins.
    """

    id: str
    kind: ContradictionKind
    event: str | None = None
    settled: bool = False
    one: ConflictSide
    other: ConflictSide
