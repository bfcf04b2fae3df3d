from __future__ import annotations

from pathlib import Path

import pytest

from eventgraph.rdf.disagreements import disagreements
from eventgraph.rdf.storage.store import Store
from eventgraph.records import Conflict

from .conftest import Run, lines_with


def test_a_pipe_gets_a_line_of_json_for_each_conflict(run: Run, sample_store: Path) -> None:
    ended = run("conflicts", "--store", sample_store)
    found = [Conflict.model_validate_json(line) for line in ended.out.splitlines()]
    with Store.open(sample_store) as opened:
        assert {each.id for each in found} == {each.id for each in disagreements(opened.quads)}
    assert {"polarity", "value"} <= {each.kind for each in found}
    for each in found:
        assert each.one != each.other
        for side in (each.one, each.other):
            assert side.telling.sentence
            assert run("why", side.telling.claim, "--store", sample_store).code == 0


def test_both_sentences_and_outlets_are_read(run: Run, sample_store: Path) -> None:
    out = run("conflicts", "Anthropic", "--format", "text", "--store", sample_store).out
    assert lines_with(out, ["value: Anthropic against OpenAI"])
    assert lines_with(out, ["  Anthropic develops Claude Code (actual): Byte Ledger, "])
    assert lines_with(out, ["  OpenAI develops Claude Code (actual): Harbour Wire, "])
    assert lines_with(out, ["    Claude Code is developed by Anthropic."])
    assert "\x1b" not in out


def test_what_was_taken_back_says_so(run: Run, sample_store: Path) -> None:
    out = run("conflicts", "--format", "text", "--store", sample_store).out
    assert lines_with(out, ["(one side was taken back)"])
    assert lines_with(out, ["claim ", ", taken back"])


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["Lazada"], 0, "no conflicts"),
        (["Lazadda"], 2, "did you mean 'Lazada'"),
        (["--as-of", "2026-07-05"], 0, "no conflicts"),
    ],
)
def test_none(run: Run, sample_store: Path, words: list[str], code: int, said: str) -> None:
    ended = run("conflicts", *words, "--store", sample_store)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err
