"""Claims of all articles -> the happenings that they tell of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from eventgraph import ids
from eventgraph.ontology.logic import Logic, RelationLogic
from eventgraph.records import Factuality
from eventgraph.records.event import Event
from eventgraph.resolution.claim_sighting import ClaimSighting, of_one_sentence
from eventgraph.resolution.occurrences import MONTH, SLACK, SPAN, Occurrence, occurrences, one_occurrence
from eventgraph.resolution.participants import NAMED, Participant, ends, may_be_one, metonyms
from eventgraph.resolution.periods import period

STRENGTH: Final = tuple(Factuality)
BUCKET: Final = 2 * MONTH
"""Days of a bucket in which tellings are looked for that name the participants otherwise."""


class _Telling(NamedTuple):
    """A happening as those tell it who name the same two entities."""

    logic: RelationLogic
    subject: Participant
    object: Participant
    told: Occurrence


def find_events(claims: Iterable[ClaimSighting], logic: Logic) -> tuple[Event, ...]:
    """Return the happenings that claims tell of, sorted by id: a pure function of the set of claims.

    Each claim of a relation that is no state tells of at most one; one that is only denied did not happen.
    """
    known = sorted(set(claims), key=lambda claim: claim.id)
    standing_in = metonyms(known, logic)
    tellings = [telling for group in _alike(known, logic) for telling in _tellings(group, logic)]
    together = (_event(group, logic) for group in _together(tellings, standing_in))
    return tuple(sorted((event for event in together if event), key=lambda event: event.id))


def _alike(claims: Iterable[ClaimSighting], logic: Logic) -> Iterator[list[ClaimSighting]]:
    """Yield claims of one kind of happening between the same two entities."""
    groups: dict[tuple[str, ...], list[ClaimSighting]] = defaultdict(list)
    for claim in claims:
        if claim.relation in logic and logic[claim.relation].aspect != "state":
            relation = logic[claim.relation]
            pair = (claim.subject, claim.object)
            groups[relation.kind, *(sorted(pair) if relation.symmetric else pair)].append(claim)
    yield from (groups[key] for key in sorted(groups))


def _tellings(claims: Sequence[ClaimSighting], logic: Logic) -> Iterator[_Telling]:
    relation = logic[claims[0].relation]
    subject, obj = ends(claims[0])
    only_once = all(logic[claim.relation].aspect == "once" for claim in claims)
    named = subject.type in NAMED and obj.type in NAMED
    for told in [one_occurrence(claims)] if only_once and named else occurrences(claims):
        yield _Telling(relation, subject, obj, told)


def _together(
    tellings: Sequence[_Telling], standing_in: frozenset[tuple[str, str]]
) -> Iterator[list[ClaimSighting]]:
    """Yield the claims of tellings that name the participants otherwise, with those of the best-known one.

    The telling with most origins takes all that go with it, then the next of the rest (star clustering):
    none is joined by way of a third.
    """
    ordered = sorted(tellings, key=_prominence)
    index: dict[tuple[str, str, int | None], list[int]] = defaultdict(list)
    for number, telling in enumerate(ordered):
        for key in _keys(telling, around=0):
            index[key].append(number)
    taken: set[int] = set()
    for number, head in enumerate(ordered):
        if number not in taken:
            near = {other for key in _keys(head, around=1) for other in index[key]} - taken
            star = [
                n
                for n in sorted(near | {number})
                if n == number or _go_together(head, ordered[n], standing_in)
            ]
            taken.update(star)
            yield [claim for n in star for claim in ordered[n].told.claims]


def _prominence(telling: _Telling) -> tuple[int, int, str]:
    published = telling.told.published
    origins = len({claim.origin for claim in telling.told.claims})
    return -origins, published.first if published else 0, min(claim.id for claim in telling.told.claims)


def _keys(telling: _Telling, *, around: int) -> Iterator[tuple[str, str, int | None]]:
    when = telling.told.time or telling.told.published
    buckets = range(when.first // BUCKET - around, when.last // BUCKET + around + 1) if when else (None,)
    for end in (telling.subject, telling.object):
        yield from ((telling.logic.kind, end.id, bucket) for bucket in buckets)


def _go_together(head: _Telling, other: _Telling, standing_in: frozenset[tuple[str, str]]) -> bool:
    if not _near(head.told, other.told) or _listed(head, other):
        return False
    pairs = [(head.subject, other.subject, head.object, other.object)]
    if head.logic.symmetric:
        pairs.append((head.subject, other.object, head.object, other.subject))
    return any(
        (one.id == same.id or two.id == alike.id)
        and may_be_one(one, same, standing_in)
        and may_be_one(two, alike, standing_in)
        for one, same, two, alike in pairs
    )


def _listed(head: _Telling, other: _Telling) -> bool:
    """Tell whether a sentence describes two things beside each other ("two guards and three guards")."""
    described = not {end.type for end in (head.object, other.object)} & NAMED
    return (
        described
        and head.object.id != other.object.id
        and of_one_sentence(head.told.claims, other.told.claims)
    )


def _near(one: Occurrence, other: Occurrence) -> bool:
    """Tell whether two tellings may be of one time: a vague date only goes with the same."""
    if one.time and other.time:
        vague = max(one.time.last - one.time.first, other.time.last - other.time.first) > MONTH
        return one.time == other.time if vague else one.time.apart(other.time) <= SLACK
    if not one.published or not other.published:
        return False
    if one.time or other.time:
        time, told = (one.time, other.published) if one.time else (other.time, one.published)
        return time is not None and told.first - time.first >= -SLACK and told.first - time.last <= SPAN
    return abs(one.published.first - other.published.first) <= SPAN


def _event(claims: Sequence[ClaimSighting], logic: Logic) -> Event | None:
    """Return the event that the claims tell of; None where all say that there was none."""
    if all(claim.factuality == Factuality.NEGATED for claim in claims):
        return None
    ordered = sorted(claims, key=lambda claim: (claim.published or "9999", claim.article, claim.id))
    days = sorted(claim.published for claim in claims if claim.published)
    relation = _most_told((claim.relation, claim.origin) for claim in claims)[0]
    return Event(
        id=ids.event_id(ordered[0].id),
        relation=relation,
        family=logic[relation].family,
        factuality=min((claim.factuality for claim in claims), key=STRENGTH.index),
        subjects=_most_told((claim.subject, claim.origin) for claim in claims),
        objects=_most_told((claim.object, claim.origin) for claim in claims),
        places=_most_told((claim.place, claim.origin) for claim in claims if claim.place),
        time=best_known_date(claims),
        first_reported=days[0] if days else None,
        last_reported=days[-1] if days else None,
        first_article=ordered[0].article,
        articles=tuple(sorted({claim.article for claim in claims})),
        origins=len({claim.origin for claim in claims}),
        claims=tuple(sorted(claim.id for claim in claims)),
    )


def best_known_date(claims: Iterable[ClaimSighting]) -> str | None:
    """Return the most precise time of the claims; of these the one of most origins, then the earliest.

    What was taken back does not count, unless nothing else is dated.
    """
    dated = {
        (claim.time, claim.origin, claim.superseded) for claim in claims if claim.time and period(claim.time)
    }
    held = {(time, origin) for time, origin, superseded in dated if not superseded}
    votes = Counter(time for time, _ in held or {(time, origin) for time, origin, _ in dated})
    return min(votes, key=lambda time: (-len(time), -votes[time], time), default=None)


def _most_told(told: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the values of (value, origin), those of most origins first."""
    votes = Counter(value for value, _ in set(told))
    return tuple(sorted(votes, key=lambda value: (-votes[value], value)))
