"""Capitals at the beginning of sentences, in headlines and of common words make no names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.pipeline.common_words import CommonWords

if TYPE_CHECKING:
    from spacy.language import Language

NAMES: Final[dict[str, set[str]]] = {
    "Clinicians know that clinicians err.": set(),
    "Prop Martin Lindholm scored.": {"Martin Lindholm"},
    "Mountainous Nepal has few roads.": {"Nepal"},
    "Boeing Says New Conclusion in Email Case Is Wrong\n\nThe chief executive spoke.": {"Boeing"},
    "Officials met in North Korea Friday.": {"North Korea"},
    "Write to https://example.org/Lindholm for more.": set(),
    "Analysts at Gartner say that Gartner sold more.": {"Gartner"},
    "Susan Hall of Boston spoke.": {"Susan Hall", "Boston"},
    "Susan Hall, Deputy Chief Constable of Essex, spoke.": {"Susan Hall", "Essex"},
    "The Angela Merkel-led talks failed.": {"Angela Merkel"},
    "Trade and Industry Secretary Susan Hall spoke.": {"Susan Hall"},
    "The EU's Humanitarian Aid Commissioner, Susan Hall, spoke.": {"EU", "Susan Hall"},
    "Economics Minister Susan Hall spoke.": {"Susan Hall"},
    "We met Robert Hall in Oslo. He spoke to Robert Hall Speaking later he left.": {"Robert Hall", "Oslo"},
    "The Kurdish region grew.": {"Kurdish"},
    "Common Sense Media grew. Common Sense said so.": {"Common Sense Media", "Common Sense"},
    "Children's Minister Susan Hall spoke.": {"Susan Hall"},
    "He wrote on Twitter Susan Hall, mayor of Boston, had left.": {"Twitter", "Susan Hall", "Boston"},
    "The Harbour Fund (SURF), a charity, grew.": {"Harbour Fund"},
    "She joined the Global Justice Movement.": {"Global Justice Movement"},
    "Susan Hall recorded an album, Tales of the Harbour, in Boston.": {
        "Susan Hall",
        "Tales of the Harbour",
        "Boston",
    },
    "Susan Hall watched the film Northlight in Boston.": {"Susan Hall", "Northlight", "Boston"},
    "He met Twitter Dave Lindholm.": {"Twitter", "Dave Lindholm"},
    "The boat is owned by the Swiss company SCYLLA.": {"Swiss", "SCYLLA"},
    "The budget is late. He read the Budget at home.": set(),
    "Karen Bridge left. Nobody on the bridge saw Bridge.": {"Karen Bridge", "Bridge"},
    "The city slept. GETTY Lindholm has pledged to act.": {"Lindholm"},
    "All about the CHEAT Amir Lindholm in town.": {"Amir Lindholm"},
}


@pytest.mark.parametrize(("text", "expected"), NAMES.items())
def test_names(text: str, expected: set[str], nlp: Language) -> None:
    assert {form for entity in nlp(text)._.entities for form in entity.mentions} == expected


BODIES: Final[dict[str, set[str]]] = {
    "Japan's finance ministry spoke.": {"Japan's finance ministry"},
    "She asked the Turkish military for a map.": {"Turkish military"},
    "Norway's civil aviation authority denied it.": {"Norway's civil aviation authority"},
    "An Indian court fined him.": {"Indian"},
    "They fled from the Free Yemeni army.": {"Free Yemeni army"},
    "A Russian army tank stopped.": {"Russian"},
    "Chinese police stations closed.": {"Chinese"},
}


@pytest.mark.parametrize(("text", "expected"), BODIES.items())
def test_bodies_of_states(text: str, expected: set[str], nlp: Language) -> None:
    assert {form for entity in nlp(text)._.entities for form in entity.mentions} == expected


def test_common_words(nlp: Language) -> None:
    words = CommonWords(nlp)
    assert all(word in words for word in ("Smoke", "Knew", "Clinicians", "Beautiful", "Subscribing"))
    assert not any(word in words for word in ("Alibaba", "Grayvostok", "Obama"))


PLACES: Final[dict[str, set[str]]] = {
    "Shells fell on Lapland region.": {"Lapland region"},
    "A plane landed at Lisbon airport.": {"Lisbon airport"},
    "A European region shrank.": {"European"},
    "China region sales rose.": {"China"},
}


@pytest.mark.parametrize(("text", "expected"), PLACES.items())
def test_places_called(text: str, expected: set[str], nlp: Language) -> None:
    assert {form for entity in nlp(text)._.entities for form in entity.mentions} == expected
