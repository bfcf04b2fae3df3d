"""Who is who across articles, and why."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from eventgraph.records.record import Record

MergeReason = Literal[
    "exact",
    "normalised",
    "gazetteer",
    "same_as",
    "acronym",
    "alias",
    "beside",
    "surname",
    "middle_name",
    "decision",
]
ProposalReason = Literal[
    "same_name",
    "acronym",
    "alias",
    "surname",
    "middle_name",
    "initials",
    "nickname",
    "spelling",
    "spacing",
    "word_order",
    "extra_words",
]


class Entity(Record):
    """An entity resolved across articles: one node of the graph.

    `name` is the form that most articles use, `aliases` the others, sorted; `mentions` counts the
    articles' named mentions, `articles` the articles that name it and `claims` the claims about it.
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    articles: int = 0
    mentions: int = 0
    claims: int = 0


class Merge(Record):
    """Why articles that call something `form` mean the entity with the id `entity`.

    `part` is the id that they would have alone: what a decision keeps apart. `score` (0 to 1) is how often
    merges for the reason are right; `articles` call it so.
    """

    entity: str
    part: str
    form: str
    reason: MergeReason
    score: float = Field(ge=0, le=1)
    articles: int


class Proposal(Record):
    """Two entities that may be one, for a person to decide; `score` (0 to 1) orders them."""

    a: str
    b: str
    reason: ProposalReason
    score: float = Field(ge=0, le=1)


class Named(Record):
    """An entity of the graph: its id, the name that most articles use, and its class."""

    id: str
    name: str
    type: str


class Resolution(Record):
    """Which entity each article's entity is.

    `canonical` maps an article's id to a map from the ids of its entities to ids of `entities`. `merges` has
    one row for each entity, name and reason, `proposals` what looks alike and was left apart, the likeliest
    first. `warnings` are about decisions that fit nobody.
    """

    entities: tuple[Entity, ...] = ()
    canonical: dict[str, dict[str, str]] = Field(default_factory=dict)
    merges: tuple[Merge, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    warnings: tuple[str, ...] = ()
