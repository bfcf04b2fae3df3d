"""What belongs to the possessor before a name: "its Twitch unit", "Sony's Crunchyroll service".

A noun behind a name says what it is; the possessor before says whose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import is_possessive_mark
from eventgraph.pipeline.layers import Proposition, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.layers import Name

PRONOUN: Final = "PRP$"
NOUN: Final = "NN"
MADE: Final = frozenset({"Product", "Work"})
CLASSES: Final = ("Organization", "Product", "Work")
LONGEST_DESCRIPTION: Final = 3
LONGEST_BEHIND: Final = 6


def find_owned(doc: Doc, names: list[Name], ontology: Ontology) -> Iterator[Proposition]:
    """Yield the roles that nouns behind names give them, and what a possessor without a name has made."""
    ends = {name.end for name in names}
    held = ontology.cue("noun", "held")
    told = held.union(*(ontology.cue("noun", kind) for kind in CLASSES))
    for name in names:
        owner = _owner(doc, name) if name.role == "name" else None
        if owner is None:
            continue
        root = name.root(doc).i
        noun = _noun_behind(doc, name)
        lemma = noun.lemma_.lower() if noun is not None else ""
        if noun is not None and lemma in told and name.type != "Place":
            roles = (Role("subject", root), Role("possessive", owner.i))
            yield Proposition("role", noun.i, (lemma,), roles, "compound")
        adjacent = owner.i + 1 in ends and owner.i + 2 == name.start
        made = noun is None or lemma in told - held
        if name.type in MADE and not adjacent and made:
            roles = (Role("subject", owner.i), Role("object", root))
            yield Proposition("structure", root, ("possessive",), roles, "compound")


def _owner(doc: Doc, name: Name) -> Token | None:
    """Return the possessor before a name and its adjectives: a pronoun, a noun or another name."""
    position = name.start - 1
    while position > 0 and name.start - position <= LONGEST_DESCRIPTION and doc[position].pos_ == "ADJ":
        position -= 1
    if position >= 0 and doc[position].tag_ == PRONOUN:
        return doc[position]
    return doc[position - 1] if position > 0 and is_possessive_mark(doc[position]) else None


def _noun_behind(doc: Doc, name: Name) -> Token | None:
    """Return the noun that closes the phrase behind a name: "its Amazon Music streaming service"."""
    last = name.end
    while last < len(doc) and last - name.end < LONGEST_BEHIND and _may_be_between(doc[last]):
        last += 1
    closed = last == len(doc) or doc[last].pos_ != "PROPN"
    return doc[last - 1] if last > name.end and doc[last - 1].tag_ == NOUN and closed else None


def _may_be_between(token: Token) -> bool:
    return token.pos_ in ("NOUN", "ADJ") or token.tag_ == "VBN" or token.text == "-"
