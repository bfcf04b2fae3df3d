"""How much, how many, where and why: on the real pipeline, since every part of it has a say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.pipeline.language import read_article
from eventgraph.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

CASES: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "Ireland fined ByteDance 345 million euros on Friday.": (
        "fines",
        {"amount": "345 million euros", "amount_value": "345000000", "amount_unit": "EUR"},
    ),
    "The EU fined Google $5 billion for anticompetitive practices.": (
        "fines",
        {
            "amount": "$5 billion",
            "amount_value": "5000000000",
            "amount_unit": "USD",
            "reason": "anticompetitive practices",
        },
    ),
    "South Korea fined Google at least $32 million.": (
        "fines",
        {"amount": "at least $32 million", "amount_value": "32000000", "amount_unit": "USD"},
    ),
    "Google was fined up to $5 million by France.": (
        "fines",
        {"amount": "up to $5 million", "amount_value": "5000000", "amount_unit": "USD"},
    ),
    "Spain fined Booking.com a record €413m.": (
        "fines",
        {"amount": "€413m", "amount_value": "413000000", "amount_unit": "EUR"},
    ),
    "Meta was fined 1.2bn euros by Ireland.": (
        "fines",
        {"amount": "1.2bn euros", "amount_value": "1200000000", "amount_unit": "EUR"},
    ),
    "IBM bought Red Hat in a deal worth $34 billion.": (
        "acquires",
        {"amount": "$34 billion", "amount_value": "34000000000", "amount_unit": "USD"},
    ),
    "Cisco laid off 2,400 employees in Hangzhou.": (
        "lays_off",
        {"count": "2,400 employees", "count_value": "2400", "place": "Hangzhou"},
    ),
    "Turkey detained dozens of soldiers in Istanbul on suspicion of links to Fethullah Gulen.": (
        "arrests",
        {"count": "dozens of soldiers", "place": "Istanbul", "reason": "links to Fethullah Gulen"},
    ),
    "Poland ordered 32 jets from Lockheed Martin.": (
        "orders_from",
        {"count": "32 jets", "count_value": "32"},
    ),
    "Italy banned ChatGPT over privacy concerns.": ("bans", {"reason": "privacy concerns"}),
    "Uber laid off about 3,700 workers because of the pandemic.": (
        "lays_off",
        {"count": "about 3,700 workers", "count_value": "3700", "reason": "pandemic"},
    ),
    "Italy banned ChatGPT because it had leaked data.": ("bans", {"reason": "it had leaked data"}),
    "British police arrested Jan Lindhofer on suspicion of fraud.": ("arrests", {"reason": "fraud"}),
    "Amnesty criticised Qatar for its treatment of workers.": (
        "criticises",
        {"reason": "its treatment of workers"},
    ),
    "Vladimir Putin met Emmanuel Macron in Moscow.": ("meets", {"place": "Moscow"}),
    # What belongs to something else, or says when or how long.
    "Italy banned ChatGPT for three weeks.": ("bans", {}),
    "Italy banned ChatGPT for the first time.": ("bans", {}),
    "Morgan Stanley sued Deloitte for damages.": ("sues", {}),
    "Germany criticised a law for foreign companies.": ("criticises", {}),
    "Amazon, which earned $5 billion, bought Whole Foods.": ("acquires", {}),
    "Google bought YouTube after its shares had risen 5%.": ("acquires", {}),
    "Vladimir Putin met Emmanuel Macron, who was elected in France.": ("meets", {}),
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_qualifiers(nlp: Language, text: str, expected: tuple[str, dict[str, str]]) -> None:
    relation, qualifiers = expected
    claims = read_article(nlp, Article(id="a", text=text, published="2026-07-05")).claims
    assert [claim.qualifiers for claim in claims if claim.relation == relation] == [qualifiers]


def test_a_qualifier_may_stand_in_a_later_sentence(nlp: Language) -> None:
    text = "Italy banned ChatGPT in March. Italy banned ChatGPT over privacy concerns, officials said."
    (claim,) = [c for c in read_article(nlp, Article(id="a", text=text)).claims if c.relation == "bans"]
    assert (claim.qualifiers, len(claim.supporting)) == ({"reason": "privacy concerns"}, 1)


def test_a_relation_has_only_the_qualifiers_that_its_ontology_names(nlp: Language) -> None:
    text = "Google bought YouTube in California over supply concerns."
    found = read_article(nlp, Article(id="a", text=text)).claims
    assert [claim.qualifiers for claim in found if claim.relation == "acquires"] == [{}]
