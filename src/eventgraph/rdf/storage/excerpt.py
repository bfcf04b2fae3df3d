"""A store of some articles of another one: read like any store, written once, thrown away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.rdf.namespaces import EG, SCHEMA
from eventgraph.rdf.storage.bulk import bulk_fill
from eventgraph.rdf.storage.changes import DEFAULT
from eventgraph.rdf.storage.folder import DECISIONS, QUADS, RECORDS, mark
from eventgraph.rdf.storage.ledger import LedgerRow, ledger_nquads
from eventgraph.rdf.storage.search_index import SearchIndex
from eventgraph.rdf.storage.snapshots import FOLDER as SNAPSHOTS
from eventgraph.rdf.storage.snapshots import READERS

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED: Final = (ox.NamedNode(f"{SCHEMA}datePublished"), ox.NamedNode(f"{EG}published"))
"""The latter is what the article says, to the letter, where the former is put into a canonical form."""
FIRST: Final = "00000001"


def publication_times(quads: ox.Store) -> dict[str, str]:
    """Return when each article was published (ISO 8601), by its id; those that do not say are left out."""
    found = {}
    for predicate in PUBLISHED:
        for quad in quads.quads_for_pattern(None, predicate, None, DEFAULT):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                found[ids.article_id(quad.subject.value)] = quad.object.value
    return found


def make_excerpt(
    folder: Path, source: Path, lines: Iterable[str], rows: Mapping[str, LedgerRow], *, searchable: bool
) -> None:
    """Make a store for reading of N-Quads lines and of rows of the ledger of the store `source`.

    Records and decisions are not copied: `source` must stay as it is while it is read. The text index
    is made only if the excerpt is to be `searchable`.

    Raises:
        StoreError: the folder is a store already.
    """
    folder.mkdir(exist_ok=True)
    mark(folder)
    (folder / RECORDS).symlink_to((source / RECORDS).absolute(), target_is_directory=True)
    if (source / DECISIONS).exists():
        (folder / DECISIONS).symlink_to((source / DECISIONS).absolute())
    # Filled where readers look, so that nothing is copied and hashed for them.
    snapshot = folder / SNAPSHOTS / FIRST
    bulk_fill(snapshot / QUADS, chain(lines, _ledger(rows)))
    (snapshot / READERS).touch()
    (folder / QUADS).symlink_to((snapshot / QUADS).absolute(), target_is_directory=True)
    if searchable:
        with SearchIndex(folder) as index:
            index.bring_up_to_date(ox.Store.read_only(str(snapshot / QUADS)))


def _ledger(rows: Mapping[str, LedgerRow]) -> Iterator[str]:
    for article_id, row in rows.items():
        yield from ledger_nquads(article_id, row)
