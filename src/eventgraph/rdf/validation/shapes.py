"""Shapes graphs (SHACL): what every dataset keeps to, and the user's own rules, which are not trusted.

Nothing is fetched for a shapes file: imports and JavaScript are passed over, and its SPARQL may no more than
a query of a user may.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from eventgraph.errors import OntologyError, QueryError
from eventgraph.ontology.files import ontology_folder
from eventgraph.rdf.namespaces import EG, PREFIXES, RDFS, SH
from eventgraph.rdf.queries.guard import guarded
from eventgraph.rdf.validation.screening import Question, screen
from eventgraph.rdf.validation.vocabulary import TARGETS, misspelt

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

SUBCLASS: Final = ox.NamedNode(f"{RDFS}subClassOf")
OF_SPARQL: Final = ("select", "ask", "construct", "update")


@dataclass(frozen=True, slots=True)
class Shapes:
    """A shapes graph, the file it is of, and what to ask before it is checked (None: it always is)."""

    name: str
    graph: rdflib.Graph
    screen: tuple[Question, ...] | None

    def broken(self, quads: ox.Store) -> set[ox.NamedNode]:
        """Return the graphs that need a closer look."""
        if self.screen is None:
            return {name for name in quads.named_graphs() if isinstance(name, ox.NamedNode)}
        return set().union(*(question.broken(quads) for question in self.screen))


def shipped_shapes() -> Shapes:
    """Return the shapes of `ontologies/shapes.ttl`.

    Raises:
        OntologyError: the installation lacks them.
    """
    path = ontology_folder() / "shapes.ttl"
    return _shapes(path, _turtle(path))


def users_shapes(path: Path) -> Shapes:
    """Return the shapes of a file of the user's, once they are known to be shapes.

    Raises:
        OntologyError: it is not Turtle, not SHACL, or has SPARQL that is refused; the message names it.
    """
    graph = _turtle(path)
    _check_words(path, graph)
    _check_sparql(path, graph)
    _check_shapes(path, graph)
    return _shapes(path, graph)


def known_classes(ontology: Iterable[Path]) -> list[ox.Triple]:
    """Return which class is part of which, of the shipped ontology and files of the user's.

    Raises:
        OntologyError: a file is not Turtle.
    """
    files = (ontology_folder() / "eventgraph.ttl", *ontology)
    quads = (quad for path in files for quad in _parsed(path))
    return [quad.triple for quad in quads if quad.predicate == SUBCLASS and EG in str(quad.object)]


def _shapes(path: Path, graph: rdflib.Graph) -> Shapes:
    return Shapes(path.name, graph, screen(graph, lambda constraint: _prefix_lines(graph, constraint)))


def _turtle(path: Path) -> rdflib.Graph:
    import rdflib

    from eventgraph.rdf.datasets import to_rdflib

    graph = rdflib.Graph()
    for quad in _parsed(path):
        graph.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
    return graph


def _parsed(path: Path) -> list[ox.Quad]:
    try:
        return list(ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE, base_iri="urn:eventgraph:shapes"))
    except OSError as error:
        message = f"{path}: {error.strerror}; check the path"
        raise OntologyError(message) from error
    except SyntaxError as error:
        message = f"{path} is not Turtle: {error}"
        raise OntologyError(message) from error


def _check_words(path: Path, graph: rdflib.Graph) -> None:
    """Refuse a file that aims at nothing, or whose words SHACL does not know."""
    import rdflib

    predicates = set(map(str, graph.predicates()))
    strange = misspelt(predicates)
    if strange:
        message = f"{path}: SHACL has no {strange[0]}; check the spelling"
        raise OntologyError(message)
    # A class that is a shape aims at its members (SHACL, section 2.1.3.3).
    classes = graph.subjects(rdflib.RDF.type, rdflib.RDFS.Class)
    shapes = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{SH}NodeShape")))
    if not predicates & TARGETS and shapes.isdisjoint(classes):
        message = f"{path} holds no shape with a target (sh:targetClass …), so nothing would be checked"
        raise OntologyError(message)


def _check_sparql(path: Path, graph: rdflib.Graph) -> None:
    """Refuse what a user's query may not do, and constraints that are not SPARQL."""
    import rdflib

    for name in OF_SPARQL:
        for node, text in sorted(graph.subject_objects(rdflib.URIRef(SH + name))):
            try:
                guarded(str(text))
                if (None, rdflib.URIRef(f"{SH}sparql"), node) in graph:
                    ox.Store().query(_prefix_lines(graph, node) + str(text))
            except (QueryError, SyntaxError) as error:
                message = f"{path}: the SPARQL of a shape is refused: {_in_words(str(error))}"
                raise OntologyError(message) from error


def _in_words(fault: str) -> str:
    place = fault.partition(": expected")[0]
    return f"{place}: a prefix is not declared" if "Prefix not found" in fault else place


def _check_shapes(path: Path, graph: rdflib.Graph) -> None:
    """Check the shapes against the shapes of SHACL itself."""
    import pyshacl
    import rdflib
    from pyshacl.errors import ReportableRuntimeError

    try:
        pyshacl.validate(rdflib.Graph(), shacl_graph=graph, meta_shacl=True)
    except (ReportableRuntimeError, ValueError) as error:
        lines = str(error).splitlines()
        told = next((line.strip() for line in lines if line.strip().startswith("Message:")), lines[0])
        message = f"{path} is not SHACL: {told.removeprefix('Message: ')}"
        raise OntologyError(message) from error


def _prefix_lines(graph: rdflib.Graph, constraint: Node) -> str:
    """Return the prefixes that a constraint knows: three, and those it declares (SHACL, section 5.2.1)."""
    import rdflib

    prefix, namespace = (rdflib.URIRef(SH + name) for name in ("prefix", "namespace"))
    known = {name: PREFIXES[name] for name in ("rdf", "rdfs", "owl")}
    for ontology in graph.objects(constraint, rdflib.URIRef(f"{SH}prefixes")):
        for declared in graph.objects(ontology, rdflib.URIRef(f"{SH}declare")):
            known[str(graph.value(declared, prefix))] = str(graph.value(declared, namespace))
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in sorted(known.items()))
