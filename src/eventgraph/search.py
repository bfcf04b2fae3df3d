"""The corridor of searching by words: a store's text index, and what the store tells of what is found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from eventgraph.settings import DEFAULT_STORE

if TYPE_CHECKING:
    from eventgraph.records import Hit
    from eventgraph.records.hit import HitKind

FEW = 20


def find(
    words: str, *, store: Path | str = DEFAULT_STORE, kind: HitKind | None = None, limit: int = FEW
) -> list[Hit]:
    """Return entities, claims and sentences of a store that have all the words, best first.

    Words count in any form ("ban" finds "banned"); `"in quotes"` they follow each other, `export*` is how
    words begin, `-taiwan` must not be there.

    Raises:
        QueryError: there is no word to look for.
        QueryLimitError: the search takes more than ten seconds.
        StoreError: there is no store, or it has no text index.
        StoreDamagedError: the index cannot be read.
    """
    from eventgraph.rdf.queries.hits import find_hits
    from eventgraph.rdf.storage.store import Store

    with Store.open(store) as opened:
        return find_hits(Path(store), opened.quads, words, kind=kind, limit=limit)


def rebuild_search(store: Path | str = DEFAULT_STORE) -> None:
    """Build a store's text index anew.

    Raises:
        StoreError: there is no store.
        StoreInUseError: another process writes to the store.
    """
    from eventgraph.rdf.storage.store import Store

    with Store.open(store):
        pass  # a folder without a store is refused, not made one
    with Store.open(store, write=True) as opened:
        opened.rebuild_search()
