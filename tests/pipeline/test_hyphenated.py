"""Participles that a hyphen joins to a name, on parses written by hand."""

from __future__ import annotations

import pytest

from eventgraph.pipeline.hyphenated import find_hyphenated
from eventgraph.pipeline.name_lists import Lists

from .notation import names, parse

NAMED = ("Berlin:Place", "Zalando:Organization", "Ikea:Organization", "Kurdish:Group")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berlin/NNP/dep - based=base/VBN/dep Zalando/NNP/ROOT .", [("base", ["Zalando"], "Berlin")]),
        (
            "Berlin/NNP/dep - based=base/VBN/dep online/JJ/dep retailer/NN/dep Zalando/NNP/ROOT .",
            [("base", ["Zalando"], "Berlin")],
        ),
        (
            (
                "Berlin/NNP/dep - based=base/VBN/dep firms=firm/NNS/dep Zalando/NNP/dep and/CC/dep"
                " Ikea/NNP/ROOT ."
            ),
            [("base", ["Zalando", "Ikea"], "Berlin")],
        ),
        ("Ikea/NNP/dep - owned=own/VBN/dep Kurdish/JJ/dep shops/NNS/ROOT .", []),
        ("Ikea/NNP/dep - owned=own/VBN/dep Zalando/NNP/dep shops=shop/NNS/ROOT .", []),
        ("Berlin/NNP/dep - Zalando/NNP/ROOT .", []),
        ("Berlin/NNP/dep - based=base/VBN/ROOT .", []),
    ],
)
def test_hyphenated(text: str, expected: list[tuple[str, list[str], str]]) -> None:
    doc = parse(text)
    found = names(doc, *NAMED)
    rows = []
    for one in find_hyphenated(doc, found, Lists(doc, found)):
        (owner,) = (doc[role.token].text for role in one.roles if role.marker == "in")
        rows.append((one.words[0], [doc[r.token].text for r in one.roles if r.position == "object"], owner))
    assert rows == expected
