"""Reports of runs: `reports/<run>.jsonl`, one line for each thing as soon as it is done.

    {"run": …, "command": …, "started": …}               the first line
    {"article": …, "record": …, "state": "begun"}        a commit begins; record null: a removal
    {"article": …, "record": …, "state": "committed"}    it is in the store
    {"n": 17, "path": …, "status": …, …}                 what became of an input (`InputReport`)
    {"synced": 17, "snapshot": 3}                        what stands before would survive a power cut
    {"run": …, "ended": …, "result": "done", …}          the last line

What a report calls committed must be in the store: that is how `verify` finds commits that a damaged log has
lost, which Oxigraph does not notice.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Final, NamedTuple, Self

KEPT: Final = 50
DIGITS: Final = 6
VERSION: Final = 1
BEGUN: Final = "begun"
COMMITTED: Final = "committed"

Line = Mapping[str, Any]


class Acknowledged(NamedTuple):
    """What reports say of an article: the hash of its record (None: removed), by which run, from where.

    `begun` are the records that commits which did not end would have given it; it may have them or not.
    """

    record: str | None
    run: str
    path: str
    begun: frozenset[str | None] = frozenset()


class Seen(NamedTuple):
    """Up to where a reader can see: the number of its snapshot, and whether a writer is at work beside it."""

    snapshot: int
    is_live: bool


class RunReport:
    """The open report of one run; a context manager. Lines are written at once."""

    def __init__(self, folder: Path, command: str) -> None:
        """Begin a report in the folder of reports, and delete the oldest ones."""
        started = datetime.now(UTC)
        folder.mkdir(exist_ok=True)
        former = report_files(folder)
        # Numbers order the reports, since a clock may be set back.
        number = max((int(path.name[:DIGITS]) for path in former), default=0) + 1
        self.run = f"{number:0{DIGITS}d}-{started:%Y%m%dT%H%M%SZ}-{os.getpid():x}"
        for old in former[: -KEPT + 1]:
            old.unlink()
        self._stream: IO[str] = (folder / f"{self.run}.jsonl").open("w", encoding="utf-8")
        self._count = 0
        self._since = time.monotonic()
        self._write(v=VERSION, run=self.run, command=command, started=started.isoformat(timespec="seconds"))

    def __enter__(self) -> Self:
        """Return the report."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the report; whether all went well is said by `end`."""
        self._stream.close()

    @contextmanager
    def commit(self, article_id: str, record: str | None, path: str | None) -> Iterator[None]:
        """Say that a commit begins and, when the block is done, that it is in the store."""
        row = {"article": article_id, "record": record, "path": path}
        self._write(**row, state=BEGUN)
        yield
        self._write(**row, state=COMMITTED)

    def settle(self, article_id: str, record: str | None, path: str | None) -> None:
        """Say in which state an article is of which a commit was begun by one that died."""
        self._write(article=article_id, record=record, path=path, state=COMMITTED)

    def add(self, row: Line) -> None:
        """Add the line of one input: what `InputReport` says of it."""
        now = time.monotonic()
        self._count += 1
        self._write(v=VERSION, run=self.run, n=self._count, **row, seconds=round(now - self._since, 3))
        self._since = now

    def synced(self, snapshot: int) -> None:
        """Say that all so far is synced, and to be seen in a snapshot."""
        self._write(synced=self._count, snapshot=snapshot)
        os.fsync(self._stream.fileno())

    def end(self, result: str, counts: Line) -> None:
        """Say how the run ended: "done", or why it was cut short."""
        ended = datetime.now(UTC).isoformat(timespec="seconds")
        self._write(run=self.run, ended=ended, result=result, **counts)
        os.fsync(self._stream.fileno())

    def _write(self, **line: object) -> None:
        self._stream.write(json.dumps(line, ensure_ascii=True) + "\n")
        self._stream.flush()


def report_files(folder: Path) -> list[Path]:
    """Return the reports of a folder, oldest first."""
    return sorted(folder.glob(f"{'[0-9]' * DIGITS}-*.jsonl"))


def read_report(path: Path) -> Iterator[Line]:
    """Yield the lines of a report that are whole; a killed run leaves a half one at most."""
    with path.open(encoding="utf-8", errors="replace") as stream:
        for line in stream:
            try:
                row = json.loads(line)
            except ValueError:
                continue
            if isinstance(row, dict):
                yield row


def visible_lines(path: Path, seen: Seen | None) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a report as they stand, each with whether a reader must see what it tells of.

    Nothing is visible after the line that says that a later snapshot holds it, nor, if the writer is at work,
    after the last one that it has synced.
    """
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")[:-1]
    border = len(lines)
    if seen is not None:
        synced = [(n, row) for n, line in enumerate(lines) if (row := _row(line, '"synced"')) is not None]
        known = [n for n, row in synced if row.get("snapshot", 0) <= seen.snapshot]
        later = len(known) < len(synced) or (seen.is_live and not any('"ended"' in line for line in lines))
        border = (known[-1] if known else 0) if later else border
    yield from ((line, number <= border) for number, line in enumerate(lines))


def acknowledged(folder: Path, seen: Seen | None = None) -> dict[str, Acknowledged]:
    """Return, by its id, what the last report that tells of an article says of it.

    What a reader cannot see yet is only begun for it.
    """
    return _latest(_commits(folder, seen))


def _latest(commits: Iterable[tuple[Path, Line, bool]]) -> dict[str, Acknowledged]:
    found: dict[str, Acknowledged] = {}
    for path, row, is_visible in commits:
        name, record = str(row["article"]), row["record"]
        now = Acknowledged(record, path.stem, str(row["path"] or ""))
        if row["state"] == BEGUN or not is_visible:
            before = found.get(name, now._replace(record=None))
            now = before._replace(begun=before.begun | {record})
        found[name] = now
    return found


def superseded(folder: Path) -> set[str]:
    """Return the hashes of records that reports tell of and that no article should have any more."""
    commits = list(_commits(folder, None))
    told = {row["record"] for _, row, _ in commits}
    said = _latest(commits).values()
    return {record for record in told if record} - {r for row in said for r in (row.record, *row.begun) if r}


def _commits(folder: Path, seen: Seen | None) -> Iterator[tuple[Path, Line, bool]]:
    for path in report_files(folder):
        for line, is_visible in visible_lines(path, seen):
            row = _row(line, '"state"')
            if row is not None:
                yield path, row, is_visible


def _row(line: str, key: str) -> Line | None:
    """Return a line that has the key; most lines have not, and need no parsing."""
    if key not in line:
        return None
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) and key.strip('"') in row else None


def last_runs(folder: Path, count: int) -> list[Line]:
    """Return first and last line of the newest reports, joined; a killed run has no `ended`."""
    return [_summary(path) for path in report_files(folder)[-count:]]


def cut_short(folder: Path) -> str | None:
    """Return when the newest run began, if it did not come to its end."""
    for path in report_files(folder)[-1:]:
        # Not `last_runs`: a report has some lines for each article, of which only two are wanted here.
        with path.open(encoding="utf-8", errors="replace") as stream:
            first = next(stream, "")
            (last,) = deque(stream, maxlen=1) or ("",)
        if (_row(last, '"result"') or {}).get("result") != "done":
            return str((_row(first, '"started"') or {}).get("started", ""))
    return None


def _summary(path: Path) -> Line:
    lines = list(read_report(path))
    inputs = sum("n" in line for line in lines)
    first, last = lines[:1], [line for line in lines if "ended" in line]
    return {key: value for line in (*first, {"inputs": inputs}, *last) for key, value in line.items()}


def command_line() -> str:
    """Return program and verb of this process, without its arguments, which may hold secrets."""
    program = Path(sys.argv[0]).name if sys.argv else "python"
    return " ".join([program, *sys.argv[1:2]])[:80]
