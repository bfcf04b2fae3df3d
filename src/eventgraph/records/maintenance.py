"""What is told of a store: what it holds, and what was done to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eventgraph.records.record import Record
from eventgraph.records.report import IngestReport


class StoreInfo(Record):
    """What a store holds: sizes in bytes, counts, versions and its last runs.

    `pipelines` counts articles by the versions that read them, `runs` has first and last lines of reports,
    newest last; `writer` is who writes now, or died at it.
    """

    folder: str
    format: int
    size: int
    quads_size: int
    articles: int
    claims: int
    entities: int
    pipelines: Mapping[str, int] = {}
    imports: tuple[str, ...] = ()
    runs: tuple[Mapping[str, Any], ...] = ()
    writer: str | None = None


class RebuildReport(Record):
    """What a rebuild did: whether the quads were made anew, how many articles were read again, what is lost.

    `lost` says in words which articles have to be ingested again, and from where.
    """

    renewed: bool
    articles: int
    read: int
    lost: tuple[str, ...] = ()
    summary: IngestReport


class SizeReport(Record):
    """Bytes on the disk before and after."""

    before: int
    after: int


class BackupReport(Record):
    """A backup: where it lies, its articles, files and bytes."""

    folder: str
    articles: int
    files: int
    size: int
