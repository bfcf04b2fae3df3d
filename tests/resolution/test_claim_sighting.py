from __future__ import annotations

from eventgraph.records import (
    ArticleEntity,
    Claim,
    Entity,
    Evidence,
    Extraction,
    Factuality,
    Resolution,
    TextSpan,
)
from eventgraph.resolution.claim_sighting import claim_sightings

TEXT = "The E.U. fined Apple 1.8 billion euros."
CLAIM = Claim(
    id="c1",
    subject="e1",
    relation="fines",
    object="e2",
    factuality=Factuality.ACTUAL,
    evidence=Evidence(start=100, end=100 + len(TEXT), text=TEXT),
    trigger=TextSpan(start=109, end=114),
    rule="verb",
    confidence=0.5,
    qualifiers={
        "amount_value": "1800000000",
        "amount_unit": "EUR",
        "count_value": "2",
        "place": "in Brussels",
    },
)
ARTICLE = Extraction(
    article="a1",
    published="2026-03-04T10:00:00Z",
    publisher="Byte Ledger",
    entities=(
        ArticleEntity(id="e1", name="the E.U.", type="Organization", mentions=("E.U.",)),
        ArticleEntity(id="e2", name="Apple", type="Person", mentions=("Apple",)),
    ),
    claims=(CLAIM, CLAIM.model_copy(update={"id": "c2", "object": "e3"})),
)
RESOLUTION = Resolution(
    entities=(
        Entity(id="eu", name="European Union", type="Organization"),
        Entity(id="apple", name="Apple", type="Organization"),
    ),
    canonical={"a1": {"e1": "eu", "e2": "apple"}},
)


def test_ends_are_resolved_and_unknown_ones_left_out() -> None:
    (seen,) = claim_sightings([ARTICLE], RESOLUTION, origins={"a1": "a0"}, superseded={"c1"})
    assert (seen.id, seen.article, seen.origin, seen.superseded) == ("c1", "a1", "a0", True)
    assert (seen.subject, seen.subject_name, seen.object, seen.object_type) == (
        "eu",
        "the E.U.",
        "apple",
        "Organization",
    )
    assert (seen.published, seen.publisher, seen.trigger) == ("2026-03-04", "Byte Ledger", "fined")
    assert (seen.amount_value, seen.amount_unit, seen.count_value, seen.place) == (
        1.8e9,
        "EUR",
        2,
        "in Brussels",
    )


def test_an_article_that_copies_nothing_is_its_own_origin() -> None:
    (seen,) = claim_sightings([ARTICLE], RESOLUTION)
    assert (seen.origin, seen.superseded) == ("a1", False)
