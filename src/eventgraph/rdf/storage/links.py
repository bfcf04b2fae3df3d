"""The store's own links to other people's data: what we call so is the same as that (owl:sameAs).

They are no article's word and no description of ours, so they are kept like other people's RDF: as an import
of its own, made anew whenever entities are resolved.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.ontology.links import links_sha256
from eventgraph.rdf.namespaces import PREFIXES
from eventgraph.rdf.storage.imports import (
    ImportRow,
    content_sha256,
    read_imports,
    remove_import,
    replace_import,
)

if TYPE_CHECKING:
    from eventgraph.rdf.storage.store import Store

NAME: Final = ids.OWN_LINKS
TABLE: Final = "ontologies/links.tsv"
SAME_AS: Final = ox.NamedNode(PREFIXES["owl"] + "sameAs")


def link_entities(store: Store, links: Mapping[str, str]) -> bool:
    """Say of entities, by their ids, what IRIs they have elsewhere; return whether anything has changed.

    Raises:
        StoreError: the store is open for reading only.
    """
    triples = {_link(entity, iri) for entity, iri in links.items()}
    row = ImportRow(len(triples), content_sha256(triples), "tsv", TABLE, links_sha256())
    before = read_imports(store.quads).get(NAME)
    if not triples:
        return before is not None and bool(remove_import(store, NAME))
    return row != before and replace_import(store, NAME, triples, row)


def _link(entity: str, iri: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(ids.entity_iri(entity)), SAME_AS, ox.NamedNode(iri))
