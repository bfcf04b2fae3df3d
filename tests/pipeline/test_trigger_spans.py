"""Which tokens carry a relation: a word or a title of several, within one sentence."""

from __future__ import annotations

from typing import Final

import pytest

from eventgraph.pipeline.claims import trigger_span
from eventgraph.pipeline.layers import Proposition

from .notation import parse

TITLE: Final = "Cook/NNP/ROOT , chief/JJ/amod executive/NN/appos>Cook of/IN/prep Apple/NNP/pobj"
HEADING: Final = "Deal/NN/ROOT . UK/NNP/compound bank/NN/ROOT ."
CASES: Final[dict[str, tuple[str, Proposition, set[int], tuple[int, int]]]] = {
    "a title of two words": (TITLE, Proposition("role", 3, ("chief", "executive"), ()), set(), (2, 4)),
    "no name before it": (TITLE, Proposition("role", 3, ("chief", "executive"), ()), {2}, (3, 4)),
    "a verb is one word": (TITLE, Proposition("verb", 3, ("chief", "executive"), ()), set(), (3, 4)),
    "not beyond the sentence": (
        HEADING,
        Proposition("role", 3, ("deal", ".", "uk", "bank"), ()),
        set(),
        (2, 4),
    ),
}


@pytest.mark.parametrize(("text", "proposition", "named", "expected"), CASES.values(), ids=CASES.keys())
def test_span(text: str, proposition: Proposition, named: set[int], expected: tuple[int, int]) -> None:
    assert trigger_span(parse(text), proposition, named) == expected
