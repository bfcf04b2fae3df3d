"""Sums, shares and numbers as newspapers write them."""

from __future__ import annotations

from typing import Final

import pytest

from eventgraph.ontology.gazetteer import load_currencies
from eventgraph.pipeline.amounts import find_amounts, read_number

CASES: Final = {
    "fined 345 million euros": [("345 million euros", "345000000", "EUR")],
    "between $5 billion and US$3.5bn": [
        ("$5 billion", "5000000000", "USD"),
        ("US$3.5bn", "3500000000", "USD"),
    ],
    "£35bn in cuts": [("£35bn", "35000000000", "GBP")],
    "a 1.8 billion euro fine": [("1.8 billion euro", "1800000000", "EUR")],
    "a $2-million grant": [("$2-million", "2000000", "USD")],
    "Rs 500 crore": [("Rs 500 crore", "5000000000", "INR")],
    "EUR 5m": [("EUR 5m", "5000000", "EUR")],
    "$1,250.50 each": [("$1,250.50", "1250.5", "USD")],
    "$ 50 million": [("$ 50 million", "50000000", "USD")],
    "5 million Swiss francs": [("5 million Swiss francs", "5000000", "CHF")],
    "8% of Google, a 10 per cent stake": [("8%", "8", "%"), ("10 per cent", "10", "%")],
    "30 people, 2,400 jobs and Boeing's 787": [],
    "it has won 3 euro titles of USDA": [("3 euro", "3", "EUR")],
    "the 5000 dollarisation": [],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_amounts(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(text[a.start : a.end], a.value, a.unit) for a in find_amounts(text)] == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2,400", 2400),
        ("30", 30),
        ("1.5 million", 1_500_000),
        ("two million", 2_000_000),
        ("three hundred", 300),
        ("thirty-five", 35),
        ("Twenty", 20),
        ("dozens", None),
        ("two dozen", None),
        ("2.5", None),
        ("million", None),
        ("", None),
    ],
)
def test_whole_numbers(text: str, number: int | None) -> None:
    assert read_number(text) == number


def test_a_currency_has_a_code_of_three_letters() -> None:
    codes = set(load_currencies().values())
    assert [code for code in codes if not (len(code) == 3 and code.isalpha() and code.isupper())] == []
    assert {"USD", "EUR", "GBP", "JPY", "CNY"} <= codes
