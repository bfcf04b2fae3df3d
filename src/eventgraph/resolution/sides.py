"""Two sides of a disagreement, and the claims that tell of one matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from eventgraph.ontology.logic import Logic
from eventgraph.records import ContradictionKind
from eventgraph.resolution.claim_sighting import ClaimSighting
from eventgraph.resolution.occurrences import occurrences


class Sides(NamedTuple):
    """Claims that say the one, and claims that say the other."""

    kind: ContradictionKind
    values: tuple[str, str]
    first: tuple[ClaimSighting, ...]
    second: tuple[ClaimSighting, ...]
    event: str | None = None


class Matter(NamedTuple):
    """Claims of one relation between the same two at one time; the event, if they tell of one."""

    claims: tuple[ClaimSighting, ...]
    event: str | None = None


def matters(claims: Sequence[ClaimSighting], logic: Logic, event_of: Mapping[str, str]) -> Iterator[Matter]:
    """Yield what claims may disagree on: happenings by event, states by time."""
    happened = [claim for claim in claims if claim.id in event_of]
    for (event, *_), told in by_triple(happened, logic, event_of):
        yield Matter(tuple(told), event)
    lasting = [
        claim for claim in claims if claim.relation in logic and logic[claim.relation].aspect == "state"
    ]
    for _, told in by_triple(lasting, logic, {}):
        yield from (Matter(each.claims) for each in occurrences(told))


def happenings(claims: Iterable[ClaimSighting], event_of: Mapping[str, str]) -> Iterator[Matter]:
    """Yield what one relation tells of one event, in whatever words it names the participants."""
    groups: dict[tuple[str, str], list[ClaimSighting]] = defaultdict(list)
    for claim in claims:
        if claim.id in event_of:
            groups[event_of[claim.id], claim.relation].append(claim)
    yield from (Matter(tuple(groups[key]), key[0]) for key in sorted(groups))


def by_triple(
    claims: Iterable[ClaimSighting], logic: Logic, event_of: Mapping[str, str]
) -> Iterator[tuple[tuple[str, ...], list[ClaimSighting]]]:
    """Yield claims of one event (or none), relation, subject and object, in a fixed order."""
    groups: dict[tuple[str, ...], list[ClaimSighting]] = defaultdict(list)
    for claim in claims:
        pair = (claim.subject, claim.object)
        is_mutual = claim.relation in logic and logic[claim.relation].symmetric
        ends = sorted(pair) if is_mutual else pair
        groups[event_of.get(claim.id, ""), claim.relation, *ends].append(claim)
    yield from ((key, groups[key]) for key in sorted(groups))


def origins(claims: Iterable[ClaimSighting]) -> int:
    """Return how many independent origins the claims have."""
    return len({claim.origin for claim in claims})
