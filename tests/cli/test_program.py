from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import eventgraph
from eventgraph.cli import main

from .conftest import Run

COMMAND = [sys.executable, "-m", "eventgraph"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["query", "ASK {}"], 4, "there is no store at .eventgraph"),
        (["why", "0123"], 4, "there is no store at .eventgraph"),
        (["verify", "--store", "nowhere"], 4, "there is no store at nowhere"),
        (["ingest", "nowhere.txt"], 2, "nowhere.txt"),
        (["extract", "nowhere.txt"], 2, "nowhere.txt"),
        (["ontology", "list", "nowhere.ttl"], 2, "nowhere.ttl"),
        (["query", "--saved", "no-such-question"], 2, "who-bans-what"),
        (["query", "--file", "nowhere.rq"], 2, "nowhere.rq"),
    ],
)
def test_an_error_is_one_line_and_a_code(run: Run, words: list[str], code: int, said: str) -> None:
    ended = run(*words)
    assert ended.code == code
    assert ended.out == ""
    assert ended.err.startswith("eventgraph: ")
    assert ended.err.count("\n") == 1
    assert said in ended.err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nonsense"],
        ["ingest"],
        ["query"],
        ["query", "ASK {}", "--saved", "timeline"],
        ["query", "--saved", "timeline", "--set", "entity"],
        ["query", "--saved", "timeline", "--set", "store=x"],
        ["why", "Alibaba", "bans"],
        ["export"],
        ["export", "x.gexf", "--min-confidence", "2"],
        ["export", "x.gexf", "--factuality", "perhaps"],
    ],
)
def test_usage_errors_end_with_2(run: Run, words: list[str]) -> None:
    assert run(*words).code == 2


@pytest.mark.parametrize("place", [0, 1, 2])
def test_debug_may_stand_anywhere_and_shows_the_traceback(run: Run, place: int) -> None:
    words = ["query", "ASK {}"]
    ended = run(*words[:place], "--debug", *words[place:])
    assert ended.code == 4
    assert "Traceback" in ended.err
    assert ended.err.splitlines()[-1].startswith("eventgraph: there is no store")


def test_after_two_dashes_debug_is_a_path(run: Run) -> None:
    ended = run("extract", "--", "--debug")
    assert "--debug" in ended.err
    assert "Traceback" not in ended.err


def test_a_bug_is_one_line_that_asks_for_a_report(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eventgraph, "extraction_schema", {}.popitem)
    ended = run("schema")
    assert ended.code == 1
    assert ended.err.startswith("eventgraph: internal error: KeyError: ")
    assert ended.err.endswith("(run with --debug and report it)\n")


def test_a_wrong_settings_file_is_named(run: Run) -> None:
    Path("eventgraph.toml").write_text("storage = 'x'\n", encoding="utf-8")
    ended = run("query", "ASK {}")
    assert (ended.code, ended.out) == (2, "")
    assert "eventgraph.toml: storage" in ended.err


def test_settings_give_the_store_and_options_override_them(run: Run, store: Path) -> None:
    Path("eventgraph.toml").write_text(f"store = '{store}'\n", encoding="utf-8")
    assert run("query", "ASK {}").out == "yes\n"
    assert run("query", "ASK {}", "--store", "other").code == 4


def test_a_file_that_cannot_be_written_ends_with_7(run: Run, store: Path) -> None:
    ended = run("export", "x" * 300 + ".gexf", "--store", store)
    assert ended.code == 7
    assert ended.err.count("\n") == 1


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("eventgraph 0.")


def test_whoever_stops_reading_is_no_error(store: Path) -> None:
    words = ["query", "SELECT * {?s ?p ?o} LIMIT 5000", "--store", str(store)]
    with subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in {0, 141}


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_ends_with_130_and_one_line_at_most() -> None:
    with subprocess.Popen(
        [*COMMAND, "query", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        time.sleep(1.0)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err.count("\n") <= 1


def test_text_that_the_terminal_lacks_is_shown_as_an_escape(sample_store: Path) -> None:
    words = ["why", "Alibaba", "bans", "Claude Code", "--store", str(sample_store)]
    environment = os.environ | {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    ended = subprocess.run([*COMMAND, *words], env=environment, capture_output=True, check=False)
    assert ended.returncode == 0
    assert b"\xabClaude Code\xbb" in ended.stdout
    assert rb"\u2019" in ended.stdout


def test_the_installed_command_is_main() -> None:
    from importlib.metadata import entry_points

    (entry,) = entry_points(group="console_scripts", name="eventgraph")
    assert entry.load() is main
