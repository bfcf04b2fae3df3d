"""Processes killed with -9 at random moments of writing: nothing acknowledged is lost, half or doubled.

CI kills a few; `pytest tests/test_kills.py --kills 200` kills 200 times in an ingest, half as often in an
export, and a quarter as often in flushes with their snapshots, compactions and backups.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

import pytest

import eventgraph
from eventgraph.rdf.storage.store import Store

Order = str | int | Path | Sequence[str]

KILLED: Final = -9
EXPORTED: Final = ("news.gexf", "news.nq", "news.csv", "news.json")
REAL_INGESTS: Final = 5
"""One kill in so many meets the real pipeline; in the others nothing but writing is done."""


class Victims:
    """A server of processes to be killed."""

    def __init__(self, folder: Path, kills: int) -> None:
        program = Path(__file__).with_name("victim_server.py")
        self._process = subprocess.Popen(
            [sys.executable, str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._told = folder / "told"
        self._chance = random.Random(20261128)  # noqa: S311 - no secret
        self._took: dict[str, float] = {}
        self.kills = kills

    def do(self, deed: str, **order: Order) -> None:
        """Have a deed done, and remember how long it takes."""
        victim = self._start(deed, order)
        started = time.monotonic()
        assert self._end() == 0, victim
        self._took[deed] = time.monotonic() - started

    def kill(self, deed: str, **order: Order) -> list[str]:
        """Have a deed begun, and kill it at some moment of the time that it took before.

        Returns what it said was safe.
        """
        victim = self._start(deed, order)
        time.sleep(self._chance.random() * self._took[deed])
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
        assert self._end() in (KILLED, 0)
        return self._told.read_text(encoding="utf-8").splitlines()

    def close(self) -> None:
        _pipe(self._process.stdin).close()
        self._process.wait()
        _pipe(self._process.stdout).close()

    def _start(self, deed: str, order: dict[str, Order]) -> int:
        self._told.write_text("", encoding="utf-8")
        plain = {key: str(value) if isinstance(value, Path) else value for key, value in order.items()}
        row = {"deed": deed, "told": str(self._told), **plain}
        print(json.dumps(row), file=_pipe(self._process.stdin), flush=True)
        return int(_pipe(self._process.stdout).readline())

    def _end(self) -> int:
        return int(_pipe(self._process.stdout).readline())


def _pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


@pytest.fixture(scope="module")
def victims(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Victims]:
    server = Victims(tmp_path_factory.mktemp("victims"), int(request.config.getoption("--kills")))
    yield server
    server.close()


def dump(store: Path) -> list[str]:
    with Store.open(store) as opened:
        return list(opened.dump())


def is_made(store: Path) -> bool:
    """Tell whether a store has got as far as its quads, before which nothing is acknowledged."""
    return (store / "store.json").exists() and (store / "rdf" / "CURRENT").exists()


def check_whole(store: Path) -> None:
    """Make sure that a store agrees with itself, with its records, and with its reports."""
    if is_made(store):
        assert eventgraph.verify(store).problems == ()


def test_an_ingest(victims: Victims, sample_store: Path, repository: Path, tmp_path: Path) -> None:
    whole = dump(sample_store)
    order = {"records": sample_store / "records", "articles": repository / "data" / "articles"}
    for deed in ("replay", "ingest"):
        victims.do(deed, store=tmp_path / deed, **order)
        assert dump(tmp_path / deed) == whole
    for number in range(victims.kills):
        store = tmp_path / f"killed-{number}"
        told = victims.kill("replay" if number % REAL_INGESTS else "ingest", store=store, **order)
        check_whole(store)
        assert set(told) <= articles_of(store)
        victims.do("replay", store=store, **order)
        assert dump(store) == whole
        check_whole(store)
        shutil.rmtree(store)


def test_a_snapshot_and_a_flush(victims: Victims, sample_store: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(sample_store, store)
    victims.do("flush", store=store)
    for _ in range(-(-victims.kills // 12)):
        victims.kill("flush", store=store)
        check_whole(store)
        assert len(articles_of(store)) >= len(articles_of(sample_store)) - 1
        victims.do("replay", store=store, records=sample_store / "records")
        assert dump(store) == dump(sample_store)


def test_a_compaction(victims: Victims, sample_store: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(sample_store, store)
    victims.do("compact", store=store, times=4)
    for _ in range(-(-victims.kills // 12)):
        victims.kill("compact", store=store, times=4)
        check_whole(store)
        assert dump(store) == dump(sample_store)


def test_a_backup(victims: Victims, sample_store: Path, tmp_path: Path) -> None:
    victims.do("back_up", store=sample_store, target=tmp_path / "first", times=4)
    for number in range(-(-victims.kills // 12)):
        place = tmp_path / f"{number}"
        place.mkdir()
        told = victims.kill("back_up", store=sample_store, target=place / "copy", times=4)
        copies = list(place.glob("copy-*"))
        assert set(told) <= set(map(str, copies))
        for copy in copies:
            assert eventgraph.verify(copy, deep=True).problems == ()
            assert dump(copy) == dump(sample_store)


def test_an_export(victims: Victims, sample_store: Path, tmp_path: Path) -> None:
    out, right = tmp_path / "out", tmp_path / "right"
    for folder in (out, right):
        folder.mkdir()
        victims.do("export", store=sample_store, folder=folder, names=EXPORTED, times=1)
    whole = {path.name: path.read_bytes() for path in right.iterdir()}
    victims.do("export", store=sample_store, folder=out, names=EXPORTED, times=2)
    for number in range(max(1, victims.kills // 2)):
        # Half of the times there is an old file, which must stay whole until the new one is.
        old = b"old" if number % 2 else None
        for name in whole:
            (out / name).unlink() if old is None else (out / name).write_bytes(old)
        victims.kill("export", store=sample_store, folder=out, names=EXPORTED, times=2)
        for name, content in whole.items():
            assert ((out / name).read_bytes() if (out / name).exists() else None) in (content, old)
        victims.do("export", store=sample_store, folder=out, names=EXPORTED, times=1)
        assert {path.name: path.read_bytes() for path in out.iterdir()} == whole


def articles_of(store: Path) -> set[str]:
    """Return the ids of the articles that a store holds; a store that was not yet made holds none."""
    if not is_made(store):
        return set()
    with Store.open(store) as opened:
        return set(opened.ledger())
