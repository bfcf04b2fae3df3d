from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run, lines_with

GOLD = {
    "id": "italy",
    "text": "Italy banned ChatGPT in March 2023.",
    "entities": [{"name": "Italy", "type": "Place"}, {"name": "ChatGPT", "type": "Product"}],
    "claims": [
        {
            "subject": "Italy",
            "relation": "bans",
            "object": "ChatGPT",
            "factuality": "actual",
            "time": "2023-03",
            "sentence": "Italy banned ChatGPT in March 2023.",
            "how": ["active"],
        },
        {"subject": "ChatGPT", "relation": "uses", "object": "Italy", "factuality": "actual"},
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "italy.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return folder


def test_in_a_pipe_the_figures_are_json(run: Run, gold: Path) -> None:
    ended = run("evaluate", gold)
    assert (ended.code, ended.err) == (0, "")
    report = json.loads(ended.out)
    assert report["claims"]["named"] | {"f1": 0} == {
        "right": 1,
        "missed": 1,
        "invented": 0,
        "precision": 1.0,
        "recall": 0.5,
        "f1": 0,
    }
    assert report["judgements"]["time"]["share"] == 1
    assert not {"rules", "missed", "curve"} & set(report)


def test_tables_and_what_was_asked_for(run: Run, gold: Path) -> None:
    ended = run("evaluate", gold, "--tables", "--by-rule", "--errors", "5", "--curve")
    assert ended.code == 0
    assert lines_with(ended.out, ["claims between names", "100.0", "50.0", "66.7"])
    assert lines_with(ended.out, ["verb.active", "100.0", "1"])
    assert lines_with(ended.out, ["ChatGPT | uses | Italy"])
    assert lines_with(ended.out, ["Brier score"])
    assert "bans" in ended.out.split("missed: 1 of 1")[0]


def test_a_finished_extraction_is_scored_without_a_model(run: Run, gold: Path, tmp_path: Path) -> None:
    found = tmp_path / "found.jsonl"
    found.write_text(json.dumps({"article": "other"}), encoding="utf-8")
    ended = run("evaluate", gold, "--predictions", found, "--model", "no_such_model")
    assert ended.code == 0
    assert json.loads(ended.out)["not_found"] == ["italy"]
    assert "warning: italy" in ended.err


def test_articles_may_lie_elsewhere(run: Run, gold: Path, tmp_path: Path) -> None:
    (gold / "italy.json").write_text(json.dumps({**GOLD, "text": None}), encoding="utf-8")
    assert run("evaluate", gold).code == 2
    (tmp_path / "texts.jsonl").write_text(json.dumps({"id": "italy", "text": GOLD["text"]}), encoding="utf-8")
    ended = run("evaluate", gold, "--articles", "texts.jsonl")
    assert json.loads(ended.out)["claims"]["named"]["right"] == 1


def test_claims_that_are_less_sure_count_as_not_found(run: Run, gold: Path) -> None:
    ended = run("evaluate", gold, "--min-confidence", "1")
    assert json.loads(ended.out)["claims"]["named"]["right"] == 0


def test_wrong_gold_is_one_line(run: Run, tmp_path: Path) -> None:
    ended = run("evaluate", tmp_path / "none")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
