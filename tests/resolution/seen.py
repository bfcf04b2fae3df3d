"""Sightings for tests, one article a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eventgraph.records import Decision, Resolution
from eventgraph.resolution import Sighting, resolve_sightings


def seen(  # noqa: PLR0913 - what a sighting has
    article: str,
    name: str,
    kind: str = "Person",
    *,
    also: Iterable[str] = (),
    works_for: str = "",
    beside: Iterable[str] = (),
    beside_kind: str = "Organization",
    known: str | None = None,
) -> Iterator[Sighting]:
    """Yield what an article says: somebody as e1, the employer as e2, and whom else it names."""
    ties = ("e2",) if works_for else ()
    yield one(article, "e1", name, kind, also=also, ties=ties, known=known)
    if works_for:
        yield one(article, "e2", works_for, "Organization")
    for number, other in enumerate(beside):
        yield one(article, f"o{number}", other, beside_kind)


def one(  # noqa: PLR0913 - what a sighting has
    article: str,
    entity: str,
    name: str,
    kind: str,
    *,
    also: Iterable[str] = (),
    ties: tuple[str, ...] = (),
    known: str | None = None,
) -> Sighting:
    forms = tuple(sorted({name, *also, *([known] if known else [])}))
    return Sighting(article, entity, kind, name, known, forms, 1, len(ties), ties)


def who(rows: Iterable[Iterable[Sighting]], *decisions: Decision) -> Resolution:
    """Return the resolution of all that the rows yield."""
    return resolve_sightings([each for row in rows for each in row], decisions)


def partition(resolution: Resolution, entity: str = "e1") -> set[frozenset[str]]:
    """Return which articles mean one by the entity that each knows under that id."""
    together: dict[str, set[str]] = {}
    for article, entities in resolution.canonical.items():
        if entity in entities:
            together.setdefault(entities[entity], set()).add(article)
    return set(map(frozenset, together.values()))


def groups(*texts: str) -> set[frozenset[str]]:
    """Return articles that mean one: "a b", "c"."""
    return {frozenset(text.split()) for text in texts}
