from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.errors import NotFoundError
from eventgraph.graph import build_graph, ego, find_node, interval, project
from eventgraph.records import Extraction, Resolution

from .conftest import ONTOLOGY


@pytest.fixture
def graph(extractions: tuple[Extraction, ...], resolution: Resolution) -> nx.MultiDiGraph[str]:
    return build_graph(extractions, resolution, ontology=ONTOLOGY)


@pytest.fixture
def path() -> nx.MultiDiGraph[str]:
    """A chain z -> y -> x -> w with a parallel edge and a loop."""
    chain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    chain.add_nodes_from("zyxw")
    for key, ends in enumerate(["zy", "yx", "xw", "yx", "yy"]):
        chain.add_edge(ends[0], ends[1], key=str(key))
    return chain


@pytest.mark.parametrize(
    ("node", "radius", "nodes", "edges"),
    [
        ("z", 0, "z", ""),
        ("y", 0, "y", "4"),
        ("z", 1, "zy", "04"),
        ("x", 1, "yxw", "1234"),
        ("w", 2, "yxw", "1234"),
        ("w", 9, "zyxw", "01234"),
    ],
)
def test_ego(path: nx.MultiDiGraph[str], node: str, radius: int, nodes: str, edges: str) -> None:
    around = ego(path, node, radius)
    assert list(around) == list(nodes)
    assert {key for _, _, key in around.edges(keys=True)} == set(edges)


def test_ego_of_an_unknown_node(path: nx.MultiDiGraph[str]) -> None:
    with pytest.raises(NotFoundError, match="no node 'q'"):
        ego(path, "q")


@pytest.mark.parametrize(
    ("options", "keys"),
    [
        ({}, {"e1-bans-e2-actual", "y-bans-x-possible", "y-competes_with-z-actual", "z-develops-x-actual"}),
        ({"relations": {"bans"}}, {"e1-bans-e2-actual", "y-bans-x-possible"}),
        ({"factualities": {"possible"}}, {"y-bans-x-possible"}),
        ({"min_confidence": 0.9}, {"e1-bans-e2-actual", "y-competes_with-z-actual", "z-develops-x-actual"}),
        ({"relations": ["bans"], "factualities": ["actual"]}, {"e1-bans-e2-actual"}),
        ({"relations": []}, set()),
    ],
)
def test_project(graph: nx.MultiDiGraph[str], options: dict[str, object], keys: set[str]) -> None:
    part = project(graph, **options)  # type: ignore[arg-type]
    assert {key for _, _, key in part.edges(keys=True)} == keys
    assert set(part) == {end for *ends, _ in part.edges(keys=True) for end in ends}
    assert all(part.nodes[node] == graph.nodes[node] for node in part)


def test_a_view_is_a_copy(graph: nx.MultiDiGraph[str]) -> None:
    project(graph).nodes["alibaba"]["label"] = "changed"
    assert graph.nodes["alibaba"]["label"] == "Alibaba"


@pytest.mark.parametrize(
    ("edge", "days"),
    [
        ({"time": "2026-07"}, ("2026-07-01", "2026-07-31")),
        ({"time": "2028-02"}, ("2028-02-01", "2028-02-29")),
        ({"time": "2026"}, ("2026-01-01", "2026-12-31")),
        ({"time": "2026-07-05"}, ("2026-07-05", "2026-07-05")),
        ({"time": "0987"}, ("0987-01-01", "0987-12-31")),
        ({"published": "2026-07-05"}, ("2026-07-05", "2026-07-05")),
        ({"published": "2026-07-05T23:59:00-05:00"}, ("2026-07-05", "2026-07-05")),
        ({"time": "2026-06", "published": "2026-07-05"}, ("2026-06-01", "2026-06-30")),
        ({"time": "2026-13", "published": "2026-07-05"}, ("2026-07-05", "2026-07-05")),
        ({"time": "2026-02-30", "published": "2026-07-05"}, ("2026-07-05", "2026-07-05")),
        ({"time": "0000", "published": "yesterday"}, None),
        ({"published": "9999999999"}, None),
        ({"published": ""}, None),
        ({}, None),
    ],
)
def test_interval(edge: dict[str, object], days: tuple[str, str] | None) -> None:
    assert interval(edge) == days


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_an_interval_holds_every_day_that_its_text_begins(day: object, length: int) -> None:
    text = str(day)
    days = interval({"time": text[:length]})
    assert days is not None
    assert days[0] <= text <= days[1]
    assert days[0][:length] == days[1][:length] == text[:length]


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("alibaba", "alibaba"),
        (" ALIBABA ", "alibaba"),
        ("claude code", "claude-code"),
        ("Claude-Code", "claude-code"),
        ("baba", "alibaba"),
        ("Ali/Baba", "alibaba"),
    ],
)
def test_find_node(graph: nx.MultiDiGraph[str], text: str, node: str) -> None:
    assert find_node(graph, text) == node


def test_a_label_goes_before_an_alias_and_the_more_named_before_the_less() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("a", label="Other", aliases="Jordan | Meta", articles=9)
    graph.add_node("b", label="Jordan", articles=1)
    graph.add_node("c", label="JORDAN", articles=3)
    graph.add_node("d", label="Facebook", aliases="Meta", articles=9)
    assert find_node(graph, "jordan") == "c"
    assert find_node(graph, "meta") == "a"


@pytest.mark.parametrize(
    ("text", "hint"),
    [("Alibabba", "did you mean 'Alibaba'"), ("Open AI", "'OpenAI'"), ("qqq", "no name is like it")],
)
def test_near_misses_are_named(graph: nx.MultiDiGraph[str], text: str, hint: str) -> None:
    with pytest.raises(NotFoundError, match=hint):
        find_node(graph, text)
