"""The description counts what is there, is Turtle without blank nodes, and is the same each time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from eventgraph.rdf.storage.imports import ImportRow, replace_import
from eventgraph.rdf.storage.store import Store
from eventgraph.rdf.void import DATASET, void_turtle

from .conftest import ARTICLES, CLAIMS, NAMES, put

if TYPE_CHECKING:
    from collections.abc import Iterator

VOID = "http://rdfs.org/ns/void#"
EG = "https://w3id.org/eventgraph/ns#"


def described(quads: ox.Store) -> ox.Store:
    text = void_turtle(quads)
    assert text == void_turtle(quads)
    found = ox.Store()
    found.load(text.encode(), ox.RdfFormat.TURTLE)
    assert not any(isinstance(end, ox.BlankNode) for quad in found for end in (quad.subject, quad.object))
    return found


def values(found: ox.Store, subject: str, predicate: str) -> Iterator[str]:
    for quad in found.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, None):
        yield str(getattr(quad.object, "value", ""))


def partition(found: ox.Store, kind: str, of: str, counted: str) -> int:
    ((part, *_),) = found.quads_for_pattern(None, ox.NamedNode(VOID + kind), ox.NamedNode(of), None)
    assert isinstance(part, ox.NamedNode)
    assert part.value in set(values(found, DATASET, f"{VOID}{kind}Partition"))
    return int(next(values(found, part.value, VOID + counted)))


def test_counts(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", write=True) as store:
        put(store, *ARTICLES)
        found = described(store.quads)
        union = list(store.quads.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    numbers = {
        name: int(next(values(found, DATASET, VOID + name))) for name in ("triples", "entities", "documents")
    }
    assert numbers == {"triples": len(union), "entities": len(NAMES), "documents": len(ARTICLES)}
    assert partition(found, "class", f"{EG}Claim", "entities") == len(CLAIMS)
    assert partition(found, "property", f"{EG}factuality", "triples") == len(CLAIMS)
    assert list(values(found, DATASET, "https://schema.org/temporalCoverage")) == ["2026-07-05/2026-07-08"]
    (run,) = values(found, DATASET, "http://www.w3.org/ns/prov#wasGeneratedBy")
    assert list(values(found, run, f"{EG}pipeline")) == ["eventgraph 0.1; model 3.8"]


def test_imports_are_parts_and_an_empty_store_is_described_too(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", write=True) as store:
        assert list(values(described(store.quads), DATASET, f"{VOID}triples")) == ["0"]
        triple = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"))
        replace_import(store, "others", {triple}, ImportRow(1, "0" * 64, "turtle", "o.ttl", "0" * 64))
        found = described(store.quads)
        (part,) = values(found, DATASET, f"{VOID}subset")
        assert list(values(found, part, f"{VOID}triples")) == ["1"]
