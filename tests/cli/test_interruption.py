"""Ctrl-C and SIGTERM in the middle of an ingest, in a real process."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import eventgraph
from eventgraph.cli.ingest_summary import summary_lines
from eventgraph.rdf.storage.store import Store

STOPPED = {signal.SIGINT: 130, signal.SIGTERM: 143}


@pytest.fixture
def ingest(repository: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Return a process that has begun to ingest the samples."""
    articles, store = repository / "data" / "articles", tmp_path / "s"
    command = [sys.executable, "-m", "eventgraph", "ingest", str(articles), "--store", str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None and not any((store / "records").glob("*/*.json")):
            time.sleep(0.02)
        yield process
        process.kill()


@pytest.mark.parametrize(("signum", "code"), STOPPED.items())
def test_the_article_at_hand_is_finished(
    ingest: subprocess.Popen[str], tmp_path: Path, repository: Path, signum: signal.Signals, code: int
) -> None:
    ingest.send_signal(signum)
    asked = time.monotonic()
    out, err = ingest.communicate()
    assert time.monotonic() - asked < 10
    assert (ingest.returncode, out) == (code, "")
    assert "the same command goes on from here" in err
    with Store.open(tmp_path / "s") as store:
        stored = store.ledger().keys()
    assert 0 < len(stored) < 24
    assert eventgraph.verify(tmp_path / "s").problems == ()
    report = eventgraph.ingest(repository / "data" / "articles", store=tmp_path / "s")
    assert report.count("unchanged") == len(stored)
    (first, *_) = summary_lines(report, tmp_path / "s", is_default=False)
    assert re.fullmatch(r"Went on from the run of 20\d\d-.+, which was cut short", first)
    again = eventgraph.ingest(repository / "data" / "articles", store=tmp_path / "s")
    assert again.goes_on_from is None


def test_twice_stops_at_once(ingest: subprocess.Popen[str], tmp_path: Path) -> None:
    ingest.send_signal(signal.SIGINT)
    time.sleep(0.01)
    ingest.send_signal(signal.SIGTERM)
    _, err = ingest.communicate()
    assert ingest.returncode in STOPPED.values()
    assert "Traceback" not in err
    assert eventgraph.verify(tmp_path / "s").problems == ()
