"""Everything found in one article: the public contract of `eventgraph extract`."""

from __future__ import annotations

from typing import Final, Literal

from eventgraph.records.claim import Claim
from eventgraph.records.record import Record
from eventgraph.records.span import TextSpan

CONCEPT: Final = "Concept"


class Mention(TextSpan):
    """One place where an entity is meant (ACE).

    `kind` tells a name ("Alibaba") from a description ("the company") and a pronoun ("it");
    `antecedent` is the index, in the extraction's mentions, of the mention that the latter two refer to.
    """

    entity: str
    kind: Literal["name", "nominal", "pronominal"]
    text: str
    antecedent: int | None = None


class ArticleEntity(Record):
    """An entity as one article knows it: its fullest name there and the surface forms used.

    `type` is the local name of a class of the ontology; `Concept` is a common-noun argument.
    `same_as` is the name under which the gazetteer knows it, where it does.
    """

    id: str
    name: str
    type: str
    mentions: tuple[str, ...]
    same_as: str | None = None


class ArticleReading(Record):
    """What begins every reading of an article: which one it is, and the entities that it tells of."""

    article: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    entities: tuple[ArticleEntity, ...] = ()


class Extraction(ArticleReading):
    """Everything found in one article; one JSON line (after NAF)."""

    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def at_least(self, confidence: float) -> Extraction:
        """Return the extraction without less sure claims, and without concepts that only they had."""
        claims = tuple(claim for claim in self.claims if claim.confidence >= confidence)
        ends = {end for claim in claims for end in (claim.subject, claim.object)}
        entities = tuple(e for e in self.entities if e.type != CONCEPT or e.id in ends)
        return self.model_copy(update={"claims": claims, "entities": entities})
