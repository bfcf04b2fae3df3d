"""Whether queries that were made to hurt end at the default limits, and hold up nobody beside them.

    .venv/bin/python benchmarks/hostile_queries.py STORE [FOLDER]

The queries are those of the tests, and the `.rq` and `.ru` files of a folder; a `manifest.json` in the folder
or above it says what is expected of each. For each: how it ended, after how many seconds, and the slowest of
the simple queries that were asked meanwhile, one after the other.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import eventgraph
from eventgraph.errors import QueryError, QueryLimitError

sys.path.append(str(Path(__file__).parents[1] / "tests"))
from rdf.queries.hostile import CASES, at_port

DISCARD: Final = 9
SIMPLE: Final = "SELECT ?label { ?entity a ?class ; rdfs:label ?label } LIMIT 3"


def main(store: str, folder: str | None = None) -> None:
    """Print a line for each query, and the worst of all at the end."""
    worst, beside = 0.0, 0.0
    timed_end(SIMPLE, store)  # loads what is loaded once
    for name, text, expected in cases(folder):
        ends: list[tuple[str, float]] = []
        asking = threading.Thread(target=lambda text=text, ends=ends: ends.append(timed_end(text, store)))  # type: ignore[misc]
        asking.start()
        slowest = slowest_beside(asking, store)
        ((end, seconds),) = ends
        worst, beside = max(worst, seconds), max(beside, slowest)
        print(
            f"{end:<9} {seconds:6.2f} s  beside {slowest:5.2f} s  {name}  (expected: {expected})", flush=True
        )
    print(f"slowest {worst:.2f} s; slowest simple query beside {beside:.2f} s")


def cases(folder: str | None) -> Iterator[tuple[str, str, str]]:
    """Yield name, text and expectation of each query."""
    for name, case in CASES.items():
        yield name, at_port(case.text, DISCARD), " or ".join(sorted(case.ends))
    if folder is not None:
        expected = expectations(Path(folder))
        for path in sorted([*Path(folder).glob("*.rq"), *Path(folder).glob("*.ru")]):
            yield path.name, path.read_text(encoding="utf-8"), expected.get(path.name, "?")


def expectations(folder: Path) -> dict[str, str]:
    """Return what a manifest expects of each file."""
    for place in (folder, folder.parent):
        if (place / "manifest.json").is_file():
            rows = json.loads((place / "manifest.json").read_text(encoding="utf-8"))["files"]
            return {Path(row["file"]).name: row["expect"] for row in rows}
    return {}


def timed_end(text: str, store: str) -> tuple[str, float]:
    """Ask with default limits; return how it ended and the seconds that it took."""
    start = time.monotonic()
    try:
        end = "cut" if eventgraph.query(text, store=store).truncated else "answered"
    except QueryLimitError as error:
        end = "memory" if "memory" in str(error) else "time"
    except QueryError as error:
        end = "refused" if error.exit_code == QueryError.exit_code else "crashed"
    return end, time.monotonic() - start


def slowest_beside(asking: threading.Thread, store: str) -> float:
    """Ask simple queries as long as the other lasts; return the seconds of the slowest."""
    slowest = 0.0
    while True:
        slowest = max(slowest, timed_end(SIMPLE, store)[1])
        if not asking.is_alive():
            return slowest


if __name__ == "__main__":
    main(*sys.argv[1:3])
