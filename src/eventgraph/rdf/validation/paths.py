"""SHACL property paths as SPARQL property paths: the two grammars say the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from eventgraph.rdf.namespaces import SH

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

AROUND: Final[Mapping[str, str]] = {
    "inversePath": "^({})",
    "zeroOrMorePath": "({})*",
    "oneOrMorePath": "({})+",
    "zeroOrOnePath": "({})?",
}


def sparql_path(shapes: rdflib.Graph, path: Node) -> str:
    """Return the SPARQL path of a value of `sh:path` (SHACL, section 2.3).

    Raises:
        ValueError: it is no SHACL path.
    """
    import rdflib

    if isinstance(path, rdflib.URIRef):
        return path.n3()
    if shapes.value(path, rdflib.RDF.first) is not None:
        return "/".join(f"({sparql_path(shapes, step)})" for step in shapes.items(path))
    ways = shapes.value(path, rdflib.URIRef(f"{SH}alternativePath"))
    if ways is not None:
        return "|".join(f"({sparql_path(shapes, way)})" for way in shapes.items(ways))
    for name, form in AROUND.items():
        inner = shapes.value(path, rdflib.URIRef(SH + name))
        if inner is not None:
            return form.format(sparql_path(shapes, inner))
    message = f"{path} is no SHACL path"
    raise ValueError(message)
