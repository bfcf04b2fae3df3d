"""Extractions -> the entities of all articles, and which entity each article's entity is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from eventgraph.records import Entity, Extraction, Resolution
from eventgraph.resolution.grouping import group, voted_type
from eventgraph.resolution.sightings import Sighting, sightings

Groups = Mapping[str, tuple[Sighting, ...]]


def resolve(extractions: Iterable[Extraction]) -> Resolution:
    """Return who is who across the articles: a pure function of the set of extractions, in any order.

    Of two extractions of one article only one counts, chosen by content.
    """
    return resolve_sightings(
        sighting for extraction in _one_each(extractions) for sighting in sightings(extraction)
    )


def resolve_sightings(found: Iterable[Sighting]) -> Resolution:
    """Return who is who of those that articles name, each article counted once, in any order.

    Entities whose names have one key (`names.name_key`) are one, typed by the vote of articles. A name that
    is a person's in some articles and a place's in others is two, and a common noun never joins a name.
    """
    groups = group(found)
    return Resolution(
        entities=tuple(_entity(identifier, together) for identifier, together in groups.items()),
        canonical=_canonical(groups),
    )


def _one_each(extractions: Iterable[Extraction]) -> list[Extraction]:
    chosen: dict[str, Extraction] = {}
    for found in extractions:
        known = chosen.setdefault(found.article, found)
        if known != found:
            chosen[found.article] = max(known, found, key=Extraction.model_dump_json)
    return [chosen[article] for article in sorted(chosen)]


def _canonical(groups: Groups) -> dict[str, dict[str, str]]:
    rows = sorted(
        (sighting.article, sighting.entity, identifier)
        for identifier, together in groups.items()
        for sighting in together
    )
    canonical: dict[str, dict[str, str]] = {}
    for article, entity, identifier in rows:
        canonical.setdefault(article, {})[entity] = identifier
    return canonical


def _entity(identifier: str, together: tuple[Sighting, ...]) -> Entity:
    name = _name(together)
    aliases = {alias for sighting in together for alias in sighting.forms}
    return Entity(
        id=identifier,
        name=name,
        type=voted_type(together),
        aliases=tuple(sorted(aliases - {name})),
        articles=len({sighting.article for sighting in together}),
        mentions=sum(sighting.named for sighting in together),
        claims=sum(sighting.claims for sighting in together),
    )


def _name(together: Iterable[Sighting]) -> str:
    """Return the name that most articles use, a gazetteer's name before any; of equals the longest."""
    known = {(s.same_as, s.article) for s in together if s.same_as is not None}
    votes = Counter(name for name, _ in known or {(s.name, s.article) for s in together})
    return min(votes, key=lambda name: (-votes[name], -len(name), name))
