from __future__ import annotations

from pathlib import Path

import pytest

from eventgraph.records import Chain

from .conftest import Run


def test_a_pipe_gets_a_line_of_json_for_each_path(run: Run, store: Path) -> None:
    ended = run("path", "claude code", "TENCENT", "--store", store)
    assert (ended.code, ended.err) == (0, "")
    chains = [Chain.model_validate_json(line) for line in ended.out.splitlines()]
    assert [[entity.name for entity in chain.entities] for chain in chains] == [
        ["Claude Code", "Tencent"],
        ["Claude Code", "Alibaba", "Tencent"],
    ]
    (step,) = chains[0].steps
    assert (step.subject, step.relation, step.object, step.forward) == (
        "Tencent",
        "bans",
        "Claude Code",
        False,
    )
    assert (step.factuality, step.tellings[0].sentence) == ("possible", "Tencent may ban Claude Code.")


def test_a_table_shows_steps_with_their_direction(run: Run, store: Path) -> None:
    out = run("path", "Claude Code", "Tencent", "--format", "table", "--store", store).out
    assert [line.split()[:8] for line in out.splitlines()[1:3]] == [
        ["1", "Claude", "Code", "←", "bans", "Tencent", "possible", "undated"],
        ["2", "Claude", "Code", "←", "bans", "Alibaba", "actual", "undated"],
    ]
    assert "competes with →" in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("options", "count"), [(["--only-actual"], 1), (["--paths", "1"], 1), (["--steps", "1"], 1), ([], 2)]
)
def test_options(run: Run, store: Path, options: list[str], count: int) -> None:
    out = run("path", "Claude Code", "Tencent", *options, "--store", store).out
    assert len(out.splitlines()) == count


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Alibaba", "ChatGPT"], "no path of at most 4 claims between Alibaba (alibaba-"),
        (["Alibaba", "alibaba"], "are one entity"),
        (["Alibaba", "Claude Cod"], "did you mean 'Claude Code'"),
        (["Claude Code", "Tencent", "--steps", "1", "--only-actual"], "claims that are told as facts"),
        (["Alibaba", "Tencent", "--steps", "0"], "--steps"),
        (["Alibaba"], "ENTITY"),
    ],
)
def test_errors_are_a_line_and_2(run: Run, store: Path, words: list[str], said: str) -> None:
    ended = run("path", *words, "--store", store)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
