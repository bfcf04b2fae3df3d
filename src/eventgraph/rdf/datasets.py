"""N-Quads lines and terms of rdflib: the one place that knows both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from eventgraph.errors import ReadError
from eventgraph.ids import is_foreign
from eventgraph.rdf.namespaces import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib
    from rdflib.term import Node

Triple = tuple[str, str, str]
"""Subject, predicate and object; of a literal only the lexical form."""


def parse_nquads(lines: Iterable[str]) -> Iterator[pyoxigraph.Quad]:
    """Yield the quads of N-Quads lines, with or without line ends.

    Raises:
        ReadError: a line is not N-Quads.
    """
    import pyoxigraph

    text = "\n".join(lines)
    try:
        yield from pyoxigraph.parse(text, pyoxigraph.RdfFormat.N_QUADS)
    except SyntaxError as error:
        code = "bad_rdf"
        message = f"not N-Quads: {error}"
        raise ReadError(code, message) from error


def dataset_from_nquads(lines: Iterable[str]) -> rdflib.Dataset:
    """Return a plain rdflib Dataset whose default graph is the union of all.

    Raises:
        ReadError: a line is not N-Quads.
    """
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    for quad in parse_nquads(lines):
        graph = getattr(quad.graph_name, "value", None)
        target = dataset.graph(rdflib.URIRef(graph)) if graph else dataset.default_graph
        target.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
    return dataset


def triples_of_nquads(lines: Iterable[str]) -> Iterator[Triple]:
    """Yield the triples of the store's own graphs as text; imports are others' words.

    Raises:
        ReadError: a line is not N-Quads.
    """
    for quad in parse_nquads(lines):
        if not is_foreign(_text(quad.graph_name)):
            yield _text(quad.subject), quad.predicate.value, _text(quad.object)


def triples_of_dataset(dataset: rdflib.Dataset) -> Iterator[Triple]:
    """Yield the triples of the store's own graphs as text; imports are others' words."""
    for subject, predicate, obj, graph in dataset.quads():
        if not is_foreign(str(graph)):
            yield str(subject), str(predicate), str(obj)


def _text(term: object) -> str:
    return str(getattr(term, "value", term))


def to_rdflib(term: object) -> Node:
    """Return the term as rdflib's; literals keep their lexical form.

    Raises:
        ReadError: it is a term of RDF 1.2.
    """
    import pyoxigraph
    import rdflib

    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return rdflib.BNode(term.value)
    if not isinstance(term, pyoxigraph.Literal):
        code = "bad_rdf"
        message = f"{term} is RDF 1.2, which rdflib does not know"
        raise ReadError(code, message)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value == str(rdflib.XSD.string)
    datatype = None if plain else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)
