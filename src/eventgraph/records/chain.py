"""How two entities hang together: chains of claims from one to the other."""

from __future__ import annotations

from eventgraph.records.claim import Factuality
from eventgraph.records.entity import Named
from eventgraph.records.record import Record
from eventgraph.records.telling import Telling
from eventgraph.records.timeline import Precision, TimeOf


class Step(Record):
    """One claim of a chain, as the best attested of all between the two says it.

    `subject`, `relation` and `object` say it as the articles do. `forward` tells that the chain walks from
    the subject to the object, and not the other way. `time`, `precision` and `time_of` are as in a
    `TimelineRow`. `others` counts further claims between the two.
    """

    subject: str
    subject_id: str
    relation: str
    object: str
    object_id: str
    forward: bool
    factuality: Factuality
    ended: bool = False
    time: str | None = None
    precision: Precision | None = None
    time_of: TimeOf | None = None
    outlets: tuple[str, ...]
    articles: int
    origins: int
    tellings: tuple[Telling, ...]
    others: int = 0


class Chain(Record):
    """A chain of steps in which no entity comes twice; `entities` are one more than `steps`."""

    entities: tuple[Named, ...]
    steps: tuple[Step, ...]
