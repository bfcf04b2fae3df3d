"""The corridor of plans: the claims of an open store, and what became of those that are no facts yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from eventgraph.records import Fate, Plan
from eventgraph.settings import DEFAULT_STORE

if TYPE_CHECKING:
    from eventgraph.rdf.storage.store import Store
    from eventgraph.resolution.claim_sighting import ClaimSighting


def open_plans(
    entity: str | None = None, *, store: Path | str = DEFAULT_STORE, as_of: str | None = None
) -> list[Plan]:
    """Return what was planned or possible and what became of it by a day (`2026-07-10`; None: by now).

    Only what was published by then counts; who is who is known from all articles. `entity` (id, name or
    alias) keeps plans of which it is an end. Those that were told first come first.

    Raises:
        NotFoundError: no entity is called so.
        SettingsError: `as_of` is no day.
        StoreError: there is no store.
    """
    from eventgraph.graph.interval import check_day
    from eventgraph.graph.plans import plans
    from eventgraph.ontology.logic import load_logic
    from eventgraph.rdf.entity_names import find_entities
    from eventgraph.rdf.neighbourhood import graph_of_claims
    from eventgraph.rdf.storage.store import Store
    from eventgraph.resolution.plans import fates

    if as_of is not None:
        check_day(as_of)
    with Store.open(store) as opened:
        about = None if entity is None else find_entities(opened.quads, entity)[0].id
        found = [
            fate
            for fate in fates(_claims(opened), load_logic(), as_of=as_of)
            if about is None or about in (fate.subject, fate.object)
        ]
        graph = graph_of_claims(opened.quads, sorted(_told(found)))
    return plans(graph, found)


def _claims(store: Store) -> Iterator[ClaimSighting]:
    """Yield the claims as the store has resolved them; those that people reject are not in its graph."""
    from eventgraph.rdf.neighbourhood import graph_of_entities, skeleton, superseded_claims
    from eventgraph.resolution.claim_sighting import told_claims

    frame = skeleton(store.quads)
    kinds = {node: str(data["type"]) for node, data in graph_of_entities(store.quads, frame).nodes(data=True)}
    gone = superseded_claims(store.quads)
    edges = {key: (subject, obj, edge) for subject, obj, key, edge in frame.edges(keys=True, data=True)}
    for extraction in store.extractions():
        for claim in told_claims(extraction):
            if claim.id in edges:
                subject, obj, edge = edges[claim.id]
                yield claim._replace(
                    subject=subject,
                    object=obj,
                    subject_type=kinds[subject],
                    object_type=kinds[obj],
                    origin=edge.get("origin", claim.article),
                    superseded=claim.id in gone,
                )


def _told(found: list[Fate]) -> set[str]:
    return {claim for fate in found for claim in (*fate.claims, *fate.decided_by)}
