from __future__ import annotations

import pytest
from pydantic import ValidationError

from eventgraph.records import Decision

RIGHT = [
    ({"kind": "same", "a": "x", "b": "y"}, "x and y are the same"),
    ({"kind": "different", "a": "x", "b": "y"}, "x and y are different"),
    ({"kind": "rename", "a": "x", "value": "Y"}, "x is called Y"),
    ({"kind": "retype", "a": "x", "value": "Place"}, "x is a Place"),
    ({"kind": "reject", "a": "0422"}, "claim 0422 is rejected"),
]
WRONG = [
    {"kind": "same", "a": "x"},
    {"kind": "same", "a": "x", "b": "x"},
    {"kind": "different", "a": "x", "b": "y", "value": "z"},
    {"kind": "rename", "a": "x"},
    {"kind": "rename", "a": "x", "b": "y", "value": "z"},
    {"kind": "reject", "a": ""},
    {"kind": "perhaps", "a": "x", "b": "y"},
]


@pytest.mark.parametrize(("row", "words"), RIGHT)
def test_a_decision_in_words(row: dict[str, str], words: str) -> None:
    assert Decision.model_validate(row).words() == words


@pytest.mark.parametrize("row", WRONG)
def test_half_a_decision_is_none(row: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Decision.model_validate(row)
