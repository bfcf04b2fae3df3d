from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.evaluation.gold import GoldArticle, GoldEntity
from eventgraph.evaluation.matching import Level, gold_name
from eventgraph.evaluation.predictions import FoundEntity

from .conftest import NAMES, Triple, comparison, gold_claim

BAN = ("Alibaba", "bans", "Claude Code")
RIVALS = ("Alibaba", "competes_with", "Tencent")
TRIPLES = st.tuples(
    st.sampled_from([*NAMES, "jobs"]),
    st.sampled_from(["bans", "restricts", "competes_with", "lays_off"]),
    st.sampled_from([*NAMES, "jobs", "staff"]),
)


def counts(gold: list[Triple], found: list[Triple], level: Level) -> tuple[int, int, int]:
    matching = comparison(gold, found).match(level)
    return len(matching.pairs), len(matching.missed), len(matching.invented)


@pytest.mark.parametrize(
    ("gold", "found", "level", "expected"),
    [
        ([BAN], [BAN], Level.NAMED, (1, 0, 0)),
        ([BAN], [("Claude Code", "bans", "Alibaba")], Level.NAMED, (0, 1, 1)),
        ([RIVALS], [("Tencent", "competes_with", "Alibaba")], Level.NAMED, (1, 0, 0)),
        ([BAN], [("Alibaba", "restricts", "Claude Code")], Level.NAMED, (0, 1, 1)),
        ([BAN], [("Alibaba", "restricts", "Claude Code")], Level.FAMILY, (1, 0, 0)),
        ([BAN], [("Claude Code", "uses", "Alibaba")], Level.FAMILY, (0, 1, 1)),
        ([BAN], [("Claude Code", "uses", "Alibaba")], Level.PAIR, (1, 0, 0)),
        ([("Alibaba", "lays_off", "2,400 staff")], [("Alibaba", "lays_off", "staff")], Level.ALL, (1, 0, 0)),
        (
            [("Alibaba", "lays_off", "2,400 staff")],
            [("Alibaba", "lays_off", "staff")],
            Level.NAMED,
            (0, 0, 0),
        ),
        ([("Alibaba", "lays_off", "staff")], [("Alibaba", "lays_off", "jobs")], Level.ALL, (0, 1, 1)),
        ([BAN], [BAN, BAN], Level.NAMED, (1, 0, 0)),
        ([RIVALS], [RIVALS, ("Tencent", "competes_with", "Alibaba")], Level.NAMED, (1, 0, 0)),
    ],
)
def test_claims_agree_as_the_level_says(
    gold: list[Triple], found: list[Triple], level: Level, expected: tuple[int, int, int]
) -> None:
    assert counts(gold, found, level) == expected


@given(st.lists(TRIPLES, unique=True, max_size=8), st.lists(TRIPLES, max_size=8), st.sampled_from(Level))
def test_every_claim_is_paired_once_or_left(gold: list[Triple], found: list[Triple], level: Level) -> None:
    both = comparison(gold, found)
    matching = both.match(level)
    right, missed, invented = len(matching.pairs), len(matching.missed), len(matching.invented)
    assert right + missed == sum(level is Level.ALL or gold_claim(one).is_named for one in gold)
    assert right + invented == len(list(both.distinct(level)))


@given(st.lists(TRIPLES, unique=True, max_size=8), st.lists(TRIPLES, max_size=8))
def test_a_looser_level_finds_no_less(gold: list[Triple], found: list[Triple]) -> None:
    named, pair = (counts(gold, found, level)[0] for level in (Level.NAMED, Level.PAIR))
    assert named <= pair


@given(st.lists(TRIPLES.filter(lambda t: "jobs" not in t and "staff" not in t), unique=True, max_size=8))
def test_gold_measured_against_itself_is_perfect(triples: list[Triple]) -> None:
    both = comparison(triples, triples)
    matching = both.match(Level.NAMED)
    assert not matching.invented
    assert len(matching.pairs) == len(list(both.distinct(Level.NAMED)))


@pytest.mark.parametrize(
    ("name", "mentions", "expected"),
    [
        ("Apple", (), "Apple Inc."),
        ("the company", ("Apple",), "Apple Inc."),
        ("Cook", ("Tim Cook", "Apple"), "Tim Cook"),
        ("Orange", (), None),
    ],
)
def test_the_entity_with_most_forms_in_common_is_meant(
    name: str, mentions: tuple[str, ...], expected: str | None
) -> None:
    gold = GoldArticle(
        id="a",
        entities=(
            GoldEntity(name="Apple Inc.", type="Organization", aliases=("Apple",)),
            GoldEntity(name="Tim Cook", type="Person", aliases=("Cook",)),
        ),
    )
    assert gold_name(gold, FoundEntity(id="e1", name=name, mentions=mentions)) == expected


def test_a_claim_is_reachable_when_its_named_ends_were_found() -> None:
    both = comparison([BAN], [])
    assert both.is_reachable(gold_claim(BAN))
    assert both.is_reachable(gold_claim(("Alibaba", "lays_off", "staff")))
    assert not both.is_reachable(gold_claim(BAN).model_copy(update={"object": "Qwen"}))
