from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from eventgraph.cli.open_plans import Outcome
from eventgraph.records import Plan
from eventgraph.records.fate import Outcome as Outcomes

from .conftest import Run, lines_with


def test_the_choices_are_those_of_the_records() -> None:
    assert {choice.value for choice in Outcome} == set(get_args(Outcomes))


def test_a_pipe_gets_a_line_of_json_for_each_open_plan(run: Run, sample_store: Path) -> None:
    ended = run("open-plans", "--as-of", "2026-07-10", "--store", sample_store)
    plans = [Plan.model_validate_json(line) for line in ended.out.splitlines()]
    assert {plan.outcome for plan in plans} == {"open"}
    assert {plan.as_of for plan in plans} == {"2026-07-10"}
    assert f"{len(plans)} open, " in ended.err
    assert [plan.first_reported for plan in plans] == sorted(plan.first_reported or "" for plan in plans)


def test_a_table_says_what_became_of_plans(run: Run, sample_store: Path) -> None:
    words = ("--outcome", "denied", "--outcome", "carried out", "--format", "table")
    out = run("open-plans", *words, "--store", sample_store).out
    assert lines_with(out, ["Baidu", "bans", "Claude Code", "possible", "denied, 2026-07-"])
    assert lines_with(out, ["GitHub", "acquires", "planned", "carried out, 2026-09-04"])
    assert "  open" not in out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["Lazada"], 0, "0 open"),
        (["--as-of", "July"], 2, "'July' is no day"),
        (["--outcome", "done"], 2, "--outcome"),
        (["Lazadda"], 2, "did you mean 'Lazada'"),
    ],
)
def test_nothing_and_errors(run: Run, sample_store: Path, words: list[str], code: int, said: str) -> None:
    ended = run("open-plans", *words, "--store", sample_store)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err
