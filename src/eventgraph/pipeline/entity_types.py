"""Decides what each name is from all evidence in the article: one sense per discourse (Gale et al. 1992)."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from eventgraph.ontology.gazetteer import COUNTRY
from eventgraph.pipeline.type_evidence import GIVEN_NAME, KNOWN, LIKELY, TOLD, USUAL, evidence, own_evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc

    from eventgraph.pipeline.entities import Lists
    from eventgraph.pipeline.layers import Name

Votes = dict[str, dict[str, float]]

MOST_HINTS: Final = 2.5
MOST_MARKS: Final = 2
ENOUGH: Final = {"Person": USUAL}
"""What a class must weigh to be shared; of most, what the article says."""
LIST_MARKS: Final = frozenset({",", ";", "and", "or", "&"})


def decide_types(doc: Doc, names: list[Name], lists: Lists) -> list[Name]:
    """Return the names with the class that their mentions vote for together."""
    own: Votes = defaultdict(lambda: defaultdict(float))
    told: Votes = defaultdict(lambda: defaultdict(float))
    hints: Votes = defaultdict(lambda: defaultdict(float))
    for name in names:
        form = doc[name.start : name.end].text
        if form not in own or name.known is not None:
            own[form] = _added(*({kind: weight} for kind, weight in own_evidence(doc, name, lists)))
        if name.type and name.known is None and (trust := _trust(doc, name, lists)):
            hints[form][name.type] += trust
        for kind, weight in evidence(doc, name, lists):
            (hints if weight < GIVEN_NAME else told)[form][kind] += weight
    firm = {
        (form, kind)
        for part in (own, told)
        for form, its in part.items()
        for kind, w in its.items()
        if w >= GIVEN_NAME
    }
    votes = {form: _added(own[form], told[form], _capped(hints[form])) for form in own}
    _share_with_short_forms(votes)
    _share_with_neighbours(doc, names, votes)
    return [_decided(name, doc[name.start : name.end].text, votes, firm) for name in names]


def _trust(doc: Doc, name: Name, lists: Lists) -> float:
    """Return what the recogniser's class is worth: PERSON of other words than people's names is little."""
    words = [token.text for token in doc[name.start : name.end]]
    if name.type != "Person":
        return USUAL
    personal = [word in lists.given_names or word in lists.family_names for word in words]
    if not any(personal) and all(word in lists.common for word in words):
        return 0.0
    return USUAL if len(words) > 1 and (personal[0] or personal[-1]) else USUAL / 2


def _capped(hints: Mapping[str, float]) -> dict[str, float]:
    """Return hints that together weigh no more than a few: what is usual is not truer for being repeated."""
    scale = MOST_HINTS / max(MOST_HINTS, sum(hints.values()))
    return {kind: weight * scale for kind, weight in hints.items()}


def _added(*parts: Mapping[str, float]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for part in parts:
        for kind, weight in part.items():
            total[kind] += weight
    return total


def _decided(name: Name, form: str, votes: Votes, firm: set[tuple[str, str]]) -> Name:
    """Return the name with its class, and whether more than a tagger's guess says so."""
    if name.role != "name":
        return name._replace(sure=True)
    kind = _winner(votes[form])
    return name._replace(type=kind, sure=(form, kind) in firm)


def _winner(votes: Mapping[str, float]) -> str:
    return min(votes, key=lambda kind: (-votes[kind], kind)) if votes else "Organization"


def _share_with_short_forms(votes: Votes) -> None:
    """Let "Neumann" be what "Adam Neumann" is."""
    full = {form: counter for form, counter in votes.items() if " " in form}
    for form, counter in votes.items():
        if " " in form:
            continue
        for longer, its in full.items():
            words = longer.split()
            if form == words[-1] and _winner(its) == "Person":
                counter["Person"] += KNOWN
            elif form == words[0] and _winner(its) == "Organization":
                counter["Organization"] += KNOWN / 2
            elif form == words[0] and _winner(its) == "Person":
                counter["Person"] += TOLD
            elif form == words[-1] and _winner(its) == "Organization":
                counter["Organization"] += USUAL


def _share_with_neighbours(doc: Doc, names: list[Name], votes: Votes) -> None:
    """Let a name of which little is said be what the names listed beside it are."""
    decided = {
        form: kind for form, its in votes.items() if its[kind := _winner(its)] >= ENOUGH.get(kind, TOLD)
    }
    shared: Votes = defaultdict(lambda: defaultdict(float))
    for left, right in _listed(doc, names):
        if right.kind == COUNTRY and right.role == "name" and doc[left.end].text == ",":
            shared[doc[left.start : left.end].text]["Place"] += LIKELY
        a, b = doc[left.start : left.end].text, doc[right.start : right.end].text
        for form, other in ((a, b), (b, a)):
            if other in decided and max(votes[form].values(), default=0.0) < GIVEN_NAME:
                shared[form][decided[other]] = USUAL
    for form, counter in shared.items():
        for kind, weight in counter.items():
            votes[form][kind] += weight


def _listed(doc: Doc, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield the pairs of names that only a comma, a semicolon or "and" separates."""
    for left, right in pairwise(names):
        between = [token.lower_ for token in doc[left.end : right.start]]
        if 0 < len(between) <= MOST_MARKS and LIST_MARKS.issuperset(between):
            yield left, right
