"""Records of what came in from other people, and what went out to their servers."""

from __future__ import annotations

from typing import Literal

from eventgraph.records.record import Record


class ImportReport(Record):
    """An import of other people's RDF.

    `graph` is the IRI of its named graph; `file_graphs` and `blank_nodes` are how many graphs and blank nodes
    the file had of its own; `reserved` counts the triples that use our words, which only that graph shows.
    """

    name: str
    graph: str
    file: str
    format: str
    triples: int
    status: Literal["imported", "replaced", "unchanged", "stored", "removed"]
    file_graphs: int = 0
    blank_nodes: int = 0
    reserved: int = 0


class PublishReport(Record):
    """What one run of publishing did, in graphs; `triples` counts those sent, `seconds` is the whole time.

    `sent` and `deleted` are names of graphs in order; of a dry run, those that would be. `forgotten` tells
    that the server no longer had what it had confirmed, so that everything was sent again.
    """

    url: str
    sent: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    unchanged: int = 0
    triples: int = 0
    seconds: float = 0.0
    forgotten: bool = False
    dry_run: bool = False
