"""Whom "his company" and "her government" mean: what the article says that people belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import children
from eventgraph.pipeline.territories import place_kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from eventgraph.pipeline.discourse import Discourse

POSSESSIVE: Final = "PRP$"


def resolve_belonging(token: Token, discourse: Discourse) -> tuple[int, ...]:
    """Return the organisation or country behind a noun that a pronoun for a person owns."""
    if token.tag_ != "NN":
        return ()
    owners = [child for child in children(token, "poss") if child.tag_ == POSSESSIVE]
    if not owners or children(token, "amod", "compound", "appos", "relcl"):
        return ()
    people = discourse.meaning.get(owners[0].i, ())
    if len(people) != 1 or discourse.names[people[0]].type != "Person":
        return ()
    noun, found = token.lemma_.lower(), belongings(people[0], discourse)
    if noun in discourse.ontology.cue("noun", "rule") | discourse.ontology.cue("noun", "country"):
        return _only([name for name in found if place_kind(name, discourse) == "country"], discourse)
    if noun in discourse.ontology.cue("noun", "any-company"):
        organizations = [name for name in found if discourse.names[name].type == "Organization"]
        return _only([name for name in organizations if not discourse.is_public(name)], discourse)
    return ()


def belongings(person: int, discourse: Discourse) -> list[int]:
    """Return the names that stand in the titles around a person's names: "X, president of Y", "Y's X"."""
    found = []
    for mention in discourse.entities[discourse.owner[person]].mentions:
        name = discourse.names[mention]
        root = name.root(discourse.doc)
        for part in (*root.lefts, *children(root, "appos")):
            if not any(word.pos_ in ("VERB", "AUX") for word in part.subtree):
                covering = (discourse.covering.get(word.i) for word in part.subtree)
                found += [other for other in covering if other is not None and other != mention]
    return found


def _only(names: list[int], discourse: Discourse) -> tuple[int, ...]:
    return tuple(names[:1]) if len({discourse.owner[name] for name in names}) == 1 else ()
