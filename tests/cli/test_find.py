from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

import eventgraph

from .conftest import Run, lines_with


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory, store: Path) -> Path:
    """Return the tiny store with a text index."""
    folder = tmp_path_factory.mktemp("indexed") / "store"
    shutil.copytree(store, folder)
    eventgraph.rebuild_search(folder)
    return folder


def test_a_pipe_gets_csv(run: Run, indexed: Path) -> None:
    ended = run("find", "chatgpt banned", "--kind", "claim", "--store", indexed)
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert (ended.code, ended.err) == (0, "")
    assert [(row["kind"], row["text"], row["factuality"]) for row in rows] == [
        ("claim", "Italy bans ChatGPT", "actual")
    ]
    assert rows[0]["sentence"] == "Italy banned ChatGPT in March 2023."
    assert run("why", rows[0]["id"], "--store", indexed).code == 0


@pytest.mark.parametrize(
    ("words", "kind", "texts"),
    [
        ("ban", "entity", []),
        ("alibaba", "entity", ["Alibaba"]),
        ("bans -italy -tencent", "claim", ["Alibaba bans Claude Code\nReuters"]),
        ('"may ban"', "sentence", ["Tencent may ban Claude Code."]),
        ("reut*", "claim", ["Alibaba bans Claude Code\nReuters"]),
    ],
)
def test_kinds_as_lines_of_json(run: Run, indexed: Path, words: str, kind: str, texts: list[str]) -> None:
    ended = run("find", words, "--kind", kind, "--format", "json", "--store", indexed)
    hits = [json.loads(line) for line in ended.out.splitlines()]
    assert [hit["text"] for hit in hits] == texts
    assert {hit["kind"] for hit in hits} <= {kind}


def test_marks_and_ends_of_a_claim(run: Run, indexed: Path) -> None:
    ended = run("find", "tencent claude", "--kind", "claim", "--format", "json", "--store", indexed)
    (hit,) = map(json.loads, ended.out.splitlines())
    assert [hit["text"][mark["start"] : mark["end"]] for mark in hit["marks"]] == ["Tencent", "Claude"]
    assert [hit[end] for end in ("subject", "relation", "object")] == ["Tencent", "bans", "Claude Code"]
    assert (hit["factuality"], hit["ended"]) == ("possible", False)


def test_a_table_tells_what_is_no_fact(run: Run, indexed: Path) -> None:
    out = run("find", "ban claude", "--format", "table", "--store", indexed).out
    assert lines_with(out, ["Tencent bans Claude Code", "(possible)"])
    assert lines_with(out, ["Alibaba bans Claude Code · Reuters", "(actual)"])
    assert "\x1b" not in out


def test_on_a_terminal_the_words_found_are_bold(
    run: Run, indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    for name in ("is_terminal", "is_styled"):
        monkeypatch.setattr(f"eventgraph.cli.find.{name}", lambda: True)
    out = run("find", "competing", "--kind", "claim", "--store", indexed).out
    assert "Alibaba \x1b[1mcompetes\x1b[0m with Tencent" in out


def test_the_limit_keeps_the_best(run: Run, indexed: Path) -> None:
    every = run("find", "claude", "--format", "json", "--store", indexed).out.splitlines()
    few = run("find", "claude", "--limit", "2", "--format", "json", "--store", indexed).out.splitlines()
    assert few == every[:2]
    assert len(every) > 2


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_nothing_found_is_said_and_no_error(run: Run, indexed: Path, form: str) -> None:
    ended = run("find", "zebra", "--format", form, "--store", indexed)
    assert (ended.code, ended.err) == (0, "nothing found\n")
    assert ended.out.count("\n") <= 1


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "NEAR(a b)",
        "a* ^b",
        "text:x",
        "'; DROP TABLE document; --",
        "%s%n",
        "x" * 10_000,
        "\x1b[2J a",
        "a AND",
    ],
)
def test_hostile_words_find_nothing_or_are_refused_in_a_line(run: Run, indexed: Path, words: str) -> None:
    ended = run("find", words, "--store", indexed)
    assert ended.code in (0, 9)
    assert ended.err.count("\n") == 1
    assert "internal" not in ended.err
    assert run("find", "claude", "--store", indexed).out.count("\n") > 1


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["find", "  "], 9, "no word to look for"),
        (["find", "a", "--store", "nowhere"], 4, "no store at nowhere"),
        (["find", "a", "--limit", "0"], 2, "--limit"),
        (["find", "a", "--kind", "verb"], 2, "--kind"),
    ],
)
def test_errors(run: Run, indexed: Path, words: list[str], code: int, message: str) -> None:
    store = [] if "--store" in words else ["--store", str(indexed)]
    ended = run(*words, *store)
    assert ended.code == code
    assert message in ended.err


def test_without_an_index_the_remedy_is_named(run: Run, indexed: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(indexed, tmp_path / "copy")
    for path in folder.glob("search.sqlite*"):
        path.unlink()
    ended = run("find", "a", "--store", folder)
    assert (ended.code, ended.err.count("\n")) == (4, 1)
    assert "rebuild --search" in ended.err
