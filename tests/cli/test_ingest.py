from __future__ import annotations

from pathlib import Path

import pytest

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
