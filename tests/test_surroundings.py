"""What surrounds a run: closed files, many files, alike names, another place, clock and terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest

import eventgraph
from eventgraph import ids
from eventgraph.rdf.storage.import_files import import_files
from eventgraph.readers import find_files

NEWS: Final = "Alibaba banned Claude Code on Monday, said Zoë Martin. Tencent may ban Claude Code in 2027."
NAMES: Final = ("a.txt", "b.txt", "closed/c.txt", "half/d.txt")
WITHOUT_PRIVILEGES: Final = """
import ctypes, os, sys
DROP, ITS_OWN_RIGHTS, LOOKING = 24, 1, 2
if os.geteuid() == 0:
    for capability in (ITS_OWN_RIGHTS, LOOKING):
        assert ctypes.CDLL(None).prctl(DROP, capability, 0, 0, 0) == 0
os.execv(sys.executable, [sys.executable, "-m", "eventgraph", *sys.argv[1:]])
"""
"""The command line for somebody whom permissions bind (capabilities(7)): nothing binds root."""
EVERYTHING: Final = """
import sys
from datetime import datetime, timedelta
from pathlib import Path
import eventgraph
from eventgraph.cli import main
from eventgraph.rdf.storage import lock, reports

class Jumping(datetime):
    times = 0
    @classmethod
    def now(cls, tz=None):
        cls.times += 1
        return datetime.now(tz) + timedelta(days=(-9_000 if cls.times % 2 else 9_000))

if sys.argv[1] == "elsewhere":
    lock.datetime = reports.datetime = Jumping
assert main(["ingest", "news", "--store", "s"]) == 0
for suffix in (".nq", ".gexf", ".json"):
    assert main(["export", f"out{suffix}", "--store", "s"]) == 0
assert main(["query", "--saved", "timeline", "--store", "s", "--format", "csv", "--output", "out.csv"]) == 0
assert main(["find", "Martin", "--store", "s"]) == 0
assert Jumping.times == 0 or sys.argv[1] == "elsewhere"
"""
PLACES: Final = {
    "home": {"TZ": "UTC", "LC_ALL": "C.UTF-8"},
    "elsewhere": {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii:strict",
        "PYTHONHASHSEED": "7",
    },
}


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder of articles below the working directory."""
    monkeypatch.chdir(tmp_path)
    for number, name in enumerate(NAMES):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{NEWS} That was article {number}.", encoding="utf-8")
    yield Path("news")
    for name in ("closed", "half"):
        (tmp_path / "news" / name).chmod(0o755)


def close(news: Path) -> None:
    """Close a file, a folder, and the way into another."""
    for name, mode in {"b.txt": 0, "closed": 0, "half": 0o444}.items():
        (news / name).chmod(mode)


def unprivileged(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as one whom permissions bind."""
    command = [sys.executable, "-c", WITHOUT_PRIVILEGES, *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_what_may_not_be_read_is_set_aside_and_never_pruned(news: Path) -> None:
    eventgraph.ingest(news, store="s")
    close(news)
    ended = unprivileged("ingest", "news", "--prune", "--store", "s")
    assert (ended.returncode, "Traceback" in ended.stderr) == (3, False)
    lines = [line for line in ended.stderr.splitlines() if "[permission]" in line]
    assert sorted(line.split(": ")[1] for line in lines) == ["news/b.txt", "news/closed", "news/half/d.txt"]
    assert all(line.startswith("set aside: ") for line in lines)
    listed = [json.loads(line) for line in Path("s/skipped.jsonl").read_text().splitlines()]
    assert {row["reason"] for row in listed} == {"permission"}
    assert "1 unchanged" in ended.stdout
    assert eventgraph.info("s").articles == len(NAMES)


@pytest.mark.parametrize("path", ["news/b.txt", "news/closed", "news/half/d.txt"])
def test_what_is_given_and_may_not_be_read_stops_nothing(news: Path, path: str) -> None:
    close(news)
    ended = unprivileged("extract", path)
    assert (ended.returncode, ended.stderr.count("\n")) == (4, 1)
    assert ended.stderr.startswith(f"set aside: {path}: ")
    assert "[permission]" in ended.stderr


def test_many_files_cost_little_more_than_their_names() -> None:
    count = 10_000
    with TemporaryDirectory() as folder:
        for number in range(count):
            os.close(os.open(f"{folder}/{number:06}.txt", os.O_CREAT | os.O_WRONLY))
        tracemalloc.start()
        found = sum(1 for _ in find_files([Path(folder)]))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert found == count
    assert peak < 400 * count


def test_names_that_differ_in_case_only_are_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("News.txt", "news.txt", "NEWS.txt"):
        Path(name).write_text(f"{name}: {NEWS}", encoding="utf-8")
        Path(f"{name}.nt").write_text(f"<urn:{name}> <urn:p> <urn:o> .\n")
    texts = [Path(name) for name in ("News.txt", "news.txt", "NEWS.txt")]
    if len(list(tmp_path.glob("*.txt"))) < len(texts):
        pytest.skip("this file system does not tell capitals")
    eventgraph.ingest(*texts, store="s")
    for path in texts:
        eventgraph.import_rdf(f"{path}.nt", store="s")
    written = [str(path).casefold() for path in Path("s").rglob("*") if path.is_file()]
    assert len(written) == len(set(written))
    assert len(import_files(Path("s"))) == len(texts)
    eventgraph.rebuild("s")
    named = {row.name for row in eventgraph.imports(store="s")} - {ids.OWN_EVENTS}
    assert named == {f"{path}.nt" for path in texts}
    assert eventgraph.info("s").articles == len(texts)


def test_place_clock_and_terminal_change_no_byte(news: Path, tmp_path: Path) -> None:
    outputs = []
    for place, variables in PLACES.items():
        folder = tmp_path / place
        (folder / "news").mkdir(parents=True)
        (folder / "news" / "a.txt").write_bytes((news / "a.txt").read_bytes())
        kept = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
        ended = subprocess.run(
            [sys.executable, "-c", EVERYTHING, place],
            cwd=folder,
            env={**kept, **variables},
            capture_output=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
        records = {path.name for path in (folder / "s" / "records").glob("*/*.json")}
        outputs.append((records, {path.name: path.read_bytes() for path in folder.glob("out*")}))
    assert outputs[0][1].keys() >= {"out.nq", "out.gexf", "out.csv"}
    assert all(other == outputs[0] for other in outputs[1:])
