"""Titles that leave out of whom: "Microsoft sued rival Google", "a deal with supplier Foxconn".

Whose rival that is, the clause says: its subject, or who owns the noun that the name hangs on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import children
from eventgraph.pipeline.layers import Name, Proposition, Role
from eventgraph.pipeline.subjects import surface_subject
from eventgraph.pipeline.verb_arguments import agents, patients

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

MODIFYING: Final = frozenset({"compound", "amod", "nmod"})


def find_bare_titles(doc: Doc, names: list[Name], relational: frozenset[str]) -> Iterator[Proposition]:
    """Yield the role of each name right behind a noun of relation that nothing owns.

    `relational` are the nouns that are always somebody's: rival, supplier, parent.
    """
    inside = {token for name in names for token in range(name.start, name.end)}
    for name in names:
        noun = doc[name.start - 1] if name.start else None
        if name.role == "adjective" or noun is None:
            continue
        if noun.lemma_.lower() not in relational or noun.dep_ not in MODIFYING:
            continue
        root = name.root(doc)
        if _is_owned(noun, root) or noun.i - 1 in inside:
            continue
        found = [owner for owner in owners(root) if owner != root and not root.is_ancestor(owner)]
        if found:
            roles = (Role("subject", root.i), *(Role("possessive", owner.i) for owner in found))
            yield Proposition("role", noun.i, (noun.lemma_.lower(),), roles, "compound")


def _is_owned(noun: Token, root: Token) -> bool:
    """Tell "its rival X" and "a rival X" from "rival X"."""
    return any(
        child.dep_ in ("poss", "det") and child.i < noun.i for child in (*root.children, *noun.children)
    )


def owners(root: Token) -> list[Token]:
    """Return whose something is where nothing says it.

    That is the subject of the clause, its object for a subject, or the owner of the governing noun.
    """
    if root.dep_ in ("nsubj", "nsubjpass"):
        return [noun for noun in patients(root.head) if noun != root] or agents(root.head)
    for ancestor in root.ancestors:
        owned = children(ancestor, "poss")
        if owned:
            return owned
        if ancestor.pos_ in ("VERB", "AUX"):
            subject = surface_subject(ancestor)
            return [subject] if subject is not None else []
    return []
