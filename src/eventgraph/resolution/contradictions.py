"""Claims that cannot all be right: shown side by side, none preferred."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from eventgraph import ids
from eventgraph.ontology.logic import Logic
from eventgraph.records import Contradiction, Event, Factuality
from eventgraph.resolution.belief import belief
from eventgraph.resolution.claim_sighting import ClaimSighting
from eventgraph.resolution.details import differing_details
from eventgraph.resolution.polarity import denials, within_articles
from eventgraph.resolution.rivals import rivals
from eventgraph.resolution.sides import Sides, happenings, matters


def find_contradictions(
    claims: Iterable[ClaimSighting], logic: Logic, events: Iterable[Event]
) -> tuple[Contradiction, ...]:
    """Return the contradictions between claims, sorted by id: a pure function of the set of claims.

    `events` are those of the same claims. Copies of one text do not contradict each other: the claims that
    are shown for the two sides are of different origins, or of one article. What was taken back counts, and
    is marked.
    """
    known = sorted(set(claims), key=lambda claim: claim.id)
    found = (_contradiction(sides) for sides in _disagreements(known, logic, tuple(events)))
    return tuple(sorted((each for each in found if each), key=lambda each: (each.id, each.values)))


def _disagreements(claims: Sequence[ClaimSighting], logic: Logic, events: Sequence[Event]) -> Iterator[Sides]:
    event_of = {claim: event.id for event in events for claim in event.claims}
    told = list(matters(claims, logic, event_of))
    yield from denials(told)
    lasting_ones = (matter for matter in told if matter.event is None)
    yield from differing_details([*happenings(claims, event_of), *lasting_ones], claims, logic)
    yield from rivals(claims, logic)
    lasting = {name for name, relation in logic.items() if relation.aspect == "state"}
    yield from within_articles(claims, event_of, lasting)


def _contradiction(sides: Sides) -> Contradiction | None:
    shown = _shown(sides)
    if shown is None:
        return None
    one, other = shown
    both = {*sides.first, *sides.second}
    return Contradiction(
        id=ids.contradiction_id(sides.kind, one.id, other.id),
        kind=sides.kind,
        claims=(one.id, other.id),
        values=sides.values,
        sides=(_ids(sides.first), _ids(sides.second)),
        support=(_support(sides.first), _support(sides.second)),
        event=sides.event,
        superseded=_ids(claim for claim in both if claim.superseded),
    )


def _shown(sides: Sides) -> tuple[ClaimSighting, ClaimSighting] | None:
    """Return the surest claims of the sides that are two witnesses, else two of one article."""
    first, second = sorted(sides.first, key=_preference), sorted(sides.second, key=_preference)
    of_two = (pair for pair in product(first, second) if pair[0].origin != pair[1].origin)
    of_one = (pair for pair in product(first, second) if pair[0].article == pair[1].article)
    return next(of_two, None) or next(of_one, None)


def _support(side: Sequence[ClaimSighting]) -> float:
    return belief(side, denied=all(claim.factuality == Factuality.NEGATED for claim in side))


def _preference(claim: ClaimSighting) -> tuple[bool, float, str]:
    return claim.superseded, -claim.confidence, claim.id


def _ids(claims: Iterable[ClaimSighting]) -> tuple[str, ...]:
    return tuple(sorted(claim.id for claim in claims))
