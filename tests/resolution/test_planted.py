"""Nobody is merged with a namesake, and nine of ten true variants are merged or proposed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from eventgraph.records import Resolution
from eventgraph.resolution import resolve_sightings

from .planted import TABLES, Planted, pairs, planted, sightings_of


class Outcome(NamedTuple):
    rows: list[Planted]
    resolution: Resolution
    counts: Counter[tuple[bool, str]]
    wrong: list[tuple[str, str]]


@pytest.fixture(scope="module", params=TABLES)
def outcome(request: pytest.FixtureRequest) -> Outcome:
    return judged(planted(request.param))


def judged(rows: list[Planted]) -> Outcome:
    """Return what becomes of the names."""
    articles = [f"a{number:03}" for number in range(len(rows))]
    found = resolve_sightings(
        s for row, name in zip(rows, articles, strict=True) for s in sightings_of(row, name)
    )
    entity = [found.canonical[article]["e1"] for article in articles]
    proposed = {frozenset((each.a, each.b)) for each in found.proposals}
    counts: Counter[tuple[bool, str]] = Counter()
    wrong = []
    for a, b, same in pairs(rows):
        is_one = entity[a] == entity[b]
        offered = frozenset((entity[a], entity[b])) in proposed
        what = "merged" if is_one else "proposed" if offered else "apart"
        counts[same, what] += 1
        if is_one and not same:
            wrong.append((rows[a].name, rows[b].name))
    return Outcome(rows, found, counts, wrong)


def test_there_are_enough_names() -> None:
    rows = [row for table in TABLES for row in planted(table)]
    assert len({row.name for row in rows}) >= 300
    assert len({row.who for row in rows}) >= 200


def test_no_namesakes_are_merged(outcome: Outcome) -> None:
    assert outcome.wrong == []


def test_true_variants_are_merged_or_proposed() -> None:
    counts = sum((judged(planted(table)).counts for table in TABLES), Counter())
    found = counts[True, "merged"] + counts[True, "proposed"]
    assert found / (found + counts[True, "apart"]) >= 0.9


def test_the_figures_in_the_docs(outcome: Outcome, repository: Path) -> None:
    merged, proposed, apart = (outcome.counts[True, what] for what in ("merged", "proposed", "apart"))
    names, bearers = len(outcome.rows), len({row.who for row in outcome.rows})
    text = (repository / "docs" / "resolution.md").read_text(encoding="utf-8")
    assert (
        f"{names} names of {bearers}: of {merged + proposed + apart} pairs of names that are one, "
        f"{merged} are merged, {proposed} proposed, {apart} left apart; of all other pairs none is "
        f"merged and {outcome.counts[False, 'proposed']} are proposed." in " ".join(text.split())
    )
