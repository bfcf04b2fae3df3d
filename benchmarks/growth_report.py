"""What `growth.py` measured, as the tables of docs/scale.md and the plot docs/scale.svg.

    .venv/bin/python benchmarks/growth_report.py table growth.jsonl
    .venv/bin/python benchmarks/growth_report.py plot growth.jsonl docs/scale.svg

`plot` needs matplotlib: `uv sync --group plots`, or `pip install --target DIR matplotlib` and DIR in
PYTHONPATH.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def rows_of(path: str) -> list[Row]:
    """Return what was measured, by the number of claims; of one number the last."""
    found = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    return [row for _, row in sorted({row["claims"]: row for row in found}.items())]


def table(path: str) -> None:
    """Print both tables in Markdown."""
    rows = rows_of(path)
    print("\n".join([*costs(rows), "", *answers(rows)]))


def costs(rows: list[Row]) -> Iterator[str]:
    """Yield the lines of the table of load, size and commits."""
    yield _line("", *(f"{row['claims']:,} claims" for row in rows))
    yield "|---" * (len(rows) + 1) + "|"
    yield _line("bulk load, quads/s", *(_load(row) for row in rows))
    yield _line("… with the making of its lines", *(_load(row, generator=True) for row in rows))
    yield _line("… memory, MB", *(f"{row['load']['mb']:,.0f}" if "load" in row else "" for row in rows))
    yield _line("on disk, bytes a claim", *(f"{row['bytes'] / row['claims']:,.0f}" for row in rows))
    yield _line("commits, articles/s", *(f"{row['commit']['articles']:.0f}" for row in rows))
    yield _line("… claims/s", *(f"{row['commit']['claims']:.0f}" for row in rows))
    yield _line(
        "greatest memory of a query, MB",
        *(f"{max(query['mb'] for query in row['queries'].values()):,.0f}" for row in rows),
    )


def _load(row: Row, *, generator: bool = False) -> str:
    if "load" not in row:
        return ""
    load = row["load"]
    return f"{load['quads'] / (load['seconds'] - (0 if generator else load['generator'])):,.0f}"


def answers(rows: list[Row]) -> Iterator[str]:
    """Yield the lines of the table of questions: milliseconds warm, and of the first time."""
    theirs = next((row for row in rows if "rdflib" in row), None)
    more = [f"rdflib at {theirs['claims']:,}"] if theirs else []
    yield _line("milliseconds: warm (cold)", *(f"{row['claims']:,}" for row in rows), *more)
    yield "|---" * (len(rows) + len(more) + 1) + "|"
    for words in rows[-1]["queries"]:
        times = [_milliseconds(row["queries"].get(words)) for row in rows]
        yield _line(words, *times, *([_ratio(theirs, words)] if theirs else []))


def _milliseconds(query: Row | None) -> str:
    return "" if query is None else f"{query['warm'] * 1000:,.0f} ({query['cold'] * 1000:,.0f})"


def _ratio(row: Row, words: str) -> str:
    seconds = row["rdflib"]["seconds"].get(words)
    warm = row["queries"][words]["warm"]
    if seconds is None:
        return f"over {10 / warm:,.0f} times"
    return f"{seconds / warm:,.1f} times"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |".replace("|  |", "| |")


def plot(path: str, target: str) -> None:
    """Write the plot: seconds of each question over the number of claims."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "eventgraph"
    import matplotlib.pyplot as plt

    rows = rows_of(path)
    figure, (named, whole) = plt.subplots(1, 2, figsize=(11, 5.5), sharey=True)
    for words in rows[-1]["queries"]:
        axes = named if ":" in words else whole
        points = [(row["claims"], row["queries"][words]["warm"]) for row in rows if words in row["queries"]]
        axes.plot(*zip(*points, strict=True), marker="o", markersize=3, linewidth=1, label=words)
    for axes, title, bar in ((named, "from a name", 0.1), (whole, "over everything", 10)):
        axes.axhline(bar, color="black", linestyle=":", linewidth=1)
        axes.set(xscale="log", yscale="log", title=title, xlabel="claims")
        axes.legend(fontsize=6, frameon=False)
    named.set_ylabel("seconds, warm")
    figure.tight_layout()
    figure.savefig(target, metadata={"Date": None})


if __name__ == "__main__":
    step, *arguments = sys.argv[1:]
    {"table": table, "plot": plot}[step](*arguments)
