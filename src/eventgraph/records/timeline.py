"""What happened with an entity, in the order of the times of happening."""

from __future__ import annotations

from typing import Literal

from eventgraph.records.claim import Factuality
from eventgraph.records.entity import Named
from eventgraph.records.record import Record
from eventgraph.records.telling import Telling

Precision = Literal["day", "month", "year"]
TimeOf = Literal["happening", "publication"]


class TimelineRow(Record):
    """One happening or state: all claims that tell of it.

    `time` is `2026`, `2026-07` or `2026-07-05`, as exact as `precision` says. `time_of` tells whether it is
    when it happened or will, or, where no article says, the day on which the first article told of it; all
    three are None where no article has a date either. `relation` is the relation's name. `sources` are those
    on whose word it is told, `outlets` who published it, both in the order of `tellings`, oldest first.
    `origins` counts the witnesses: copies of one text are one. `factualities` counts the tellings by
    factuality, `factuality` is the strongest. `event` is the id of the happening where claims of several
    relations or times were found to be one.
    """

    time: str | None = None
    precision: Precision | None = None
    time_of: TimeOf | None = None
    subject: str
    subject_id: str
    relation: str
    object: str
    object_id: str
    factuality: Factuality
    factualities: dict[Factuality, int]
    ended: bool = False
    event: str | None = None
    sources: tuple[str, ...] = ()
    outlets: tuple[str, ...]
    articles: int
    origins: int
    tellings: tuple[Telling, ...]


class Timeline(Record):
    """The rows about one entity, oldest first; those without any date come before them.

    `namesakes` are other entities that have the name that was asked for; their ids tell them apart. `count`
    is how many rows there were before a limit kept the latest.
    """

    entity: Named
    namesakes: tuple[Named, ...] = ()
    count: int
    rows: tuple[TimelineRow, ...]
