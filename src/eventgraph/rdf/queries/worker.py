"""The process that answers one query, and can be killed: it holds nothing but a snapshot opened for reading.

A request comes in as JSON on standard input. The answer goes out on standard output as it is found: SELECT as
TSV, whose lines are rows and which loses nothing, CONSTRUCT and DESCRIBE as N-Triples; then one line of JSON
says how it ended. `supervision` starts this file by itself, without the package, so that it starts in some
hundredths of a second.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import time
from itertools import islice

import pyoxigraph as ox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType
    from typing import IO, Any, Final

LABELLED_ROWS: Final = 1_000
"""For the entities of so many rows the names are sent along."""
HEAD_BYTES: Final = 4 * 1024 * 1024
OPENING_BYTES: Final = 1024 * 1024 * 1024
"""What opening a store may take, with the stacks of its threads, before memory is counted."""
GRACE_SECONDS: Final = 2.0


class AnswerFullError(Exception):
    """The answer has reached a limit; what was written stands."""


class AnswerStream:
    """Takes an answer line by line until there are too many lines or bytes, and keeps its beginning."""

    def __init__(self, out: IO[bytes], *, lines: int, size: int) -> None:
        """Write to `out` at most `lines` lines (0: any number) and `size` bytes."""
        self._out = out
        self._lines = lines
        self._size = size
        self.seen = 0
        self.head = bytearray()
        self.limit: str | None = None

    def write(self, data: bytes) -> int:
        """Pass the data on, up to the limits.

        Raises:
            AnswerFullError: there was more than the limits allow.
        """
        fitting = self._fitting(data)
        self._out.write(fitting)
        if self.seen <= LABELLED_ROWS and len(self.head) < HEAD_BYTES:
            self.head += fitting
        self.seen += fitting.count(b"\n")
        self._size -= len(fitting)
        if len(fitting) < len(data):
            raise AnswerFullError
        return len(data)

    def flush(self) -> None:
        """Flush what was written."""
        self._out.flush()

    def _fitting(self, data: bytes) -> bytes:
        if self._lines and self.seen + data.count(b"\n") >= self._lines:
            end = -1
            for _ in range(self._lines - self.seen):
                end = data.index(b"\n", end + 1)
            if end + 1 < len(data):
                self.limit = "rows"
                data = data[: end + 1]
        if len(data) > self._size:
            self.limit = "size"
            data = data[: self._size]
        return data


def answer(opener: Callable[[], ox.Store], request: Mapping[str, Any], out: IO[bytes]) -> dict[str, Any]:
    """Write the answer to a query to `out`, and return how it ended: its form and limit, or an error."""
    try:
        quads = opener()
        started = time.monotonic()
        return {**_answer(quads, request, out), "seconds": time.monotonic() - started}
    except SyntaxError as error:
        return {"error": "syntax", "message": str(error)}
    except UnicodeEncodeError as error:
        return {"error": "unicode", "message": error.reason}
    except MemoryError:
        return {"error": "memory", "message": ""}
    except (OSError, RuntimeError) as error:
        # Oxigraph has no error of its own for a function that it does not know.
        kind = "function" if "custom function" in str(error) else "damaged"
        return {"error": kind, "message": str(error)}


def _answer(quads: ox.Store, request: Mapping[str, Any], out: IO[bytes]) -> dict[str, Any]:
    found = quads.query(request["query"], prefixes=request["prefixes"])
    if isinstance(found, ox.QueryBoolean):
        return {"form": "ask", "boolean": bool(found)}
    select = isinstance(found, ox.QuerySolutions)
    rows = request["rows"]
    # The header of TSV is a line too.
    stream = AnswerStream(out, lines=rows + select if rows else 0, size=request["answer_bytes"])
    with contextlib.suppress(AnswerFullError):
        if isinstance(found, ox.QuerySolutions):
            found.serialize(stream, format=ox.QueryResultsFormat.TSV)  # type: ignore[arg-type]
        else:
            found.serialize(stream, format=ox.RdfFormat.N_TRIPLES)  # type: ignore[arg-type]
    ended = {"form": "select" if select else "triples", "limit": stream.limit}
    return {**ended, "labels": entity_labels(quads, stream.head, request["labels"])} if select else ended


def entity_labels(quads: ox.Store, head: bytearray, where: Mapping[str, str]) -> dict[str, str]:
    """Return the names of the entities in the first rows of an answer in TSV."""
    whole = bytes(head[: head.rfind(b"\n") + 1])
    if not whole:
        return {}
    rows = ox.parse_query_results(whole, format=ox.QueryResultsFormat.TSV)
    terms = {term for row in islice(_solutions(rows), LABELLED_ROWS) for term in row}
    entities = (t for t in terms if isinstance(t, ox.NamedNode) and t.value.startswith(where["entity"]))
    label = ox.NamedNode(where["label"])
    named = (
        next(quads.quads_for_pattern(entity, label, None, ox.DefaultGraph()), None) for entity in entities
    )
    return {str(quad.subject)[1:-1]: str(getattr(quad.object, "value", "")) for quad in named if quad}


def main(confinement: ModuleType) -> None:
    """Answer the request on standard input, within its limits, and end.

    `confinement` is `eventgraph.processes.confinement`, which is not imported from the package either.
    """
    request = json.load(sys.stdin.buffer)
    confinement.end_with_parent(request["parent"])
    _end_after(request["seconds"])
    confinement.leave_network()
    confinement.limit_memory(request["memory_bytes"] + OPENING_BYTES)

    def opened() -> ox.Store:
        quads = ox.Store.read_only(request["quads"])
        confinement.limit_memory(request["memory_bytes"])
        return quads

    out = sys.stdout.buffer
    ended = answer(opened, request, out)
    out.write(b"\n" + json.dumps(ended).encode())
    out.flush()
    # The store needs no closing, and taking Python down takes longer than many a query.
    os._exit(0)


def _end_after(seconds: float) -> None:
    """End at Ctrl-C, and in any case soon after the limit."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds + GRACE_SECONDS)


def _solutions(results: object) -> ox.QuerySolutions:
    if not isinstance(results, ox.QuerySolutions):
        message = "not an answer to SELECT"
        raise TypeError(message)
    return results
