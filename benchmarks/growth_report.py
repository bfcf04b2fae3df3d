"""What `growth.py` measured, as the tables of docs/scale.md and the plot docs/scale.svg.

    .venv/bin/python benchmarks/growth_report.py table growth.jsonl
    .venv/bin/python benchmarks/growth_report.py write growth.jsonl docs/scale.md
    .venv/bin/python benchmarks/growth_report.py plot growth.jsonl docs/scale.svg

`write` puts what `table` prints between the marks of the page. `plot` needs matplotlib: `uv sync --group
plots`, or `pip install --target DIR matplotlib` and DIR in PYTHONPATH.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from growth import PATIENCE

BEGIN: Final = "<!-- measured: growth_report.py writes from here -->"
END: Final = "<!-- to here -->"

Row = dict[str, Any]


def rows_of(path: str) -> list[Row]:
    """Return what was measured, by the number of claims; of one thing measured twice the last."""
    found: dict[int, Row] = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["claims"], {}).update(row)
    return [row for _, row in sorted(found.items())]


def tables(path: str) -> str:
    """Return the machine and both tables in Markdown."""
    rows = rows_of(path)
    return "\n".join([*machines(rows), "", *costs(rows), "", *drawn(rows), "", *answers(rows), ""])


def table(path: str) -> None:
    """Print the machine and both tables in Markdown."""
    print(tables(path), end="")


def write(path: str, page: str) -> None:
    """Put the tables between the marks of a page."""
    text = Path(page).read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    Path(page).write_text(f"{before}{BEGIN}\n{tables(path)}{END}{after}", encoding="utf-8")


def machines(rows: list[Row]) -> Iterator[str]:
    """Yield a line for each machine, with the sizes that were measured on it."""
    told: dict[str, list[str]] = {}
    for row in rows:
        if "machine" in row:
            told.setdefault(_machine(row["machine"]), []).append(f"{row['claims']:,}")
    for words, sizes in told.items():
        yield f"* {', '.join(sizes)} claims: {words}."


def _machine(found: Row) -> str:
    return (
        f"{found['day']}, {found['cores']} cores, load {found['load']} before, Python {found['python']}, "
        f"pyoxigraph {found['pyoxigraph']}, rdflib {found['rdflib']}"
    )


def costs(rows: list[Row]) -> Iterator[str]:
    """Yield the lines of the table of load, size and commits; a cell is empty where nothing was measured."""
    yield _line("", *(f"{row['claims']:,} claims" for row in rows))
    yield "|---" * (len(rows) + 1) + "|"
    for words, cell in COSTS:
        yield _line(words, *(_cell(row, cell) for row in rows))


def _cell(row: Row, cell: Callable[[Row], str]) -> str:
    try:
        return cell(row)
    except KeyError:
        return ""


def _seconds(times: Row) -> str:
    return f"{times['seconds']:,.3f} (cpu {times['cpu']:,.3f})"


def _greatest_mb(row: Row) -> float:
    return float(max(query["mb"] for query in row["queries"].values()))


COSTS: Final[tuple[tuple[str, Callable[[Row], str]], ...]] = (
    ("bulk load, quads", lambda row: f"{row['load']['quads']:,}"),
    ("… seconds", lambda row: _seconds(row["load"])),
    ("… quads/s", lambda row: f"{row['load']['quads'] / row['load']['seconds']:,.0f}"),
    ("… process that makes the lines, cpu seconds", lambda row: f"{row['load']['generator_cpu']:,.1f}"),
    ("… memory, MB", lambda row: f"{row['load']['mb']:,.0f}"),
    ("text index, seconds", lambda row: _seconds(row["index"])),
    ("… memory, MB", lambda row: f"{row['index']['mb']:,.0f}"),
    ("on disk without it, bytes a claim", lambda row: f"{row['bytes'] / row['claims']:,.0f}"),
    ("on disk with it", lambda row: f"{(row['bytes'] + row['index']['bytes']) / row['claims']:,.0f}"),
    ("open to write, seconds", lambda row: _seconds(row["opening"]["open to write"])),
    ("… close", lambda row: _seconds(row["opening"]["close after write"])),
    ("open to read, seconds", lambda row: _seconds(row["opening"]["open to read"])),
    ("… close", lambda row: _seconds(row["opening"]["close after read"])),
    ("commits, articles/s", lambda row: f"{row['commit']['articles']:.0f}"),
    ("… claims/s", lambda row: f"{row['commit']['claims']:.0f}"),
    ("… seconds of 100", lambda row: _seconds(row["commit"])),
    ("greatest memory of a query, MB", lambda row: f"{_greatest_mb(row):,.0f}"),
)


def answers(rows: list[Row]) -> Iterator[str]:
    """Yield the lines of the table of questions: milliseconds warm, of the first time, of the processor."""
    theirs = next((row for row in rows if "rdflib" in row), None)
    more = [f"rdflib at {theirs['claims']:,}, warm"] if theirs else []
    yield _line("milliseconds: warm (cold), cpu warm", *(f"{row['claims']:,}" for row in rows), *more)
    yield "|---" * (len(rows) + len(more) + 1) + "|"
    for words in dict.fromkeys(words for row in rows for words in row["queries"]):
        times = [_milliseconds(row["queries"].get(words)) for row in rows]
        yield _line(words, *times, *([_ratio(theirs, words)] if theirs else []))


def drawn(rows: list[Row]) -> Iterator[str]:
    """Yield the lines of the table of names drawn by their share of claims."""
    some = [row["names"] for row in rows if "names" in row]
    yield _line("about names drawn as often as they are told of", *(f"{row['claims']:,}" for row in rows))
    yield "|---" * (len(rows) + 1) + "|"
    for words, cell in NAMES:
        yield _line(words, *(_cell(row, cell) for row in rows))
    for query in dict.fromkeys(query for found in some for query in found["seconds"]):
        yield _line(f"{query}: median warm, ms", *(_cell(row, _median_of(query)) for row in rows))


def _median_of(query: str) -> Callable[[Row], str]:
    def cell(row: Row) -> str:
        return f"{statistics.median(warm for _, warm in row['names']['seconds'][query]) * 1000:,.0f}"

    return cell


def _all_seconds(row: Row, place: int) -> list[float]:
    return sorted(times[place] for one in row["names"]["seconds"].values() for times in one)


def _share(values: list[float], share: float) -> str:
    return f"{values[int(len(values) * share)] * 1000:,.0f}"


NAMES: Final[tuple[tuple[str, Callable[[Row], str]], ...]] = (
    ("claims of the median name", lambda row: f"{statistics.median(row['names']['told']):,.0f}"),
    ("all questions: median warm, ms", lambda row: _share(_all_seconds(row, 1), 0.5)),
    ("… nine of ten within, ms", lambda row: _share(_all_seconds(row, 1), 0.9)),
    ("… cold: median, ms", lambda row: _share(_all_seconds(row, 0), 0.5)),
    ("… nine of ten within, ms", lambda row: _share(_all_seconds(row, 0), 0.9)),
)


def _milliseconds(query: Row | None) -> str:
    if query is None:
        return ""
    warm, cold, cpu = (query[key] * 1000 for key in ("warm", "cold", "cpu"))
    return f"{warm:,.0f} ({cold:,.0f}), {cpu:,.0f}"


def _ratio(row: Row, words: str) -> str:
    if words not in row["rdflib"]["seconds"]:
        return ""
    seconds, warm = row["rdflib"]["seconds"][words], row["queries"][words]["warm"]
    return f"over {PATIENCE / warm:,.0f} times" if seconds is None else f"{seconds / warm:,.1f} times"


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
    {"table": table, "write": write, "plot": plot}[step](*arguments)
