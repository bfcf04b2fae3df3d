from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.ontology.logic import load_logic
from eventgraph.records import Fate
from eventgraph.resolution.claim_sighting import ClaimSighting
from eventgraph.resolution.plans import fates

from .claims import ACTUAL, DAYS, NEGATED, PLANNED, POSSIBLE, claim, claims

LOGIC = load_logic()
PLAN = claim(0, "Italy bans ChatGPT", "2026-07-05", factuality=PLANNED)
BAN = claim(1, "Italy bans ChatGPT", "2026-09-01")


def fate(*sightings: ClaimSighting, as_of: str | None = None) -> Fate:
    (only,) = fates(sightings, LOGIC, as_of=as_of)
    return only


OUTCOMES = [
    ("nothing else is told", [PLAN], "open"),
    ("it is told as a fact", [PLAN, BAN], "carried out"),
    ("it is dated", [PLAN, BAN._replace(time="2026-08-30")], "carried out"),
    ("a possibility came true", [PLAN._replace(factuality=POSSIBLE), BAN], "carried out"),
    ("by a kindred relation", [PLAN, BAN._replace(relation="restricts")], "carried out"),
    (
        "under another name",
        [
            claim(0, "GitHub acquires P", object_name="Patch", factuality=PLANNED),
            claim(1, "GitHub acquires Q", "2026-09-01", object_name="Patch Labs"),
        ],
        "carried out",
    ),
    (
        "the other way round",
        [claim(0, "Xi meets Biden", factuality=PLANNED), claim(1, "Biden meets Xi", "2026-07-20")],
        "carried out",
    ),
    (
        "a state",
        [claim(0, "Acme uses Claude", factuality=PLANNED), claim(1, "Acme uses Claude", "2026-09-01")],
        "carried out",
    ),
    ("it is denied", [PLAN, BAN._replace(factuality=NEGATED)], "denied"),
    (
        "denied, then done",
        [PLAN, BAN._replace(factuality=NEGATED), claim(2, "Italy bans ChatGPT", "2026-10-01")],
        "carried out",
    ),
    ("it was taken back", [PLAN._replace(superseded=True)], "withdrawn"),
    ("the fact was taken back", [PLAN, BAN._replace(superseded=True)], "open"),
    ("it was so before", [PLAN, BAN._replace(time="2023-03")], "open"),
    ("it was told before", [PLAN, BAN._replace(published="2026-03-01")], "open"),
    ("years later", [PLAN, BAN._replace(published="2028-03-01")], "open"),
    (
        "years later, as planned",
        [PLAN._replace(time="2028"), BAN._replace(published="2028-03-01")],
        "carried out",
    ),
    ("another object", [PLAN, BAN._replace(object="Grok", object_name="Grok")], "open"),
    ("another relation", [PLAN, BAN._replace(relation="approves")], "open"),
    (
        "a denial of another object",
        [PLAN, BAN._replace(object="ChatGPT4", object_name="ChatGPT 4", factuality=NEGATED)],
        "open",
    ),
    ("no days, one event", [PLAN._replace(published=None), BAN._replace(published=None)], "carried out"),
    (
        "no days, nothing in common",
        [PLAN._replace(published=None), BAN._replace(published=None, object="Grok", object_name="Grok")],
        "open",
    ),
]


@pytest.mark.parametrize(("sightings", "outcome"), [c[1:] for c in OUTCOMES], ids=[c[0] for c in OUTCOMES])
def test_what_became_of_a_plan(sightings: list[ClaimSighting], outcome: str) -> None:
    found = fate(*sightings)
    assert found.outcome == outcome
    assert bool(found.decided_by) == (outcome in {"carried out", "denied"})


def test_what_a_fate_says() -> None:
    also = claim(2, "Italy bans ChatGPT", "2026-07-06", factuality=POSSIBLE, time="2026-07-31")
    found = fate(PLAN, also, BAN)
    assert (found.claims, found.origins, found.factuality, found.due) == (
        ("c000", "c002"),
        2,
        PLANNED,
        "2026-07-31",
    )
    assert (found.first_reported, found.decided, found.decided_by) == ("2026-07-05", "2026-09-01", ("c001",))


@pytest.mark.parametrize(
    ("as_of", "outcome", "overdue"),
    [
        ("2026-07-20", "open", False),
        ("2026-08-10", "open", True),
        ("2026-09-01", "carried out", False),
        (None, "carried out", False),
    ],
)
def test_as_of_a_day_only_what_was_told_by_then(as_of: str | None, outcome: str, *, overdue: bool) -> None:
    found = fate(PLAN._replace(time="2026-07-31"), BAN, as_of=as_of)
    assert (found.outcome, found.overdue, found.as_of) == (outcome, overdue, as_of)


def test_before_the_plan_was_told_there_is_none() -> None:
    assert fates([PLAN, BAN], LOGIC, as_of="2026-07-04") == ()


def test_a_fact_is_no_plan() -> None:
    assert fates([BAN, claim(2, "A unheard_of B", factuality=PLANNED)], LOGIC) == ()


@given(claims(), st.randoms(use_true_random=False), DAYS)
def test_order_repetition_and_what_came_later_change_nothing(
    sightings: list[ClaimSighting], chance: Random, as_of: str | None
) -> None:
    told = [seen for seen in sightings if as_of is None or seen.published is None or seen.published <= as_of]
    again = [*told, *told[:3]]
    chance.shuffle(again)
    assert fates(again, LOGIC, as_of=as_of) == fates(sightings, LOGIC, as_of=as_of)


@given(claims())
def test_every_plan_has_one_fate_and_is_decided_by_no_plan(sightings: list[ClaimSighting]) -> None:
    found = fates(sightings, LOGIC)
    plans = [seen.id for seen in sightings if seen.factuality in {PLANNED, POSSIBLE}]
    assert sorted(each for fate in found for each in fate.claims) == sorted(plans)
    by_id = {seen.id: seen for seen in sightings}
    assert {by_id[each].factuality for fate in found for each in fate.decided_by} <= {ACTUAL, NEGATED}
