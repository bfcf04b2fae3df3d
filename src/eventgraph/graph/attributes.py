"""Records -> the flat attributes of nodes and edges: the contract of `docs/graph.md`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventgraph.records import Claim, Entity, Extraction, Standing

Scalar = str | int | float | bool
"""What an attribute may be; what is unknown is absent."""

ALIAS_SEPARATOR: Final = " | "
QUALIFIERS: Final = ("amount", "count", "place", "reason")


def entity_attributes(entity: Entity) -> dict[str, Scalar]:
    """Return the attributes of the entity's node."""
    return _known(
        {
            "label": entity.name,
            "type": entity.type,
            "aliases": ALIAS_SEPARATOR.join(map(_without_separator, entity.aliases)) or None,
            "articles": entity.articles,
            "mentions": entity.mentions,
        }
    )


def claim_attributes(claim: Claim, extraction: Extraction) -> dict[str, Scalar]:
    """Return the attributes of the claim's edge, but for those that only the ontology knows."""
    return _known(_said(claim) | _article(extraction) | _places(claim) | _trust(claim))


def standing_attributes(standing: Standing) -> dict[str, Scalar]:
    """Return what a claim is among the claims of all articles, as attributes of its edge."""
    return _known(
        {
            "origin": standing.origin,
            "belief": standing.belief,
            "event": standing.event,
            "contradicts": " ".join(standing.contradicts) or None,
            "superseded": standing.superseded or None,
        }
    )


def split_aliases(aliases: str) -> tuple[str, ...]:
    """Return the names in a node's attribute `aliases`."""
    return tuple(aliases.split(ALIAS_SEPARATOR)) if aliases else ()


def _without_separator(name: str) -> str:
    return name.replace("|", "/")


def _known(attributes: Mapping[str, Scalar | None]) -> dict[str, Scalar]:
    return {name: value for name, value in attributes.items() if value is not None}


def _said(claim: Claim) -> dict[str, Scalar | None]:
    return {
        "id": claim.id,
        "factuality": claim.factuality.value,
        "ended": claim.ended,
        "source": claim.source,
        "time": claim.time,
        **{name: claim.qualifiers.get(name) for name in QUALIFIERS},
        **_values(claim),
    }


def _values(claim: Claim) -> dict[str, Scalar | None]:
    """Return what the words of amounts and counts are worth; figures stay figures in every file."""
    value, count = (claim.qualifiers.get(name) for name in ("amount_value", "count_value"))
    return {
        "amount_value": float(value) if value else None,
        "amount_unit": claim.qualifiers.get("amount_unit"),
        "count_value": int(count) if count else None,
    }


def _article(extraction: Extraction) -> dict[str, Scalar | None]:
    return {
        "article": extraction.article,
        "title": extraction.title,
        "publisher": extraction.publisher,
        "published": extraction.published,
        "url": extraction.url,
    }


def _places(claim: Claim) -> dict[str, Scalar | None]:
    spans = sorted({(support.evidence.start, support.evidence.end) for support in claim.supporting})
    return {
        "evidence": claim.evidence.text,
        "evidence_part": None if claim.evidence.part == "text" else claim.evidence.part,
        "evidence_start": claim.evidence.start,
        "evidence_end": claim.evidence.end,
        "trigger_start": claim.trigger.start,
        "trigger_end": claim.trigger.end,
        "supporting": " ".join(f"{start},{end}" for start, end in spans) or None,
    }


def _trust(claim: Claim) -> dict[str, Scalar | None]:
    return {"rule": claim.rule, "confidence": claim.confidence, "weight": claim.confidence}
