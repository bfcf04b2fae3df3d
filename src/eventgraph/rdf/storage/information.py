"""What a store holds, counted from a snapshot and the files beside it."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from eventgraph.rdf.namespaces import EG, ENTITY
from eventgraph.rdf.storage.changes import DEFAULT, LABEL, TYPE
from eventgraph.rdf.storage.folder import QUADS, REPORTS, format_of
from eventgraph.rdf.storage.imports import read_imports
from eventgraph.rdf.storage.lock import holder
from eventgraph.rdf.storage.reports import last_runs
from eventgraph.rdf.storage.store import Store
from eventgraph.records.maintenance import StoreInfo

RUNS: Final = 5
CLAIM: Final = ox.NamedNode(f"{EG}Claim")


def read_info(folder: Path) -> StoreInfo:
    """Return what a store holds.

    Raises:
        StoreError: there is no store.
        StoreDamagedError: its quads cannot be read.
    """
    with Store.open(folder) as store:
        rows = store.ledger().values()
        labels = store.quads.quads_for_pattern(None, LABEL, None, DEFAULT)
        version = format_of(folder)
        return StoreInfo(
            folder=str(folder),
            format=version if isinstance(version, int) else 0,
            size=size_of(folder),
            quads_size=size_of(folder / QUADS),
            articles=len(rows),
            claims=sum(1 for _ in store.quads.quads_for_pattern(None, TYPE, CLAIM, DEFAULT)),
            entities=sum(getattr(quad.subject, "value", "").startswith(ENTITY) for quad in labels),
            pipelines=dict(Counter(row.pipeline for row in rows).most_common()),
            imports=tuple(read_imports(store.quads)),
            runs=tuple(last_runs(folder / REPORTS, RUNS)),
            writer=holder(folder),
        )


def size_of(folder: Path) -> int:
    """Return the bytes of all files below a folder; hard links count once."""
    files: dict[tuple[int, int], int] = {}
    for place, _, names in os.walk(folder):
        for name in names:
            # A writer beside may sweep a file between two looks at it.
            with suppress(FileNotFoundError):
                status = os.lstat(Path(place) / name)
                files[status.st_dev, status.st_ino] = status.st_size
    return sum(files.values())
