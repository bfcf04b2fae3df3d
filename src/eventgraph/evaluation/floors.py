"""Floors: figures below which no change may fall."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from eventgraph.evaluation.matching import Level
from eventgraph.evaluation.report import EvaluationReport
from eventgraph.ids import digest

JUDGED: Final = ("factuality", "ended", "time", "sourced")


def figures(report: EvaluationReport) -> dict[str, float]:
    """Return the figures of a report that have floors, by name."""
    scores = {"entities": report.entities}
    scores |= {f"claims, {level}": report.claims[level] for level in (Level.NAMED, Level.ALL)}
    found = {
        f"{name}, {figure}": getattr(score, figure)
        for name, score in scores.items()
        for figure in ("precision", "recall", "f1")
    }
    found["entity types"] = report.entity_types.share
    return found | {name: report.judgements[name].share for name in JUDGED}


def gold_digest(folder: Path) -> str:
    """Return a digest of a folder's gold files: figures of other files are not to be compared."""
    return digest(*(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.json"))))
