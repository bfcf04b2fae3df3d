from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from .conftest import Run, lines_with


def test_a_pipe_gets_csv(run: Run, store: Path) -> None:
    ended = run("find", "chatgpt banned", "--kind", "claim", "--store", store)
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert (ended.code, ended.err) == (0, "")
    assert [(row["kind"], row["text"], row["factuality"]) for row in rows] == [
        ("claim", "Italy bans ChatGPT", "actual")
    ]
    assert rows[0]["sentence"] == "Italy banned ChatGPT in March 2023."
    assert run("why", rows[0]["id"], "--store", store).code == 0


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
def test_kinds_as_lines_of_json(run: Run, store: Path, words: str, kind: str, texts: list[str]) -> None:
    ended = run("find", words, "--kind", kind, "--format", "json", "--store", store)
    hits = [json.loads(line) for line in ended.out.splitlines()]
    assert [hit["text"] for hit in hits] == texts
    assert {hit["kind"] for hit in hits} <= {kind}


def test_marks_and_ends_of_a_claim(run: Run, store: Path) -> None:
    ended = run("find", "tencent claude", "--kind", "claim", "--format", "json", "--store", store)
    (hit,) = map(json.loads, ended.out.splitlines())
    assert [hit["text"][mark["start"] : mark["end"]] for mark in hit["marks"]] == ["Tencent", "Claude"]
    assert [hit[end] for end in ("subject", "relation", "object")] == ["Tencent", "bans", "Claude Code"]
    assert (hit["factuality"], hit["ended"]) == ("possible", False)


def test_a_table_tells_what_is_no_fact(run: Run, store: Path) -> None:
    out = run("find", "ban claude", "--format", "table", "--store", store).out
    assert lines_with(out, ["Tencent bans Claude Code", "(possible)"])
    assert lines_with(out, ["Alibaba bans Claude Code · Reuters", "(actual)"])
    assert "\x1b" not in out


def test_on_a_terminal_the_words_found_are_bold(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    out = run("find", "competing", "--kind", "claim", "--store", store).out
    assert "Alibaba \x1b[1mcompetes\x1b[0m with Tencent" in out


def test_the_limit_keeps_the_best(run: Run, store: Path) -> None:
    every = run("find", "claude", "--format", "json", "--store", store).out.splitlines()
    few = run("find", "claude", "--limit", "2", "--format", "json", "--store", store).out.splitlines()
    assert few == every[:2]
    assert len(every) > 2


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_nothing_found_is_said_and_no_error(run: Run, store: Path, form: str) -> None:
    ended = run("find", "zebra", "--format", form, "--store", store)
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
def test_hostile_words_find_nothing_or_are_refused_in_a_line(run: Run, store: Path, words: str) -> None:
    ended = run("find", words, "--store", store)
    assert ended.code in (0, 9)
    assert ended.err.count("\n") == 1
    assert "internal" not in ended.err
    assert run("find", "claude", "--store", store).out.count("\n") > 1


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["find", "  "], 9, "no word to look for"),
        (["find", "a", "--store", "nowhere"], 4, "no store at nowhere"),
        (["find", "a", "--limit", "0"], 2, "--limit"),
        (["find", "a", "--kind", "verb"], 2, "--kind"),
    ],
)
def test_errors(run: Run, store: Path, words: list[str], code: int, message: str) -> None:
    given = [] if "--store" in words else ["--store", str(store)]
    ended = run(*words, *given)
    assert ended.code == code
    assert message in ended.err


def test_a_query_searches_too(run: Run, store: Path) -> None:
    text = """SELECT ?who ?sentence { ?span eg:matches '"may ban"' ; nif:anchorOf ?sentence .
        ?claim eg:evidence ?span ; eg:subject/rdfs:label ?who }"""
    found = run("query", text, "--store", store).out
    assert found.splitlines() == ["who,sentence", "Tencent,Tencent may ban Claude Code."]
    refused = run("query", 'SELECT * { ent:x eg:matches "ban" }', "--store", store)
    assert (refused.code, refused.err.count("\n")) == (9, 1)


def test_without_an_index_the_remedy_is_named(run: Run, store: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(store, tmp_path / "copy")
    for path in folder.glob("search.sqlite*"):
        path.unlink()
    ended = run("find", "tencent", "--store", folder)
    assert (ended.code, ended.err.count("\n")) == (4, 1)
    assert f"eventgraph rebuild --search --store {folder}" in ended.err
    assert run("rebuild", "--search", "--store", folder).code == 0
    assert run("find", "tencent", "--store", folder).out.count("\n") > 1
