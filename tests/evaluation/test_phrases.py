from __future__ import annotations

import pytest

from eventgraph.evaluation.phrases import name_form, phrases_agree


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Apple Inc.", "apple"),
        ("Siemens Group Corp", "siemens"),
        ("the European Union", "european union"),
        ("U.S.", "us"),
        ("Mr. Tim Cook", "tim cook"),
        ("President", "president"),
        ("Group", "group"),
        ("Sotheby’s", "sotheby"),
        ("Prime Minister Keir Starmer", "keir starmer"),
        ("", ""),
    ],
)
def test_titles_and_legal_forms_are_no_part_of_a_name(name: str, form: str) -> None:
    assert name_form(name) == form


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("2,400 employees", "employees", True),
        ("chip exports", "exports of chips", True),
        ("AI coding tools", "coding tool", True),
        ("jobs in its retail arm", "retail arm", True),
        ("a new bridge", "an old harbour", False),
        ("the", "the", False),
    ],
)
def test_phrases_agree_by_last_word_or_half_of_their_words(one: str, other: str, *, agree: bool) -> None:
    assert phrases_agree(one, other) is agree
    assert phrases_agree(other, one) is agree
