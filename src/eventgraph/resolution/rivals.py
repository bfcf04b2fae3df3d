"""Two entities where there can be one only: two makers of a product, two chief executives at one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from eventgraph.ontology.logic import ANY_CLASS, Logic, RelationLogic
from eventgraph.records import Factuality
from eventgraph.resolution.claim_sighting import ClaimSighting, of_one_sentence
from eventgraph.resolution.names import fold
from eventgraph.resolution.participants import NAMED, ends, may_be_one, metonyms, words
from eventgraph.resolution.periods import Period, day, period
from eventgraph.resolution.sides import Sides, origins

ADJECTIVES: Final = ("the ", "new ", "current ", "incumbent ")
"""What stands before a post without changing which it is."""
PERSON: Final = "Person"
SUBJECT: Final = 0
OBJECT: Final = 1
WEEK: Final = 7


class _Place(NamedTuple):
    """What has one holder: the `end` of a relation whose other end is `of`; `changes`: it may pass on."""

    relation: str
    post: str
    of: str
    end: int
    changes: bool


Held = Mapping[_Place, Mapping[str, Sequence[ClaimSighting]]]
"""What has one holder, and by ids of entities the claims that name them as its holder."""


def rivals(claims: Sequence[ClaimSighting], logic: Logic) -> Iterator[Sides]:
    """Yield pairs of holders of what has one holder only, if they have names, one class and one time.

    They are no rivals if they may be one under two names, if one is named for the other (`eg:metonymic`), or
    if one sentence names both ("developed by A and B"). What can pass on has rivals only where articles say
    of both within `WEEK` days that they have it.
    """
    related = metonyms(claims, logic)
    for place, holders in _held(claims, logic).items():
        ordered = sorted(holders, key=lambda each: (-origins(holders[each]), each))
        for one, other in combinations(ordered, 2):
            first, second = holders[one], holders[other]
            if place.changes:
                first, second = _of_one_week(first, second), _of_one_week(second, first)
            if first and second and _are_two(first, second, place.end, related):
                yield Sides("value", (one, other), tuple(first), tuple(second))


def _are_two(
    first: Sequence[ClaimSighting],
    second: Sequence[ClaimSighting],
    end: int,
    related: Collection[tuple[str, str]],
) -> bool:
    one, other = ends(first[0])[end], ends(second[0])[end]
    if (
        one.type not in NAMED
        or one.type != other.type
        or may_be_one(one, other, related)
        or of_one_sentence(first, second)
    ):
        return False
    return one.type != PERSON or words(one.name).isdisjoint(words(other.name))


def _held(claims: Iterable[ClaimSighting], logic: Logic) -> Held:
    held: dict[_Place, dict[str, list[ClaimSighting]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.relation in logic and claim.factuality == Factuality.ACTUAL and not claim.ended:
            for place in _places(claim, logic[claim.relation]):
                held[place][ends(claim)[place.end].id].append(claim)
    return {place: holders for place, holders in sorted(held.items()) if len(holders) > 1}


def _places(claim: ClaimSighting, relation: RelationLogic) -> Iterator[_Place]:
    subject, obj = ends(claim)
    for of_what, changes in ((relation.at_most_one, True), (relation.only_one, False)):
        if of_what.get("subject") in (ANY_CLASS, obj.type):
            yield _Place(claim.relation, "", obj.id, SUBJECT, changes)
        if of_what.get("object") in (ANY_CLASS, subject.type):
            yield _Place(claim.relation, "", subject.id, OBJECT, changes)
    if post := _post(claim.trigger, relation):
        yield _Place(claim.relation, post, obj.id, SUBJECT, changes=True)


def _post(trigger: str, relation: RelationLogic) -> str | None:
    title = trigger
    for adjective in ADJECTIVES:
        title = title.removeprefix(adjective)
    return {fold(name): first for name, first in relation.posts.items()}.get(title)


def _of_one_week(claims: Iterable[ClaimSighting], others: Iterable[ClaimSighting]) -> list[ClaimSighting]:
    """Return the claims whose day (of their time, else of publication) is within a week of another's."""
    days = sorted({told for claim in others if (told := _told(claim))})
    return [c for c in claims if (told := _told(c)) and any(told.apart(other) <= WEEK for other in days)]


def _told(claim: ClaimSighting) -> Period | None:
    published = day(claim.published)
    return period(claim.time) or (Period(published, published) if published is not None else None)
