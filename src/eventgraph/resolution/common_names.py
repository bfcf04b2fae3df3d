"""Names that many people bear, folded as keys are."""

from __future__ import annotations

from functools import lru_cache

from eventgraph.ontology.gazetteer import load_family_names, load_given_names
from eventgraph.resolution.names import fold


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Return the given names that news writes."""
    return frozenset(map(fold, load_given_names()))


@lru_cache(maxsize=1)
def common_names() -> frozenset[str]:
    """Return given names and surnames."""
    return given_names() | frozenset(map(fold, load_family_names()))
