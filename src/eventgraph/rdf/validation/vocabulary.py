"""The words of SHACL, so that a slip of the pen in a shape does not pass for a rule that all keep."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from eventgraph.rdf.namespaces import SH

TARGETS: Final = frozenset(SH + f"target{what}" for what in ("Class", "Node", "ObjectsOf", "SubjectsOf"))
WORDS: Final = """
    alternativePath and ask class closed condition construct datatype deactivated declare
    defaultValue description disjoint entailment equals flags group hasValue ignoredProperties in
    inversePath js jsFunctionName jsLibrary jsLibraryURL labelTemplate languageIn lessThan
    lessThanOrEquals maxCount maxExclusive maxInclusive maxLength message minCount minExclusive
    minInclusive minLength name namespace node nodeKind nodeValidator not oneOrMorePath optional or
    order parameter path pattern prefix prefixes property propertyValidator qualifiedMaxCount
    qualifiedMinCount qualifiedValueShape qualifiedValueShapesDisjoint select severity shapesGraph
    sparql suggestedShapesGraph target uniqueLang validator xone zeroOrMorePath zeroOrOnePath
"""
PREDICATES: Final = TARGETS | frozenset(SH + word for word in WORDS.split())
"""The predicates of SHACL Core and SHACL-SPARQL (W3C recommendation, 2017)."""


def misspelt(predicates: Iterable[str]) -> list[str]:
    """Return the predicates that have SHACL's namespace and are not SHACL's, shortened and sorted."""
    strange = {iri for iri in predicates if iri.startswith(SH)} - PREDICATES
    return sorted(f"sh:{iri.removeprefix(SH)}" for iri in strange)
