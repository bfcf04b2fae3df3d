"""What each of the other formats says, read by somebody else's reader."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pyoxigraph
import pytest
import rdflib

from eventgraph.exporters import export
from eventgraph.exporters.columns import Column, edge_columns, node_columns
from eventgraph.rdf.projection import graph_to_nquads

from .conftest import CLEAN, NASTY


def as_files_say(graph: nx.MultiDiGraph[str]) -> dict[str, dict[str, object]]:
    """Return the attributes of the edges by id, with the names and the text of files."""
    said = {}
    for *_, key, data in graph.edges(keys=True, data=True):
        row = {name: CLEAN if value == NASTY else value for name, value in data.items()}
        if "source" in row:
            row["attribution"] = row.pop("source")
        said[key] = row
    return said


def test_node_link_is_networkx_own(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    (file,) = export(graph, tmp_path / "graph.json")
    again = nx.node_link_graph(json.loads(file.read_bytes()))
    assert isinstance(again, nx.MultiDiGraph)
    assert {node: again.nodes[node] for node in again} == {node: graph.nodes[node] for node in graph}
    assert {key: data for *_, key, data in again.edges(keys=True, data=True)} == as_files_say(graph)
    assert set(again.edges(keys=True)) == set(graph.edges(keys=True))


def test_graphml_reads_in_networkx(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    (file,) = export(graph, tmp_path / "graph.graphml")
    again: nx.MultiDiGraph[str] = nx.MultiDiGraph(nx.read_graphml(file, force_multigraph=True))
    assert {node: again.nodes[node] for node in again} == {node: graph.nodes[node] for node in graph}
    expected = as_files_say(graph)
    assert {key: {**data, "id": key} for *_, key, data in again.edges(keys=True, data=True)} == expected
    assert set(again.edges(keys=True)) == set(graph.edges(keys=True))


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_tables(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    nodes, edges = map(rows, export(graph, tmp_path / "graph.csv"))
    assert nodes[0] == {
        "Id": "alibaba",
        "Label": "Alibaba",
        "type": "Organization",
        "aliases": "BABA | Ali",
        "articles": "1",
        "mentions": "2",
    }
    assert nodes[1]["aliases"] == ""
    head, ends = ["Type", "Id", "Label", "Weight", "ended", "time"], ["Source", "Target"]
    assert [edges[1][name] for name in ends] == ["tencent", "alibaba"]
    assert [edges[1][name] for name in head] == ["Directed", "c1", "competes with", "0.9", "false", "2026-07"]
    assert edges[2]["attribution"] == edges[3]["evidence"] == CLEAN


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\x00=1", "'=1"),
        ("a=1", "a=1"),
        ('say "hi", you\nall', 'say "hi", you\nall'),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, cell: str, tmp_path: Path) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("a", label=text, aliases=text, articles=-1)
    (row,) = rows(export(graph, tmp_path / "graph.csv")[0])
    assert row == {"Id": "a", "Label": cell, "aliases": cell, "articles": "-1"}


def test_nquads_are_the_projection(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    (file,) = export(graph, tmp_path / "graph.nq")
    assert file.read_text(encoding="utf-8") == "".join(f"{line}\n" for line in graph_to_nquads(graph))


@pytest.mark.parametrize(
    ("suffix", "syntax"), [(".trig", pyoxigraph.RdfFormat.TRIG), (".jsonld", pyoxigraph.RdfFormat.JSON_LD)]
)
def test_datasets_hold_the_quads_of_the_projection(
    suffix: str, syntax: pyoxigraph.RdfFormat, graph: nx.MultiDiGraph[str], tmp_path: Path
) -> None:
    (file,) = export(graph, tmp_path / f"graph{suffix}")
    lines = "\n".join(graph_to_nquads(graph)).encode()
    quads = set(pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_QUADS))
    assert set(pyoxigraph.parse(file.read_bytes(), format=syntax)) == quads


def test_turtle_is_the_union_of_all_graphs(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    (file,) = export(graph, tmp_path / "graph.ttl")
    lines = "\n".join(graph_to_nquads(graph)).encode()
    triples = {quad.triple for quad in pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_QUADS)}
    found = list(pyoxigraph.parse(file.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE))
    assert {quad.triple for quad in found} == triples
    assert len(found) == len(triples)
    assert len(rdflib.Graph().parse(file, format="turtle")) == len(triples)


@pytest.mark.parametrize("suffix", [".ttl", ".trig"])
def test_prefixes_are_sorted_and_used(suffix: str, graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    text = export(graph, tmp_path / f"graph{suffix}")[0].read_text(encoding="utf-8")
    prefixes = [line for line in text.splitlines() if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes)
    assert text.startswith(prefixes[0])
    assert "eg:bans ent:code" in text


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2], "integer"),
        ([1, 2**31], "long"),
        ([1, 2**63], "string"),
        ([1, 0.5], "double"),
        ([True, False], "boolean"),
        ([True, 1], "string"),
        ([1, "one"], "string"),
        ([-(2**31), 0], "integer"),
        ([-(2**31) - 1], "long"),
    ],
)
def test_the_type_of_a_column_holds_all_its_values(values: list[object], expected: str) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, value in enumerate(values):
        graph.add_node(str(number), figure=value)
    assert node_columns(graph) == (Column("figure", "figure", expected),)


def test_columns_stand_in_the_order_of_the_contract(graph: nx.MultiDiGraph[str]) -> None:
    graph.edges["tencent", "alibaba", "c1"].update(zebra=1, ape=2)
    names = [column.name for column in edge_columns(graph)]
    page = (Path(__file__).parents[2] / "docs" / "graph.md").read_text(encoding="utf-8")
    order = [page.index(f"`{name}`", page.index("## Edges")) for name in names[:-2]]
    assert order == sorted(order)
    assert names[-2:] == ["ape", "zebra"]


def test_a_table_is_written_with_crlf_and_without_a_mark(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    data = export(graph, tmp_path / "graph.csv")[0].read_bytes()
    assert data.startswith(b"Id,Label,")
    assert io.BytesIO(data).readline().endswith(b"\r\n")
