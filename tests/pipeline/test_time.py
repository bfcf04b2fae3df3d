"""The time that belongs to a claim, not any in the sentence; parses written by hand."""

from __future__ import annotations

from typing import Final

import pytest

from eventgraph.pipeline.time import find_times

from .notation import candidate, parse

BANNED: Final = "Alibaba/NNP/nsubj banned=ban/VBD/ROOT Cursor/NNP/dobj"
ON_FRIDAY: Final = "on/IN/prep Friday/NNP/pobj>on"

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
    assert list(find_times(doc, [candidate(doc, trigger)])) == [expected]


@pytest.mark.parametrize("rule", ["role.copula", "structure.compound", "adjective.copula"])
def test_a_state_has_no_time(rule: str) -> None:
    doc = parse(f"{BANNED} {ON_FRIDAY} .")
    doc._.published = "2026-07-05"
    assert list(find_times(doc, [candidate(doc, "banned", rule=rule)])) == [None]


def test_without_a_publication_date_friday_is_no_day() -> None:
    doc = parse(f"{BANNED} {ON_FRIDAY} .")
    assert list(find_times(doc, [candidate(doc, "banned")])) == [None]
