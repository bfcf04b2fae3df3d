from __future__ import annotations

import json
from pathlib import Path

import pytest

import eventgraph
from eventgraph.records import InputReport

from .conftest import ARTICLES, Run, lines_with, write_articles

BROKEN = {"broken.json": '{"text": ', "notes.xyz": "?"}
CLAIMLESS = {"rain.txt": "It rained all day. Nobody went out, and the streets were empty until the evening."}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


def test_a_broken_file_is_named_and_the_others_are_read(run: Run, news: Path) -> None:
    write_articles(news, ARTICLES | BROKEN)
    first = run("ingest", news, "--store", "s")
    assert first.code == 3
    assert "Read 2 articles: 2 new, 0 replaced, 0 unchanged" in first.out
    assert lines_with(first.err, ["set aside: ", "broken.json", "[bad_json]"])
    assert lines_with(first.err, ["passed over: ", "notes.xyz", "[unknown_type]"])
    assert "  eventgraph export news.gexf --store s" in first.out.splitlines()

    (news / "broken.json").unlink()
    write_articles(news, {"italy.txt": "Italy banned DeepSeek in 2025."})
    second = run("ingest", news, "--store", "s")
    assert second.code == 0
    assert "Read 2 articles: 0 new, 1 replaced, 1 unchanged; 1 passed over" in second.out

    third = run("ingest", news, "--store", "s", "--strict", "--quiet")
    assert third.code == 3
    assert third.out == ""
    assert third.err.count("\n") == 1


def skipped(store: Path) -> list[tuple[object, ...]]:
    """Return file, record and reason of what a store lists as not read."""
    lines = (store / "skipped.jsonl").read_text(encoding="utf-8").splitlines()
    return [(row["file"], row["record"], row["reason"]) for row in map(json.loads, lines)]


def test_what_was_not_read_is_listed_in_the_store(run: Run, news: Path) -> None:
    bad_line = {"mixed.jsonl": '{"text": "Italy banned ChatGPT."}\n{"text": \n'}
    write_articles(news, BROKEN | bad_line)
    first = run("ingest", news, "--store", "s")
    expected = [
        (str(news / "broken.json"), None, "bad_json"),
        ("news/mixed.jsonl", "line 2", "bad_json"),
        (str(news / "notes.xyz"), None, "unknown_type"),
    ]
    assert [(Path(str(f)).name, *rest) for f, *rest in skipped(Path("s"))] == [
        (Path(str(f)).name, *rest) for f, *rest in expected
    ]
    assert "is listed in s/skipped.jsonl" in first.out
    for name in BROKEN:
        (news / name).unlink()
    (news / "mixed.jsonl").write_text('{"text": "Italy banned ChatGPT."}\n', encoding="utf-8")
    second = run("ingest", news, "--store", "s")
    assert (second.code, skipped(Path("s"))) == (0, [])
    assert "skipped.jsonl" not in second.out


def test_the_list_is_written_while_the_run_goes_on(news: Path, tmp_path: Path) -> None:
    write_articles(news, {f"{n}.json": "{" for n in range(3)})
    counts: list[int] = []
    store = tmp_path / "s"
    eventgraph.ingest(news, store=store, on_input=lambda _: counts.append(len(skipped(store))))
    assert counts == [1, 2, 3]


def test_limits_are_for_reading_from_python_too(news: Path, tmp_path: Path) -> None:
    write_articles(news, ARTICLES)
    rows: list[InputReport] = []
    limits = eventgraph.ReadingLimits(characters=20)
    assert list(eventgraph.read(news, limits=limits, on_input=rows.append)) == []
    report = eventgraph.ingest(news, store=tmp_path / "s", limits=limits)
    assert [row.code for row in (*rows, *report.inputs)] == ["too_large"] * 4


@pytest.mark.parametrize("verb", ["ingest", "extract"])
def test_a_run_ends_when_too_much_was_set_aside(run: Run, news: Path, verb: str) -> None:
    write_articles(news, {f"{n}.json": "{" for n in range(5)} | {"a.txt": "Italy banned ChatGPT."})
    ended = run(verb, news, "--max-errors", 2)
    assert ended.code == 3
    assert len(lines_with(ended.err, ["set aside: ", "[bad_json]"])) == 2
    assert lines_with(ended.err, ["--max-errors", "(2)"])


def test_what_names_nobody_is_said_loudly(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path, CLAIMLESS)
    ended = run("ingest", "rain.txt")
    assert ended.code == 0
    assert ended.err.startswith("NO CLAIMS")
    assert "  eventgraph export news.gexf" in ended.out.splitlines()


@pytest.mark.parametrize("verb", ["ingest", "extract"])
@pytest.mark.parametrize("files", [{}, BROKEN])
def test_nothing_read_ends_with_4(run: Run, news: Path, verb: str, files: dict[str, str]) -> None:
    write_articles(news, files)
    ended = run(verb, news)
    assert ended.code == 4
    assert ended.err.count("\n") == len(files)


def test_a_missing_model_gets_a_remedy(run: Run, articles: Path) -> None:
    ended = run("ingest", articles, "--model", "no_such_model")
    assert ended.code == 2
    assert lines_with(ended.err, ["eventgraph: ", "no_such_model", "install"])


def test_a_relation_of_the_users_own_needs_no_code(run: Run, tmp_path: Path) -> None:
    own = """
        @prefix eg: <https://w3id.org/eventgraph/ns#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        eg:teleports_to a eg:Relation ; rdfs:label "teleports to"@en ;
            rdfs:domain eg:Thing ; rdfs:range eg:Thing ; eg:verb "X teleport to Y" .
    """
    write_articles(tmp_path, {"own.ttl": own, "news.txt": "OpenAI teleported to Japan."})
    ended = run("extract", "news.txt", "--ontology", "own.ttl")
    assert ended.code == 0
    assert '"relation":"teleports_to"' in ended.out
