"""How a store grows: bulk load, commits, size, memory and every saved query at several numbers of claims.

    .venv/bin/python benchmarks/growth.py measure FOLDER 10000 100000 1000000 > growth.jsonl
    .venv/bin/python benchmarks/growth_report.py table growth.jsonl
    .venv/bin/python benchmarks/growth_report.py plot growth.jsonl docs/scale.svg

`measure` makes a store of `claims.py` in FOLDER for each number (one that is there is kept, and its load
not timed again), asks each question in a process of its own, and prints a line of JSON for each number. A
question is asked first in a fresh process (cold: Oxigraph's caches are empty, the system's file cache is
not, which a user may not drop), then five times more, of which the median is warm. Names are those that
rank first, hundredth and ten-thousandth (or last) by claims. Seconds are of the wall clock; `cpu` is what
the process itself used, which other work on the machine disturbs less. With at most 10,000 claims the same
questions are asked of rdflib's memory store in the same run.

Memory is the greatest resident size of the process.
"""

from __future__ import annotations

import json
import random
import resource
import signal
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from eventgraph.rdf.namespaces import EG, PREFIXES, RDFS
from eventgraph.rdf.queries.saved import fill_query, saved_queries
from eventgraph.rdf.queries.sparql import run_query
from eventgraph.rdf.storage.folder import QUADS

RUNS: Final = 5
RANKS: Final = {"first": 0, "hundredth": 99, "ten-thousandth": 9_999}
RDFLIB_UP_TO: Final = 10_000
COMMITS: Final = 100
PATIENCE: Final = 10
SCRIPT: Final = str(Path(__file__))

Case = tuple[str, dict[str, str]]


def cases(names: Mapping[str, str]) -> Iterator[tuple[str, Case]]:
    """Yield every saved query of rows, with no name and with each name, under the words of the table."""
    first, *_, last = names.values()
    for name, query in saved_queries().items():
        if "CONSTRUCT" in query.text:
            continue
        if "one" in query.parameters:
            yield f"{name}: first and {[*names][-1]}", (name, {"one": first, "other": last})
            continue
        yield name, (name, {})
        if "entity" in query.parameters:
            for rank, entity in names.items():
                yield f"{name}: {rank}", (name, {"entity": entity})


def ranked_names(quads: ox.Store) -> dict[str, str]:
    """Return names by rank of the number of claims."""
    counts: Counter[str] = Counter()
    for end in ("subject", "object"):
        found = quads.quads_for_pattern(None, ox.NamedNode(EG + end), None, ox.DefaultGraph())
        counts.update(quad.object.value for quad in found)  # type: ignore[union-attr]
    order = [iri for iri, _ in counts.most_common(max(RANKS.values()) + 1)]
    chosen = {rank: order[min(place, len(order) - 1)] for rank, place in RANKS.items()}
    return {rank: _label(quads, iri) for rank, iri in chosen.items()}


def _label(quads: ox.Store, iri: str) -> str:
    label = ox.NamedNode(f"{RDFS}label")
    found = quads.quads_for_pattern(ox.NamedNode(iri), label, None, ox.DefaultGraph())
    return next(quad.object.value for quad in found)  # type: ignore[union-attr]


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds of the wall clock and of the processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def ask(folder: str, name: str, parameters: str) -> None:
    """Ask one question of a store and print its times: what `measure` runs in processes of its own."""
    text = fill_query(name, json.loads(parameters))
    quads = ox.Store.read_only(str(Path(folder) / QUADS))
    rows = 0

    def once() -> None:
        nonlocal rows
        rows = sum(1 for _ in run_query(quads, text).rows)

    cold, _ = timed(once)
    warm = [timed(once) for _ in range(RUNS if cold < 5 else 1)]  # noqa: PLR2004 - seconds
    found = {"cold": cold, "warm": _median(warm, 0), "cpu": _median(warm, 1), "rows": rows, "mb": peak_mb()}
    print(json.dumps(found))


def _median(times: list[tuple[float, float]], which: int) -> float:
    return statistics.median(pair[which] for pair in times)


def peak_mb() -> float:
    """Return the greatest memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_child(*arguments: str) -> dict[str, Any]:
    """Run a step of this script in a process of its own and return what it printed."""
    done = subprocess.run([sys.executable, SCRIPT, *arguments], capture_output=True, text=True, check=True)  # noqa: S603
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def load(folder: str, claims: str) -> None:
    """Make a store; print how fast it was loaded, and with it the memory that this took."""
    from claims import lines, sample_extractions

    from eventgraph.ontology import load_ontology
    from eventgraph.rdf.storage.bulk import bulk_fill
    from eventgraph.rdf.storage.store import Store

    made = 0.0

    def metered() -> Iterator[str]:
        nonlocal made
        source = lines(sample_extractions(None), int(claims), load_ontology(()).relations)
        start = time.perf_counter()
        for line in source:
            made += time.perf_counter() - start
            yield line
            start = time.perf_counter()

    quads = 0

    def fill() -> None:
        nonlocal quads
        quads = bulk_fill(Path(folder) / QUADS, metered())

    seconds, _ = timed(fill)
    Store.open(folder, write=True).close()
    print(json.dumps({"quads": quads, "seconds": seconds, "generator": made, "mb": peak_mb()}))


def commit(folder: str) -> None:
    """Commit new articles and take them out again; print how many articles and claims a second went in."""
    from claims import graph_lines, populated, replays, sample_extractions

    from eventgraph.ontology import load_ontology
    from eventgraph.rdf.storage.store import Store
    from eventgraph.records import Article

    found, chance = sample_extractions(None), random.Random(1)  # noqa: S311 - figures, not secrets
    relations = load_ontology(()).relations
    spent, claims = 0.0, 0
    told = replays(found, 1_000_000, populated(found, 1_000, chance), chance)
    with Store.open(folder, write=True) as store:
        new = [f"new-{number}" for number in range(COMMITS)]
        for name, (extraction, resolution) in zip(new, told, strict=False):
            named = extraction.model_copy(update={"article": name})
            known = resolution.model_copy(
                update={"canonical": {name: resolution.canonical[extraction.article]}}
            )
            quads, article = graph_lines(named, known, relations), Article(id=name, text="x")
            start = time.perf_counter()
            store.commit(article, named, quads, pipeline="benchmark")
            spent, claims = spent + time.perf_counter() - start, claims + len(named.claims)
        for name in new:
            store.remove(name)
    print(json.dumps({"articles": COMMITS / spent, "claims": claims / spent}))


def measure(folder: str, *sizes: str) -> None:
    """Print a line of JSON for each size: what a store of so many claims costs."""
    for size in sizes:
        store = Path(folder) / size
        row: dict[str, Any] = {"claims": int(size)}
        if not (store / QUADS).is_dir():
            row["load"] = in_child("load", str(store), size)
        files = [path for path in (store / QUADS).iterdir() if path.is_file()]
        row["bytes"] = sum(path.stat().st_size for path in files)
        quads = ox.Store.read_only(str(store / QUADS))
        names = ranked_names(quads)
        del quads
        row["queries"] = {
            words: in_child("ask", str(store), name, json.dumps(parameters))
            for words, (name, parameters) in cases(names)
        }
        row["commit"] = in_child("commit", str(store))
        if int(size) <= RDFLIB_UP_TO:
            row["rdflib"] = in_child("rdflib", str(store), json.dumps(names))
        print(json.dumps(row), flush=True)


def on_rdflib(folder: str, names: str) -> None:
    """Ask rdflib's memory store the same; print the seconds of each question, null for over `PATIENCE`."""
    from eventgraph.rdf.datasets import dataset_from_nquads

    quads = ox.Store.read_only(str(Path(folder) / QUADS))
    told = {quad.triple for quad in quads if quad.graph_name != ox.DefaultGraph()}
    lines = [f"{quad} ." for quad in quads if quad.graph_name != ox.DefaultGraph() or quad.triple not in told]
    dataset = dataset_from_nquads(lines)
    del quads, told, lines
    signal.signal(signal.SIGALRM, _too_long)
    times: dict[str, float | None] = {}
    for words, (name, parameters) in cases(json.loads(names)):
        text = fill_query(name, parameters)
        signal.alarm(PATIENCE)
        try:
            times[words], _ = timed(lambda text=text: list(dataset.query(text, initNs=dict(PREFIXES))))  # type: ignore[misc]
        except TimeoutError:
            times[words] = None
        signal.alarm(0)
    print(json.dumps({"seconds": times, "mb": peak_mb()}))


def _too_long(*_: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    step, *arguments = sys.argv[1:]
    {"measure": measure, "load": load, "ask": ask, "commit": commit, "rdflib": on_rdflib}[step](*arguments)
