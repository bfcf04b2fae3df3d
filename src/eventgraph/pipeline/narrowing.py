"""What narrows a description: the place or body that it is of, "Germany's lender", "the FBI chief"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import children
from eventgraph.pipeline.discourse import noun_classes
from eventgraph.pipeline.party_labels import PARTY

if TYPE_CHECKING:
    from spacy.tokens import Token

    from eventgraph.pipeline.discourse import Discourse

SEATS: Final = frozenset({"Place"})
TITLED: Final = frozenset({"Place", "Organization"})
"""Classes of what a description may be narrowed by, and what a title may."""


def owning_places(token: Token, discourse: Discourse) -> frozenset[int] | None:
    """Return the places whose the noun is: "Germany's largest lender"; None where it is somebody else's.

    Organisations have their people: "Apple's chief executive".
    """
    owners = children(token, "poss")
    meant = [discourse.meaning.get(o.i) or (discourse.covering.get(o.i),) for o in owners]
    names = [names[0] for names in meant]
    holders = holding(token, discourse)
    if any(name is None or discourse.names[name].type not in holders for name in names):
        return None
    return frozenset(discourse.owner[name] for name in names if name is not None)


def holding(token: Token, discourse: Discourse) -> frozenset[str]:
    """Return the classes of those that a noun's bearer may be of."""
    titled = "Person" in noun_classes(noun_of(token), discourse.ontology)
    return TITLED if titled else SEATS


def noun_of(token: Token) -> str:
    """Return the noun as a dictionary has it; titles may be written like names: "Apple's CEO"."""
    return token.lower_ if token.pos_ == "PROPN" else token.lemma_.lower()


def is_party(entity: int, discourse: Discourse) -> bool:
    """Tell whether an entity is a party."""
    return any(discourse.names[m].kind == PARTY for m in discourse.entities[entity].mentions)
