"""Whom "the 27-year-old" means: the person whom the sentences before tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import children
from eventgraph.pipeline.pronouns import barred_tokens, choose

if TYPE_CHECKING:
    from spacy.tokens import Token

    from eventgraph.pipeline.discourse import Discourse

AGE: Final = ("-", "year", "-", "old")
ROLES: Final = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative"})


def resolve_age(token: Token, discourse: Discourse) -> tuple[int, ...]:
    """Return the person whom an age stands for; none where two are equally good."""
    if token.lower_ != AGE[-1] or token.dep_ not in ROLES or token.i < len(AGE):
        return ()
    words = tuple(word.lower_ for word in token.doc[token.i - len(AGE) + 1 : token.i + 1])
    if words != AGE or not any(child.lower_ == "the" for child in children(token, "det")):
        return ()
    barred = barred_tokens(token)
    for phrases in discourse.before(token):
        people = [p for p in phrases if p.type == "Person" and discourse.doc[p.token] not in barred]
        if people:
            return choose(people, discourse, single=False)
    return ()
