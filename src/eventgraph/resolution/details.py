"""One happening, told with different numbers, dates or places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple, TypeVar

from eventgraph.ontology.logic import Logic
from eventgraph.records import ContradictionKind, Factuality
from eventgraph.resolution.claim_sighting import ClaimSighting, of_one_sentence
from eventgraph.resolution.figures import Bounds, bounds, comparable
from eventgraph.resolution.names import fold
from eventgraph.resolution.participants import ends, metonyms
from eventgraph.resolution.periods import period
from eventgraph.resolution.sides import Matter, Sides, origins

PLACE: Final = "Place"
Value = TypeVar("Value", bound="_Figure | str")


class _Figure(NamedTuple):
    value: float
    unit: str
    allowed: Bounds

    def __str__(self) -> str:
        return f"{self.value:.15g} {self.unit}".strip()


def differing_details(
    matters: Iterable[Matter], claims: Sequence[ClaimSighting], logic: Logic
) -> Iterator[Sides]:
    """Yield amounts of one unit, counts, dates and places that cannot all be right.

    Only claims of one factuality are compared: that a plan was for another day or sum is no contradiction.
    Numbers are compared as their words allow (`figures.bounds`). Places are compared where some claim is
    about each of them, and none says that one lies in the other.
    """
    named = {fold(end.name): end.id for claim in claims for end in ends(claim) if end.type == PLACE}
    nested = metonyms((claim for claim in claims if claim.object_type == PLACE), logic)

    def place(claim: ClaimSighting) -> str | None:
        return named.get(fold(claim.place or ""))

    def apart(one: str, other: str) -> bool:
        return (one, other) not in nested

    for matter in matters:
        for factuality in (Factuality.ACTUAL, Factuality.PLANNED):
            told = tuple(claim for claim in matter.claims if claim.factuality == factuality)
            alike = matter._replace(claims=told)
            yield from _different("amount", alike, _amount, _figures_exclude)
            yield from _different("count", alike, _count, _figures_exclude)
            if matter.event:
                yield from _different("date", alike, _date, _dates_exclude)
                yield from _different("place", alike, place, apart)


def _different(
    kind: ContradictionKind,
    matter: Matter,
    value: Callable[[ClaimSighting], Value | None],
    exclude: Callable[[Value, Value], bool],
) -> Iterator[Sides]:
    """Yield pairs of values that exclude each other, those of more origins first."""
    groups: dict[Value, list[ClaimSighting]] = defaultdict(list)
    for claim in matter.claims:
        if (found := value(claim)) is not None:
            groups[found].append(claim)
    ordered = sorted(groups, key=lambda each: (-origins(groups[each]), str(each)))
    for one, other in combinations(ordered, 2):
        if exclude(one, other) and not of_one_sentence(groups[one], groups[other]):
            yield Sides(kind, (str(one), str(other)), tuple(groups[one]), tuple(groups[other]), matter.event)


def _amount(claim: ClaimSighting) -> _Figure | None:
    if claim.amount_value is None or not claim.amount_unit:
        return None
    return _Figure(claim.amount_value, claim.amount_unit, bounds(claim.amount_value, claim.amount))


def _count(claim: ClaimSighting) -> _Figure | None:
    if claim.count_value is None:
        return None
    return _Figure(claim.count_value, "", bounds(claim.count_value, claim.counted))


def _date(claim: ClaimSighting) -> str | None:
    return claim.time if period(claim.time) else None


def _figures_exclude(one: _Figure, other: _Figure) -> bool:
    same = one.unit == other.unit and comparable(one.value, other.value)
    return same and one.allowed.excludes(other.allowed)


def _dates_exclude(one: str, other: str) -> bool:
    first, second = period(one), period(other)
    return first is not None and second is not None and first.apart(second) > 0
