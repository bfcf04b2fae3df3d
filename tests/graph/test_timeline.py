from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventgraph.graph.dating import dating
from eventgraph.graph.interval import days_of
from eventgraph.graph.timeline import timeline
from eventgraph.records import TimelineRow

Edges = list[dict[str, object]]


def told(claim: str, **fields: object) -> dict[str, object]:
    """Return the attributes of an edge: Acme bans Tool, a fact, told by one article."""
    plain = {
        "id": claim, "subject": "acme", "relation": "bans", "object": "tool", "factuality": "actual",
        "ended": False, "article": f"article-{claim}", "confidence": 0.9, "evidence": f"Sentence {claim}.",
    }  # fmt: skip
    return plain | fields


def graph_of(edges: Edges) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in ("acme", "tool", "rival"):
        graph.add_node(node, label=node.title(), type="Organization")
    for edge in edges:
        attributes = {name: value for name, value in edge.items() if name not in ("subject", "object")}
        graph.add_edge(str(edge["subject"]), str(edge["object"]), key=str(edge["id"]), **attributes)
    return graph


def rows_of(edges: Edges, **options: object) -> list[TimelineRow]:
    return timeline(graph_of(edges), "acme", **options)  # type: ignore[arg-type]


def brief(rows: list[TimelineRow]) -> list[tuple[str | None, str | None, str, int]]:
    return [(row.time, row.time_of, row.factuality.value, len(row.tellings)) for row in rows]


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param(
            [told("1", time="2026-07-05"), told("2", time="2026-07-05")],
            [("2026-07-05", "happening", "actual", 2)],
            id="one edge and one time are one row",
        ),
        pytest.param(
            [told("1", time="2026-07-05"), told("2", time="2025-07-05")],
            [("2025-07-05", "happening", "actual", 1), ("2026-07-05", "happening", "actual", 1)],
            id="two times are two rows, the earlier one first",
        ),
        pytest.param(
            [told("1", published="2026-07-09"), told("2", published="2026-07-07T08:00:00+02:00")],
            [("2026-07-07", "publication", "actual", 2)],
            id="without a time it is the first publication",
        ),
        pytest.param(
            [told("1", time="2026-07"), told("2", factuality="negated", time="2026-07")],
            [("2026-07", "happening", "actual", 1), ("2026-07", "happening", "negated", 1)],
            id="told and denied are two rows",
        ),
        pytest.param(
            [told("1", time="2026"), told("2", time="2026-01"), told("3", time="2026-01-01")],
            [
                ("2026-01-01", "happening", "actual", 1),
                ("2026-01", "happening", "actual", 1),
                ("2026", "happening", "actual", 1),
            ],
            id="of one first day the more exact come first",
        ),
        pytest.param(
            [told("1", time="2026"), told("2")],
            [(None, None, "actual", 1), ("2026", "happening", "actual", 1)],
            id="what has no date comes before all others",
        ),
        pytest.param(
            [told("1", time="2026-13", published="2026-07-05")],
            [("2026-07-05", "publication", "actual", 1)],
            id="a time that no calendar has is none",
        ),
        pytest.param(
            [told("1", ended=True, time="2026"), told("2", time="2026")],
            [("2026", "happening", "actual", 1), ("2026", "happening", "actual", 1)],
            id="what is over and what holds are two rows",
        ),
        pytest.param(
            [told("1", object="acme", time="2026")],
            [("2026", "happening", "actual", 1)],
            id="a loop is one row",
        ),
        pytest.param(
            [told("1", subject="rival", object="tool", time="2026")], [], id="others' claims are not told"
        ),
        pytest.param(
            [
                told("1", event="e", time="2026-07"),
                told("2", event="e", time="2026-07-05", relation="restricts"),
                told("3", event="e", factuality="planned", published="2026-06-01"),
                told("4", event="f", time="2026-07-05"),
            ],
            [("2026-07-05", "happening", "actual", 3), ("2026-07-05", "happening", "actual", 1)],
            id="one event is one row, with its most exact date",
        ),
    ],
)
def test_rows(edges: Edges, expected: list[tuple[str | None, str | None, str, int]]) -> None:
    assert sorted(brief(rows_of(edges)), key=str) == sorted(expected, key=str)
    assert [row.time for row in rows_of(edges)] == [time for time, *_ in expected]


def test_a_row_has_all_that_tell_it_in_order() -> None:
    edges = [
        told("1", published="2026-07-08", publisher="Late", source="people familiar", time="2026-07"),
        told("2", published="2026-07-06", publisher="Early", title="A ban", url="urn:2", time="2026-07"),
        told("3", article="article-2", published="2026-07-06", publisher="Early", time="2026-07"),
        told("4", time="2026-07"),
    ]  # fmt: skip
    (row,) = rows_of(edges)
    assert [each.claim for each in row.tellings] == ["2", "3", "1", "4"]
    assert (row.subject, row.subject_id, row.relation, row.object) == ("Acme", "acme", "bans", "Tool")
    assert (row.outlets, row.articles) == (("Early", "Late", "article-4"), 3)
    assert row.sources == ("people familiar",)
    assert (row.precision, row.factualities) == ("month", {"actual": 4})
    first = row.tellings[0]
    assert (first.title, first.url, first.sentence) == ("A ban", "urn:2", "Sentence 2.")


def test_an_event_says_what_most_say_and_counts_the_rest() -> None:
    edges = [
        told("1", event="e", factuality="planned"),
        told("2", event="e", factuality="negated", relation="restricts"),
        told("3", event="e", factuality="planned", relation="restricts", subject="rival", object="acme"),
    ]
    (row,) = rows_of(edges)
    assert (row.event, row.relation, row.factuality) == ("e", "bans", "planned")
    assert row.factualities == {"planned": 2, "negated": 1}


@pytest.mark.parametrize(
    ("options", "claims"),
    [
        ({}, ["4", "1", "2", "3"]),
        ({"relations": ["bans"]}, ["4", "1", "3"]),
        ({"factualities": ["planned"]}, ["2"]),
        ({"relations": ["bans"], "factualities": ["planned"]}, []),
        ({"between": ("2026-07-01", "2026-07-31")}, ["2", "3"]),
        ({"between": ("2026-07-06", "2026-12-31")}, ["2"]),
        ({"between": ("2026-07-05", "2026-07-05")}, ["2", "3"]),
        ({"between": ("0001-01-01", "2026-06-30")}, ["1"]),
    ],
)
def test_a_part_of_the_rows(options: dict[str, object], claims: list[str]) -> None:
    edges = [
        told("1", time="2026-06"),
        told("2", time="2026-07", relation="restricts", factuality="planned"),
        told("3", time="2026-07-05"),
        told("4"),
    ]
    assert [row.tellings[0].claim for row in rows_of(edges, **options)] == claims


@pytest.mark.parametrize(
    ("edges", "time"),
    [
        ([{"time": "2026"}, {"time": "2026-07"}], "2026-07"),
        ([{"time": "2026-07"}, {"time": "2026-08"}, {"time": "2026-08"}], "2026-08"),
        ([{"time": "2026-08"}, {"time": "2026-07"}], "2026-07"),
        ([{"time": "2026"}, {"published": "2020-01-01"}], "2026"),
        ([{"time": "2026-07"}, *[{"time": "2026-08", "origin": "o"}] * 2, {"time": "2026-07"}], "2026-07"),
        ([{"time": "2026-07-05", "superseded": True}, {"time": "2026"}], "2026"),
        ([{"time": "2026-07-05", "superseded": True}], "2026-07-05"),
        ([{"published": "yesterday"}, {"published": "2020-01-01T00:00:00Z"}], "2020-01-01"),
        ([{"published": "yesterday"}, {"time": "0000"}], None),
        ([{}], None),
        ([], None),
    ],
)
def test_the_best_known_date(edges: Edges, time: str | None) -> None:
    told_by = [{"article": str(n), **edge} for n, edge in enumerate(edges)]
    assert dating(told_by).time == time


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026", ("2026-01-01", "2026-12-31")),
        ("2026-02", ("2026-02-01", "2026-02-28")),
        ("2026-07-05", ("2026-07-05", "2026-07-05")),
        ("2026-07-32", None),
        ("2026-7-5", None),
        ("2026-07-05T10:00:00Z", None),
        ("+202", None),
        ("٢٠٢٦", None),
        ("", None),
    ],
)
def test_days_of_what_a_person_types(text: str, days: tuple[str, str] | None) -> None:
    assert days_of(text) == days


TOLD = st.fixed_dictionaries(
    {
        "subject": st.sampled_from(["acme", "rival"]),
        "object": st.sampled_from(["acme", "tool"]),
        "factuality": st.sampled_from(["actual", "planned", "possible", "negated"]),
        "ended": st.booleans(),
    },
    optional={
        "time": st.sampled_from(["2026", "2026-07", "2026-07-05", "2025-01"]),
        "published": st.sampled_from(["2026-07-06", "2026-01-01"]),
        "event": st.sampled_from(["e", "f"]),
    },
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TOLD, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing_and_none_is_lost(found: Edges, random: object) -> None:
    edges = [told(str(n), **fields) for n, fields in enumerate(found)]
    mixed = edges.copy()
    random.shuffle(mixed)  # type: ignore[attr-defined]
    rows = rows_of(edges)
    assert rows_of(mixed) == rows
    mine = {str(edge["id"]) for edge in edges if "acme" in (edge["subject"], edge["object"])}
    assert sorted(each.claim for row in rows for each in row.tellings) == sorted(mine)
