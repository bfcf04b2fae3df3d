"""What the union takes only from articles and from ourselves, whoever else says it.

The graph of an import may use our words, about our entities too. Queries see such triples when they ask that
graph; in the union they would double names, count as claims that no sentence supports, or be taken for a row
of the ledger.
"""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.rdf.namespaces import EG, NIF, PROV, RDF, RDFS, SCHEMA, SKOS

OURS: Final = (ids.DATA, EG)
SPOKEN_OF: Final = frozenset(
    {
        *(f"{RDF}type", f"{RDFS}label", f"{SKOS}altLabel"),
        *(SCHEMA + name for name in ("headline", "url", "datePublished")),
    }
)
"""What the graph says of its own entities, relations, claims and articles in others' words."""
VOCABULARIES: Final = (NIF, PROV)


def is_in_union(triple: ox.Triple, graph: object) -> bool:
    """Tell whether the union repeats a triple of a graph: not where an import says what is ours to say."""
    return not (ids.is_foreign(getattr(graph, "value", "")) and is_reserved(triple))


def is_reserved(triple: ox.Triple) -> bool:
    """Tell whether only articles and descriptions may say this: in our words, or what ours say of ours."""
    predicate, obj = triple.predicate.value, triple.object
    if predicate.startswith(EG):
        return True
    if predicate == f"{RDF}type" and isinstance(obj, ox.NamedNode) and obj.value.startswith(EG):
        return True
    subject = getattr(triple.subject, "value", "")
    return subject.startswith(OURS) and (predicate in SPOKEN_OF or predicate.startswith(VOCABULARIES))
