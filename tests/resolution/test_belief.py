"""The laws of belief: monotone in each part, between 0 and 1; copies add nothing, order does not matter."""

from __future__ import annotations

from random import Random
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.records import Factuality
from eventgraph.resolution.belief import FACTUALITY, SOURCE, belief, explain
from eventgraph.resolution.claim_sighting import ClaimSighting
from eventgraph.resolution.sources import SourceKind, source_kind

from .claims import ACTUAL, NEGATED, PLANNED, POSSIBLE, claim

TINY: Final = 1e-12
WORDS: Final = {
    SourceKind.OWN: None,
    SourceKind.DOCUMENT: "a memo",
    SourceKind.NAMED: "Ana Li",
    SourceKind.UNNAMED: "officials",
}
BAN: Final = "Italy bans ChatGPT"
CONFIDENCES: Final = st.floats(0, 1)
WITNESSES: Final = st.lists(
    st.builds(
        lambda origin, confidence, factuality, source, back: claim(
            int(confidence * 900),
            BAN,
            origin=origin,
            confidence=confidence,
            factuality=factuality,
            source=WORDS[source],
            superseded=back,
            article=origin,
        ),
        st.sampled_from("abcd"),
        CONFIDENCES,
        st.sampled_from(Factuality),
        st.sampled_from(SourceKind),
        st.booleans(),
    ),
    max_size=6,
)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([], 0.0),
        ([claim(0, BAN, confidence=0.8)], 0.8),
        ([claim(0, BAN, confidence=0.8), claim(1, BAN, confidence=0.5)], 0.9),
        ([claim(0, BAN, confidence=0.8), claim(1, BAN, confidence=0.5, origin="a0")], 0.8),
        ([claim(0, BAN, confidence=0.8, factuality=PLANNED)], 0.4),
        ([claim(0, BAN, confidence=0.8, factuality=POSSIBLE)], 0.2),
        ([claim(0, BAN, confidence=0.8, source="internal memo seen by Harbour Wire")], 0.72),
        ([claim(0, BAN, confidence=0.8, source="reportedly")], 0.4),
        ([claim(0, BAN, confidence=0.8, superseded=True)], 0.0),
        ([claim(0, BAN, confidence=0.8), claim(1, BAN, factuality=NEGATED)], 0.8),
    ],
)
def test_the_formula(claims: list[ClaimSighting], expected: float) -> None:
    assert belief(claims) == pytest.approx(expected)


def test_a_denial_has_a_belief_of_its_own() -> None:
    both = [claim(0, BAN, confidence=0.8), claim(1, BAN, confidence=0.6, factuality=NEGATED)]
    assert belief(both, denied=True) == pytest.approx(0.6)


@given(WITNESSES, st.booleans())
def test_it_is_from_0_to_1(claims: list[ClaimSighting], denied: bool) -> None:  # noqa: FBT001
    assert 0 <= belief(claims, denied=denied) <= 1


@given(WITNESSES, st.randoms(use_true_random=False))
def test_order_does_not_matter(claims: list[ClaimSighting], chance: Random) -> None:
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert belief(shuffled) == belief(claims)
    assert explain(shuffled) == explain(claims)


@given(WITNESSES)
def test_copies_add_nothing(claims: list[ClaimSighting]) -> None:
    copies = [each._replace(article=f"copy of {each.article}", id=f"{each.id} again") for each in claims]
    assert belief([*claims, *copies]) == belief(claims)


@given(WITNESSES, CONFIDENCES)
def test_another_origin_takes_nothing_away(claims: list[ClaimSighting], confidence: float) -> None:
    more = belief([*claims, claim(999, BAN, origin="new", confidence=confidence)])
    assert more >= belief(claims) - TINY


@given(WITNESSES, CONFIDENCES, CONFIDENCES)
def test_more_confidence_means_no_less_belief(claims: list[ClaimSighting], one: float, other: float) -> None:
    less, more = sorted((one, other))
    seen = claim(999, BAN)
    assert (
        belief([*claims, seen._replace(confidence=more)])
        >= belief([*claims, seen._replace(confidence=less)]) - TINY
    )


@given(WITNESSES, st.sampled_from([(PLANNED, ACTUAL), (POSSIBLE, PLANNED), (NEGATED, POSSIBLE)]))
def test_firmer_means_no_less_belief(
    claims: list[ClaimSighting], pair: tuple[Factuality, Factuality]
) -> None:
    weaker, firmer = (belief([*claims, claim(999, BAN, factuality=each)]) for each in pair)
    assert firmer >= weaker - TINY


@given(WITNESSES, st.sampled_from(list(zip(SourceKind, list(SourceKind)[1:], strict=False))))
def test_a_better_source_means_no_less_belief(
    claims: list[ClaimSighting], pair: tuple[SourceKind, SourceKind]
) -> None:
    better, worse = (belief([*claims, claim(999, BAN, source=WORDS[each])]) for each in pair)
    assert better >= worse - TINY


def test_weights_follow_the_order_of_their_kinds() -> None:
    assert [SOURCE[kind] for kind in SourceKind] == sorted(SOURCE.values(), reverse=True)
    assert [FACTUALITY[kind] for kind in Factuality] == sorted(FACTUALITY.values(), reverse=True)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (None, SourceKind.OWN),
        ("internal memo seen by Harbour Wire", SourceKind.DOCUMENT),
        ("Data compiled by the agency", SourceKind.DOCUMENT),
        ("court filings", SourceKind.DOCUMENT),
        ("Priya Raman", SourceKind.NAMED),
        ("White House", SourceKind.NAMED),
        ("Ministry of Finance", SourceKind.NAMED),
        ("two officials", SourceKind.UNNAMED),
        ("Three engineers", SourceKind.UNNAMED),
        ("engineer at its Shenzhen headquarters", SourceKind.UNNAMED),
        ("reportedly", SourceKind.UNNAMED),
        ("", SourceKind.UNNAMED),
        ("2", SourceKind.UNNAMED),
    ],
)
def test_kinds_of_sources(source: str | None, kind: SourceKind) -> None:
    assert source_kind(source) is kind


def test_the_explanation_names_what_counts_and_what_does_not() -> None:
    words = explain(
        [
            claim(0, BAN, confidence=0.8, publisher="Byte Ledger"),
            claim(1, BAN, confidence=0.8, origin="a0"),
            claim(2, BAN, confidence=0.6, factuality=PLANNED, source="officials", publisher="The Merchant"),
            claim(3, BAN, factuality=NEGATED),
            claim(4, BAN, superseded=True),
        ]
    )
    assert words == (
        "0.83 of 1, from 2 independent origins. "
        "Byte Ledger tells it as a fact: 0.80 = confidence 0.80 x as a fact 1 x own voice 1. "
        "The Merchant tells it as planned on the word of 'officials': "
        "0.15 = confidence 0.60 x as planned 0.5 x unnamed source 0.5. "
        "1 copy adds nothing. 1 origin says the opposite, which counts for a belief of its own. "
        "1 claim was taken back."
    )


def test_a_long_explanation_is_cut() -> None:
    assert "2 weaker ones more." in explain(claim(n, BAN, confidence=0.5) for n in range(7))
    assert explain([]) == "0.00 of 1, from 0 independent origins."
