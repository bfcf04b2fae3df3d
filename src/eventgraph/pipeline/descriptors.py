"""Nouns that end a phrase and mean the name in it: "CRH plc", "the Zara chain", "the Kindle app"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.ontology.gazetteer import load_suffixes
from eventgraph.pipeline.dependencies import all_children, children
from eventgraph.pipeline.verb_arguments import obliques

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.layers import ArticleName, Name

CALLED: Final = frozenset({"known", "called", "named", "dubbed"})
NAMING: Final = frozenset({"compound", "nmod"})
DESCRIBED: Final = ("Organization", "Product", "Work")
LENGTH: Final = 3
"""Words between a name and the noun that says what it is: "the Zara fashion chain"."""


def head_behind(doc: Doc, name: Name, entity: ArticleName, ontology: Ontology) -> int | None:
    """Return the token behind a name that means nothing but the name: its legal form, or what it is."""
    root = name.root(doc)
    head = root.head
    if root.dep_ not in NAMING or not 0 <= head.i - name.end <= LENGTH:
        return None
    form = head.i == name.end and _is_legal_form(head, entity, ontology)
    return head.i if form or _describes(head, entity, ontology) else None


def _is_legal_form(noun: Token, entity: ArticleName, ontology: Ontology) -> bool:
    """Tell "CRH plc" from "the Lisbon company"."""
    common = noun.lower_ in ontology.cue("noun", "Organization")
    return entity.type == "Organization" and not common and noun.lower_.replace(".", "") in load_suffixes()


def _describes(noun: Token, entity: ArticleName, ontology: Ontology) -> bool:
    """Tell whether the noun says what the name before it is: "the Zara chain", but not "a Tesla car".

    A company's name stands before whatever is the company's; only the nouns that say no more than that it
    is a company mean itself.
    """
    if noun.tag_ != "NN" or any(child.lower_ in ("a", "an") for child in all_children(noun)):
        return False
    lemma = noun.lemma_.lower()
    kinds = {kind for kind in DESCRIBED if lemma in ontology.cue("noun", kind)}
    general = lemma in ontology.cue("noun", "descriptor")
    if entity.type in kinds:
        return general or entity.type != "Organization"
    return general and bool(kinds) and not entity.sure


def names_called(noun: Token) -> Iterator[Token]:
    """Yield what a noun is called: "the group known as X", "a militia called X"."""
    for participle in children(noun, "acl"):
        if participle.lower_ in CALLED:
            yield from children(participle, "oprd", "dobj", "attr")
            yield from (name for marker, _, name in obliques(participle) if marker == "as")
