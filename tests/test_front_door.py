"""The front door: what is public is there, is told, and costs nothing before it is used."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path
from typing import Final

import networkx as nx
import pytest
import rdflib

import eventgraph

HEAVY: Final = frozenset({"spacy", "rdflib", "networkx", "pyoxigraph", "lxml", "trafilatura", "pyshacl"})
LANGUAGE_AND_GRAPH: Final = frozenset({"spacy", "rdflib", "networkx"})
QUERY: Final = (
    "from eventgraph.cli import main; assert main(['query', '--saved', 'timeline', '--store', {!r}]) == 0"
)
HELP: Final = """
import runpy
sys.argv[1:] = ["--help"]
try:
    runpy.run_module("eventgraph", run_name="__main__")
except SystemExit as end:
    assert end.code == 0
"""
NEWS: Final = "Alibaba banned Claude Code on Monday. Tencent may ban Claude Code.\n"


def modules_after(program: str) -> set[str]:
    """Return the top-level packages that a new process has loaded after the program."""
    code = f"import sys\n{program}\nprint(*{{name.split('.')[0] for name in sys.modules}}, file=sys.stderr)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(ended.stderr.split())


@pytest.mark.parametrize("name", eventgraph.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    public = getattr(eventgraph, name)
    assert public.__module__.startswith("eventgraph.")
    first = (inspect.getdoc(public) or "").partition("\n")[0]
    assert first[:1].isupper()
    assert first.endswith((".", ":", ";", ","))
    assert vars(public).get("__doc__") if inspect.isclass(public) else public.__doc__


def test_what_is_public_is_listed_once_and_sorted() -> None:
    assert eventgraph.__all__ == sorted(set(eventgraph.__all__), key=lambda name: (name.islower(), name))
    assert dir(eventgraph) == sorted(eventgraph.__all__)


@pytest.mark.parametrize("name", ["ingset", "serialized", "workflow_", "_private"])
def test_an_unknown_name_is_an_attribute_error(name: str) -> None:
    with pytest.raises(AttributeError, match=f"'eventgraph' has no attribute '{name}'"):
        getattr(eventgraph, name)


@pytest.mark.parametrize("program", ["import eventgraph", HELP], ids=["import", "--help"])
def test_importing_and_asking_for_help_load_nothing_heavy(program: str) -> None:
    loaded = modules_after(program)
    assert "eventgraph" in loaded
    assert not HEAVY & loaded


def test_a_query_loads_neither_language_nor_graph(sample_store: Path) -> None:
    loaded = modules_after(QUERY.format(str(sample_store)))
    assert "pyoxigraph" in loaded
    assert not LANGUAGE_AND_GRAPH & loaded


@pytest.mark.filterwarnings(
    "ignore:Dataset.default_context is deprecated:DeprecationWarning"
)  # rdflib's own use
def test_articles_go_through_the_front_door_to_a_graph_rdf_and_a_file(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    graph = eventgraph.build_graph(eventgraph.extract(eventgraph.read(tmp_path)))
    dataset = eventgraph.to_dataset(graph)
    assert type(graph) is nx.MultiDiGraph
    assert type(dataset) is rdflib.Dataset
    told = [
        (graph.nodes[s]["label"], edge["relation"], edge["factuality"])
        for s, _, edge in graph.edges(data=True)
    ]
    assert sorted(told) == [("Alibaba", "bans", "actual"), ("Tencent", "bans", "possible")]
    asked = dataset.query("SELECT ?who { ?s eg:bans ?o . ?s rdfs:label ?who }").serialize(format="csv")
    assert (asked or b"").split() == [b"who", b"Alibaba"]
    assert eventgraph.export(graph, tmp_path / "news.gexf") == (tmp_path / "news.gexf",)


def test_a_store_answers_what_its_graph_holds(sample_store: Path) -> None:
    graph = eventgraph.load_graph(sample_store)
    assert type(graph) is nx.MultiDiGraph
    count = "SELECT (COUNT(DISTINCT ?claim) AS ?n) { ?claim a eg:Claim }"
    assert list(eventgraph.table_rows(eventgraph.query(count, store=sample_store))) == [
        (str(graph.number_of_edges()),)
    ]
    rows = eventgraph.why("Alibaba", "bans", "Claude Code", store=sample_store)
    alibaba, code = (eventgraph.find_node(graph, name) for name in ("Alibaba", "Claude Code"))
    bans = {key for key, edge in graph[alibaba][code].items() if edge["relation"] == "bans"}
    assert {row.claim for row in rows} == bans
