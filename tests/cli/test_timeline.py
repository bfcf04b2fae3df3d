from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from eventgraph.records import TimelineRow

from .conftest import Run, lines_with


def test_a_pipe_gets_a_line_of_json_for_each_row(run: Run, store: Path) -> None:
    ended = run("timeline", "chatgpt", "--store", store)
    assert (ended.code, ended.err) == (0, "")
    rows = [TimelineRow.model_validate_json(line) for line in ended.out.splitlines()]
    assert [(row.time, row.precision, row.time_of) for row in rows] == [
        (None, None, None),
        ("2023-03", "month", "happening"),
    ]
    assert [(row.subject, row.relation, row.object) for row in rows] == [
        ("OpenAI", "develops", "ChatGPT"),
        ("Italy", "bans", "ChatGPT"),
    ]
    assert rows[1].tellings[0].sentence == "Italy banned ChatGPT in March 2023."
    assert run("why", rows[1].tellings[0].claim, "--store", store).code == 0


def test_a_table_says_factuality_in_words(run: Run, store: Path) -> None:
    ended = run("timeline", "Claude Code", "--format", "table", "--store", store)
    assert lines_with(ended.out, ["undated", "Alibaba", "bans", "Claude Code", "actual", "Reuters"])
    assert lines_with(ended.out, ["undated", "Tencent", "bans", "Claude Code", "possible"])
    assert "\x1b" not in ended.out


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def pretend() -> None:
        monkeypatch.setenv("COLUMNS", "150")
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    return pretend


def test_on_a_terminal_each_factuality_has_a_style_that_needs_no_colour(
    run: Run, store: Path, terminal: Callable[[], None]
) -> None:
    terminal()
    out = run("timeline", "Claude Code", "--store", store).out
    assert "\x1b[1mactual" in out
    assert "\x1b[3;33mpossible" in out


def test_sentences_stand_below_their_rows(run: Run, store: Path) -> None:
    out = run("timeline", "ChatGPT", "--format", "table", "--sentences", "--store", store).out
    told = [line for line in out.splitlines() if not line.startswith("    ")]
    assert told == [
        "undated  OpenAI develops ChatGPT (actual)",
        "  OpenAI developed ChatGPT.",
        "2023-03  Italy bans ChatGPT (actual)",
        "  Italy banned ChatGPT in March 2023.",
    ]
    assert len(lines_with(out, ["italy.txt", ", claim "])) == len(told) // 2


@pytest.mark.parametrize(
    ("options", "relations"),
    [
        ([], ["competes_with", "bans"]),
        (["--relation", "bans"], ["bans"]),
        (["--relation", "competes with"], ["competes_with"]),
        (["--relation", "bans", "--relation", "competes_with"], ["competes_with", "bans"]),
        (["--factuality", "possible"], ["bans"]),
        (["--factuality", "negated"], []),
        (["--from", "2020"], []),
        (["--limit", "1"], ["bans"]),
    ],
)
def test_options_keep_a_part(run: Run, store: Path, options: list[str], relations: list[str]) -> None:
    ended = run("timeline", "Tencent", *options, "--store", store)
    rows = [json.loads(line)["relation"] for line in ended.out.splitlines()]
    assert (ended.code, rows) == (0, relations)
    assert ("no rows" in ended.err) == (not relations)
    assert ("the latest 1 of 2 rows are shown" in ended.err) == ("--limit" in options)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Alibabba"], "did you mean 'Alibaba'"),
        (["Alibaba", "--relation", "ban"], "there is: bans, competes_with"),
        (["Alibaba", "--from", "July"], "'July' is no date: write 2026, 2026-07 or 2026-07-05"),
        (["Alibaba", "--to", "2026-02-30"], "is no date"),
        (["Alibaba", "--from", "2026-07", "--to", "2026-06"], "nothing lies between them"),
        (["Alibaba", "--factuality", "true"], "'true' is not one of"),
    ],
)
def test_errors_are_a_line_and_2(run: Run, store: Path, words: list[str], said: str) -> None:
    ended = run("timeline", *words, "--store", store)
    assert ended.code == 2
    assert said in ended.err
