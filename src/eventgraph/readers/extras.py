"""Packages that read one format and need not be installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from eventgraph.readers.reasons import Reason, refusal


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Import packages of an extra of ours in the block.

    Raises:
        ReadError: `missing_extra`, with the line that installs it.
    """
    try:
        yield
    except ImportError as error:
        message = f"reading it needs the package {error.name}: pip install 'eventgraph-news[{name}]'"
        raise refusal(Reason.MISSING_EXTRA, message) from error
