"""Who is who across articles, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

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


WHY_MERGED: Final[Mapping[MergeReason, str]] = {
    "exact": "the same name",
    "normalised": "the same name, written differently",
    "gazetteer": "a name by which all know it",
    "same_as": "other data call both the same (owl:sameAs)",
    "acronym": "an acronym that an article explains so",
    "alias": "a short name that an article uses so, in the same company",
    "beside": "a surname whose article names only this bearer in full",
    "surname": "a surname, in the company of this bearer",
    "middle_name": "the name with or without middle names, in the same company",
    "decision": "a person decided so",
}
WHY_PROPOSED: Final[Mapping[ProposalReason, str]] = {
    "same_name": "they have one name, but articles place them apart",
    "acronym": "one may be the acronym of the other",
    "alias": "articles use one as a short name of the other, and in other company",
    "surname": "one may be the surname of the other",
    "middle_name": "they differ in middle names",
    "initials": "one has initials for given names",
    "nickname": "one has a nickname for the given name",
    "spelling": "they are spelled much alike",
    "spacing": "they differ in spaces",
    "word_order": "they have the same words in another order",
    "extra_words": "one has words that are often left out",
}
"""Reasons in words, for people."""


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

    @property
    def words(self) -> str:
        """The reason, for people."""
        return WHY_MERGED[self.reason]


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
