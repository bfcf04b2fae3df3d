"""What `growth.py` does to a store, each step in a process of its own: it prints its times as JSON.

    .venv/bin/python benchmarks/growth_filling.py load FOLDER CLAIMS

`load` reads the lines from a second process that makes them, through a pipe, so that making and loading
share no core; its clock starts with the first line, when the samples are read. `index` builds the text index
anew. Seconds are of the wall clock, `cpu` of the processor with all threads of the process, `mb` its greatest
resident memory.
"""

from __future__ import annotations

import io
import json
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final, cast

import pyoxigraph as ox
from claims import graph_lines, lines, populated, replays, sample_extractions
from growth import peak_mb, timed

from eventgraph.ontology import load_ontology
from eventgraph.rdf.storage.bulk import bulk_fill
from eventgraph.rdf.storage.folder import QUADS, SEARCH
from eventgraph.rdf.storage.search_index import SearchIndex
from eventgraph.rdf.storage.store import Store
from eventgraph.records import Article

COMMITS: Final = 100
SCRIPT: Final = str(Path(__file__))


def write_lines(claims: str) -> None:
    """Write the N-Quads of so many claims to standard output."""
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n")
    source = lines(sample_extractions(None), int(claims), load_ontology(()).relations)
    out.writelines(f"{line}\n" for line in source)
    out.flush()


def load(folder: str, claims: str) -> None:
    """Make the quads of a store; print how many, how fast, and what their making took of the processor."""
    making = subprocess.Popen([sys.executable, SCRIPT, "lines", claims], stdout=subprocess.PIPE)  # noqa: S603
    pipe = io.TextIOWrapper(cast("io.BufferedReader", making.stdout), encoding="utf-8", newline="\n")
    quads = 0

    def fill() -> None:
        nonlocal quads
        quads = bulk_fill(Path(folder) / QUADS, received)

    with making:
        received: Iterator[str] = (line.rstrip("\n") for line in chain([next(pipe)], pipe))
        times = timed(fill)
    if making.returncode:
        sys.exit(f"the lines ended early: {making.args!r} exited with {making.returncode}")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    made = used.ru_utime + used.ru_stime
    print(json.dumps({"quads": quads, **times, "generator_cpu": made, "mb": peak_mb()}))


def index(folder: str) -> None:
    """Build the text index of a store anew; print what it took and its bytes."""
    store = Path(folder)
    with SearchIndex(store) as search:
        times = timed(lambda: search.rebuild(ox.Store.read_only(str(store / QUADS))))
    size = sum(path.stat().st_size for path in store.glob(f"{SEARCH}*"))
    print(json.dumps({**times, "bytes": size, "mb": peak_mb()}))


def opening(folder: str) -> None:
    """Open and close a store that has nothing to catch up with, to write and to read; print the times."""
    Store.open(folder, write=True).close()
    found: dict[str, dict[str, float]] = {}
    for words, write in (("write", True), ("read", False)):
        held: list[Store] = []
        found[f"open to {words}"] = timed(
            lambda write=write, held=held: held.append(Store.open(folder, write=write))  # type: ignore[misc]
        )
        found[f"close after {words}"] = timed(held.pop().close)
    print(json.dumps(found))


def commit(folder: str) -> None:
    """Commit new articles and take them out again; print how many articles and claims a second went in."""
    found, chance = sample_extractions(None), random.Random(1)  # noqa: S311 - figures, not secrets
    relations = load_ontology(()).relations
    spent, used, claims = 0.0, 0.0, 0
    told = replays(found, 1_000_000, populated(found, 1_000, chance), chance)
    with Store.open(folder, write=True) as store:
        new = [f"new-{number}" for number in range(COMMITS)]
        for name, (extraction, resolution) in zip(new, told, strict=False):
            named = extraction.model_copy(update={"article": name})
            known = resolution.model_copy(
                update={"canonical": {name: resolution.canonical[extraction.article]}}
            )
            quads, article = graph_lines(named, known, relations), Article(id=name, text="x")
            times = timed(
                lambda article=article, named=named, quads=quads: store.commit(  # type: ignore[misc]
                    article, named, quads, pipeline="benchmark"
                )
            )
            spent, used, claims = spent + times["seconds"], used + times["cpu"], claims + len(named.claims)
        for name in new:
            store.remove(name)
    rates = {"articles": COMMITS / spent, "claims": claims / spent}
    print(json.dumps({"commits": COMMITS, "seconds": spent, "cpu": used, **rates, "mb": peak_mb()}))


if __name__ == "__main__":
    step, *arguments = sys.argv[1:]
    {"lines": write_lines, "load": load, "index": index, "opening": opening, "commit": commit}[step](
        *arguments
    )
