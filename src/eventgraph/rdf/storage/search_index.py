"""The text index beside the quads: `search.sqlite` (SQLite's FTS5), kept by the store's writer.

What a commit touches is noted here before the commit, and the notes are worked off at each flush, in the
transaction that changes the documents. So a writer killed at any moment leaves at most notes, which the next
one works off. What was changed without a note (a bulk load, a store put back from a backup) shows in the
records that the ledger names, and is noted when the store is opened for writing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from eventgraph.rdf.namespaces import ENTITY
from eventgraph.rdf.storage.changes import Change
from eventgraph.rdf.storage.search_documents import (
    Names,
    article_documents,
    is_article,
    label_of,
    mentioning,
    records,
    touched,
)
from eventgraph.rdf.storage.search_tables import (
    check_disk,
    connect,
    delete_index,
    entity_texts,
    forget,
    is_whole,
    known_records,
    note,
    noted,
    replace_article,
    replace_entity,
    set_whole,
)

if TYPE_CHECKING:
    import pyoxigraph as ox

BATCH: Final = 500
"""Articles or entities in one transaction: what a kill may cost, against a transaction's own price."""


class SearchIndex:
    """The index as the store's one writer sees it.

    It holds nothing that the store does not hold, so one that is damaged is thrown away and built anew.
    A full disk is an OSError.
    """

    def __init__(self, folder: Path) -> None:
        """Open the index of the store in a folder, or make an empty one."""
        self._folder = folder
        try:
            self._database = connect(folder)
        except sqlite3.DatabaseError as error:
            check_disk(error, folder)
            delete_index(folder)
            self._database = connect(folder)

    def __enter__(self) -> Self:
        """Return the index."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the index."""
        self.close()

    def note(self, changes: Iterable[Change]) -> None:
        """Note what a commit is about to touch; to be called before it."""
        iris = {iri for change in changes for iri in touched(change)}
        if iris:
            self._mending(lambda: self._note(iris))

    def catch_up(self, quads: ox.Store) -> None:
        """Bring the documents of everything noted in line with the quads."""
        self._mending(lambda: _Pass(self._database, quads).run(compare=not is_whole(self._database)))

    def bring_up_to_date(self, quads: ox.Store) -> None:
        """Note also what is missing, changed or gone by the ledger, then catch up."""
        self._mending(lambda: _Pass(self._database, quads).run(compare=True))

    def rebuild(self, quads: ox.Store) -> None:
        """Throw the index away and build it anew."""
        self._empty()
        self.bring_up_to_date(quads)

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._database.close()

    def _note(self, iris: Iterable[str]) -> None:
        with self._database:
            note(self._database, iris)

    def _mending(self, work: Callable[[], None]) -> None:
        """Do the work, in an empty index if this one turns out to be damaged."""
        try:
            work()
        except sqlite3.DatabaseError as error:
            check_disk(error, self._folder)
            self._empty()
            work()

    def _empty(self) -> None:
        self._database.close()
        delete_index(self._folder)
        self._database = connect(self._folder)


class _Pass:
    """One pass over quads that do not change meanwhile."""

    def __init__(self, database: sqlite3.Connection, quads: ox.Store) -> None:
        self._database, self._quads = database, quads
        self._names = Names(quads)

    def run(self, *, compare: bool) -> None:
        """Bring in what has a name before the claims that are found by it."""
        whole = is_whole(self._database)
        if compare:
            self._compare(whole=whole)
        for iris in _batches(noted(self._database), articles=False):
            self._index_names(iris, whole=whole)
        for articles in _batches(noted(self._database), articles=True):
            self._index_articles(articles)
        if not whole:
            set_whole(self._database)

    def _compare(self, *, whole: bool) -> None:
        differing = {article for article, _ in set(records(self._quads)) ^ known_records(self._database)}
        if whole and not differing:
            return
        described = self._names.read_all()
        stored = {ENTITY + name: text for name, text in entity_texts(self._database)}
        stale = {iri for iri in described | stored.keys() if stored.get(iri) != self._names.text(iri)}
        with self._database:
            note(self._database, differing | stale)

    def _index_names(self, iris: Sequence[str], *, whole: bool) -> None:
        """Bring entities in; articles that tell of one with a new name, or have the relation, are stale then.

        While an index is built, all articles are noted anyway.
        """
        with self._database:
            stale = [iri for iri in iris if self._renamed(iri)]
            if whole:
                note(self._database, mentioning(self._quads, stale))
            forget(self._database, iris)

    def _renamed(self, iri: str) -> bool:
        """Bring an entity in; tell whether its name is new. What a relation was called is not known."""
        if not iri.startswith(ENTITY):
            return True
        text = self._names.text(iri)
        return label_of(replace_entity(self._database, iri.removeprefix(ENTITY), text)) != label_of(text)

    def _index_articles(self, articles: Sequence[str]) -> None:
        with self._database:
            for article in articles:
                record = next((record for _, record in records(self._quads, article)), None)
                documents = article_documents(self._quads, article, self._names.label) if record else ()
                replace_article(self._database, article, record, documents)
            forget(self._database, articles)


def _batches(iris: Iterable[str], *, articles: bool) -> Iterator[Sequence[str]]:
    chosen = [iri for iri in iris if is_article(iri) == articles]
    return (chosen[start : start + BATCH] for start in range(0, len(chosen), BATCH))
