"""Captions, credits, teasers and menus tell nothing; the sentences around them do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

CLAIM = "Norway sued Boeing"


@pytest.mark.parametrize(
    "text",
    [
        f"Image caption {CLAIM} last week.",
        f"Hide Caption 4 of 19 {CLAIM} last week.",
        f"Related: {CLAIM} over planes",
        f"{CLAIM} over its planes Read more",
        f"Ingrid Moe (left) said that {CLAIM} over its planes.",
        f"{CLAIM} over its planes Getty Images 7 A plane lands",
        f"{CLAIM} over its planes AFP/Ola Moe Dahl",
        f"{CLAIM} over its planes via Getty Images",
        f"{CLAIM} over its planes Getty",
        f"A plane in the hills 3/19 {CLAIM} over its planes 4/19 A plane lands",
        f"{CLAIM} over its planes HIGH AND DRY Skippers wait for rain",
        f"{CLAIM}, where a plane " + "that lands by the river " * 30 + "waits.",
        f"Getty Images {CLAIM} over its planes",
        f"It rained.\nRead more:\nA mayor waits for rain\n{CLAIM} over its planes",
        "It rained.\nSony PlayStation",
        f"5/30 {CLAIM} over its planes.",
        "outside the court in Bergen, Norway, January 5, 2016.",
        "Boeing chief Ola Moe speaks to workers during a visit to Seattle, Sunday, Feb. 5, 2017.",
    ],
)
def test_what_a_page_puts_between_is_not_told(text: str, nlp: Language) -> None:
    assert not nlp(f"{text}\nMany waited.")._.claims


@pytest.mark.parametrize(
    "text",
    [
        f"{CLAIM} over its planes.",
        f"{CLAIM} over its planes",
        f"{CLAIM} (on the left of the aisle, many agree).",
        f"{CLAIM}, the court told Reuters",
        f"{CLAIM}, a Reuters/Ipsos poll says.",
        f"{CLAIM} on January 5, 2017, as the court says.",
        f"{CLAIM}, as NATO and UNICEF know.",
        f"BREAKING NEWS: {CLAIM} over its planes.",
        f"{CLAIM} over its planes. Image caption A plane lands.",
        f"(Photo: Ola Moe, Agency) Last week {CLAIM} over its planes.",
        f"Image caption {CLAIM} over its planes.",
        f"It rained.\nRead more:\nA mayor waits for rain\n{CLAIM} over its planes. It rained.",
    ],
)
def test_the_articles_own_sentences_are(text: str, nlp: Language) -> None:
    assert "sues" in {claim.relation for claim in nlp(text)._.claims}
