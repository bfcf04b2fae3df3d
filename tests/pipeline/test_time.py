"""The time that belongs to a claim, not any in the sentence; parses written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.pipeline.language import read_article
from eventgraph.pipeline.time import find_times
from eventgraph.records import Article

from .notation import candidate, parse

if TYPE_CHECKING:
    from spacy.language import Language

BANNED: Final = "Alibaba/NNP/nsubj banned=ban/VBD/ROOT Cursor/NNP/dobj"
ON_FRIDAY: Final = "on/IN/prep Friday/NNP/pobj>on"
ACTUAL: Final = ("actual", False)
PLANNED: Final = ("planned", False)

CASES: Final[dict[str, tuple[str, str, str | None]]] = {
    "none": ("banned", f"{BANNED} .", None),
    "beside the verb": ("banned", f"{BANNED} {ON_FRIDAY} .", "2026-07-03"),
    "a bare noun": ("banned", f"{BANNED} Friday/NNP/npadvmod .", "2026-07-03"),
    "an absolute date": (
        "banned",
        f"{BANNED} in/IN/prep March/NNP/pobj>in 2023/CD/nummod>March .",
        "2023-03",
    ),
    "beside the verb that embeds it": (
        "buy",
        (
            f"Alibaba/NNP/nsubj agreed=agree/VBD/ROOT {ON_FRIDAY} to/TO/aux>buy buy/VB/xcomp"
            " Lazada/NNP/dobj>buy ."
        ),
        "2026-07-03",
    ),
    "beside the verb of saying": (
        "banned",
        (
            f"Tencent/NNP/nsubj said=say/VBD/ROOT {ON_FRIDAY} that/IN/mark>banned Alibaba/NNP/nsubj>banned"
            " banned=ban/VBD/ccomp Cursor/NNP/dobj>banned ."
        ),
        None,
    ),
    "of another verb": (
        "banned",
        (
            f"{BANNED} after/IN/mark>left Zhang/NNP/nsubj>left left=leave/VBD/advcl on/IN/prep>left"
            " Friday/NNP/pobj>on ."
        ),
        None,
    ),
    "of the event noun": (
        "ban",
        (
            "Alibaba/NNP/poss>ban 's/POS/case>Alibaba ban/NN/nsubj in/IN/prep>ban March/NNP/pobj>in"
            " 2023/CD/nummod>March failed=fail/VBD/ROOT ."
        ),
        "2023-03",
    ),
}


@pytest.mark.parametrize(("trigger", "text", "expected"), CASES.values(), ids=CASES.keys())
def test_time(trigger: str, text: str, expected: str | None) -> None:
    doc = parse(text)
    doc._.published = "2026-07-05"
    assert list(find_times(doc, [candidate(doc, trigger)], [ACTUAL])) == [expected]


@pytest.mark.parametrize("rule", ["role.copula", "structure.compound", "adjective.copula"])
def test_a_state_has_no_time(rule: str) -> None:
    doc = parse(f"{BANNED} {ON_FRIDAY} .")
    doc._.published = "2026-07-05"
    assert list(find_times(doc, [candidate(doc, "banned", rule=rule)], [ACTUAL])) == [None]


def test_without_a_publication_date_friday_is_no_day() -> None:
    doc = parse(f"{BANNED} {ON_FRIDAY} .")
    assert list(find_times(doc, [candidate(doc, "banned")], [ACTUAL])) == [None]


def test_the_time_of_a_plan_is_not_that_of_its_announcement() -> None:
    text, expected = CASES["beside the verb that embeds it"][1:]
    doc = parse(text)
    doc._.published = "2026-07-05"
    plan = candidate(doc, "buy")
    assert list(find_times(doc, [plan, plan], [PLANNED, ACTUAL])) == [expected, expected]
    assert list(find_times(doc, [plan], [PLANNED])) == [None]


TENSES: Final[dict[str, tuple[str, str | None]]] = {
    "Apple sued Google on Thursday.": ("sues", "2026-07-02"),
    "Apple will sue Google on Thursday.": ("sues", "2026-07-09"),
    "Apple sued Google in December.": ("sues", "2025-12"),
    "Apple will sue Google in December.": ("sues", "2026-12"),
    "Apple sued Google last August.": ("sues", "2025-08"),
    "Apple criticised Google in a statement on Friday.": ("criticises", "2026-07-03"),
    "Apple criticised Google in a 2019 report.": ("criticises", "2019"),
    "Apple sued Google in Berlin in May.": ("sues", "2026-05"),
    "Google praised Facebook's 2014 purchase of WhatsApp.": ("acquires", "2014"),
    "Apple cancelled last week's launch of Siri.": ("discontinues", None),
    "Norway has been a member of NATO since 1949.": ("member_of", "1949"),
    "Norway was a member of NATO in 1955.": ("member_of", None),
    "Sweden became a member of NATO in March 2024.": ("member_of", "2024-03"),
    "Apple sued Google after July 2.": ("sues", None),
    "Tim Cook appeared on The Tonight Show.": ("appears_in", None),
}


@pytest.mark.parametrize(("text", "relation", "expected"), [(k, *v) for k, v in TENSES.items()])
def test_times_of_sentences(text: str, relation: str, expected: str | None, nlp: Language) -> None:
    extraction = read_article(nlp, Article(id="t", text=text, published="2026-07-05"))
    assert {claim.time for claim in extraction.claims if claim.relation == relation} <= {expected}
    assert any(claim.relation == relation for claim in extraction.claims)
