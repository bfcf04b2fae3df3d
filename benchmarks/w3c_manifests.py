"""The manifests of the W3C's SPARQL tests: what each test asks, of which data, and what it expects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote, urlsplit

import rdflib
from rdflib import RDF, URIRef
from rdflib.collection import Collection

if TYPE_CHECKING:
    from rdflib.term import Node

MF: Final = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT: Final = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT: Final = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
ENTAILMENT: Final = URIRef("http://www.w3.org/ns/sparql-service-description#entailmentRegime")


class Test(NamedTuple):
    """One test: its kind is the local name of its type ("QueryEvaluationTest"); files are paths.

    `graphs` are named graphs: their names and the files that hold them.
    """

    group: str
    name: str
    kind: str
    query: Path
    data: tuple[Path, ...] = ()
    graphs: tuple[tuple[str, Path], ...] = ()
    result: Path | None = None
    lax: bool = False
    entailment: bool = False


def read_tests(folder: Path) -> Iterator[Test]:
    """Yield the tests of all manifests below a folder, group by group."""
    for path in sorted(folder.rglob("manifest.ttl")):
        graph = rdflib.Graph().parse(path, format="turtle", publicID=path.as_uri())
        for entries in graph.objects(None, MF.entries):
            for entry in Collection(graph, entries):
                yield from _test(graph, entry, path.parent.relative_to(folder).as_posix())


def _test(graph: rdflib.Graph, entry: Node, group: str) -> Iterator[Test]:
    action, kind = graph.value(entry, MF.action), graph.value(entry, RDF.type)
    if action is None:
        return
    query = graph.value(action, QT.query) or graph.value(action, UT.request) or action
    result = graph.value(entry, MF.result)
    yield Test(
        group=group,
        name=str(graph.value(entry, MF.name) or entry),
        kind=str(kind or MF.QueryEvaluationTest).rpartition("#")[2],
        query=_path(query),
        data=tuple(_path(file) for file in sorted(graph.objects(action, QT.data))),
        graphs=tuple(sorted(_graphs(graph, action))),
        result=_path(result) if isinstance(result, URIRef) else None,
        lax=graph.value(entry, MF.resultCardinality) == MF.LaxCardinality,
        entailment=(action, ENTAILMENT, None) in graph,
    )


def _graphs(graph: rdflib.Graph, action: Node) -> Iterator[tuple[str, Path]]:
    for node in graph.objects(action, QT.graphData):
        file = graph.value(node, QT.graph) or node
        label = graph.value(node, rdflib.RDFS.label)
        yield str(label or file), _path(file)


def _path(file: Node) -> Path:
    return Path(unquote(urlsplit(str(file)).path))
