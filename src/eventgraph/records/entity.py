"""Who is who across articles."""

from __future__ import annotations

from pydantic import Field

from eventgraph.records.record import Record


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


class Resolution(Record):
    """Which entity each article's entity is.

    `canonical` maps an article's id to a map from the ids of its entities to ids of `entities`.
    """

    entities: tuple[Entity, ...] = ()
    canonical: dict[str, dict[str, str]] = Field(default_factory=dict)
