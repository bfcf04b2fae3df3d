"""The vocabularies that the graph is written in, and the prefixes that every query knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from eventgraph import ids

EG: Final = "https://w3id.org/eventgraph/ns#"
ENTITY: Final = ids.entity_iri("")
CLAIM: Final = ids.claim_iri("")
ARTICLE: Final = ids.article_iri("")
EVENT: Final = ids.event_iri("")

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
SCHEMA: Final = "https://schema.org/"
PROV: Final = "http://www.w3.org/ns/prov#"
SH: Final = "http://www.w3.org/ns/shacl#"
NIF: Final = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"

PREFIXES: Final[Mapping[str, str]] = {
    "eg": EG,
    "ent": ENTITY,
    "claim": CLAIM,
    "article": ARTICLE,
    "event": EVENT,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": SKOS,
    "schema": SCHEMA,
    "prov": PROV,
    "nif": NIF,
    "oa": "http://www.w3.org/ns/oa#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "plover": "https://w3id.org/eventgraph/plover#",
}
