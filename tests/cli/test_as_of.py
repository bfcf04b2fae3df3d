from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

DAY = "2026-07-06"
COUNT = "SELECT (COUNT(*) AS ?n) { ?claim a eg:Claim }"
WORDS = 'SELECT ?span { ?span eg:matches "ban" } LIMIT 1'


@pytest.mark.parametrize(
    "words",
    [
        ["query", COUNT],
        ["query", WORDS],
        ["query", "--saved", "who-bans-what"],
        ["timeline", "Alibaba"],
        ["path", "Alibaba", "Anthropic"],
        ["why", "Alibaba", "bans", "Claude Code"],
        ["export", "part.json"],
    ],
    ids=" ".join,
)
def test_less_was_known_then(run: Run, sample_store: Path, words: list[str]) -> None:
    now = run(*words, "--store", sample_store)
    then = run(*words, "--as-of", DAY, "--store", sample_store)
    assert (now.code, then.code) == (0, 0)
    assert then.err.startswith(f"as of {DAY}: ")
    assert " came later" in then.err
    assert words[1] == WORDS or then.out != now.out
    assert then.out


def test_a_file_of_what_was_known(run: Run, sample_store: Path) -> None:
    assert run("export", "then.json", "--as-of", DAY, "--store", sample_store).code == 0
    edges = json.loads(Path("then.json").read_text(encoding="utf-8"))["edges"]
    assert edges
    assert all(edge["published"][:10] <= DAY for edge in edges)


@pytest.mark.parametrize(
    ("day", "said"), [("2026-13-01", "is no day: write"), ("1999-01-01", "no article was published by")]
)
@pytest.mark.parametrize("words", [["query", COUNT], ["timeline", "Alibaba"], ["export", "x.gexf"]])
def test_a_wrong_day_is_one_line(run: Run, sample_store: Path, words: list[str], day: str, said: str) -> None:
    ended = run(*words, "--as-of", day, "--store", sample_store)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert said in ended.err
    assert not list(Path().iterdir())
