"""pySHACL's report of one article as violations in words."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from eventgraph import ids
from eventgraph.errors import OntologyError
from eventgraph.rdf.datasets import to_rdflib
from eventgraph.rdf.namespaces import ARTICLE, EG, NIF, PREFIXES, SCHEMA, SH
from eventgraph.rdf.queries.results import shortened
from eventgraph.rdf.validation.words import Result, message
from eventgraph.records import Violation

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib
    from rdflib.term import Node

    from eventgraph.rdf.validation.shapes import Shapes

OF_CLAIMS: Final = ("evidence", "trigger", "supportingEvidence", "subject", "object", "relation")
"""What leads from a claim to the nodes that belong to it, the closest first."""


def violations(triples: Collection[ox.Triple], shapes: Shapes) -> list[Violation]:
    """Return what breaks the shapes, sorted by node, path and message; of what article is left open.

    Raises:
        OntologyError: the shapes cannot be used; the message names their file.
    """
    import pyshacl
    import rdflib
    from pyparsing import ParseBaseException
    from pyshacl.errors import ReportableRuntimeError, ValidationFailure

    data = _graph(triples)
    try:
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes.graph)
    except (ReportableRuntimeError, ValidationFailure, ParseBaseException, ValueError) as error:
        told = f"{shapes.name} cannot be used: {str(error).strip().splitlines()[0]}"
        raise OntologyError(told) from error
    if isinstance(report, ValidationFailure):
        told = f"{shapes.name} cannot be used: {report.message}"
        raise OntologyError(told)
    iris = report.subjects(rdflib.RDF.type, rdflib.URIRef(f"{SH}ValidationResult"))
    results = (Result(report, iri) for iri in iris)
    found = {_violation(result, data, shapes) for result in results if _stands_in(data, result)}
    return sorted(found, key=lambda violation: (violation.node, violation.path, violation.message))


def _stands_in(data: rdflib.Graph, result: Result) -> bool:
    """Tell whether the focus node is there: a shape that targets one node says nothing of other articles."""
    focus = result.value("focusNode")
    return (focus, None, None) in data or (None, None, focus) in data


def about_article(triples: Collection[ox.Triple], name: ox.NamedNode) -> dict[str, str]:
    """Return id, title and publisher of the article whose graph has that name; nothing where it is none."""
    if not name.value.startswith(ARTICLE):
        return {}
    known = {f"{SCHEMA}headline": "title", f"{EG}publisher": "publisher"}
    told = (triple for triple in triples if triple.subject == name and triple.predicate.value in known)
    words = {known[triple.predicate.value]: _text(triple.object) for triple in sorted(told, key=str)}
    return {"article": ids.article_id(name.value), **words}


def _text(term: object) -> str:
    return str(getattr(term, "value", term))


def _graph(triples: Collection[ox.Triple]) -> rdflib.Graph:
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))
    return graph


def _violation(result: Result, data: rdflib.Graph, shapes: Shapes) -> Violation:
    return Violation(
        node=shortened(str(result.node)),
        path="" if result.component == "sPARQL" else result.path,
        message=message(result, shapes.graph),
        sentence=_sentence(data, result.node),
        shapes=shapes.name,
        severity=str(result.value("resultSeverity")).removeprefix(SH),
    )


def _sentence(data: rdflib.Graph, node: Node) -> str:
    """Return the evidence of the claim that a node is, or of the first that it belongs to."""
    evidence, text = _iri(f"{EG}evidence"), _iri(f"{NIF}anchorOf")
    claims = (sorted(data.subjects(_iri(EG + name), node), key=str) for name in OF_CLAIMS)
    claim = node if (node, evidence, None) in data else next(filter(None, claims), [None])[0]
    spans = () if claim is None else data.objects(claim, evidence)
    return min((str(said) for span in spans for said in data.objects(span, text)), default="")


def _iri(iri: str) -> Node:
    import rdflib

    return rdflib.URIRef(iri)
