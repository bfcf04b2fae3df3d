"""Decides what each name is from all evidence in the article: one sense per discourse (Gale et al. 1992)."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from eventgraph.ontology.gazetteer import COUNTRY
from eventgraph.pipeline.name_evidence import GIVEN_NAME, KNOWN, LIKELY, TOLD, USUAL, own_evidence
from eventgraph.pipeline.type_evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from spacy.tokens import Doc

    from eventgraph.pipeline.entities import Lists
    from eventgraph.pipeline.layers import Name

Votes = dict[str, dict[str, float]]

MOST_HINTS: Final = 2.5
MOST_MARKS: Final = 2
ENOUGH: Final = {"Person": USUAL}
"""What a class must weigh to be shared; of most, what the article says."""
MANY: Final = 3
"""Names that are alike in a list, after which the only other is one too."""
LIST_MARKS: Final = frozenset({",", ";", "and", "or", "&"})


def decide_types(doc: Doc, names: list[Name], lists: Lists) -> list[Name]:
    """Return the names with the class that their mentions vote for together."""
    own: Votes = defaultdict(lambda: defaultdict(float))
    told: Votes = defaultdict(lambda: defaultdict(float))
    hints: Votes = defaultdict(lambda: defaultdict(float))
    for name in names:
        form = name.text(doc)
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
    firm |= {
        (form, "Person")
        for form, its in own.items()
        if min(its.get("Person", 0.0), hints[form].get("Person", 0.0)) >= USUAL
        and " " in form
        and form.split()[0] not in lists.family_names  # "Morrison Foerster"
    }
    votes = {form: _added(own[form], told[form], _capped(hints[form])) for form in own}
    known = {name.text(doc) for name in names if name.known is not None}
    firm |= _share_with_short_forms(votes, firm, known)
    _share_with_neighbours(doc, names, votes)
    return [_decided(name, name.text(doc), votes, firm) for name in names]


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


def _share_with_short_forms(
    votes: Votes, firm: set[tuple[str, str]], known: set[str]
) -> set[tuple[str, str]]:
    """Let "Lagarde" be what "Christine Lagarde" is; return what is sure of the short forms by that.

    What the gazetteer knows is no firm's short form: "California" beside the California Highway Patrol.
    """
    full = [(longer, _winner(its)) for longer, its in votes.items() if " " in longer]
    sure = set()
    for form, counter in votes.items():
        for longer, kind in full:
            if kind == "Organization" and form in known:
                continue
            weight = _shared_weight(form.split(), longer.split(), kind)
            if weight:
                counter[kind] += weight
            if weight >= TOLD and (longer, kind) in firm:
                sure.add((form, kind))
    return sure


def _shared_weight(form: list[str], words: list[str], kind: str) -> float:
    """Return how much a full name of a class speaks for its first or last words being the same."""
    if len(form) >= len(words):
        return 0.0
    first, last = form == words[: len(form)], form == words[-len(form) :]
    if kind == "Person":
        return KNOWN if last else TOLD * first
    if kind == "Organization":
        return KNOWN / 2 if first else USUAL * last
    return 0.0


def _share_with_neighbours(doc: Doc, names: list[Name], votes: Votes) -> None:
    """Let a name of which little is said be what most names of its list are."""
    decided = {
        form: kind
        for form, its in votes.items()
        if its and its[kind := _winner(its)] >= ENOUGH.get(kind, TOLD)
    }
    shared: Votes = defaultdict(lambda: defaultdict(float))
    for listed in _lists(doc, names):
        forms = [name.text(doc) for name in listed]
        kinds = Counter(decided[form] for form in forms if form in decided)
        for form in forms if kinds else ():
            if max(votes[form].values(), default=0.0) < GIVEN_NAME:
                kind, count = kinds.most_common(1)[0]
                shared[form][kind] = LIKELY if count >= MANY and count == len(listed) - 1 else USUAL
    for left, right in pairwise(names):
        if right.kind == COUNTRY and right.role == "name" and _is_between(doc, left, right, {","}):
            shared[left.text(doc)]["Place"] += LIKELY
    for form, counter in shared.items():
        for kind, weight in counter.items():
            votes[form][kind] += weight


def _lists(doc: Doc, names: list[Name]) -> Iterator[list[Name]]:
    """Yield the runs of names that only commas, semicolons or "and" separate."""
    run = names[:1]
    for left, right in pairwise(names):
        if not _is_between(doc, left, right, LIST_MARKS):
            yield run
            run = []
        run.append(right)
    yield run


def _is_between(doc: Doc, left: Name, right: Name, marks: Collection[str]) -> bool:
    between = range(left.end, right.start)
    return 0 < len(between) <= MOST_MARKS and all(doc[i].lower_ in marks for i in between)
