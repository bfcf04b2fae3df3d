"""The corridor of questions about entities: an open store, the part of it that matters, a view."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from eventgraph.errors import NotFoundError, SettingsError
from eventgraph.records import Chain, Conflict, Extraction, Factuality, Support, Timeline, TimelineRow
from eventgraph.settings import DEFAULT_STORE

if TYPE_CHECKING:
    import networkx as nx

FIRST_DAY: Final = "0001-01-01"
LAST_DAY: Final = "9999-12-31"


def timeline(  # noqa: PLR0913 - what a user may set
    entity: str,
    *,
    store: Path | str = DEFAULT_STORE,
    relations: Iterable[str] = (),
    factualities: Iterable[str] = (),
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
) -> Timeline:
    """Return what happened with an entity, by id, name or alias, in the order of the times of happening.

    What no article gives a time of has the day on which it was told first, and says so. `since` and `until`
    (`2026`, `2026-07` or `2026-07-05`, both included) keep what may have happened between them, `limit` keeps
    the latest rows.

    Raises:
        NotFoundError: no entity is called so, or nothing is told of it with such a relation.
        SettingsError: a date is none.
        StoreError: there is no store.
    """
    from eventgraph.graph.timeline import timeline as view
    from eventgraph.rdf.entity_names import find_entities
    from eventgraph.rdf.neighbourhood import claims_about, graph_of_claims
    from eventgraph.rdf.storage.store import Store

    between = _between(since, until)
    with Store.open(store) as opened:
        found, *others = find_entities(opened.quads, entity)
        graph = graph_of_claims(opened.quads, claims_about(opened.quads, found.id))
    wanted = _relations(graph, relations)
    rows = view(graph, found.id, relations=wanted, factualities=[*factualities], between=between)
    return Timeline(entity=found, namesakes=tuple(others), count=len(rows), rows=tuple(_latest(rows, limit)))


def path(  # noqa: PLR0913 - what a user may set
    one: str,
    other: str,
    *,
    store: Path | str = DEFAULT_STORE,
    most: int = 3,
    steps: int = 4,
    only_actual: bool = False,
) -> list[Chain]:
    """Return the shortest chains of claims between two entities, by ids, names or aliases, best first.

    At most `most` chains of at most `steps` claims, walked in either direction. Of chains of one length those
    come first that are told as facts, then those that more articles tell.

    Raises:
        NotFoundError: no entity is called so, both are one, or no such chain joins them.
        StoreError: there is no store.
    """
    from eventgraph.graph.paths import described, shortest_chains
    from eventgraph.rdf.entity_names import find_entities
    from eventgraph.rdf.neighbourhood import graph_of_steps, skeleton
    from eventgraph.rdf.storage.store import Store

    with Store.open(store) as opened:
        start, end = (find_entities(opened.quads, name)[0] for name in (one, other))
        if start == end:
            message = f"{one!r} and {other!r} are one entity, {start.id}: a path takes two"
            raise NotFoundError(message)
        frame = skeleton(opened.quads)
        ends = (start.id, end.id)
        chains = shortest_chains(frame, ends, most=most, steps=steps, only_actual=only_actual)
        if not chains:
            kind = "claims that are told as facts" if only_actual else "claims"
            names = f"{start.name} ({start.id}) and {end.name} ({end.id})"
            message = f"there is no path of at most {steps} {kind} between {names}"
            raise NotFoundError(message)
        graph = graph_of_steps(opened.quads, frame, chains)
    return described(graph, chains, only_actual=only_actual)


def conflicts(entity: str | None = None, *, store: Path | str = DEFAULT_STORE) -> list[Conflict]:
    """Return what articles contradict each other in, of everything or of one entity; neither side wins.

    Those that stand come before those of which one side was taken back. An entity is named by id, name or
    alias.

    Raises:
        NotFoundError: no entity is called so.
        StoreError: there is no store.
    """
    from eventgraph.graph.conflicts import conflicts as view
    from eventgraph.rdf.disagreements import claims_of, disagreements
    from eventgraph.rdf.entity_names import find_entities
    from eventgraph.rdf.neighbourhood import claims_about, graph_of_claims
    from eventgraph.rdf.storage.store import Store

    with Store.open(store) as opened:
        quads = opened.quads
        about = None if entity is None else claims_about(quads, find_entities(quads, entity)[0].id)
        found = disagreements(quads, about)
        graph = graph_of_claims(quads, claims_of(quads, found))
        both = {each.claims[0] for each in found if each.claims[0] == each.claims[1]}
        articles = {edge["article"] for *_, key, edge in graph.edges(keys=True, data=True) if key in both}
        said = [opened.record(article)[1] for article in sorted(articles)]
    return view(graph, found, second_thoughts=_second_thoughts(said, both))


def grounds(subject: str, relation: str, obj: str, *, store: Path | str = DEFAULT_STORE) -> tuple[str, ...]:
    """Return in words how well a statement is supported and, where somebody denies it, how well its denial.

    Ends are named by id, name or alias, the relation by its name or label. It is the formula of
    `resolution.belief`, with what each of the strongest independent origins adds.

    Raises:
        NotFoundError: no entity is called so, or no article says it.
        StoreError: there is no store.
    """
    from eventgraph.graph.explanations import select_claims
    from eventgraph.ontology.logic import load_logic
    from eventgraph.rdf.entity_names import find_entities
    from eventgraph.rdf.neighbourhood import claims_about, graph_of_claims
    from eventgraph.rdf.storage.store import Store
    from eventgraph.resolution.belief import explain
    from eventgraph.resolution.claim_sighting import claim_of_edge

    with Store.open(store) as opened:
        one, other = (find_entities(opened.quads, name)[0].id for name in (subject, obj))
        graph = graph_of_claims(opened.quads, claims_about(opened.quads, one))
    chosen = {claim for _, claim in select_claims(graph, one, relation, other)}
    said = {edge["relation"] for *_, key, edge in graph.edges(keys=True, data=True) if key in chosen}
    logic = load_logic()
    ends = [(one, other)]
    ends += [(other, one)] if any(name in logic and logic[name].symmetric for name in said) else []
    claims = [
        claim_of_edge(key, edge)
        for start, end, key, edge in graph.edges(keys=True, data=True)
        if (start, end) in ends and edge["relation"] in said
    ]
    is_denied = any(claim.factuality == Factuality.NEGATED for claim in claims)
    return (explain(claims), *([explain(claims, denied=True)] if is_denied else []))


def _second_thoughts(
    said: Iterable[Extraction], claims: Collection[str]
) -> dict[tuple[str, Factuality], Support]:
    """Return the first place where an article says less firmly what it claims, or that it is not so."""
    found: dict[tuple[str, Factuality], Support] = {}
    for claim in (claim for each in said for claim in each.claims if claim.id in claims):
        for support in claim.supporting:
            if support.factuality != claim.factuality:
                found.setdefault((claim.id, support.factuality), support)
    return found


def _between(since: str | None, until: str | None) -> tuple[str, str] | None:
    if since is None and until is None:
        return None
    first = FIRST_DAY if since is None else _days(since)[0]
    last = LAST_DAY if until is None else _days(until)[1]
    if first > last:
        message = f"{since} is after {until}: nothing lies between them"
        raise SettingsError(message)
    return first, last


def _days(text: str) -> tuple[str, str]:
    from eventgraph.graph.interval import days_of

    days = days_of(text)
    if days is None:
        message = f"{text!r} is no date: write 2026, 2026-07 or 2026-07-05"
        raise SettingsError(message)
    return days


def _relations(graph: nx.MultiDiGraph[str], wanted: Iterable[str]) -> set[str]:
    """Return the relations' names; one that nobody tells of the entity is mostly a slip of the keyboard."""
    chosen = {name.strip().replace(" ", "_") for name in wanted}
    there = {str(edge["relation"]) for *_, edge in graph.edges(data=True)}
    absent = sorted(chosen - there)
    if absent:
        known = ", ".join(sorted(there)) or "nothing"
        message = f"nothing is told with the relation {absent[0]!r}; there is: {known}"
        raise NotFoundError(message)
    return chosen


def _latest(rows: list[TimelineRow], limit: int | None) -> list[TimelineRow]:
    return rows if limit is None else rows[max(0, len(rows) - limit) :]
