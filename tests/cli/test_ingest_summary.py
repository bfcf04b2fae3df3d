from __future__ import annotations

from pathlib import Path

import pytest

from eventgraph.cli.ingest_summary import TOP_RELATIONS, summary_lines, warning_lines
from eventgraph.records import IngestReport, InputReport

ROWS = (
    InputReport(path="a.txt", status="ok", article="a"),
    InputReport(path="b.txt", status="replaced", article="b"),
    InputReport(path="c.txt", status="unchanged", article="c"),
    InputReport(path="d.json", status="quarantine", code="bad_json"),
    InputReport(path="e.xyz", status="skip", code="unknown_type"),
    InputReport(path="a.txt", status="warning", article="a", code="bad_date"),
)
FULL = IngestReport(
    inputs=ROWS,
    articles=1_200,
    entities=1,
    claims={"actual": 4_000, "planned": 2, "possible": 0, "negated": 1},
    relations={f"relation_{number}": 30 - number for number in range(TOP_RELATIONS + 3)},
)


def summary(report: IngestReport, store: str = "news.store", *, is_default: bool = False) -> str:
    return "\n".join(summary_lines(report, Path(store), is_default=is_default))


@pytest.mark.parametrize(
    "line",
    [
        "Read 3 articles: 1 new, 1 replaced, 1 unchanged; 1 inputs set aside; 1 passed over; 1 warnings",
        "The store news.store holds 1,200 articles, 1 entity, 4,003 claims",
        "  by factuality: actual 4,000, planned 2, possible 0, negated 1",
        "  eventgraph export news.gexf --store news.store",
    ],
)
def test_summary_says(line: str) -> None:
    assert line in summary(FULL).splitlines()


def test_top_relations_and_how_many_more() -> None:
    (line,) = [line for line in summary(FULL).splitlines() if "by relation" in line]
    assert line.count("relation_") == TOP_RELATIONS
    assert line.endswith("and 3 more")


@pytest.mark.parametrize(
    ("store", "is_default", "option"),
    [
        ("news.store", True, ""),
        ("news.store", False, " --store news.store"),
        ("my news", False, " --store 'my news'"),
    ],
)
def test_next_commands_name_the_store_unless_it_is_the_default(
    store: str,
    is_default: bool,  # noqa: FBT001 - a column
    option: str,
) -> None:
    commands = summary(FULL, store, is_default=is_default).split("Next:\n")[1].splitlines()
    assert commands == [
        "  eventgraph query --list",
        f"  eventgraph query --saved who-bans-what{option}",
        f"  eventgraph export news.gexf{option}",
    ]


@pytest.mark.parametrize(
    ("report", "is_loud"),
    [
        (FULL, False),
        (IngestReport(articles=3, entities=2, claims={"actual": 0}), True),
        (IngestReport(articles=0), False),
    ],
)
def test_a_store_without_claims_is_said_loudly(report: IngestReport, is_loud: bool) -> None:  # noqa: FBT001
    lines = warning_lines(report)
    assert bool(lines) == is_loud
    assert not is_loud or lines[0].startswith("NO CLAIMS")
