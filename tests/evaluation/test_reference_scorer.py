"""The figures are those of the scorer that lies beside the project, where it does."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from eventgraph.evaluation import EvaluationReport, evaluation_report, load_gold, load_predictions
from eventgraph.ontology import load_ontology

SHARED = Path(__file__).parents[3] / "shared" / "gold"
RELATIONS = sorted(load_ontology().relations)

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the reference scorer is not beside the checkout")


def damaged(gold: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return predictions made of gold: some left out, renamed, retyped, turned around, doubled, invented."""
    entities: dict[str, dict[str, Any]] = {}
    for entity in gold["entities"]:
        if chance.random() < 0.9:
            forms = [entity["name"], *entity["aliases"]]
            kind = entity["type"] if chance.random() < 0.9 else "Organization"
            data = {"id": entity["name"], "name": chance.choice(forms), "type": kind, "mentions": forms[:2]}
            entities[entity["name"]] = data
    entities["nobody"] = {"id": "nobody", "name": "Nobody Ltd", "type": "Organization", "mentions": []}
    claims = []
    for claim in gold["claims"] * 2:
        for end in (claim["subject"], claim["object"]):
            entities.setdefault(end, {"id": end, "name": end, "type": "Concept", "mentions": [end]})
        relation = claim["relation"] if chance.random() < 0.7 else chance.choice(RELATIONS)
        ends = [claim["subject"], claim["object"] if chance.random() < 0.9 else "nobody"]
        if chance.random() < 0.2:
            ends.reverse()
        factuality = chance.choice(["actual", "planned", claim["factuality"]])
        time = chance.choice([None, "2019-11", claim["time"]])
        if chance.random() < 0.5:
            judged = {"factuality": factuality, "time": time, "source": chance.choice([None, "Reuters"])}
            claims.append({"subject": ends[0], "relation": relation, "object": ends[1], **judged})
    return {"article": gold["id"], "entities": list(entities.values()), "claims": claims}


def figures_of(report: EvaluationReport) -> Iterator[tuple[str, float]]:
    for level, score in report.claims.items():
        yield from (
            (f"{level}_p", score.precision),
            (f"{level}_r", score.recall),
            (f"{level}_f1", score.f1),
        )
    yield from ((name, agreement.share) for name, agreement in report.judgements.items())
    yield "entities_f1", report.entities.f1
    yield "entities_typed", report.entity_types.share


@pytest.mark.parametrize("seed", range(4))
def test_the_figures_are_those_of_the_reference(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - damage, not secrets
    found, figures = tmp_path / "found.jsonl", tmp_path / "figures.json"
    gold = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((SHARED / "dev").glob("*.json"))]
    found.write_text("".join(json.dumps(damaged(each, chance)) + "\n" for each in gold[1:]), encoding="utf-8")
    subprocess.run(
        [sys.executable, SHARED / "score.py", SHARED / "dev", found, "--json", figures],
        check=True,
        capture_output=True,
    )
    expected = json.loads(figures.read_text(encoding="utf-8"))
    report = evaluation_report(load_gold(SHARED / "dev"), load_predictions(found), load_ontology().relations)
    measured = dict(figures_of(report))
    assert {name: measured[name] for name in expected} == pytest.approx(expected)
    assert 0.2 < expected["named_f1"] < 0.9
    assert report.not_found == (gold[0]["id"],)
