"""The corridor of exchange: other people's RDF into a store, its graphs out to other people's servers."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from eventgraph import ids
from eventgraph.errors import ReadError
from eventgraph.records import ImportReport, PublishReport
from eventgraph.settings import DEFAULT_STORE

if TYPE_CHECKING:
    from eventgraph.rdf.exchange.limits import Connection, ImportLimits
    from eventgraph.rdf.storage.imports import ImportRow


def import_rdf(  # noqa: PLR0913 - what a user may set
    file: Path | str,
    *,
    store: Path | str = DEFAULT_STORE,
    name: str | None = None,
    format: str | None = None,  # noqa: A002 - what the option is called
    base: str | None = None,
    limits: ImportLimits | None = None,
) -> ImportReport:
    """Load other people's RDF as a named graph of its own; the same name again replaces it in one update.

    The name is the file's, unless another is given; the format is that of the suffix (`.gz` may follow), or
    one of turtle, ntriples, nquads, trig, rdfxml, jsonld. `base` is what relative IRIs are relative to.

    Raises:
        ReadError: the file is bad, or exceeds a limit; the store is as it was.
        StoreInUseError: another process writes to the store.
    """
    from eventgraph.rdf.exchange.foreign import read_foreign
    from eventgraph.rdf.storage.imports import ImportRow, content_sha256, read_imports, replace_import
    from eventgraph.rdf.storage.reserved import is_reserved
    from eventgraph.rdf.storage.store import Store

    found = read_foreign(Path(file), form=format, base=base, limits=limits)
    triples = found.triples()
    chosen = name or Path(file).name
    if chosen in (ids.OWN_EVENTS, ids.OWN_LINKS):
        code = "bad_rdf"
        message = f"the name {chosen} is that of a graph of the store's own; choose another with --name"
        raise ReadError(code, message)
    row = ImportRow(len(triples), content_sha256(triples), found.form, found.name, found.sha256)
    with Store.open(store, write=True) as opened:
        known = chosen in read_imports(opened.quads)
        changed = replace_import(opened, chosen, triples, row)
    report = _report(chosen, row, status="replaced" if known else "imported")
    return report.model_copy(
        update={
            "status": report.status if changed else "unchanged",
            "file_graphs": found.graphs,
            "blank_nodes": found.blank_nodes,
            "reserved": sum(map(is_reserved, triples)),
        }
    )


def remove_import(name: str, *, store: Path | str = DEFAULT_STORE) -> ImportReport:
    """Take an import out of a store again, and return what it was.

    Raises:
        NotFoundError: there is no such import.
        StoreError: there is no store.
        StoreInUseError: another process writes to it.
    """
    from eventgraph.rdf.storage import imports as storage
    from eventgraph.rdf.storage.store import Store

    with Store.open(store):
        pass  # opening to write would make a store where there is none
    with Store.open(store, write=True) as opened:
        return _report(name, storage.remove_import(opened, name), status="removed")


def imports(store: Path | str = DEFAULT_STORE) -> list[ImportReport]:
    """Return the imports of a store, sorted by name.

    Raises:
        StoreError: there is no store.
    """
    from eventgraph.rdf.storage.imports import read_imports
    from eventgraph.rdf.storage.store import Store

    with Store.open(store) as opened:
        return [_report(name, row, status="stored") for name, row in read_imports(opened.quads).items()]


def describe(store: Path | str = DEFAULT_STORE) -> str:
    """Return what a store holds, in VoID, as Turtle: sizes, classes, properties, vocabularies, versions.

    Raises:
        StoreError: there is no store.
    """
    from eventgraph.rdf.storage.store import Store
    from eventgraph.rdf.void import void_turtle

    with Store.open(store) as opened:
        return void_turtle(opened.quads)


def _report(name: str, row: ImportRow, *, status: str) -> ImportReport:
    return ImportReport.model_validate(
        {
            "name": name,
            "graph": ids.import_iri(name),
            "file": row.source_file,
            "format": row.form,
            "triples": row.quads,
            "status": status,
        }
    )


def publish(  # noqa: PLR0913 - what a user may set
    url: str,
    *,
    store: Path | str = DEFAULT_STORE,
    connection: Connection | None = None,
    everything: bool = False,
    dry_run: bool = False,
    on_graph: Callable[[str], None] | None = None,
) -> PublishReport:
    """Send a store's graphs to a server, those that it has not confirmed as they are now (all: `everything`).

    `url` is the address of its SPARQL 1.1 Graph Store HTTP Protocol. Only graphs whose names begin with
    `urn:eventgraph:` are touched. What was confirmed is remembered in the store's folder, so a run that was
    stopped is taken up where it ended. `on_graph` is called with the name of each graph that was sent.

    Raises:
        PublishError: the server cannot be reached or refuses.
        StoreError: there is no store.
        StoreInUseError: another process publishes it to the same address.
    """
    from eventgraph.rdf.exchange import publishing
    from eventgraph.rdf.exchange.graph_store import GraphStore, checked_url
    from eventgraph.rdf.exchange.limits import Connection
    from eventgraph.rdf.exchange.outgoing import outgoing_graphs
    from eventgraph.rdf.exchange.publications import Publication, publication_path, read_confirmed
    from eventgraph.rdf.storage.store import Store

    start, address = time.monotonic(), checked_url(url)
    with Store.open(store) as opened:
        graphs = outgoing_graphs(opened.quads)
        if dry_run:
            known = {} if everything else read_confirmed(publication_path(Path(store), address))
            done = publishing.plan(graphs, known)
        else:
            with (
                closing(GraphStore(url, connection or Connection())) as server,
                Publication(Path(store), address) as memory,
            ):
                if everything:
                    memory.doubt()
                done = publishing.publish(graphs, server, memory, on_graph)
    return PublishReport(
        url=address,
        sent=tuple(done.sent),
        deleted=tuple(done.deleted),
        unchanged=done.unchanged,
        triples=done.triples,
        seconds=time.monotonic() - start,
        forgotten=done.forgotten,
        dry_run=dry_run,
    )
