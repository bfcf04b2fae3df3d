"""Nouns behind a name that mean the name, on parses written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.pipeline.descriptors import head_behind
from eventgraph.pipeline.layers import ArticleName

from .notation import names, parse

if TYPE_CHECKING:
    from eventgraph.ontology import Ontology

CASES: Final[dict[str, tuple[str, str, str | None]]] = {
    "a legal form": (
        "Shell/NNP/compound>plc plc/NNP/nsubj grew=grow/VBD/ROOT .",
        "Shell:Organization",
        "plc",
    ),
    "what a company is": (
        "the/DT/det>chain Zara/NNP/compound>chain chain/NN/nsubj grew=grow/VBD/ROOT .",
        "Zara:Organization",
        "chain",
    ),
    "what a product is": (
        "the/DT/det>app Kindle/NNP/compound>app app/NN/nsubj grew=grow/VBD/ROOT .",
        "Kindle:Product",
        "app",
    ),
    "what a company makes": (
        "the/DT/det>app Shell/NNP/compound>app app/NN/nsubj grew=grow/VBD/ROOT .",
        "Shell:Organization",
        None,
    ),
    "one of many": (
        "a/DT/det>chain Zara/NNP/compound>chain chain/NN/nsubj grew=grow/VBD/ROOT .",
        "Zara:Organization",
        None,
    ),
    "a part of a company": (
        "the/DT/det>team Shell/NNP/compound>team team/NN/nsubj grew=grow/VBD/ROOT .",
        "Shell:Organization",
        None,
    ),
}


@pytest.mark.parametrize(("text", "named", "expected"), CASES.values(), ids=CASES.keys())
def test_noun_behind(text: str, named: str, expected: str | None, ontology: Ontology) -> None:
    doc = parse(text)
    (name,) = names(doc, named)
    entity = ArticleName(doc[name.start : name.end].text, name.type, None, (0,), sure=True)
    head = head_behind(doc, name, entity, ontology)
    assert (None if head is None else doc[head].text) == expected
