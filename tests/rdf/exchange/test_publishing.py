"""Publishing to a real second server: all of it, then what changed, whoever dies on the way."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

import eventgraph
from eventgraph import ids
from eventgraph.errors import PublishError, StoreInUseError
from eventgraph.rdf.exchange.outgoing import DESCRIPTIONS, PROVENANCE
from eventgraph.rdf.exchange.publications import Publication, publication_path
from eventgraph.rdf.namespaces import PREFIXES
from eventgraph.rdf.queries.results import serialized
from eventgraph.rdf.queries.saved import fill_query
from eventgraph.rdf.queries.sparql import run_query
from eventgraph.rdf.storage.store import Store
from second_server import Oxigraph

from ..conftest import ARTICLES
from .conftest import MORE, put_plain

ALL = {
    *(ids.article_iri(name) for name in (*ARTICLES, *MORE)),
    *(DESCRIPTIONS, PROVENANCE),
}
IMPATIENT = eventgraph.Connection(timeout=5, retries=1)


def stored(folder: Path) -> dict[str, set[str]]:
    """Return the store's graphs as they are to be on the server, what is only in its default graph as one."""
    found: dict[str, set[str]] = {}
    with Store.open(folder) as store:
        for quad in ox.parse("\n".join(store.dump()), ox.RdfFormat.N_QUADS):
            name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
            found.setdefault(name, set()).add(str(quad.triple))
    return found


def check_equal(server: Oxigraph, folder: Path) -> None:
    graphs = server.graphs()
    graphs[""] = graphs.pop(DESCRIPTIONS) | graphs.pop(PROVENANCE)
    assert graphs == stored(folder)


def test_everything_arrives_and_then_nothing_is_sent(server: Oxigraph, folder: Path, tmp_path: Path) -> None:
    links = tmp_path / "links.ttl"
    links.write_text("<urn:a> <http://www.w3.org/2002/07/owl#sameAs> <urn:b>, [] .")
    graph = eventgraph.import_rdf(links, store=folder).graph
    planned = eventgraph.publish(server.url, store=folder, dry_run=True)
    assert server.graphs() == {}
    report = eventgraph.publish(server.url, store=folder)
    assert set(report.sent) == set(planned.sent) == ALL | {graph}
    assert report.sent[-2:] == (DESCRIPTIONS, PROVENANCE)
    assert report.triples == planned.triples == sum(map(len, stored(folder).values()))
    check_equal(server, folder)
    again = eventgraph.publish(server.url, store=folder)
    assert (again.sent, again.deleted, again.unchanged) == ((), (), len(ALL) + 1)
    assert len(eventgraph.publish(server.url, store=folder, everything=True).sent) == len(ALL) + 1
    check_equal(server, folder)


@pytest.mark.parametrize("name", ["claims-by-source", "contradictions", "relations-of", "timeline"])
def test_a_server_that_asks_the_union_answers_saved_queries(
    server: Oxigraph, folder: Path, name: str
) -> None:
    eventgraph.publish(server.url, store=folder)
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    query = fill_query(name, {})
    with Store.open(folder) as store:
        lines = serialized(run_query(store.quads, query), "tsv").decode().splitlines()[1:]
    assert lines
    assert server.ask(prefixes + query) == {tuple(line.split("\t")) for line in lines}


def test_only_what_changed_is_sent(server: Oxigraph, folder: Path, tmp_path: Path) -> None:
    eventgraph.publish(server.url, store=folder)
    links = tmp_path / "links.ttl"
    links.write_text("<urn:a> <urn:b> <urn:c> .")
    graph = eventgraph.import_rdf(links, store=folder).graph
    with Store.open(folder, write=True) as store:
        put_plain(store, MORE[3], "Another title")
        put_plain(store, "new", "A new one")
        store.remove(MORE[5])
    report = eventgraph.publish(server.url, store=folder)
    assert set(report.sent) == {graph, ids.article_iri(MORE[3]), ids.article_iri("new"), PROVENANCE}
    assert report.deleted == (ids.article_iri(MORE[5]),)
    assert report.unchanged == len(ALL) - 3
    check_equal(server, folder)
    eventgraph.remove_import("links.ttl", store=folder)
    assert eventgraph.publish(server.url, store=folder).deleted == (graph,)
    check_equal(server, folder)


def test_graphs_of_others_are_left_alone(server: Oxigraph, folder: Path) -> None:
    other = Path(shutil.copytree(folder, folder.parent / "other"))
    with Store.open(other, write=True) as store:
        put_plain(store, "theirs", "Of another store")
    eventgraph.publish(server.url, store=other)
    eventgraph.publish(server.url, store=folder)
    assert ids.article_iri("theirs") in server.graphs()
    assert eventgraph.publish(server.url, store=folder).unchanged == len(ALL)


def test_a_server_that_dies_is_taken_up_again(server: Oxigraph, folder: Path) -> None:
    sent: list[str] = []

    def kill_after_five(graph: str) -> None:
        sent.append(graph)
        if len(sent) == 5:
            server.kill()

    with pytest.raises(PublishError, match="tried 2 times; before that 5 graphs were sent") as caught:
        eventgraph.publish(server.url, store=folder, connection=IMPATIENT, on_graph=kill_after_five)
    assert caught.value.exit_code == 10
    server.start()
    report = eventgraph.publish(server.url, store=folder)
    assert set(report.sent) == ALL - set(sent)
    assert not report.forgotten
    check_equal(server, folder)


def test_a_server_that_forgot_gets_everything_again(server: Oxigraph, folder: Path, tmp_path: Path) -> None:
    eventgraph.publish(server.url, store=folder)
    server.kill()
    server.start(tmp_path / "empty")
    report = eventgraph.publish(server.url, store=folder)
    assert report.forgotten
    assert set(report.sent) == ALL
    check_equal(server, folder)


DIE = """
import os, signal, sys, eventgraph
from eventgraph.rdf.exchange.graph_store import GraphStore
url, folder, count, where = sys.argv[1:]
sent = []
def die(graph):
    sent.append(graph)
    if len(sent) == int(count):
        os.kill(os.getpid(), signal.SIGKILL)
put = GraphStore.put
def put_and_die(self, graph, ntriples):
    put(self, graph, ntriples)
    die(graph)
if where == "unconfirmed":
    GraphStore.put = put_and_die
eventgraph.publish(url, store=folder, on_graph=die if where == "confirmed" else None)
"""


@pytest.mark.parametrize(("where", "lost"), [("confirmed", 0), ("unconfirmed", 1)])
def test_a_publisher_that_is_killed_is_taken_up_again(
    server: Oxigraph, folder: Path, where: str, lost: int
) -> None:
    done = subprocess.run([sys.executable, "-c", DIE, server.url, folder, "7", where], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(server.graphs()) == 7
    report = eventgraph.publish(server.url, store=folder)
    assert len(report.sent) == len(ALL) - 7 + lost
    check_equal(server, folder)


def test_what_a_lost_answer_leaves_is_not_taken_for_the_old(server: Oxigraph, folder: Path) -> None:
    eventgraph.publish(server.url, store=folder)
    with Store.open(folder, write=True) as store:
        put_plain(store, MORE[0], "For a moment")
    subprocess.run([sys.executable, "-c", DIE, server.url, folder, "1", "unconfirmed"], check=False)
    with Store.open(folder, write=True) as store:
        put_plain(store, MORE[0], f"On {MORE[0]}")
    report = eventgraph.publish(server.url, store=folder)
    assert ids.article_iri(MORE[0]) in report.sent
    check_equal(server, folder)


def test_a_memory_that_is_cut_or_strange_costs_only_sending(server: Oxigraph, folder: Path) -> None:
    eventgraph.publish(server.url, store=folder)
    memory = publication_path(folder, server.url)
    memory.write_bytes(memory.read_bytes()[:-30] + b'\n[1]\n{"graph": 1}\n\xff\n{"gra')
    assert len(eventgraph.publish(server.url, store=folder).sent) == 1
    check_equal(server, folder)


def test_one_publisher_at_a_time(server: Oxigraph, folder: Path) -> None:
    with Publication(folder, server.url), pytest.raises(StoreInUseError, match="another process"):
        eventgraph.publish(server.url, store=folder)
    eventgraph.publish(server.url, store=folder)
