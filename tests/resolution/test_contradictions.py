"""What cannot all be right, and what only looks like it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.ontology.logic import load_logic
from eventgraph.records import Contradiction
from eventgraph.resolution.claim_sighting import ClaimSighting
from eventgraph.resolution.contradictions import find_contradictions
from eventgraph.resolution.events import find_events

from .claims import ACTUAL, NEGATED, PLANNED, POSSIBLE, claim, claims

LOGIC = load_logic()
PRODUCT = {"object_type": "Product"}
PERSON = {"subject_type": "Person"}


def found(*sightings: ClaimSighting) -> tuple[Contradiction, ...]:
    return find_contradictions(sightings, LOGIC, find_events(sightings, LOGIC))


def euros(number: int, value: float, words: str = "", **options: object) -> ClaimSighting:
    return claim(number, "EU fines Apple", amount_value=value, amount_unit="EUR", amount=words, **options)


CASES = [
    (
        "a denial",
        "polarity",
        ("actual", "negated"),
        [claim(0, "Italy bans ChatGPT"), claim(1, "Italy bans ChatGPT", factuality=NEGATED)],
    ),
    (
        "a plan denied",
        "polarity",
        ("planned", "negated"),
        [
            claim(0, "Italy bans ChatGPT", factuality=PLANNED),
            claim(1, "Italy bans ChatGPT", factuality=NEGATED),
        ],
    ),
    (
        "a state denied",
        "polarity",
        ("actual", "negated"),
        [claim(0, "Meta owns TikTok"), claim(1, "Meta owns TikTok", factuality=NEGATED)],
    ),
    (
        "the other way round",
        "polarity",
        ("actual", "negated"),
        [claim(0, "Xi meets Biden"), claim(1, "Biden meets Xi", factuality=NEGATED)],
    ),
    (
        "two makers",
        "value",
        ("Anthropic", "OpenAI"),
        [
            claim(0, "OpenAI develops Claude", **PRODUCT),
            claim(1, "Anthropic develops Claude", "2028-01-01", **PRODUCT),
            claim(2, "Anthropic develops Claude", **PRODUCT),
        ],
    ),
    (
        "two owners in one week",
        "value",
        ("Meta", "Oracle"),
        [claim(0, "Meta owns TikTok", "2026-07-01"), claim(1, "Oracle owns TikTok", "2026-07-05")],
    ),
    (
        "two chief executives",
        "value",
        ("Ana", "Bo"),
        [
            claim(0, "Ana leads Acme", trigger="ceo", **PERSON),
            claim(1, "Bo leads Acme", trigger="new chief executive", **PERSON),
        ],
    ),
    ("two sums", "amount", ("500 EUR", "800 EUR"), [euros(0, 500), euros(1, 800)]),
    (
        "two counts",
        "count",
        ("20", "21"),
        [claim(0, "Boko frees girls", count_value=20), claim(1, "Boko frees girls", count_value=21)],
    ),
    (
        "two counts of one thing",
        "count",
        ("12", "15"),
        [
            claim(0, "Boko kills A", count_value=12, object_name="12 people", object_type="Concept"),
            claim(1, "Boko kills B", count_value=15, object_name="15 people", object_type="Concept"),
        ],
    ),
    (
        "two days",
        "date",
        ("2026-07-01", "2026-07-03"),
        [claim(0, "Xi meets Biden", time="2026-07-01"), claim(1, "Xi meets Biden", time="2026-07-03")],
    ),
    (
        "two years of what happens once",
        "date",
        ("2002", "2004"),
        [claim(0, "Musk founded SpaceX", time="2002"), claim(1, "Musk founded SpaceX", time="2004")],
    ),
    (
        "two places",
        "place",
        ("Lima", "Oslo"),
        [
            claim(0, "Xi meets Biden", place="Lima"),
            claim(1, "Xi meets Biden", place="Oslo"),
            claim(2, "Ana visits Oslo", object_type="Place"),
            claim(3, "Ana visits Lima", object_type="Place"),
        ],
    ),
    (
        "a headline",
        "headline",
        ("actual", "possible"),
        [claim(0, "Italy bans ChatGPT", said=frozenset({("title", ACTUAL), ("text", POSSIBLE)}))],
    ),
    (
        "an article that says both of a state",
        "polarity",
        ("actual", "negated"),
        [claim(0, "OpenAI develops Claude", said=frozenset({("text", ACTUAL), ("text", NEGATED)}))],
    ),
]
NONE = [
    (
        "counts in one sentence",
        [
            claim(0, "Boko frees girls", count_value=20, article="a"),
            claim(1, "Boko frees girls", count_value=21, article="a"),
        ],
    ),
    ("agreement", [claim(0, "Italy bans ChatGPT"), claim(1, "Italy bans ChatGPT")]),
    (
        "a possibility denied",
        [
            claim(0, "Italy bans ChatGPT", factuality=POSSIBLE),
            claim(1, "Italy bans ChatGPT", factuality=NEGATED),
        ],
    ),
    (
        "copies",
        [
            claim(0, "Italy bans ChatGPT", origin="wire"),
            claim(1, "Italy bans ChatGPT", origin="wire", factuality=NEGATED),
        ],
    ),
    (
        "another time",
        [
            claim(0, "Italy bans ChatGPT", "2026-01-05"),
            claim(1, "Italy bans ChatGPT", "2026-07-05", factuality=NEGATED),
        ],
    ),
    (
        "a state that is over",
        [claim(0, "Meta owns TikTok", ended=True), claim(1, "Meta owns TikTok", factuality=NEGATED)],
    ),
    (
        "makers in one sentence",
        [
            claim(0, "OpenAI develops Claude", article="a", sentence=7, **PRODUCT),
            claim(1, "Anthropic develops Claude", article="a", sentence=7, **PRODUCT),
        ],
    ),
    (
        "a person and a firm",
        [
            claim(0, "Ana develops Claude", **PERSON, **PRODUCT),
            claim(1, "Anthropic develops Claude", **PRODUCT),
        ],
    ),
    (
        "writers of a work",
        [
            claim(0, "Ana develops Faust", object_type="Work"),
            claim(1, "Bo develops Faust", object_type="Work"),
        ],
    ),
    (
        "a firm and its parent",
        [
            claim(0, "Google develops Gemini", **PRODUCT),
            claim(1, "Alphabet develops Gemini", **PRODUCT),
            claim(2, "Alphabet owns Google"),
        ],
    ),
    (
        "owners of other years",
        [claim(0, "Meta owns TikTok", "2025-07-01"), claim(1, "Oracle owns TikTok", "2026-07-05")],
    ),
    (
        "other posts",
        [
            claim(0, "Ana leads Acme", trigger="ceo", **PERSON),
            claim(1, "Bo leads Acme", trigger="chairman", **PERSON),
        ],
    ),
    (
        "a name cut short",
        [
            claim(0, "A leads Acme", trigger="ceo", subject_name="Ana Li", **PERSON),
            claim(1, "B leads Acme", trigger="ceo", subject_name="Li", **PERSON),
        ],
    ),
    ("a plan of another sum", [euros(0, 500), euros(1, 800, factuality=PLANNED)]),
    ("another currency", [euros(0, 500), claim(1, "EU fines Apple", amount_value=800, amount_unit="USD")]),
    ("rounding", [euros(0, 500), euros(1, 505)]),
    ("at least", [euros(0, 500, "at least 500 euros"), euros(1, 800)]),
    ("what is not measured alike", [euros(0, 500), euros(1, 500e6)]),
    (
        "a day and its month",
        [claim(0, "Xi meets Biden", time="2026-07-01"), claim(1, "Xi meets Biden", time="2026-07")],
    ),
    (
        "a place within another",
        [
            claim(0, "Xi meets Biden", place="Lima"),
            claim(1, "Xi meets Biden", place="Peru"),
            claim(2, "Lima located_in Peru", subject_type="Place", object_type="Place"),
        ],
    ),
    (
        "places nobody tells of",
        [claim(0, "Xi meets Biden", place="a hotel"), claim(1, "Xi meets Biden", place="Lima")],
    ),
    (
        "a headline that asks",
        [claim(0, "Italy bans ChatGPT", said=frozenset({("title", POSSIBLE), ("text", ACTUAL)}))],
    ),
    (
        "a happening, and when it was none",
        [claim(0, "Xi meets Biden", said=frozenset({("text", ACTUAL), ("text", NEGATED)}))],
    ),
]


@pytest.mark.parametrize(
    ("kind", "values", "sightings"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_contradiction(kind: str, values: tuple[str, str], sightings: list[ClaimSighting]) -> None:
    (only,) = found(*sightings)
    assert (only.kind, only.values) == (kind, values)
    assert all(claim in side for claim, side in zip(only.claims, only.sides, strict=True))


@pytest.mark.parametrize("sightings", [case for _, case in NONE], ids=[name for name, _ in NONE])
def test_no_contradiction(sightings: list[ClaimSighting]) -> None:
    assert found(*sightings) == ()


def test_the_surest_of_two_witnesses_are_shown() -> None:
    (only,) = found(
        claim(0, "Italy bans ChatGPT", confidence=0.6),
        claim(1, "Italy bans ChatGPT", confidence=0.9, origin="wire"),
        claim(2, "Italy bans ChatGPT", confidence=0.8, origin="wire", factuality=NEGATED),
        claim(3, "Italy bans ChatGPT", confidence=0.7, factuality=NEGATED),
    )
    assert only.claims == ("c001", "c003")
    assert only.sides == (("c000", "c001"), ("c002", "c003"))
    assert only.event is not None
    assert only.support == (pytest.approx(1 - 0.4 * 0.1), pytest.approx(1 - 0.2 * 0.3))


def test_what_was_taken_back_is_marked_and_kept() -> None:
    wrong = claim(0, "OpenAI develops Claude", superseded=True, **PRODUCT)
    also = claim(1, "OpenAI develops Claude", origin="b", **PRODUCT)
    right = claim(2, "Anthropic develops Claude", **PRODUCT)
    (open_still,) = found(wrong, also, right)
    assert (open_still.superseded, open_still.settled, open_still.claims) == (
        ("c000",),
        False,
        ("c001", "c002"),
    )
    (settled,) = found(wrong, right)
    assert (settled.superseded, settled.settled, settled.claims) == (("c000",), True, ("c002", "c000"))


@given(claims(), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(sightings: list[ClaimSighting], chance: Random) -> None:
    again = [*sightings, *sightings[:3]]
    chance.shuffle(again)
    assert found(*again) == found(*sightings)


@given(claims())
def test_two_sides_are_two_witnesses_or_one_article(sightings: list[ClaimSighting]) -> None:
    by_id = {seen.id: seen for seen in sightings}
    for each in found(*sightings):
        one, other = (by_id[shown] for shown in each.claims)
        assert one.origin != other.origin or one.article == other.article


@given(claims())
def test_one_origin_alone_contradicts_nobody(sightings: list[ClaimSighting]) -> None:
    copies = [seen._replace(origin="wire", article=f"copy {n}") for n, seen in enumerate(sightings)]
    assert found(*copies) == ()
