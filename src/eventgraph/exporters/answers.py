"""Answers to queries as files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from eventgraph.errors import ExportError
from eventgraph.exporters.files import check_place
from eventgraph.rdf.queries.results import FORMATS, serialized
from eventgraph.rdf.storage.atomic_file import write_whole

if TYPE_CHECKING:
    from eventgraph.rdf.queries.sparql import QueryResult

SUFFIXES: Final[Mapping[str, str]] = {".ttl": "turtle", **{f".{form}": form for form in FORMATS}}


def write_answer(result: QueryResult, path: Path | str, form: str | None = None) -> None:
    """Write an answer in a format of `format_result`, or that of the path's suffix, whole or not at all.

    Raises:
        ExportError: the suffix is unknown, or the folder is missing.
        QueryError: the format does not fit the query, or its library is not installed.
        OSError: the disk is full, or the folder cannot be written to.
    """
    suffix = Path(path).suffix.lower()
    chosen = form or SUFFIXES.get(suffix)
    if chosen is None:
        message = f"{path}: no format has the suffix {suffix!r}; take one of {', '.join(SUFFIXES)}"
        raise ExportError(message)
    place = Path(os.path.realpath(path))
    check_place(place)
    write_whole(place, serialized(result, chosen))
