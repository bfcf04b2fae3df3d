"""A folder of many files, some of them bad: how much memory it takes, and what kills do to it.

    .venv/bin/python benchmarks/many_files.py memory FOLDER 1000 10000
    .venv/bin/python benchmarks/many_files.py kills FOLDER 10000 50

Files are made in FOLDER: paragraphs of the sample articles under new names, as text, Markdown, HTML, JSON and
gzip in turn, and one in a hundred that is damaged. `memory` ingests each number of them by the command, and
prints the greatest resident memory of the command and of the process that reads for it, sampled from /proc
every quarter of a second. `kills` ingests them once undisturbed, watched likewise; then it kills the command
with -9, and all that it started, after a random time, so many times, lets it end, and compares both exports
byte for byte.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

SAMPLES: Final = Path(__file__).parents[1] / "data" / "articles"
SEED: Final = 20261128
ONE_BAD_IN: Final = 100
INTERVAL: Final = 0.25
EVENTGRAPH: Final = (sys.executable, "-m", "eventgraph")

FORMS: Final[Mapping[str, Callable[[str, str], bytes]]] = {
    "txt": lambda title, text: f"{title}\n\n{text}\n".encode(),
    "md": lambda title, text: f"# {title}\n\n{text}\n".encode(),
    "html": lambda title, text: f"<html><head><title>{title}</title></head><body><p>{text}".encode(),
    "json": lambda title, text: json.dumps({"title": title, "text": text}).encode(),
    "txt.gz": lambda title, text: gzip.compress(f"{title}\n\n{text}\n".encode(), mtime=0),
}
BAD: Final[Mapping[str, bytes]] = {
    "json": b'{"title": "cut',
    "txt": b"\x7fELF" + bytes(99),
    "html": b"",
    "zip": b"PK\x03\x04 no archive",
    "txt.gz": gzip.compress(b"cut " * 99)[:-9],
}


def make(folder: Path, count: int) -> None:
    """Write the files; the same count gives the same files."""
    chance = random.Random(SEED)  # noqa: S311 - figures, not secrets
    paragraphs = [
        block
        for path in sorted(SAMPLES.glob("*.txt"))
        for block in path.read_text(encoding="utf-8").split("\n\n")
        if len(block) > 150  # noqa: PLR2004 - characters: no headings
    ]
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        if number % ONE_BAD_IN == ONE_BAD_IN - 1:
            suffix, content = chance.choice(list(BAD.items()))
        else:
            suffix = list(FORMS)[number % len(FORMS)]
            content = FORMS[suffix](f"Report {number}", chance.choice(paragraphs))
        (folder / f"{number:06d}.{suffix}").write_bytes(content)


def ingest(folder: Path, store: Path) -> subprocess.Popen[bytes]:
    """Start the command, in a process group of its own."""
    command = [*EVENTGRAPH, "ingest", str(folder), "--store", str(store), "--quiet"]
    null = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=null, stderr=null, start_new_session=True)  # noqa: S603


def memory(folder: str, *counts: str) -> None:
    """Print the greatest memory of both processes for each number of files."""
    for count in counts:
        articles, store = _made(Path(folder), count)
        started = time.monotonic()
        process = ingest(articles, store)
        peaks = _watched(process)
        seconds = time.monotonic() - started
        row = {"files": int(count), "seconds": round(seconds, 1), "exit": process.returncode, **peaks}
        print(json.dumps(row), flush=True)


def kills(folder: str, count: str, times: str) -> None:
    """Kill, let it end, compare, and print what was found."""
    articles, store = _made(Path(folder), count)
    started = time.monotonic()
    peaks = _watched(ingest(articles, store))
    whole = time.monotonic() - started
    undisturbed = _exported(store)
    shutil.rmtree(store)
    chance = random.Random(SEED)  # noqa: S311 - figures, not secrets
    for _ in range(int(times)):
        process = ingest(articles, store)
        time.sleep(chance.random() * 2 * (whole / int(times)) + chance.random())
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    ended = ingest(articles, store).wait()
    same = _exported(store) == undisturbed
    found = {
        "files": int(count),
        "kills": int(times),
        "seconds undisturbed": round(whole, 1),
        "exit": ended,
        **peaks,
    }
    print(json.dumps({**found, "bytes of the export": len(undisturbed), "the same": same}), flush=True)
    subprocess.run([*EVENTGRAPH, "verify", "--store", str(store)], check=False)  # noqa: S603


def _made(folder: Path, count: str) -> tuple[Path, Path]:
    articles, store = folder / f"articles-{count}", folder / f"store-{count}"
    if not articles.exists():
        make(articles, int(count))
    shutil.rmtree(store, ignore_errors=True)
    return articles, store


def _watched(process: subprocess.Popen[bytes]) -> Counter[str]:
    """Wait for the command, and return the greatest memory of both processes, in megabytes."""
    peaks: Counter[str] = Counter()
    while process.poll() is None:
        for role, megabytes in _resident(process.pid):
            peaks[role] = max(peaks[role], megabytes)
        time.sleep(INTERVAL)
    return peaks


def _resident(process: int) -> Iterator[tuple[str, float]]:
    children = Path(f"/proc/{process}/task/{process}/children")
    try:
        yield "command MB", _megabytes(process)
        for child in children.read_text(encoding="ascii").split():
            yield "reading MB", _megabytes(int(child))
    except OSError:
        return  # it has just ended


def _megabytes(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _exported(store: Path) -> bytes:
    target = store.with_suffix(".nq")
    command = [*EVENTGRAPH, "export", str(target), "--store", str(store)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return target.read_bytes()


if __name__ == "__main__":
    step, *arguments = sys.argv[1:]
    {"memory": memory, "kills": kills}[step](*arguments)
