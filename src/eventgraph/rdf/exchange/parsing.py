"""Foreign RDF -> triples: parsed by pyoxigraph, all in one graph, blank nodes named.

This runs in a limited child process (`parser_process`): whatever a file does to the parser, it does there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.errors import ReadError
from eventgraph.rdf.exchange.syntax_guard import check_syntax

PARSERS: Final[Mapping[str, ox.RdfFormat]] = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
NOWHERE: Final = "https://eventgraph.invalid/no-base/"
"""A base that no file means: JSON-LD drops what a relative IRI stands in, unless there is some base."""


class ForeignTriples(NamedTuple):
    """What a file says: sorted N-Triples lines, and how many graphs and blank nodes it had of its own."""

    lines: list[str]
    graphs: int
    blank_nodes: int


def parse_foreign(content: bytes, form: str, *, base: str | None, max_bytes: int) -> ForeignTriples:
    """Return the triples of a file, of all its graphs together.

    Raises:
        ReadError: it is not what the format says, holds nothing, or more than `max_bytes` of N-Triples.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        code, message = "encoding", f"not UTF-8: {error.reason} at byte {error.start + 1}; save it as UTF-8"
        raise ReadError(code, message) from error
    check_syntax(text, form)
    quads = list(_bounded(_parsed(text, form, base), max_bytes))
    if not quads:
        code, message = "empty", "there are no triples in it; check the file and its format (--format)"
        raise ReadError(code, message)
    graphs = {str(quad.graph_name) for quad in quads} - {str(ox.DefaultGraph())}
    return _named(_as_stored(quads), len(graphs))


def _parsed(text: str, form: str, base: str | None) -> Iterator[ox.Quad]:
    guarded_base = NOWHERE if form == "jsonld" and base is None else base
    try:
        yield from ox.parse(text, PARSERS[form], base_iri=guarded_base)
    except SyntaxError as error:
        hint = "; give the address of the file with --base" if "No scheme found" in str(error) else ""
        code, message = "bad_rdf", f"not {form}: {error}{hint}"
        raise ReadError(code, message) from error
    except ValueError as error:
        code, message = "bad_rdf", f"the base {base!r} is no IRI: {error}"
        raise ReadError(code, message) from error


def _bounded(quads: Iterable[ox.Quad], max_bytes: int) -> Iterator[ox.Quad]:
    written = 0
    for quad in quads:
        line = str(quad)
        written += len(line)
        if written > max_bytes:
            code, message = "too_large", f"more than {max_bytes:,} bytes when written out; raise --max-mb"
            raise ReadError(code, message)
        _check_terms(quad, line)
        yield quad


def _check_terms(quad: ox.Quad, line: str) -> None:
    if NOWHERE in line:
        code, message = "bad_rdf", "a relative IRI; give the address of the file with --base"
        raise ReadError(code, message)
    obj = quad.object
    if isinstance(obj, ox.Triple) or (isinstance(obj, ox.Literal) and obj.direction is not None):
        code, message = "bad_rdf", f"RDF 1.2 is not taken; say it without a triple term or direction: {line}"
        raise ReadError(code, message)


def _as_stored(quads: Iterable[ox.Quad]) -> set[ox.Triple]:
    """Return the triples as a store gives them back: Oxigraph keeps numbers and dates by their value."""
    store = ox.Store()
    store.extend(ox.Quad(*quad.triple) for quad in quads)
    return {quad.triple for quad in store}


def _named(triples: set[ox.Triple], graphs: int) -> ForeignTriples:
    """Give each blank node an IRI that follows from what is said with blank nodes, whatever their labels."""
    nameless = {triple for triple in triples if _blank_nodes(triple)}
    dataset = ox.Dataset(ox.Quad(*triple) for triple in nameless)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    canonical = sorted(f"{quad.triple} ." for quad in dataset)
    sha256 = hashlib.sha256("\n".join(canonical).encode()).hexdigest()
    labels = {node.value for quad in dataset for node in _blank_nodes(quad.triple)}
    names = {label: ox.NamedNode(ids.genid_iri(sha256, label)) for label in labels}
    renamed = {_renamed(quad.triple, names) for quad in dataset}
    return ForeignTriples(
        sorted(f"{triple} ." for triple in (triples - nameless) | renamed), graphs, len(labels)
    )


def _blank_nodes(triple: ox.Triple) -> list[ox.BlankNode]:
    return [term for term in (triple.subject, triple.object) if isinstance(term, ox.BlankNode)]


def _renamed(triple: ox.Triple, names: Mapping[str, ox.NamedNode]) -> ox.Triple:
    subject = names[triple.subject.value] if isinstance(triple.subject, ox.BlankNode) else triple.subject
    obj = names[triple.object.value] if isinstance(triple.object, ox.BlankNode) else triple.object
    return ox.Triple(subject, triple.predicate, obj)
