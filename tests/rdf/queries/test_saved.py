"""The shipped queries on the small world: their rows, their parameters, their form."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventgraph.errors import NotFoundError, QueryError
from eventgraph.rdf.happenings import contradiction_nquads, event_nquads
from eventgraph.rdf.projection import graph_to_nquads
from eventgraph.rdf.queries.results import table_rows
from eventgraph.rdf.queries.saved import SavedQuery, fill, fill_query, parse_query, saved_queries
from eventgraph.rdf.queries.sparql import run_query
from eventgraph.records import Contradiction, Event, Factuality

from ..conftest import small_world

BAN = ("Alibaba", "bans", "Claude Code", "actual")
MERGER = ("OpenAI", "merges with", "Google")
WIRE, LEDGER = "Harbour Wire", "Byte Ledger"
CASES: list[tuple[str, dict[str, str], list[tuple[str, ...]]]] = [
    ("who-bans-what", {}, [("Alibaba", "Claude Code", "2", "2026-07-05")]),
    ("competitors", {}, [("Anthropic", "OpenAI", "1"), ("Google", "OpenAI", "1")]),
    ("competitors", {"entity": "openai"}, [("OpenAI", "Anthropic", "1"), ("OpenAI", "Google", "1")]),
    ("competitors", {"entity": "Nobody"}, []),
    (
        "planned-or-possible",
        {},
        [
            ("Tencent", "bans", "Claude Code", "planned", "2026-09-01", "", WIRE),
            ("Tencent", "bans", "Claude Code", "possible", "2026", "sources", WIRE),
        ],
    ),
    ("claims-by-source", {"source": "MEMO"}, [("an internal memo", *BAN, WIRE)]),
    (
        "timeline",
        {"entity": "alibaba GROUP"},
        [
            ("2026-05", "Alibaba", "uses", "Claude Code", "actual", WIRE),
            ("2026-07-03", *BAN, WIRE),
            ("2026-07-06", *BAN, LEDGER),
        ],
    ),
    (
        "claims-with-sentences",
        {"entity": "Altman"},
        [("Sam Altman", "leads", "OpenAI", "actual", "Sam Altman leads OpenAI.", WIRE, "2026-07-05")],
    ),
    (
        "most-connected",
        {},
        [
            ("Claude Code", "Product", "4", "7"),
            ("OpenAI", "Organization", "4", "6"),
            ("Anthropic", "Organization", "2", "2"),
            ("Alibaba", "Organization", "1", "3"),
            ("Google", "Organization", "1", "3"),
            ("Tencent", "Organization", "1", "2"),
            ("Sam Altman", "Person", "1", "1"),
        ],
    ),
    (
        "contradictions",
        {},
        [
            ("told and denied", *MERGER, "1", "", "1"),
            ("two developers", "Anthropic", "develops", "Claude Code", "1", "OpenAI", "1"),
        ],
    ),
    (
        "disputed-developers",
        {},
        [
            ("Claude Code", "Anthropic", LEDGER, "2026-07-06", "Anthropic develops Claude Code."),
            ("Claude Code", "OpenAI", WIRE, "2026-07-05", "OpenAI develops Claude Code."),
        ],
    ),
    ("who-leads-what", {}, [("Sam Altman", "OpenAI", "now")]),
    (
        "relations-of",
        {"entity": "Google"},
        [
            ("Google", "competes with", "OpenAI", "actual", "1"),
            (*MERGER, "actual", "1"),
            (*MERGER, "negated", "1"),
        ],
    ),
    (
        "between",
        {"one": "claude code", "other": "Alibaba"},
        [
            (*BAN, "Alibaba bans Claude Code.", LEDGER),
            (*BAN, "Alibaba bans Claude Code.", WIRE),
            ("Alibaba", "uses", "Claude Code", "actual", "Alibaba uses Claude Code.", WIRE),
        ],
    ),
    (
        "conflicts",
        {"entity": "claude code"},
        [
            (
                *("value", "OpenAI", "OpenAI develops Claude Code.", WIRE),
                *("Anthropic", "Anthropic develops Claude Code.", LEDGER, "false"),
            )
        ],
    ),
    ("copies", {}, [("Alibaba bans Claude Code", WIRE, "Correction", WIRE)]),
    (
        "events",
        {"entity": "Alibaba Group"},
        [("2026-07-03", "Alibaba bans Claude Code", "actual", "2026-07-05", WIRE, "2", "2")],
    ),
    (
        "open-plans",
        {"entity": "Tencent"},
        [
            ("2026-07-05", "Tencent", "bans", "Claude Code", "possible", "2026", WIRE),
            ("2026-07-08", "Tencent", "bans", "Claude Code", "planned", "2026-09-01", WIRE),
        ],
    ),
    (
        "taken-back",
        {},
        [("2026-07-05", WIRE, "OpenAI", "develops", "Claude Code", "OpenAI develops Claude Code.")],
    ),
    ("by-outlet", {}, [(WIRE, "2", "8", "6", "2"), (LEDGER, "1", "4", "3", "2")]),
    (
        "single-source",
        {},
        [
            ("Anthropic", "develops", "Claude Code", LEDGER, "1"),
            ("Google", "competes with", "OpenAI", LEDGER, "1"),
            ("OpenAI", "competes with", "Anthropic", WIRE, "1"),
            ("OpenAI", "develops", "Claude Code", WIRE, "1"),
            (*MERGER, WIRE, "1"),
            ("Sam Altman", "leads", "OpenAI", WIRE, "1"),
        ],
    ),
    (
        "reported-not-confirmed",
        {},
        [("Anthropic", "develops", "Claude Code", "two people familiar with the matter", LEDGER)],
    ),
    (
        "products-and-makers",
        {},
        [("Claude Code", "Anthropic", "1", "1"), ("Claude Code", "OpenAI", "1", "1")],
    ),
    (
        "what-changed-after",
        {"date": "2026-07-06"},
        [
            ("2026-07-08", *MERGER, "actual", WIRE),
            ("2026-07-08", "Tencent", "bans", "Claude Code", "planned", WIRE),
        ],
    ),
]


@pytest.fixture
def quads() -> ox.Store:
    """Return the small world with what its articles say together: a ban, rivals, a copy, a mistake."""
    world = small_world()
    keys = {
        (edge["article"], edge["relation"], edge["factuality"]): (subject, obj, key)
        for subject, obj, key, edge in world.edges(keys=True, data=True)
    }
    bans = [keys["wire", "bans", "actual"], keys["blog", "bans", "actual"]]
    ban = Event(
        id="ban",
        relation="bans",
        family="regulation",
        factuality=Factuality.ACTUAL,
        subjects=(bans[0][0],),
        objects=(bans[0][1],),
        time="2026-07-03",
        first_reported="2026-07-05",
        last_reported="2026-07-06",
        first_article="wire",
        articles=("blog", "wire"),
        origins=2,
        claims=tuple(key for _, _, key in bans),
    )
    mistake, right = keys["wire", "develops", "actual"], keys["blog", "develops", "actual"]
    shown = (mistake[2], right[2])
    developers = Contradiction(
        id="developers",
        kind="value",
        claims=shown,
        values=(mistake[0], right[0]),
        sides=((shown[0],), (shown[1],)),
        support=(0.0, 0.9),
    )
    for claim in bans:
        world.edges[claim]["event"] = "ban"
    world.edges[mistake]["superseded"] = True
    world.edges[keys["note", "bans", "planned"]]["origin"] = "wire"
    told = [*event_nquads(ban, "Alibaba bans Claude Code"), *contradiction_nquads(developers)]
    store = ox.Store()
    store.load("\n".join([*graph_to_nquads(world), *told]), ox.RdfFormat.N_QUADS)
    store.extend([ox.Quad(quad.subject, quad.predicate, quad.object) for quad in store])
    return store


TABLES = {name: query for name, query in saved_queries().items() if "CONSTRUCT" not in query.text}
"""The others give triples: `test_views.py`."""


@pytest.mark.parametrize(("name", "parameters", "rows"), CASES, ids=[f"{c[0]} {c[1]}" for c in CASES])
def test_rows(quads: ox.Store, name: str, parameters: dict[str, str], rows: list[tuple[str, ...]]) -> None:
    assert list(table_rows(run_query(quads, fill_query(name, parameters)))) == rows


def test_every_query_has_rows_to_be_tested_by() -> None:
    assert {name for name, _, _ in CASES} == set(TABLES)


@pytest.mark.parametrize("query", TABLES.values(), ids=TABLES.keys())
class TestForm:
    """What every shipped file must be."""

    def test_it_has_a_title_and_uses_its_parameters(self, query: SavedQuery) -> None:
        assert query.title
        used = {name.removesuffix("_key") for name in re.findall(r"\$(\w+)", query.text)}
        assert used == set(query.parameters)

    def test_its_order_is_determined(self, query: SavedQuery) -> None:
        assert "ORDER BY" in query.text

    def test_its_defaults_give_rows(self, query: SavedQuery, quads: ox.Store) -> None:
        assert list(run_query(quads, fill(query, {})).rows)


class TestParameters:
    """Values are values, whatever they hold."""

    QUERY = parse_query(
        "echo", "# title: Echo\n# parameters: x=a = b; y=\nSELECT ($x AS ?v) ('$x' AS ?w) ?x {} # $x"
    )

    @given(st.text())
    @settings(suppress_health_check=[HealthCheck.differing_executors])
    def test_any_text_comes_back(self, value: str) -> None:
        ((found, quoted, unbound),) = run_query(ox.Store(), fill(self.QUERY, {"x": value})).rows
        assert found == ox.Literal(value)
        assert quoted == ox.Literal("$x")
        assert unbound is None

    def test_headers_are_read(self) -> None:
        assert self.QUERY.title == "Echo"
        assert self.QUERY.parameters == {"x": "a = b", "y": ""}

    def test_a_whole_number_stays_one_and_nothing_else_becomes_one(self) -> None:
        query = parse_query("few", "# parameters: n=10\nSELECT (1 AS ?one) {} LIMIT $n")
        assert fill(query, {}).endswith("LIMIT 10\n")
        assert fill(query, {"n": "3"}).endswith("LIMIT 3\n")
        for value in ("", "many", "-1", "1 } #", "1e9", "\u0663", "9" * 10):
            with pytest.raises(QueryError, match="value of n is not a whole number"):
                fill(query, {"n": value})

    def test_a_branch_is_kept_where_its_parameter_is_given(self) -> None:
        text = "# parameters: x=\nA\n  # with x:\n  B $x $x_key\n  # without x:\n  C\n  # end\nD"
        query = parse_query("either", text)
        assert fill(query, {}).splitlines()[1:] == ["A", "  C", "D"]
        assert fill(query, {"x": "Stra\u00dfe  X"}).splitlines()[1:] == [
            "A",
            '  B "Stra\u00dfe  X" "strasse x"',
            "D",
        ]

    def test_half_a_surrogate_pair(self) -> None:
        with pytest.raises(QueryError, match="value of x"):
            fill(self.QUERY, {"x": "\ud800"})

    def test_unknown_names_are_answered_with_the_known(self) -> None:
        with pytest.raises(NotFoundError, match="who-bans-what"):
            fill_query("who-bans", {})
        with pytest.raises(NotFoundError, match="has entity"):
            fill_query("timeline", {"entities": "x"})
        with pytest.raises(NotFoundError, match="has none"):
            fill_query("by-outlet", {"entity": "x"})
