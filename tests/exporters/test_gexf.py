from __future__ import annotations

import io
from pathlib import Path

import lxml.etree
import networkx as nx
import pytest
from hypothesis import given

from eventgraph.errors import ExportError
from eventgraph.exporters.colours import FACTUALITIES, OTHER, TYPES, channels
from eventgraph.exporters.gexf import write_gexf

from .conftest import CLEAN, edge, graphs

Element = lxml.etree._Element
NAMES = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
SCHEMA = Path(__file__).parent / "gexf-1.3.rng"


@pytest.fixture(scope="module")
def schema() -> lxml.etree.RelaxNG:
    return lxml.etree.RelaxNG(lxml.etree.parse(SCHEMA))


def parsed(graph: nx.MultiDiGraph[str]) -> Element:
    stream = io.BytesIO()
    write_gexf(graph, stream)
    return lxml.etree.fromstring(stream.getvalue())


def found(root: Element, path: str) -> list[Element]:
    elements = root.xpath(path, namespaces=NAMES)
    assert isinstance(elements, list)
    return [element for element in elements if isinstance(element, Element)]


def one(root: Element, path: str) -> Element:
    (only,) = found(root, path)
    return only


def attributes(element: Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


@given(graph=graphs())
def test_every_file_is_valid(graph: nx.MultiDiGraph[str]) -> None:
    rules = lxml.etree.RelaxNG(lxml.etree.parse(SCHEMA))
    rules.assertValid(parsed(graph))


@pytest.mark.parametrize(
    ("path", "attribute", "value"),
    [
        ("//g:edge[1]", "type", "bans"),
        ("//g:edge[1]", "start", "2026-07"),
        ("//g:edge[1]", "weight", "high"),
        ("//g:attribute[1]", "type", "date"),
        ("//viz:color", "r", "256"),
    ],
)
def test_the_schema_refuses_what_gephi_would(
    schema: lxml.etree.RelaxNG, graph: nx.MultiDiGraph[str], path: str, attribute: str, value: str
) -> None:
    root = parsed(graph)
    assert schema.validate(root)
    found(root, path)[0].set(attribute, value)
    assert not schema.validate(root)


@given(graph=graphs())
def test_networkx_reads_the_same_graph(graph: nx.MultiDiGraph[str]) -> None:
    stream = io.BytesIO()
    write_gexf(graph, stream)
    stream.seek(0)
    again: nx.MultiDiGraph[str] = nx.MultiDiGraph(nx.read_gexf(stream))
    assert set(again) == set(graph)
    assert [again.nodes[node]["mentions"] for node in graph] == [
        graph.nodes[node]["mentions"] for node in graph
    ]
    edges = {data["id"]: (one, other, data) for one, other, data in again.edges(data=True)}
    assert len(edges) == graph.number_of_edges()
    for one_end, other_end, key, data in graph.edges(keys=True, data=True):
        subject, obj, read = edges[key]
        assert (subject, obj) == (one_end, other_end)
        same = ("relation", "label", "factuality", "ended", "evidence_start", "confidence", "weight")
        assert {name: read[name] for name in same} == {name: data[name] for name in same}


def test_an_edge(graph: nx.MultiDiGraph[str]) -> None:
    element = one(parsed(graph), "//g:edge[@id='c1']")
    assert attributes(element) == {
        "id": "c1",
        "source": "tencent",
        "target": "alibaba",
        "label": "competes with",
        "kind": "competes_with",
        "weight": "0.9",
        "start": "2026-07-01",
        "end": "2026-07-31",
    }


def test_a_node(graph: nx.MultiDiGraph[str]) -> None:
    element = one(parsed(graph), "//g:node[@id='alibaba']")
    assert attributes(element) == {"id": "alibaba", "label": "Alibaba"}
    values = {cell.get("for"): cell.get("value") for cell in found(element, ".//g:attvalue")}
    assert values == {"type": "Organization", "aliases": "BABA | Ali", "articles": "1", "mentions": "2"}


def test_text_is_cleaned_and_keeps_its_line_ends(graph: nx.MultiDiGraph[str]) -> None:
    root = parsed(graph)
    assert one(root, "//g:edge[@id='c2']//g:attvalue[@for='attribution']").get("value") == CLEAN
    assert one(root, "//g:edge[@id='c3']//g:attvalue[@for='evidence']").get("value") == CLEAN
    assert one(root, "//g:node[@id='code']").get("label") == "Claude Code"


def test_a_node_lives_as_long_as_its_edges_and_always_with_one_that_has_no_time(
    graph: nx.MultiDiGraph[str],
) -> None:
    spans = {
        node.get("id"): (node.get("start"), node.get("end")) for node in found(parsed(graph), "//g:node")
    }
    assert spans == {"tencent": ("2025-01-01", "2026-07-31"), "alibaba": (None, None), "code": (None, None)}


def test_a_graph_without_any_time_is_static() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edge("a", "b", key="c", **edge("c"))
    assert attributes(one(parsed(graph), "//g:graph")) == {
        "defaultedgetype": "directed",
        "idtype": "string",
        "mode": "static",
    }


def test_an_edge_attribute_type_is_refused(graph: nx.MultiDiGraph[str]) -> None:
    graph.edges["tencent", "alibaba", "c1"]["type"] = "bans"
    with pytest.raises(ExportError, match="called type"):
        parsed(graph)


def colour(element: Element) -> tuple[int, ...]:
    found_channels = attributes(one(element, "viz:color"))
    return tuple(int(found_channels[name]) for name in "rgb")


@pytest.mark.parametrize(("kind", "expected"), [*TYPES.items(), ("Robot", OTHER)])
def test_the_colour_of_a_node_is_its_type(kind: str, expected: str) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("a", label="A", type=kind)
    assert colour(one(parsed(graph), "//g:node")) == channels(expected)


@pytest.mark.parametrize(("factuality", "expected"), [*FACTUALITIES.items(), ("denied", OTHER)])
def test_the_colour_of_an_edge_is_its_factuality(factuality: str, expected: str) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edge("a", "b", key="c", **edge("c", factuality=factuality))
    assert colour(one(parsed(graph), "//g:edge")) == channels(expected)


def test_colours_differ() -> None:
    assert len({*TYPES.values(), OTHER}) == len(TYPES) + 1
    assert len({*FACTUALITIES.values(), OTHER}) == len(FACTUALITIES) + 1


def test_busier_nodes_are_larger(graph: nx.MultiDiGraph[str]) -> None:
    root = parsed(graph)
    sizes = {
        node.get("id"): float(one(node, "viz:size").get("value") or 0) for node in found(root, "//g:node")
    }
    assert sizes["tencent"] > sizes["alibaba"] > sizes["code"] > 0


def test_the_page_for_gephi_lists_every_colour() -> None:
    page = (Path(__file__).parents[2] / "docs" / "gephi.md").read_text(encoding="utf-8")
    for name, colour_of in (*TYPES.items(), *FACTUALITIES.items(), ("anything else", OTHER)):
        assert f"| {name} | `#{colour_of}` |" in page
