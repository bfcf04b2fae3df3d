"""How a store grows: bulk load, commits, size, memory and every saved query at several numbers of claims.

    .venv/bin/python benchmarks/growth.py measure FOLDER 10000 100000 1000000 > growth.jsonl
    .venv/bin/python benchmarks/growth.py names FOLDER 10000 100000 1000000 >> growth.jsonl
    .venv/bin/python benchmarks/growth_report.py write growth.jsonl docs/scale.md
    .venv/bin/python benchmarks/growth_report.py plot growth.jsonl docs/scale.svg

`measure` makes a store of `claims.py` in FOLDER for each number (one that is there is kept, and its load
not timed again), builds its text index, opens and closes it, asks each question in a process of its own,
commits articles (`growth_filling.py`), and prints a line of JSON for each number. A question is asked first
in a fresh process (cold: Oxigraph's caches are empty, the system's file cache is not, which a user may not
drop), then five times more, of which the median is warm. Names are those that rank first, hundredth and
ten-thousandth (or last) by claims. Seconds are of the wall clock; `cpu` is what the process itself used,
which other work on the machine disturbs less. With at most 10,000 claims the same questions are asked of
rdflib's memory store in the same run.

`names` asks the questions that start from a name about names drawn as often as claims tell of them, each time
of a store that was opened for it: first cold, then three times more, of which the median is warm.

Memory is the greatest resident size of the process.
"""

from __future__ import annotations

import json
import os
import platform
import random
import resource
import signal
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
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
DRAWN: Final = 50
SEED: Final = 20261128
PATIENCE: Final = 10
QUESTIONS: Final = str(Path(__file__))
FILLING: Final = str(Path(__file__).with_name("growth_filling.py"))

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


def told_of(quads: ox.Store) -> Iterator[str]:
    """Yield the IRIs of both ends of all claims."""
    for end in ("subject", "object"):
        found = quads.quads_for_pattern(None, ox.NamedNode(EG + end), None, ox.DefaultGraph())
        yield from (quad.object.value for quad in found)  # type: ignore[union-attr]


def ranked_names(quads: ox.Store) -> dict[str, str]:
    """Return names by rank of the number of claims."""
    counts = Counter(told_of(quads))
    order = [iri for iri, _ in counts.most_common(max(RANKS.values()) + 1)]
    chosen = {rank: order[min(place, len(order) - 1)] for rank, place in RANKS.items()}
    return {rank: _label(quads, iri) for rank, iri in chosen.items()}


def _label(quads: ox.Store, iri: str) -> str:
    label = ox.NamedNode(f"{RDFS}label")
    found = quads.quads_for_pattern(ox.NamedNode(iri), label, None, ox.DefaultGraph())
    return next(quad.object.value for quad in found)  # type: ignore[union-attr]


def names(folder: str, *sizes: str) -> None:
    """Print a line of JSON for each size: seconds of questions about names drawn by their share of claims."""
    for size in sizes:
        store = str(Path(folder) / size / QUADS)
        quads = ox.Store.read_only(store)
        counts = Counter(told_of(quads))
        chance = random.Random(SEED)  # noqa: S311 - figures, not secrets
        chosen = chance.choices(list(counts), list(counts.values()), k=DRAWN)
        labels = [_label(quads, iri) for iri in chosen]
        del quads
        times: dict[str, list[list[float]]] = {}
        for name, query in saved_queries().items():
            if "entity" in query.parameters and "CONSTRUCT" not in query.text:
                times[name] = [_of_name(store, name, label) for label in labels]
        told = sorted(counts[iri] for iri in chosen)
        print(json.dumps({"claims": int(size), "names": {"told": told, "seconds": times}}), flush=True)


def _of_name(store: str, query: str, label: str) -> list[float]:
    """Return the seconds of a question about a name, cold and warm."""
    quads, text = ox.Store.read_only(store), fill_query(query, {"entity": label})
    cold, *warm = (timed(lambda: list(run_query(quads, text).rows))["seconds"] for _ in range(4))
    return [cold, statistics.median(warm)]


def timed(work: Callable[[], object]) -> dict[str, float]:
    """Return the seconds of the wall clock and of the processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu}


def peak_mb() -> float:
    """Return the greatest memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ask(folder: str, name: str, parameters: str) -> None:
    """Ask one question of a store and print its times: what `measure` runs in processes of its own."""
    text = fill_query(name, json.loads(parameters))
    quads = ox.Store.read_only(str(Path(folder) / QUADS))
    rows = 0

    def once() -> None:
        nonlocal rows
        rows = sum(1 for _ in run_query(quads, text).rows)

    cold = timed(once)
    # One that takes long is asked twice only.
    warm = [timed(once) for _ in range(RUNS if cold["seconds"] < 5 else 1)]  # noqa: PLR2004 - seconds
    found = {
        "cold": cold["seconds"],
        "cold_cpu": cold["cpu"],
        "warm": statistics.median(times["seconds"] for times in warm),
        "cpu": statistics.median(times["cpu"] for times in warm),
        "rows": rows,
        "mb": peak_mb(),
    }
    print(json.dumps(found))


def in_child(script: str, *arguments: str) -> dict[str, Any]:
    """Run a step of a script in a process of its own, as long as it takes, and return what it printed."""
    command = [sys.executable, script, *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def measure(folder: str, *sizes: str) -> None:
    """Print a line of JSON for each size: what a store of so many claims costs."""
    for size in sizes:
        store = Path(folder) / size
        row: dict[str, Any] = {"claims": int(size), "machine": machine()}
        if not (store / QUADS).is_dir():
            row["load"] = in_child(FILLING, "load", str(store), size)
        files = [path for path in (store / QUADS).iterdir() if path.is_file()]
        row["bytes"] = sum(path.stat().st_size for path in files)
        row["index"] = in_child(FILLING, "index", str(store))
        row["opening"] = in_child(FILLING, "opening", str(store))
        quads = ox.Store.read_only(str(store / QUADS))
        names = ranked_names(quads)
        del quads
        row["queries"] = {
            words: in_child(QUESTIONS, "ask", str(store), name, json.dumps(parameters))
            for words, (name, parameters) in cases(names)
        }
        row["commit"] = in_child(FILLING, "commit", str(store))
        if int(size) <= RDFLIB_UP_TO:
            row["rdflib"] = in_child(QUESTIONS, "rdflib", str(store), json.dumps(names))
        print(json.dumps(row), flush=True)


def machine() -> dict[str, Any]:
    """Return what the figures depend on beside the program; the load is that before the measurement."""
    return {
        "day": time.strftime("%Y-%m-%d", time.gmtime()),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "pyoxigraph": ox.__version__,
        "rdflib": version("rdflib"),
    }


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
            asked = timed(lambda text=text: list(dataset.query(text, initNs=dict(PREFIXES))))  # type: ignore[misc]
            times[words] = asked["seconds"]
        except TimeoutError:
            times[words] = None
        signal.alarm(0)
    print(json.dumps({"seconds": times, "mb": peak_mb()}))


def _too_long(*_: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    step, *arguments = sys.argv[1:]
    {"measure": measure, "names": names, "ask": ask, "rdflib": on_rdflib}[step](*arguments)
