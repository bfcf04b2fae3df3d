"""Apostrophes and conjunctions belong to some names, and part others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

NAMES: Final[dict[str, set[str]]] = {
    "The Actors' Guild Association wrote to Gloria Jean's Bakery.": {
        "Actors' Guild Association",
        "Gloria Jean's Bakery",
    },
    "The Independent Liverpool Supporters' Association met.": {
        "Independent Liverpool Supporters' Association"
    },
    "Nigeria's Department of State Services spoke.": {"Nigeria", "Department of State Services"},
    "She met Lindholm's Ridgeway Party.": {"Lindholm", "Ridgeway Party"},
    "The Standards and Privileges Committee met.": {"Standards and Privileges Committee"},
    "The Culture, Media and Sport Committee met.": {"Culture, Media and Sport Committee"},
    "He wrote to the Engineering and Physical Sciences Research Council.": {
        "Engineering and Physical Sciences Research Council"
    },
    "It went to the Parliament and the Council.": {"Parliament", "Council"},
    "He backed the Lindholm Group and CIVX Partners.": {"Lindholm Group", "CIVX Partners"},
    "The Treasury and Education Department said so.": {"Treasury", "Education Department"},
    "She left Velvet Otter Co., Ltd. for Ridgeway, Inc. on Friday.": {
        "Velvet Otter Co., Ltd.",
        "Ridgeway, Inc.",
    },
    "Jan Lindholm of Norway won 7-5 6-3.": {"Jan Lindholm", "Norway"},
    "Sacha Baron Lindholm spoke.": {"Sacha Baron Lindholm"},
}


@pytest.mark.parametrize(("text", "expected"), NAMES.items())
def test_names(text: str, expected: set[str], nlp: Language) -> None:
    assert {form for entity in nlp(text)._.entities for form in entity.mentions} == expected
