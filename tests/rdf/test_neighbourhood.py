"""What is read around entities is what the whole graph says of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

import eventgraph
from eventgraph.errors import NotFoundError
from eventgraph.rdf.datasets import parse_nquads
from eventgraph.rdf.entity_names import find_entities
from eventgraph.rdf.neighbourhood import (
    claims_about,
    graph_of_claims,
    graph_of_entities,
    graph_of_steps,
    skeleton,
)
from eventgraph.rdf.projection import graph_to_nquads
from eventgraph.rdf.storage.store import Store

REPOSITORY = Path(__file__).parents[2]
FOREIGN = """
<urn:eventgraph:entity:{entity}> <http://www.w3.org/2000/01/rdf-schema#label> "Impostor" .
<urn:eventgraph:entity:{entity}> <http://www.w3.org/2004/02/skos/core#altLabel> "Impostor" .
<urn:eventgraph:entity:{entity}> <http://www.w3.org/2004/02/skos/core#note> "a company" .
"""


@pytest.fixture(scope="module")
def store(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store of the samples beside which somebody else says things of our entities."""
    folder = tmp_path_factory.mktemp("imported") / "store"
    shutil.copytree(sample_store, folder)
    (alibaba, *_) = nodes_called(eventgraph.load_graph(folder), "Alibaba")
    (folder.parent / "foreign.ttl").write_text(FOREIGN.format(entity=alibaba))
    eventgraph.import_rdf(folder.parent / "foreign.ttl", name="foreign", store=folder)
    with Store.open(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def whole(sample_store: Path) -> nx.MultiDiGraph[str]:
    return eventgraph.load_graph(sample_store)


def nodes_called(graph: nx.MultiDiGraph[str], name: str) -> list[str]:
    return [node for node, data in graph.nodes(data=True) if data["label"] == name]


@pytest.mark.parametrize("name", ["Alibaba", "OpenAI", "Claude Code", "Samsung"])
def test_claims_about_an_entity_are_as_in_the_whole_graph(
    store: Store, whole: nx.MultiDiGraph[str], name: str
) -> None:
    (node,) = nodes_called(whole, name)
    part = graph_of_claims(store.quads, claims_about(store.quads, node))
    edges = {*whole.out_edges(node, keys=True), *whole.in_edges(node, keys=True)}
    assert set(part.edges(keys=True)) == edges
    assert all(part.edges[edge] == whole.edges[edge] for edge in edges)
    assert dict(part.nodes(data=True)) == {each: whole.nodes[each] for each in part}


def test_nobody_else_names_our_entities(store: Store, whole: nx.MultiDiGraph[str]) -> None:
    (node,) = nodes_called(whole, "Alibaba")
    assert graph_of_entities(store.quads, [node]).nodes[node] == whole.nodes[node]
    with pytest.raises(NotFoundError):
        find_entities(store.quads, "Impostor")


def test_the_skeleton_has_all_claims(store: Store, whole: nx.MultiDiGraph[str]) -> None:
    frame = skeleton(store.quads)
    assert set(frame.edges(keys=True)) == set(whole.edges(keys=True))
    for ends in whole.edges(keys=True):
        assert frame.edges[ends] == {
            name: whole.edges[ends][name] for name in ("relation", "factuality", "article", "origin")
        }
    concepts = {node for node, data in whole.nodes(data=True) if data["type"] == "Concept"}
    assert {node for node, data in frame.nodes(data=True) if data.get("type") == "Concept"} & concepts
    assert {node for node, data in frame.nodes(data=True) if data} == concepts & set(frame)


def test_of_steps_only_what_lies_between_them_is_read(store: Store, whole: nx.MultiDiGraph[str]) -> None:
    chain = [nodes_called(whole, name)[0] for name in ("Alibaba", "Claude Code", "Anthropic")]
    part = graph_of_steps(store.quads, skeleton(store.quads), [chain])
    assert {tuple(sorted(ends)) for ends in part.edges()} == {
        tuple(sorted(chain[:2])),
        tuple(sorted(chain[1:])),
    }


@pytest.mark.parametrize("text", ["Alibaba", " ALIBABA ", "alibaba"])
def test_a_name_in_any_case(store: Store, whole: nx.MultiDiGraph[str], text: str) -> None:
    (node,) = nodes_called(whole, "Alibaba")
    assert find_entities(store.quads, text)[0].id == node
    assert find_entities(store.quads, node)[0].name == "Alibaba"


def test_every_label_and_alias_finds_its_entity(store: Store, whole: nx.MultiDiGraph[str]) -> None:
    for node, data in whole.nodes(data=True):
        for name in (data["label"], *filter(None, data.get("aliases", "").split(" | "))):
            assert node in {found.id for found in find_entities(store.quads, name)}, name


def test_of_namesakes_the_one_that_more_articles_name_is_first() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("jordan-1", label="Jordan", type="Place", articles=3)
    graph.add_node("jordan-2", label="JORDAN", type="Person", articles=9)
    graph.add_node("jordan-3", label="Michael Jordan", type="Person", aliases="Jordan", articles=99)
    graph.add_node("other", label="Other", type="Person", articles=99)
    quads = ox.Store()
    quads.extend(parse_nquads(graph_to_nquads(graph)))
    assert [found.id for found in find_entities(quads, "jordan")] == ["jordan-2", "jordan-1", "jordan-3"]
    assert [(found.name, found.type) for found in find_entities(quads, "jordan-1")] == [("Jordan", "Place")]


@pytest.mark.parametrize(("text", "near"), [("Alibabba", "'Alibaba'"), ("", "no name is like it")])
def test_what_is_called_nearly_so_is_named(store: Store, text: str, near: str) -> None:
    with pytest.raises(NotFoundError, match=near):
        find_entities(store.quads, text)
