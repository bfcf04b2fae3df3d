from __future__ import annotations

import json
from pathlib import Path

from .conftest import Run, lines_with

TEXT = "Italy banned ChatGPT. Alibaba may ban Claude Code. Apple uses steel."
ENTITIES = [
    {"name": "Italy", "type": "Place"},
    {"name": "ChatGPT", "type": "Product"},
    {"name": "Alibaba", "type": "Organization"},
    {"name": "Claude Code", "type": "Product"},
]
CLAIMS = [
    {"subject": "Italy", "relation": "bans", "object": "ChatGPT", "factuality": "actual"},
    {"subject": "Alibaba", "relation": "bans", "object": "Claude Code", "factuality": "possible"},
]


def write_gold(folder: Path, text: str) -> Path:
    folder.mkdir()
    gold = {"id": "a", "text": text, "entities": ENTITIES, "claims": CLAIMS}
    (folder / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def test_weights_are_fitted_written_and_used(run: Run, tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold", TEXT)
    ended = run("calibrate", gold, "--output", "weights.json")
    assert (ended.code, ended.err) == (0, "")
    assert lines_with(ended.out, ["in 1 articles"])
    assert lines_with(ended.out, ["wrote weights.json"])
    written = (tmp_path / "weights.json").read_bytes()
    assert run("calibrate", gold, "--output", "weights.json").code == 0
    assert (tmp_path / "weights.json").read_bytes() == written
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    own, shipped = (
        json.loads(run("extract", "a.txt", *options).out)["claims"]
        for options in (["--weights", "weights.json"], [])
    )
    assert [c["id"] for c in own] == [c["id"] for c in shipped]
    assert [c["confidence"] for c in own] != [c["confidence"] for c in shipped]


def test_claims_that_were_read_by_hand_are_fitted_to(run: Run, tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold", TEXT)
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "b", "text": TEXT}), encoding="utf-8")
    judgement = {"article": "b", **CLAIMS[0], "right": True}
    (tmp_path / "judged.jsonl").write_text(json.dumps(judgement), encoding="utf-8")
    ended = run("calibrate", gold, "--articles", "b.jsonl", "--judgements", "judged.jsonl")
    assert (ended.code, ended.err) == (0, "")
    assert lines_with(ended.out, ["in 2 articles"])
    assert run("calibrate", gold, "--judgements", "absent.jsonl").code == 2


def test_there_must_be_something_to_fit_to(run: Run, tmp_path: Path) -> None:
    ended = run("calibrate", write_gold(tmp_path / "gold", "It rained in the afternoon."))
    assert ended.code == 2
    assert "no claims were found" in ended.err


def test_claims_that_are_less_sure_are_dropped(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    found = json.loads(run("extract", "a.txt").out)["claims"]
    limit = max(claim["confidence"] for claim in found)
    kept = json.loads(run("extract", "a.txt", "--min-confidence", limit).out)
    assert 0 < len(kept["claims"]) < len(found)
    assert all(claim["confidence"] >= limit for claim in kept["claims"])
    (tmp_path / "eventgraph.toml").write_text("min_confidence = 1.0\n", encoding="utf-8")
    assert json.loads(run("extract", "a.txt").out)["claims"] == []
    again = run("extract", "a.txt", "--min-confidence", "0")
    assert json.loads(again.out)["claims"] == found


def test_another_limit_reads_stored_articles_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert lines_with(run("ingest", "a.txt").out, ["1 new"])
    ended = run("ingest", "a.txt", "--min-confidence", "1")
    assert lines_with(ended.out, ["1 replaced"])
    assert lines_with(ended.out, ["0 claims"])
