from __future__ import annotations

import pytest

from eventgraph.cli.inputs import SHOWN, articles_read, exit_code, problem_line, problem_lines
from eventgraph.records import InputReport
from eventgraph.records.report import Status


def row(status: Status, number: int = 1) -> InputReport:
    article = None if status in {"quarantine", "skip"} else f"file:{number}"
    return InputReport(path=f"{number}.txt", status=status, article=article)


@pytest.mark.parametrize(
    ("statuses", "strict", "code"),
    [
        ([], False, 4),
        (["ok"], False, 0),
        (["unchanged", "replaced"], True, 0),
        (["ok", "warning"], False, 0),
        (["ok", "warning"], True, 3),
        (["ok", "skip"], False, 0),
        (["ok", "skip"], True, 3),
        (["ok", "quarantine"], False, 3),
        (["quarantine"], False, 4),
        (["skip"], False, 4),
    ],
)
def test_exit_code(statuses: list[Status], strict: bool, code: int) -> None:  # noqa: FBT001 - a column
    rows = [row(status, number) for number, status in enumerate(statuses)]
    assert exit_code(rows, articles=len(articles_read(rows)), strict=strict) == code


def test_an_article_is_counted_once_however_many_warnings_it_has() -> None:
    rows = [row("ok", 1), row("warning", 1), row("unchanged", 2)]
    assert articles_read(rows) == {"file:1", "file:2"}
    assert articles_read(rows, "unchanged") == {"file:2"}


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (
            InputReport(
                path="a.json", status="quarantine", code="bad_json", message="line 3", hint="mend it"
            ),
            "set aside: a.json: line 3 [bad_json]; mend it",
        ),
        (
            InputReport(
                path="a.jsonl", status="quarantine", member="line 7", code="no_text", message="no text"
            ),
            "set aside: a.jsonl (line 7): no text [no_text]",
        ),
        (
            InputReport(path="x.docx", status="skip", code="unknown_type", message="no reader"),
            "passed over: x.docx: no reader [unknown_type]",
        ),
        (
            InputReport(
                path="a\n\x1b[2J.txt", status="warning", code="bad_date", message="\u202e is no date"
            ),
            r"warning: a\u000a\u001b[2J.txt: \u202e is no date [bad_date]",
        ),
        (
            InputReport(path="a.txt", status="replaced", article="a", code="bad_date", message="no date"),
            "warning: a.txt: no date [bad_date]",
        ),
    ],
)
def test_problem_line(report: InputReport, line: str) -> None:
    assert problem_line(report) == line
    assert list(problem_lines([report])) == [line]


def test_plain_successes_are_not_listed() -> None:
    assert not list(problem_lines([row("ok"), row("replaced"), row("unchanged")]))


def test_of_many_problems_the_first_are_shown_and_the_others_counted() -> None:
    rows = [row("quarantine", number) for number in range(SHOWN + 7)] + [row("warning", 1)]
    lines = list(problem_lines(rows))
    assert len(lines) == SHOWN + 2
    assert lines[0].startswith("set aside: 0.txt")
    assert lines[SHOWN].startswith("warning: 1.txt")
    assert lines[-1] == "set aside: 7 more"
