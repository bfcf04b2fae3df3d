"""One event from ten outlets is one; this year's ban and last year's are two."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.ontology.logic import load_logic
from eventgraph.records import Event, Factuality
from eventgraph.resolution.claim_sighting import ClaimSighting
from eventgraph.resolution.events import find_events

from .claims import ACTUAL, NEGATED, PLANNED, claim, claims

LOGIC = load_logic()


def told(*sightings: ClaimSighting) -> list[list[str]]:
    return sorted(list(event.claims) for event in find_events(sightings, LOGIC))


def only(*sightings: ClaimSighting) -> Event:
    (event,) = find_events(sightings, LOGIC)
    return event


CONCEPT = {"object_type": "Concept"}
ONE = [
    ("ten outlets", [claim(n, "Italy bans ChatGPT") for n in range(10)]),
    (
        "a plan and what came of it",
        [
            claim(0, "Xi meets Biden", "2026-07-01", factuality=PLANNED),
            claim(1, "Biden meets Xi", "2026-07-09", time="2026-07-08"),
        ],
    ),
    (
        "a careless date",
        [claim(0, "Xi meets Biden", time="2026-07-01"), claim(1, "Xi meets Biden", time="2026-07-02")],
    ),
    (
        "a month and a day in it",
        [claim(0, "Xi meets Biden", time="2026-07"), claim(1, "Xi meets Biden", time="2026-07-02")],
    ),
    (
        "looking back as far as others",
        [
            claim(0, "Italy bans ChatGPT", "2026-03-01", time="2023-03"),
            claim(1, "Italy bans ChatGPT", "2026-03-20"),
        ],
    ),
    (
        "once only",
        [
            claim(0, "Musk founded SpaceX", "2020-01-01", time="2002"),
            claim(1, "Musk founded SpaceX", "2026-01-01"),
            claim(2, "Musk founded SpaceX", "2026-01-01", time="2003"),
        ],
    ),
    ("kindred relations", [claim(0, "Clinton accuses Comey"), claim(1, "Clinton criticises Comey")]),
    (
        "undated both ways",
        [claim(0, "Glazer acquires Chelsea", None), claim(1, "Glazer acquires Chelsea", None)],
    ),
    ("unknown days beside one event", [claim(0, "Italy bans ChatGPT", None), claim(1, "Italy bans ChatGPT")]),
    (
        "the capital for the country",
        [
            claim(0, "Ankara attacks Afrin"),
            claim(1, "Turkey attacks Afrin"),
            claim(2, "Ankara located_in Turkey", "1999-01-01", subject_type="Place", object_type="Place"),
        ],
    ),
    (
        "a longer name",
        [claim(0, "A acquires N", object_name="NXP"), claim(1, "A acquires M", object_name="NXP Chips")],
    ),
    (
        "a description with the name",
        [
            claim(0, "A acquires N", object_name="NXP"),
            claim(1, "A acquires M", object_name="shares of NXP", **CONCEPT),
        ],
    ),
    (
        "two descriptions",
        [
            claim(0, "A approves N", object_name="new sanctions on oil", **CONCEPT),
            claim(1, "A approves M", object_name="sanctions against Iran", **CONCEPT),
        ],
    ),
]
TWO = [
    (
        "this year's and last year's",
        [
            claim(0, "Italy bans ChatGPT", time="2026-07-01"),
            claim(1, "Italy bans ChatGPT", time="2025-07-01"),
        ],
    ),
    (
        "published a season apart",
        [claim(0, "Italy bans ChatGPT", "2026-01-05"), claim(1, "Italy bans ChatGPT", "2026-04-05")],
    ),
    (
        "told before it happened",
        [claim(0, "Xi meets Biden", "2026-06-01"), claim(1, "Xi meets Biden", time="2026-07-01")],
    ),
    ("the other way round", [claim(0, "Italy bans ChatGPT"), claim(1, "ChatGPT bans Italy")]),
    ("another relation", [claim(0, "Italy bans ChatGPT"), claim(1, "Italy approves ChatGPT")]),
    ("another object", [claim(0, "Xi meets Biden"), claim(1, "Xi meets Putin")]),
    (
        "a name with a word in common",
        [
            claim(0, "A meets B", object_name="Shamima Begum", object_type="Person"),
            claim(1, "A meets C", object_name="Sharmeena Begum", object_type="Person"),
        ],
    ),
    (
        "described beside each other",
        [
            claim(0, "A kills B", object_name="two US soldiers", article="x", **CONCEPT),
            claim(1, "A kills C", object_name="three Afghan soldiers", article="x", **CONCEPT),
        ],
    ),
    (
        "descriptions of other nouns",
        [
            claim(0, "A attacks B", object_name="Kurdish militants", **CONCEPT),
            claim(1, "A attacks C", object_name="Kurdish towns", **CONCEPT),
        ],
    ),
    (
        "a description, months later",
        [
            claim(0, "A acquires N", "2026-01-01", object_name="NXP"),
            claim(1, "A acquires M", "2026-05-01", object_name="shares of NXP", **CONCEPT),
        ],
    ),
    (
        "what may happen twice, among things without names",
        [
            claim(0, "A acquires N", "2026-01-01", **CONCEPT),
            claim(1, "A acquires N", "2026-05-01", **CONCEPT),
        ],
    ),
]


@pytest.mark.parametrize("sightings", [case for _, case in ONE], ids=[name for name, _ in ONE])
def test_one_happening(sightings: list[ClaimSighting]) -> None:
    happenings = [seen.id for seen in sightings if LOGIC[seen.relation].aspect != "state"]
    assert told(*sightings) == [happenings]


@pytest.mark.parametrize("sightings", [case for _, case in TWO], ids=[name for name, _ in TWO])
def test_two_happenings(sightings: list[ClaimSighting]) -> None:
    assert told(*sightings) == [["c000"], ["c001"]]


def test_the_year_does_not_chain_what_happened_in_it() -> None:
    first, second = (
        claim(n, "Xi meets Biden", time=f"2026-0{n}-10", published=f"2026-0{n}-11") for n in (2, 6)
    )
    vague = claim(9, "Xi meets Biden", "2026-06-12", time="2026")
    assert told(first, second, vague) == [["c002"], ["c006", "c009"]]


def test_none_is_joined_by_way_of_a_third() -> None:
    days = (f"2026-07-{day:02}" for day in (1, 9, 17, 25))
    groups = told(*(claim(n, "Xi demands Biden", day) for n, day in enumerate(days)))
    assert groups == [["c000", "c001"], ["c002", "c003"]]


def test_states_are_no_happenings() -> None:
    assert (
        told(claim(0, "Musk leads SpaceX"), claim(1, "Alphabet owns YouTube"), claim(2, "A unheard_of B"))
        == []
    )


def test_what_is_only_denied_did_not_happen() -> None:
    assert told(claim(0, "Italy bans ChatGPT", factuality=NEGATED)) == []
    assert told(claim(0, "Italy bans ChatGPT", factuality=NEGATED), claim(1, "Italy bans ChatGPT")) == [
        ["c000", "c001"]
    ]


def test_what_an_event_says() -> None:
    event = only(
        claim(0, "Italy bans ChatGPT", "2026-07-03", time="2026-07", article="x", place="in Rome"),
        claim(1, "Italy bans ChatGPT", "2026-07-02", time="2026-06-30", article="y", factuality=PLANNED),
        claim(2, "Italy bans ChatGPT", "2026-07-04", time="2026-07-01", article="z"),
        claim(3, "Italy bans ChatGPT", "2026-07-05", time="2026-07-01", article="w"),
        claim(4, "Italy restricts ChatGPT", "2026-07-05", time="2026-06-30", article="v", origin="y"),
    )
    assert (event.relation, event.family, event.factuality) == ("bans", "regulation", ACTUAL)
    assert (event.subjects, event.objects, event.places) == (("Italy",), ("ChatGPT",), ("in Rome",))
    assert event.time == "2026-07-01"
    assert (event.first_reported, event.last_reported, event.first_article) == (
        "2026-07-02",
        "2026-07-05",
        "y",
    )
    assert (event.origins, event.articles) == (4, ("v", "w", "x", "y", "z"))


def test_what_was_taken_back_dates_nothing() -> None:
    wrong = claim(0, "Italy bans ChatGPT", time="2026-07-02", superseded=True)
    assert only(wrong, claim(1, "Italy bans ChatGPT", time="2026-07-01")).time == "2026-07-01"
    assert only(wrong).time == "2026-07-02"


def test_copies_are_one_origin() -> None:
    assert only(*(claim(n, "Italy bans ChatGPT", origin="wire") for n in range(3))).origins == 1


def test_later_articles_leave_an_event_its_id() -> None:
    first = claim(0, "Italy bans ChatGPT", "2026-07-01")
    later = [claim(n, "Italy bans ChatGPT", "2026-07-06", time="2026-07-01") for n in (1, 2)]
    assert only(first).id == only(first, *later).id


@given(claims(), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(sightings: list[ClaimSighting], chance: Random) -> None:
    events = find_events(sightings, LOGIC)
    again = [*sightings, *sightings[:3]]
    chance.shuffle(again)
    assert find_events(again, LOGIC) == events


@given(claims())
def test_every_claim_that_happened_tells_of_one_event(sightings: list[ClaimSighting]) -> None:
    events = find_events(sightings, LOGIC)
    held = [each for event in events for each in event.claims]
    assert len(held) == len(set(held))
    happened = {
        s.id for s in sightings if LOGIC[s.relation].aspect != "state" and s.factuality != Factuality.NEGATED
    }
    assert happened <= set(held)


@given(claims())
def test_an_event_is_of_one_kind_and_no_longer_than_a_vague_date(sightings: list[ClaimSighting]) -> None:
    by_id = {seen.id: seen for seen in sightings}
    for event in find_events(sightings, LOGIC):
        members = [by_id[each] for each in event.claims]
        assert len({LOGIC[seen.relation].kind for seen in members}) == 1
        if LOGIC[event.relation].aspect == "happening":
            assert len({seen.time[:4] for seen in members if seen.time}) <= 1
