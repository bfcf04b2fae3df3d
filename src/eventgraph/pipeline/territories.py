"""Which country, state or town a definite noun means: "the country", "the government", "US troops"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.ontology.gazetteer import load_constituencies, load_countries, load_wide_places
from eventgraph.pipeline.dependencies import children, spread
from eventgraph.pipeline.descriptions import MODIFIERS
from eventgraph.pipeline.verb_arguments import obliques

if TYPE_CHECKING:
    from spacy.tokens import Token

    from eventgraph.pipeline.definites import Definite
    from eventgraph.pipeline.discourse import Discourse

SPONSORED: Final = frozenset(
    {"backed", "led", "supported", "allied", "trained", "funded", "sponsored", "aligned"}
)
KINDS: Final = ("country", "federal-state", "town")
"""Signals of the nouns for kinds of places; also what `place_kind` returns."""


def resolve_territory(definite: Definite, discourse: Discourse) -> tuple[int, ...]:
    """Return the place that a noun for one means: the only one of its kind near, else the article's topic."""
    if definite.words:
        return ()
    if definite.noun in discourse.ontology.cue("noun", "capital"):
        return _capital(definite, discourse)
    if definite.places:
        return ()
    if definite.noun in discourse.ontology.cue("noun", "rule"):
        return _government(definite, discourse)
    kind = next((k for k in KINDS if definite.noun in discourse.ontology.cue("noun", k)), "")
    return _of_kind(kind, definite, discourse) if kind else ()


def place_kind(name: int, discourse: Discourse) -> str:
    """Return what a named place is: a country, a state of a federation, a town, or "" (a sea, a region)."""
    _, _, kind, role, known, *_ = discourse.names[name]
    if kind != "Place" or known in load_wide_places():
        return ""
    if known in load_countries():
        return "country"
    if known in load_constituencies().values():
        return "federal-state"
    return "town" if role != "adjective" else ""


def _of_kind(kind: str, definite: Definite, discourse: Discourse) -> tuple[int, ...]:
    for phrases in discourse.before(definite.token):
        named = [
            p.names[0] for p in phrases if len(p.names) == 1 and place_kind(p.names[0], discourse) == kind
        ]
        if named:
            only = len({discourse.owner[name] for name in named}) == 1
            by_itself = any(_stands_alone(name, kind, discourse) for name in named)
            sure = only and (by_itself or discourse.is_dominant(discourse.owner[named[-1]]))
            return (named[-1],) if sure else ()
    of_kind = [name for name in range(len(discourse.names)) if place_kind(name, discourse) == kind]
    return discourse.topic(of_kind, definite.token)


def _stands_alone(name: int, kind: str, discourse: Discourse) -> bool:
    """Tell a country from an adjective or modifier: "in America" from "with US support"."""
    span = discourse.names[name]
    modifies = kind == "country" and span.root(discourse.doc).dep_ in MODIFIERS
    return span.role != "adjective" and not modifies


def _government(definite: Definite, discourse: Discourse) -> tuple[int, ...]:
    """Return the country whose "government" it is: the only one near, if none is named more often."""
    near = [
        phrase.names[0]
        for phrases in discourse.before(definite.token)
        for phrase in reversed(phrases)
        if len(phrase.names) == 1 and place_kind(phrase.names[0], discourse) == "country"
    ]
    only = len({discourse.owner[name] for name in near}) == 1
    return (near[0],) if only and discourse.is_dominant(discourse.owner[near[0]]) else ()


def _capital(definite: Definite, discourse: Discourse) -> tuple[int, ...]:
    """Return the only capital that the sentences before name."""
    near = [
        name
        for phrases in discourse.before(definite.token)
        for phrase in reversed(phrases)
        for name in phrase.names
        if discourse.names[name].role == "capital"
    ]
    return (near[0],) if len({discourse.owner[name] for name in near}) == 1 else ()


def resolve_state(token: Token, discourse: Discourse) -> tuple[int, ...]:
    """Return the countries whose government or forces a noun means: "the Chinese government", "US troops"."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in discourse.ontology.cue("noun", "state"):
        return ()
    modifiers = [child for child in children(token, *MODIFIERS, "poss") if child.i < token.i]
    places = [word for child in modifiers for word in spread(child)]
    places += [word for marker, _, noun in obliques(token) if marker == "of" for word in spread(noun)]
    named = [discourse.covering.get(word.i) for word in places]
    found = [name for name in named if name is not None]
    common = {word.lower_ for word, name in zip(places, named, strict=True) if name is None}
    if common & discourse.ontology.cue("modifier", "another"):
        return ()
    if not all(discourse.names[name].type == "Place" for name in found):
        return ()
    # "Russian-backed forces" are not Russia's, "Russian-backed Syrian forces" are Syria's.
    sponsored = max((child.i for child in children(token, "amod") if child.lower_ in SPONSORED), default=-1)
    return tuple(name for name in found if discourse.names[name].start > sponsored)
