"""Who an entity is, for people: why its names are one, and who else it may be."""

from __future__ import annotations

from eventgraph.records.entity import WHY_PROPOSED, Entity, Merge, ProposalReason
from eventgraph.records.record import Record


class Likeness(Record):
    """An entity that may be the same as the one that is told of: see `Proposal`."""

    entity: str
    name: str
    type: str
    articles: int
    reason: ProposalReason
    score: float

    @property
    def words(self) -> str:
        """The reason, for people."""
        return WHY_PROPOSED[self.reason]


class Identity(Record):
    """One entity with the merges that made it, those of most articles first, and what may be the same."""

    entity: Entity
    merges: tuple[Merge, ...] = ()
    likenesses: tuple[Likeness, ...] = ()


class Side(Record):
    """One of two entities that a person is to compare.

    `names` are what articles call it, `sentence` is one that names it, `source` the outlet, day and title of
    the article that it stands in.
    """

    id: str
    name: str
    type: str
    names: tuple[str, ...]
    articles: int
    sentence: str
    source: str


class Question(Record):
    """Whether two entities are the same."""

    a: Side
    b: Side
    reason: ProposalReason
    score: float

    @property
    def words(self) -> str:
        """The reason, for people."""
        return WHY_PROPOSED[self.reason]
