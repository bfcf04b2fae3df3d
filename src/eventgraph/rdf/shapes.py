"""Checking datasets against `ontologies/shapes.ttl` (SHACL), article by article, with faults in words.

An article is checked together with what the default graph tells of the entities and relations in it, so the
time grows with the articles and not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph import ids
from eventgraph.errors import OntologyError
from eventgraph.ontology.files import ontology_folder
from eventgraph.rdf.datasets import dataset_from_nquads
from eventgraph.rdf.namespaces import EG
from eventgraph.rdf.queries.results import shortened
from eventgraph.records import CheckReport

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

    from eventgraph.rdf.storage.store import Store

SH: Final = "http://www.w3.org/ns/shacl#"
Triples = list["tuple[Node, Node, Node]"]


class Violation(NamedTuple):
    """One fault: in which article (none for the default graph), at which node, along which path."""

    article: str
    node: str
    path: str
    message: str

    def __str__(self) -> str:
        """Return the fault as one line."""
        place = f"article {self.article}: " if self.article else ""
        return f"{place}{self.node}: {self.message}{f' ({self.path})' if self.path else ''}"


def validate_store(store: Store, *, ontology: Iterable[Path | str] = ()) -> CheckReport:
    """Check all that a store holds; `ontology` are the user's files, for classes of their own.

    Raises:
        OntologyError: a file of the ontology is not Turtle.
    """
    dataset = dataset_from_nquads(store.dump())
    problems = tuple(str(violation) for violation in validate_dataset(dataset, ontology=ontology))
    return CheckReport(checked={"articles": len(store.ledger()), "quads": len(dataset)}, problems=problems)


def validate_dataset(dataset: rdflib.Dataset, *, ontology: Iterable[Path | str] = ()) -> Iterator[Violation]:
    """Yield what does not keep to the shapes, sorted within each article.

    Raises:
        OntologyError: a file of the ontology is not Turtle.
    """
    folder = ontology_folder()
    shapes = _turtle([folder / "shapes.ttl"])
    classes = _subclasses(_turtle([folder / "eventgraph.ttl", *map(Path, ontology)]))
    graphs = _by_graph(dataset)
    told: Mapping[Node, Triples] = _by_subject(graphs.pop("", []))
    yield from _violations("", [triple for triples in told.values() for triple in triples] + classes, shapes)
    for name in sorted(graphs):
        nodes = {node for triple in graphs[name] for node in triple}
        context = [triple for node in nodes for triple in told.get(node, ())]
        article = ids.article_id(name)
        yield from _violations(article, graphs[name] + context + classes, shapes)


def _by_graph(dataset: rdflib.Dataset) -> dict[str, Triples]:
    """Return the triples by the name of their graph, "" for the default graph; imports keep to no shapes."""
    default = (None, dataset.default_graph.identifier)
    graphs: dict[str, Triples] = defaultdict(list)
    for subject, predicate, obj, graph in dataset.quads():
        if str(graph).startswith(ids.IMPORT):
            continue
        graphs["" if graph in default else str(graph)].append((subject, predicate, obj))
    return graphs


def _by_subject(triples: Triples) -> dict[Node, Triples]:
    subjects: dict[Node, Triples] = defaultdict(list)
    for triple in triples:
        subjects[triple[0]].append(triple)
    return subjects


def _turtle(paths: Iterable[Path]) -> rdflib.Graph:
    import rdflib

    graph = rdflib.Graph()
    for path in paths:
        try:
            graph.parse(data=path.read_bytes(), format="turtle")
        except (SyntaxError, OSError) as error:
            message = f"ontology {path}: {error}"
            raise OntologyError(message) from error
    return graph


def _subclasses(ontology: rdflib.Graph) -> Triples:
    import rdflib

    return [
        triple for triple in ontology.triples((None, rdflib.RDFS.subClassOf, None)) if EG in str(triple[2])
    ]


def _violations(article: str, triples: Triples, shapes: rdflib.Graph) -> list[Violation]:
    import pyshacl
    import rdflib

    graph = rdflib.Graph()
    for triple in triples:
        graph.add(triple)
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes)
    results = report.subjects(rdflib.RDF.type, rdflib.URIRef(f"{SH}ValidationResult"))
    return sorted({_violation(article, report, result) for result in results})


def _violation(article: str, report: rdflib.Graph, result: Node) -> Violation:
    import rdflib

    def value(name: str) -> str:
        found = report.value(result, rdflib.URIRef(SH + name))
        return shortened(str(found)) if isinstance(found, rdflib.URIRef) else str(found or "")

    asked = value("sourceConstraintComponent").endswith("SPARQLConstraintComponent")
    node = value("value") if asked else ""
    path = "" if asked else value("resultPath")
    return Violation(article, node or value("focusNode"), path if ":" in path else "", value("resultMessage"))
