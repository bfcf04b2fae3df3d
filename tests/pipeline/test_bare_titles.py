"""Titles that leave out of whom, on parses written by hand."""

from __future__ import annotations

from typing import Final

import pytest

from eventgraph.pipeline.bare_titles import find_bare_titles

from .notation import names, parse

RELATIONAL: Final = frozenset({"rival", "supplier"})
CASES: Final[dict[str, tuple[str, list[tuple[str, str]]]]] = {
    "the subject's": (
        "Shell/NNP/nsubj sued=sue/VBD/ROOT rival/JJ/amod>Total Total/NNP/dobj .",
        [("Total", "Shell")],
    ),
    "the owner's of the noun it hangs on": (
        (
            "Shell/NNP/poss>takeover 's/POS/case>Shell takeover/NN/nsubj of/IN/prep>takeover"
            " rival/JJ/amod>Total Total/NNP/pobj>of failed=fail/VBD/ROOT ."
        ),
        [("Total", "Shell")],
    ),
    "the object's": (
        "rival/JJ/amod>Total Total/NNP/nsubj sued=sue/VBD/ROOT Shell/NNP/dobj .",
        [("Total", "Shell")],
    ),
    "an owned one is read elsewhere": (
        "Shell/NNP/nsubj sued=sue/VBD/ROOT its/PRP$/poss>Total rival/JJ/amod>Total Total/NNP/dobj .",
        [],
    ),
    "another noun": ("Shell/NNP/nsubj sued=sue/VBD/ROOT giant/NN/compound>Total Total/NNP/dobj .", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_owner(text: str, expected: list[tuple[str, str]]) -> None:
    doc = parse(text)
    found = find_bare_titles(doc, names(doc, "Shell:Organization", "Total:Organization"), RELATIONAL)
    assert [tuple(doc[role.token].text for role in p.roles) for p in found] == expected
