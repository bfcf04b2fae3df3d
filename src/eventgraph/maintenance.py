"""The corridor of upkeep: taking back, rebuilding, copying and compacting what a store holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from eventgraph.article_reader import ArticleReader, Reading
from eventgraph.errors import NotFoundError, StoreDamagedError
from eventgraph.records import InputReport
from eventgraph.records.maintenance import BackupReport, RebuildReport, SizeReport, StoreInfo
from eventgraph.settings import DEFAULT_MODEL, DEFAULT_STORE
from eventgraph.settlement import graph_lines, settle, store_extraction

if TYPE_CHECKING:
    from eventgraph.rdf.storage.record_files import StoredRecord
    from eventgraph.rdf.storage.renewal import Current
    from eventgraph.rdf.storage.store import Store
    from eventgraph.records import Article

Paths = Iterable[Path | str]
OnInput = Callable[[InputReport], None]


def remove(*articles: str, store: Path | str = DEFAULT_STORE, outlet: str | None = None) -> tuple[str, ...]:
    """Take back all that articles said: named by id or URL, or all of an outlet; return their ids.

    Entities are resolved anew over what is left, so the store is what it would be without them.

    Raises:
        NotFoundError: the store has no such article or outlet; nothing has been removed then.
        StoreInUseError: another process writes to the store.
    """
    from eventgraph.rdf.storage.selection import articles_of_outlet, find_article
    from eventgraph.rdf.storage.store import Store

    with Store.open(store, write=True) as opened:
        try:
            chosen = {find_article(opened, name) for name in articles}
            if outlet is not None:
                chosen |= articles_of_outlet(opened, outlet)
        except NotFoundError:
            # It may be gone because such a run was killed before it resolved what is left.
            settle(opened, opened.relations())
            raise
        for article_id in sorted(chosen):
            opened.remove(article_id)
        settle(opened, opened.relations())
    return tuple(sorted(chosen))


def rebuild(  # noqa: PLR0913 - what a user may set
    store: Path | str = DEFAULT_STORE,
    *,
    model: str = DEFAULT_MODEL,
    ontology: Paths = (),
    gazetteer: Paths = (),
    weights: Path | str | None = None,
    min_confidence: float = 0.0,
    everything: bool = False,
    on_input: OnInput | None = None,
) -> RebuildReport:
    """Make a store agree with this version from the articles that it keeps.

    Articles that another pipeline read (another model, ontology, gazetteer or version of the program) are
    read again, or all of them if `everything`. Quads that are damaged, or of an older form of the store, are
    made anew from the records; the old ones stay beside them in `rdf.damaged`.

    Raises:
        StoreError: there is no store, or it has no records.
        StoreInUseError: another process writes to it.
        ModelNotFoundError, OntologyError: see `extract`.
    """
    from eventgraph.rdf.storage.renewal import needs_renewal, renew

    files = tuple(map(str, ontology))
    reader = ArticleReader(Reading(model, files, tuple(map(str, gazetteer)), weights, min_confidence))
    folder = Path(store)
    renewed = renew(folder, lambda found: _quads(found, reader)) if needs_renewal(folder) else None
    try:
        return _brought_up_to_date(folder, reader, renewed, everything=everything, on_input=on_input)
    except StoreDamagedError:
        if renewed is not None:
            raise
    # Some damage shows only when all is read.
    renewed = renew(folder, lambda found: _quads(found, reader))
    return _brought_up_to_date(folder, reader, renewed, everything=everything, on_input=on_input)


def _brought_up_to_date(
    folder: Path,
    reader: ArticleReader,
    renewed: Current | None,
    *,
    everything: bool,
    on_input: OnInput | None,
) -> RebuildReport:
    from eventgraph.rdf.storage.store import Store

    with Store.open(folder, write=True) as opened:
        again = _Rereading(opened, reader, everything=everything)
        for article_id, path in renewed.lost.items() if renewed else ():
            again.give_up(article_id, path)
        for row in again.rows():
            if on_input is not None:
                on_input(row)
        summary = settle(opened, {**opened.relations(), **reader.relations})
    return RebuildReport(
        renewed=renewed is not None,
        articles=summary.articles,
        read=again.read,
        lost=(*again.lost, *(renewed.damaged if renewed else ())),
        summary=summary,
    )


def backup(target: Path | str, *, store: Path | str = DEFAULT_STORE) -> BackupReport:
    """Copy a store, as its writer last synced it, into a new folder that is itself a store.

    Raises:
        StoreError: there is no store.
        ExportError: the folder is there already.
        OSError: the disk is full, or the folder cannot be written.
    """
    from eventgraph.rdf.storage.backup import back_up
    from eventgraph.rdf.storage.store import Store

    files, size = back_up(Path(store), Path(target))
    with Store.open(target) as copy:
        return BackupReport(folder=str(target), articles=copy.article_count(), files=files, size=size)


def info(store: Path | str = DEFAULT_STORE) -> StoreInfo:
    """Return what a store holds: sizes, counts, versions, imports and last runs.

    Raises:
        StoreError: there is no store.
    """
    from eventgraph.rdf.storage.information import read_info

    return read_info(Path(store))


def compact(store: Path | str = DEFAULT_STORE) -> SizeReport:
    """Give disk space back that replaced and removed quads take, and make reading faster.

    Raises:
        StoreError: there is no store.
        StoreInUseError: another process writes to it.
    """
    from eventgraph.rdf.storage.folder import open_snapshot
    from eventgraph.rdf.storage.information import size_of
    from eventgraph.rdf.storage.store import Store

    folder = Path(store)
    open_snapshot(folder).close()
    before = size_of(folder)
    with Store.open(folder, write=True) as opened:
        opened.compact()
    return SizeReport(before=before, after=size_of(folder))


def _quads(records: list[StoredRecord], reader: ArticleReader) -> Iterator[tuple[str, str]]:
    return graph_lines([record.extraction for record in records], reader.relations)


class _Rereading:
    """Reads stored articles again that another pipeline has read."""

    def __init__(self, store: Store, reader: ArticleReader, *, everything: bool) -> None:
        self._store, self._reader, self._everything = store, reader, everything
        self.read = 0
        self.lost: list[str] = []

    def rows(self) -> Iterator[InputReport]:
        """Yield what became of each article that was not left as it is."""
        for name, row in self._store.ledger().items():
            path = row.source_file or name
            try:
                record = self._store.any_record(name)
            except StoreDamagedError:
                self.give_up(name, path)
                yield self._reported(InputReport(path=path, status="removed", article=name))
                continue
            if self._everything or {row.pipeline, record.pipeline} != {self._reader.version}:
                claims = self._read(record.article)
                yield self._reported(InputReport(path=path, status="replaced", article=name, claims=claims))

    def give_up(self, article_id: str, path: str) -> None:
        """Take out an article whose record is damaged, and say which file to ingest again."""
        self._store.give_up(article_id, path)
        self.lost.append(f"article {article_id}: its record is damaged; ingest {path or 'it'} again")

    def _read(self, article: Article) -> int:
        extraction = self._reader.read(article)
        relations, pipeline = self._reader.relations, self._reader.version
        store_extraction(self._store, article, extraction, relations=relations, pipeline=pipeline)
        self.read += 1
        return len(extraction.claims)

    def _reported(self, row: InputReport) -> InputReport:
        self._store.report(row)
        return row
