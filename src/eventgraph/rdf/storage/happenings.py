"""What articles say together, in the store: a graph of its own, made anew when articles have changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from eventgraph import ids
from eventgraph.rdf.datasets import parse_nquads
from eventgraph.rdf.storage.imports import ImportRow, content_sha256, replace_derived

if TYPE_CHECKING:
    from eventgraph.rdf.storage.store import Store

SOURCE: Final = "the articles of this store"
FORM: Final = "resolution"


def tell_happenings(store: Store, lines: Iterable[str]) -> bool:
    """Put events, contradictions and standings (`rdf.happenings`) in the place of the former ones.

    Returns whether anything has changed.

    Raises:
        StoreError: the store is open for reading only.
    """
    triples = {quad.triple for quad in parse_nquads(lines)}
    content = content_sha256(triples)
    row = ImportRow(len(triples), content, FORM, SOURCE, content) if triples else None
    return replace_derived(store, ids.OWN_EVENTS, triples, row)
