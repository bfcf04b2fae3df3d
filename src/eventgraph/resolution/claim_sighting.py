"""Claims with their ends resolved: all that events, contradictions, plans and belief need of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from eventgraph.records import ArticleEntity, Claim, Extraction, Factuality, Resolution
from eventgraph.resolution.names import fold
from eventgraph.resolution.periods import DAY


class ClaimSighting(NamedTuple):
    """One claim of one article; `subject` and `object` are ids of resolved entities.

    `origin` is the article that the claim's article copies, itself where it copies none: claims of one
    origin are one witness. `published` is a day (ISO 8601). `subject_name` and `object_name` are what the
    article calls the ends, their types those of the resolved entities. `trigger` is the word that carries
    the relation, folded (`names.fold`), `sentence` the first character of its sentence. `said` tells in which
    parts of the article it is said how firmly, also less firmly. `counted` are the words of `count_value`.
    `superseded`: the article, or a later version of it, took it back.
    """

    id: str
    article: str
    origin: str
    subject: str
    relation: str
    object: str
    factuality: Factuality
    published: str | None = None
    publisher: str | None = None
    subject_name: str = ""
    object_name: str = ""
    subject_type: str = "Organization"
    object_type: str = "Organization"
    confidence: float = 1.0
    ended: bool = False
    source: str | None = None
    time: str | None = None
    place: str | None = None
    amount: str | None = None
    amount_value: float | None = None
    amount_unit: str | None = None
    counted: str | None = None
    count_value: int | None = None
    part: str = "text"
    trigger: str = ""
    sentence: int = 0
    said: frozenset[tuple[str, Factuality]] = frozenset()
    superseded: bool = False


def claim_sightings(
    extractions: Iterable[Extraction],
    resolution: Resolution,
    *,
    origins: Mapping[str, str] | None = None,
    superseded: Collection[str] = (),
) -> Iterator[ClaimSighting]:
    """Yield all claims of the extractions, sorted by nothing: whoever uses them sorts.

    `origins` maps an article that copies to the article it copies, `superseded` holds ids of claims.
    Claims whose ends the resolution does not know are left out.
    """
    told = chain.from_iterable(map(told_claims, extractions))
    for claim in resolved_claims(told, resolution):
        origin = (origins or {}).get(claim.article, claim.article)
        yield claim._replace(origin=origin, superseded=claim.id in superseded)


def of_one_sentence(first: Iterable[ClaimSighting], second: Iterable[ClaimSighting]) -> bool:
    """Tell whether one sentence has claims of both: it tells them beside each other."""
    sentences = {(claim.article, claim.part, claim.sentence) for claim in first}
    return any((claim.article, claim.part, claim.sentence) in sentences for claim in second)


def claim_of_edge(claim: str, edge: Mapping[str, Any]) -> ClaimSighting:
    """Return of a claim what its edge of the graph says and belief asks for; its ends are left out."""
    return ClaimSighting(
        claim,
        edge["article"],
        edge.get("origin", edge["article"]),
        subject="",
        relation=edge["relation"],
        object="",
        factuality=Factuality(edge["factuality"]),
        publisher=edge.get("publisher"),
        confidence=edge["confidence"],
        source=edge.get("source"),
        superseded=edge.get("superseded", False),
    )


def told_claims(extraction: Extraction) -> Iterator[ClaimSighting]:
    """Yield the claims of one article as it tells them, their ends not yet resolved."""
    named = {entity.id: entity for entity in extraction.entities}
    for claim in extraction.claims:
        if claim.subject in named and claim.object in named:
            yield _sighting(claim, extraction, named[claim.subject], named[claim.object])


def resolved_claims(told: Iterable[ClaimSighting], resolution: Resolution) -> Iterator[ClaimSighting]:
    """Yield claims with their ends resolved, without those whose ends the resolution does not know."""
    types = {entity.id: entity.type for entity in resolution.entities}
    for claim in told:
        canonical = resolution.canonical.get(claim.article, {})
        if claim.subject in canonical and claim.object in canonical:
            subject, obj = canonical[claim.subject], canonical[claim.object]
            yield claim._replace(
                subject=subject, object=obj, subject_type=types[subject], object_type=types[obj]
            )


def _sighting(
    claim: Claim, extraction: Extraction, subject: ArticleEntity, obj: ArticleEntity
) -> ClaimSighting:
    amount, count = claim.qualifiers.get("amount_value"), claim.qualifiers.get("count_value")
    start = claim.trigger.start - claim.evidence.start
    return ClaimSighting(
        claim.id,
        extraction.article,
        extraction.article,
        subject.id,
        claim.relation,
        obj.id,
        claim.factuality,
        published=extraction.published[:DAY] if extraction.published else None,
        publisher=extraction.publisher,
        subject_name=subject.name,
        object_name=obj.name,
        subject_type=subject.type,
        object_type=obj.type,
        confidence=claim.confidence,
        ended=claim.ended,
        source=claim.source,
        time=claim.time,
        place=claim.qualifiers.get("place"),
        amount=claim.qualifiers.get("amount"),
        amount_value=float(amount) if amount else None,
        amount_unit=claim.qualifiers.get("amount_unit"),
        counted=claim.qualifiers.get("count"),
        count_value=int(count) if count else None,
        part=claim.evidence.part,
        trigger=fold(claim.evidence.text[start : start + claim.trigger.end - claim.trigger.start]),
        sentence=claim.evidence.start,
        said=frozenset({(claim.evidence.part, claim.factuality)})
        | {(support.evidence.part, support.factuality) for support in claim.supporting},
    )
