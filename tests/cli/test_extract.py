from __future__ import annotations

import json
from pathlib import Path

from eventgraph.records import Extraction, OpenExtraction

from .conftest import ARTICLES, Run, write_articles


def test_one_line_of_json_for_each_article(run: Run, articles: Path) -> None:
    ended = run("extract", articles)
    assert (ended.code, ended.err) == (0, "")
    found = [Extraction.model_validate_json(line) for line in ended.out.splitlines()]
    assert len(found) == len(ARTICLES)
    assert {(claim.relation, claim.factuality.value) for each in found for claim in each.claims} >= {
        ("bans", "actual"),
        ("bans", "possible"),
        ("develops", "actual"),
    }


def test_problems_go_to_standard_error(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path, {"a.txt": ARTICLES["italy.txt"], "b.json": "["})
    ended = run("extract", "a.txt", "b.json")
    assert ended.code == 3
    assert ended.out.count("\n") == 1
    assert ended.err.startswith("set aside: b.json")


def test_the_schema_describes_the_lines(run: Run) -> None:
    schema = json.loads(run("schema").out)
    assert schema["title"] == "Extraction"
    assert set(schema["properties"]) == set(Extraction.model_fields)


def test_open_gives_every_proposition(run: Run, articles: Path) -> None:
    ended = run("extract", articles, "--open")
    assert (ended.code, ended.err) == (0, "")
    found = [OpenExtraction.model_validate_json(line) for line in ended.out.splitlines()]
    words = {(*p.predicate.words, p.relations) for each in found for p in each.propositions}
    assert {("ban", ("bans",)), ("develop", ("develops",))} <= words
    schema = json.loads(run("schema", "--open").out)
    assert schema["title"] == "OpenExtraction"
    assert set(schema["properties"]) == set(OpenExtraction.model_fields)
