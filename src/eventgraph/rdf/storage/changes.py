"""What a commit changes, as one SPARQL update.

Oxigraph's union default graph counts a triple once for each graph that holds it, which RDF does not. So the
store's default graph itself holds the union of all named graphs, beside what stands in it alone, and every
change keeps it right.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote

import pyoxigraph as ox

from eventgraph.rdf.namespaces import EG, ENTITY, RDF, RDFS, SKOS
from eventgraph.rdf.storage.reserved import is_in_union

Subject = ox.NamedNode | ox.BlankNode | ox.Triple

DEFAULT: Final = ox.DefaultGraph()
TYPE: Final = ox.NamedNode(f"{RDF}type")
LABEL: Final = ox.NamedNode(f"{RDFS}label")
FAMILY: Final = ox.NamedNode(f"{EG}family")
DESCRIPTIONS: Final = tuple(
    ox.NamedNode(iri)
    for iri in (
        *(f"{RDFS}label", f"{SKOS}altLabel"),
        *(EG + name for name in ("articles", "mentions", "aliases", "nameKey", "family")),
    )
)


class RelationWords(NamedTuple):
    """How a relation is said, and its kin."""

    label: str
    family: str


class Change(NamedTuple):
    """Triples that leave and enter one graph; None is the default graph. `emptied`: nothing is left of it."""

    graph: ox.NamedNode | None
    removed: Collection[ox.Triple]
    added: Collection[ox.Triple]
    emptied: bool = False


def difference(graph: ox.NamedNode | None, old: set[ox.Triple], new: set[ox.Triple]) -> Change:
    """Return what makes `new` of `old`."""
    return Change(graph, old - new, new - old, emptied=graph is not None and bool(old) and not new)


def in_union(store: ox.Store, change: Change) -> Change:
    """Return what a named graph's change does to the union: a triple stays while another graph holds it."""
    removed, added = (_repeated(change.graph, triples) for triples in (change.removed, change.added))
    gone = [triple for triple in removed if not _elsewhere(store, triple, change.graph)]
    return Change(None, gone, added)


def update_text(changes: Iterable[Change]) -> str:
    """Return the changes as one SPARQL update, built of serialised terms only; empty if nothing changes."""
    rows = list(changes)
    gone = "".join(_data(change.graph, change.removed) for change in rows)
    new = "".join(_data(change.graph, change.added) for change in rows)
    # A graph without triples would still be named.
    dropped = (f"DROP SILENT GRAPH {change.graph}" for change in rows if change.emptied)
    operations = (
        f"DELETE DATA {{\n{gone}}}" if gone else "",
        *dropped,
        f"INSERT DATA {{\n{new}}}" if new else "",
    )
    return ";\n".join(filter(None, operations))


def described(store: ox.Store) -> set[ox.Triple]:
    """Return the descriptions of entities and relations that the default graph holds."""
    found = {
        quad.triple
        for predicate in DESCRIPTIONS
        for quad in store.quads_for_pattern(None, predicate, None, DEFAULT)
        if is_described(quad.triple)
    }
    for subject in {triple.subject for triple in found}:
        found.update(quad.triple for quad in store.quads_for_pattern(subject, TYPE, None, DEFAULT))
    return found


def described_subjects(store: ox.Store) -> Iterator[Subject]:
    """Yield each entity and relation that the default graph describes, perhaps several times."""
    for predicate in DESCRIPTIONS:
        rows = store.quads_for_pattern(None, predicate, None, DEFAULT)
        yield from (quad.subject for quad in rows if is_described(quad.triple))


def described_of(store: ox.Store, subjects: Iterable[Subject]) -> set[ox.Triple]:
    """Return the descriptions of these entities and relations."""
    return {
        quad.triple
        for subject in subjects
        for predicate in (*DESCRIPTIONS, TYPE)
        for quad in store.quads_for_pattern(subject, predicate, None, DEFAULT)
        if is_described(quad.triple)
    }


def described_relations(store: ox.Store) -> dict[str, RelationWords]:
    """Return label and family of every relation that the default graph describes, by its name."""
    found: dict[str, RelationWords] = {}
    for relation, _, family, _ in store.quads_for_pattern(None, FAMILY, None, DEFAULT):
        for _, _, label, _ in store.quads_for_pattern(relation, LABEL, None, DEFAULT):
            found[unquote(relation.value.removeprefix(EG))] = RelationWords(label.value, family.value)
    return found


def is_described(triple: ox.Triple) -> bool:
    """Tell whether a triple is one that describes an entity or a relation."""
    subject = getattr(triple.subject, "value", "")
    return subject.startswith((ENTITY, EG)) and triple.predicate in (*DESCRIPTIONS, TYPE)


def _repeated(graph: ox.NamedNode | None, triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    return [triple for triple in triples if is_in_union(triple, graph)]


def _elsewhere(store: ox.Store, triple: ox.Triple, graph: ox.NamedNode | None) -> bool:
    found = store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return any(
        quad.graph_name not in (graph, DEFAULT) and is_in_union(quad.triple, quad.graph_name)
        for quad in found
    )


def _data(graph: ox.NamedNode | None, triples: Collection[ox.Triple]) -> str:
    if not triples:
        return ""
    lines = "".join(f"{triple} .\n" for triple in triples)
    return f"GRAPH {graph} {{\n{lines}}}\n" if graph else lines
