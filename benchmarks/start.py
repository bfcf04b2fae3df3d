"""What a command costs before it does anything: CPU seconds of `--help` and of a saved query.

    .venv/bin/python benchmarks/start.py [runs]

`python -c pass` is measured beside them: what remains is ours. The best of all runs counts.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import eventgraph

ARTICLES: Final = Path(__file__).parents[1] / "data" / "articles"
RUNS: Final = 7


def cpu_seconds(words: list[str], runs: int) -> float:
    """Return the least CPU seconds of some runs of Python with the words."""
    return min(_one_run([sys.executable, *words]) for _ in range(runs))


def _one_run(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - our own command
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(runs: int = RUNS) -> None:
    """Print CPU seconds of each command."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "store")
        eventgraph.ingest(ARTICLES, store=store)
        eventgraph_command = ["-m", "eventgraph"]
        commands = {
            "python -c pass": ["-c", "pass"],
            "eventgraph --help": [*eventgraph_command, "--help"],
            "eventgraph query --saved": [
                *eventgraph_command, "query", "--saved", "who-bans-what", "--store", store
            ],
            "eventgraph export news.gexf": [
                *eventgraph_command, "export", f"{folder}/news.gexf", "--store", store
            ],
            "eventgraph ingest, unchanged": [
                *eventgraph_command, "ingest", str(ARTICLES), "--store", store
            ],
        }  # fmt: skip
        for name, words in commands.items():
            print(f"{cpu_seconds(words, runs):6.2f} s  {name}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
