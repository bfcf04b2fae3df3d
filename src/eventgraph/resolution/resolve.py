"""Extractions -> the entities of all articles, and which entity each article's entity is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from eventgraph.records import Entity, Extraction, Resolution
from eventgraph.resolution.grouping import CONCEPT, Sighting, group, voted_type
from eventgraph.resolution.names import strip_possessive

DETERMINER: Final = re.compile(
    r"(the|a|an|this|that|these|those|its|his|her|their|our|my|your)\s+", re.IGNORECASE
)
PRONOUNS: Final = frozenset(
    {"i", "it", "he", "she", "they", "we", "you", "him", "her", "them", "us", "who", "which",
     "that", "this", "his", "hers", "its", "their", "theirs", "our", "ours", "both", "itself",
     "himself", "herself", "themselves"}
)  # fmt: skip


def resolve(extractions: Iterable[Extraction]) -> Resolution:
    """Return who is who across the articles: a pure function of the set of extractions, in any order.

    Entities whose names have one key (`names.name_key`) are one, typed by the vote of articles. A name that
    is a person's in some articles and a place's in others is two, and a common noun never joins a name.
    Of two extractions of one article only one counts, chosen by content.
    """
    groups = group(_one_each(extractions))
    return Resolution(
        entities=tuple(_entity(identifier, sightings) for identifier, sightings in groups.items()),
        canonical=_canonical(groups),
    )


def _one_each(extractions: Iterable[Extraction]) -> list[Extraction]:
    chosen: dict[str, Extraction] = {}
    for found in extractions:
        known = chosen.setdefault(found.article, found)
        if known != found:
            chosen[found.article] = max(known, found, key=Extraction.model_dump_json)
    return [chosen[article] for article in sorted(chosen)]


def _canonical(groups: dict[str, tuple[Sighting, ...]]) -> dict[str, dict[str, str]]:
    rows = sorted(
        (sighting.article, sighting.entity.id, identifier)
        for identifier, sightings in groups.items()
        for sighting in sightings
    )
    canonical: dict[str, dict[str, str]] = {}
    for article, entity, identifier in rows:
        canonical.setdefault(article, {})[entity] = identifier
    return canonical


def _entity(identifier: str, sightings: tuple[Sighting, ...]) -> Entity:
    name = _name(sightings)
    aliases = {alias for sighting in sightings for alias in _surface_names(sighting)}
    return Entity(
        id=identifier,
        name=name,
        type=voted_type(sightings),
        aliases=tuple(sorted(aliases - {name})),
        articles=len({sighting.article for sighting in sightings}),
        mentions=sum(mention.kind == "name" for sighting in sightings for mention in sighting.mentions),
    )


def _name(sightings: Iterable[Sighting]) -> str:
    """Return the name that most articles use, a gazetteer's name before any; of equals the longest."""
    known = {(s.entity.same_as, s.article) for s in sightings if s.entity.same_as is not None}
    votes = Counter(name for name, _ in known or {(s.entity.name, s.article) for s in sightings})
    return min(votes, key=lambda name: (-votes[name], -len(name), name))


def _surface_names(sighting: Sighting) -> Iterator[str]:
    entity = sighting.entity
    yield entity.name
    if entity.same_as is not None:
        yield entity.same_as
    yield from filter(None, map(strip_possessive, _named_forms(sighting)))


def _named_forms(sighting: Sighting) -> Iterator[str]:
    yield from (mention.text for mention in sighting.mentions if mention.kind == "name")
    if sighting.entity.type != CONCEPT:
        described = {mention.text for mention in sighting.mentions if mention.kind != "name"}
        yield from (form for form in sighting.entity.mentions if form not in described and _is_name(form))


def _is_name(form: str) -> bool:
    """Tell a name ("Alibaba", "iPhone", "US") from a description ("The company") and a pronoun ("It")."""
    rest = DETERMINER.sub("", form.strip(), count=1)
    if rest.casefold() in PRONOUNS:
        return rest.isupper() and len(rest) > 1
    return any(character.isupper() for character in rest)
