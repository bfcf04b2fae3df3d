"""What a store holds, in VoID: triples, classes, properties, vocabularies, and the versions that made it.

Nothing is a blank node and there is no clock: the same store gives the same text. Counts are of the union of
all graphs, in which a triple stands once; Oxigraph makes them while it reads, so memory does not grow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, Final
from urllib.parse import quote

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.rdf.literals import string
from eventgraph.rdf.namespaces import EG, NIF, PREFIXES, PROV, RDFS, SCHEMA, SKOS
from eventgraph.rdf.storage.imports import read_imports

Counts = Mapping[str, int]
"""How often each class or property stands in the store, by its IRI."""

DATASET: Final = f"{ids.DATA}dataset"
FORMATS: Final = "http://www.w3.org/ns/formats/"
OWN_PREFIXES: Final[Mapping[str, str]] = {
    "eg": EG,
    "dcterms": "http://purl.org/dc/terms/",
    "prov": PROV,
    "schema": SCHEMA,
    "void": "http://rdfs.org/ns/void#",
    "xsd": PREFIXES["xsd"],
}
VOCABULARIES: Final = (EG, NIF, PROV, RDFS, SCHEMA, SKOS)
EXAMPLE: Final = (
    "eventgraph query 'SELECT ?who ?what { ?c eg:subject/rdfs:label ?who ; eg:object/rdfs:label ?what }'"
)

CLASSES: Final = "SELECT ?of (COUNT(*) AS ?n) { ?s a ?of } GROUP BY ?of ORDER BY ?of"
PROPERTIES: Final = "SELECT ?of (COUNT(*) AS ?n) { ?s ?of ?o } GROUP BY ?of ORDER BY ?of"
DAYS: Final = f"""SELECT (MIN(SUBSTR(STR(?d), 1, 10)) AS ?first) (MAX(SUBSTR(STR(?d), 1, 10)) AS ?last)
    {{ ?s <{SCHEMA}datePublished> ?d }}"""
VERSIONS: Final = f"SELECT DISTINCT ?v {{ ?run <{EG}pipeline> ?v }} ORDER BY ?v"
RESOURCE: Final = f"SELECT ?s {{ ?s <{EG}articles> ?n }} ORDER BY DESC(?n) ?s LIMIT 1"


def void_turtle(quads: ox.Store) -> str:
    """Return the description of a store's quads as Turtle."""
    prefixes = (f"@prefix {name}: <{iri}> ." for name, iri in sorted(OWN_PREFIXES.items()))
    classes, properties = _counts(quads, CLASSES), _counts(quads, PROPERTIES)
    parts = (
        _dataset(quads, classes, properties),
        _partitions("class", classes, "entities"),
        _partitions("property", properties, "triples"),
        _versions(quads),
        _imports(quads),
    )
    return "\n".join([*prefixes, "", *chain.from_iterable(parts)]) + "\n"


def _dataset(quads: ox.Store, classes: Counts, properties: Counts) -> Iterator[str]:
    yield f"<{DATASET}> a void:Dataset ;"
    yield f"    dcterms:title {string('What news articles say')} ;"
    yield f"    dcterms:description {string(f'Entities, claims and sentences. Ask with: {EXAMPLE}')} ;"
    yield f"    void:triples {sum(properties.values())} ;"
    yield f"    void:entities {properties.get(f'{EG}articles', 0)} ;"
    yield f"    void:documents {classes.get(f'{EG}Article', 0)} ;"
    yield f"    void:classes {len(classes)} ;"
    yield f"    void:properties {len(properties)} ;"
    for resource, *_ in _rows(quads, RESOURCE):
        yield f"    void:exampleResource {resource} ;"
    for first, last in _rows(quads, DAYS):
        if first is not None:
            yield f"    schema:temporalCoverage {string(f'{first.value}/{last.value}')} ;"
    yield f"    void:feature {', '.join(f'<{FORMATS}{name}>' for name in ('N-Quads', 'TriG', 'Turtle'))} ;"
    yield f"    void:vocabulary {', '.join(f'<{iri}>' for iri in VOCABULARIES)} ;"
    yield f"    void:uriSpace {string(ids.DATA)} ."


def _partitions(kind: str, counts: Counts, counted: str) -> Iterator[str]:
    for of, count in counts.items():
        part = f"<{DATASET}#{kind}={quote(of, safe='')}>"
        yield f"<{DATASET}> void:{kind}Partition {part} ."
        yield f"{part} void:{kind} <{of}> ; void:{counted} {count} ."


def _versions(quads: ox.Store) -> Iterator[str]:
    """Yield the versions of the pipeline that read the articles."""
    for number, (version,) in enumerate(_rows(quads, VERSIONS), 1):
        run = f"<{DATASET}#pipeline-{number}>"
        yield f"<{DATASET}> prov:wasGeneratedBy {run} ."
        yield f"{run} a prov:Activity ; eg:pipeline {string(version.value)} ."


def _imports(quads: ox.Store) -> Iterator[str]:
    """Yield other people's graphs as parts of their own."""
    for name, row in read_imports(quads).items():
        part = f"<{ids.import_iri(name)}>"
        yield f"<{DATASET}> void:subset {part} ."
        yield f"{part} a void:Dataset ; dcterms:title {string(name)} ; void:triples {row.quads} ."


def _counts(quads: ox.Store, query: str) -> Counts:
    return {of.value: int(count.value) for of, count in _rows(quads, query)}


def _rows(quads: ox.Store, query: str) -> list[tuple[Any, ...]]:
    answer = quads.query(query)
    return [tuple(row) for row in answer] if isinstance(answer, ox.QuerySolutions) else []
