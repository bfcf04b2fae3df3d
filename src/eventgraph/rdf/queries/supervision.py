"""Asking in a process of its own, which is stopped when it takes too much, and whose death is a message."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from eventgraph.errors import EventgraphError, QueryCrashError, QueryLimitError
from eventgraph.processes import confinement
from eventgraph.rdf.queries import worker
from eventgraph.rdf.queries.guard import guarded
from eventgraph.rdf.queries.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from eventgraph.rdf.queries.sparql import QueryResult, failure, query_request, result_of
from eventgraph.rdf.queries.text_search import Search, no_search, with_matches

START: Final = "import sys; sys.path += sys.argv[1:]; import confinement, worker; worker.main(confinement)"
ROOTS: Final = (
    str(Path(worker.__file__).parent),
    str(Path(confinement.__file__).parent),
    str(Path(ox.__file__).parents[1]),
)
OUT_OF_MEMORY: Final = (b"memory allocation of", b"bad_alloc", b"MemoryError", b"annot allocate memory")


def ask(
    quads: Path, text: str, limits: Limits = DEFAULT_LIMITS, *, search: Search = no_search
) -> QueryResult:
    """Ask a folder of quads that nobody writes to (`Snapshot.quads`); `search` answers its text searches.

    Raises:
        QueryError: the text is no SPARQL query, too big, or would change data or reach for the network.
        QueryLimitError: it takes more time or memory than it may.
        QueryCrashError: the process that answered it died.
        StoreDamagedError: the quads cannot be read.
    """
    request = query_request(with_matches(guarded(text, limits), search), limits)
    payload, ended = run_worker({**request, "quads": str(quads.absolute())}, limits)
    return result_of(payload, ended)


def run_worker(request: dict[str, Any], limits: Limits) -> tuple[bytes, dict[str, Any]]:
    """Return the answer of a worker and how it ended; it is gone, or going, when this returns or raises."""
    own = {"parent": os.getpid(), "seconds": limits.seconds, "memory_bytes": limits.memory_mb * MEGABYTE}
    # Isolated: neither the environment nor the working directory decides what is imported.
    command = [sys.executable, "-I", "-S", "-c", START, *ROOTS]
    process = subprocess.Popen(  # noqa: S603 - our own file
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        out, said = process.communicate(json.dumps({**request, **own}).encode(), timeout=limits.seconds)
    except subprocess.TimeoutExpired:
        raise _too_slow(limits) from None
    finally:
        _dismiss(process)
    if process.returncode != 0:
        raise _death(process.returncode, said, limits)
    payload, _, last = out.rpartition(b"\n")
    ended = json.loads(last)
    if ended.get("error") == "memory":
        raise _too_big(limits)
    if "error" in ended:
        raise failure(**ended)
    return payload, ended


def _dismiss(process: subprocess.Popen[bytes]) -> None:
    """Kill a worker that is still there; nobody waits until the system has taken its memory back."""
    if process.poll() is None:
        process.kill()
        threading.Thread(target=_bury, args=(process,), daemon=True).start()


def _bury(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    process.wait()


def _death(code: int, said: bytes, limits: Limits) -> BaseException:
    """Return what a worker's exit code means: Ctrl-C reaches all processes of a terminal."""
    if code == -signal.SIGINT:
        return KeyboardInterrupt()
    if any(words in said for words in OUT_OF_MEMORY):
        return _too_big(limits)
    if code == -signal.SIGALRM:
        return _too_slow(limits)
    cause = f"by {signal.Signals(-code).name}" if code < 0 else f"with exit code {code}"
    message = f"the process that answered the query was ended {cause}; the store is not affected"
    return QueryCrashError(f"{message}; ask something simpler")


def _too_slow(limits: Limits) -> EventgraphError:
    return QueryLimitError(
        f"the query took longer than {limits.seconds:g} s and was stopped; "
        "narrow it, or allow more with --timeout SECONDS"
    )


def _too_big(limits: Limits) -> EventgraphError:
    return QueryLimitError(
        f"the query used more than {limits.memory_mb:,} MB of memory and was stopped; "
        "narrow it, or allow more with --memory MB"
    )
