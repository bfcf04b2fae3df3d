"""What was planned or possible, and what became of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from eventgraph.ontology.logic import Logic
from eventgraph.records import Event, Factuality, Fate
from eventgraph.records.fate import Outcome
from eventgraph.resolution.claim_sighting import ClaimSighting
from eventgraph.resolution.events import best_known_date, find_events
from eventgraph.resolution.occurrences import SLACK, occurrences
from eventgraph.resolution.participants import ends, may_be_one, metonyms
from eventgraph.resolution.periods import DAY, Period, day, period
from eventgraph.resolution.sides import by_triple, origins

HORIZON: Final = 366
"""Days after a plan, or after the day it is for, within which what happens is what was planned."""
UNKNOWN: Final = 0
"""A day before all days."""
UNDECIDED: Final = frozenset({Factuality.PLANNED, Factuality.POSSIBLE})
OUTCOMES: Final[Mapping[Factuality, Outcome]] = {
    Factuality.ACTUAL: "carried out",
    Factuality.NEGATED: "denied",
}


class _Plan(NamedTuple):
    """Claims of one plan, the first day on which one was published, and the last on which it can happen."""

    claims: tuple[ClaimSighting, ...]
    event: str | None
    day: int
    latest: int


class _Told(NamedTuple):
    """A claim that may decide plans, its day; `event` is what it tells of, `happened` when that was."""

    day: int
    claim: ClaimSighting
    event: str | None
    happened: Period


def fates(claims: Iterable[ClaimSighting], logic: Logic, *, as_of: str | None = None) -> tuple[Fate, ...]:
    """Return what became of all plans and possibilities by `as_of` (ISO 8601, included; None: by now).

    Only what was published by then is known; claims without a day of publication always are. Claims of one
    plan go together as those of one event do. A plan is decided by claims of its kind about the same
    participants that were told no earlier, of what did not happen before it and within a year: by facts,
    else by denials of the very plan. What was taken back decides nothing. Sorted by the first report.
    """
    known = sorted({claim for claim in claims if _is_known(claim, as_of)}, key=lambda claim: claim.id)
    events = find_events(known, logic)
    event_of = {claim: event for event in events for claim in event.claims}
    related = metonyms(known, logic)
    deciding = _deciding(known, logic, event_of)
    found = (
        _fate(plan, _decisions(plan, deciding, logic, related), as_of)
        for plan in _plans(known, logic, event_of)
    )
    return tuple(sorted(found, key=lambda fate: (fate.first_reported or "", fate.claims)))


def _is_known(claim: ClaimSighting, as_of: str | None) -> bool:
    return as_of is None or claim.published is None or claim.published <= as_of[:DAY]


def _plans(claims: Sequence[ClaimSighting], logic: Logic, event_of: Mapping[str, Event]) -> Iterator[_Plan]:
    """Yield plans: of happenings by event, of states by participants and time."""
    open_ones = [claim for claim in claims if claim.factuality in UNDECIDED and claim.relation in logic]
    by_event: dict[str, list[ClaimSighting]] = defaultdict(list)
    for claim in open_ones:
        if claim.id in event_of:
            by_event[event_of[claim.id].id].append(claim)
    yield from (_plan(by_event[event], event) for event in sorted(by_event))
    lasting = [claim for claim in open_ones if claim.id not in event_of]
    for _, told in by_triple(lasting, logic, {}):
        yield from (_plan(each.claims, None) for each in occurrences(told))


def _plan(claims: Sequence[ClaimSighting], event: str | None) -> _Plan:
    days = [known for claim in claims if (known := day(claim.published)) is not None]
    first = min(days, default=UNKNOWN)
    due = period(best_known_date(claims))
    return _Plan(tuple(claims), event, first, HORIZON + max(first, due.last if due else first))


def _deciding(
    claims: Iterable[ClaimSighting], logic: Logic, event_of: Mapping[str, Event]
) -> Mapping[tuple[str, str], Sequence[_Told]]:
    """Return facts and denials by kind of relation and by either end, in order of publication."""
    found: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for claim in claims:
        if claim.relation in logic and _decides(claim):
            told = _told(claim, event_of.get(claim.id))
            for end in {claim.subject, claim.object}:
                found[logic[claim.relation].kind, end].append(told)
    return {key: sorted(each, key=_order) for key, each in found.items()}


def _decides(claim: ClaimSighting) -> bool:
    return claim.factuality in OUTCOMES and not claim.superseded and not claim.ended


def _told(claim: ClaimSighting, event: Event | None) -> _Told:
    published = day(claim.published)
    told = UNKNOWN if published is None else published
    happened = period(event.time if event else claim.time) or Period(told, told)
    return _Told(told, claim, event.id if event else None, happened)


def _order(told: _Told) -> tuple[int, str]:
    return told.day, told.claim.id


def _decisions(
    plan: _Plan,
    deciding: Mapping[tuple[str, str], Sequence[_Told]],
    logic: Logic,
    related: Collection[tuple[str, str]],
) -> list[_Told]:
    """Return the claims that decide a plan, first those that were published first."""
    first = plan.claims[0]
    relation = logic[first.relation]
    found: dict[str, _Told] = {}
    for end in (first.subject, first.object):
        for told in _no_earlier(deciding.get((relation.kind, end), ()), plan):
            if told.claim.id not in found and _is_about(
                told.claim, first, related, symmetric=relation.symmetric
            ):
                found[told.claim.id] = told
    return sorted(found.values(), key=_order)


def _no_earlier(told: Sequence[_Told], plan: _Plan) -> Iterator[_Told]:
    """Yield what was told, and happened, no earlier than the plan; of unknown days what is of one event."""
    if plan.day != UNKNOWN:
        for each in told[bisect_left(told, plan.day, key=_day) :]:
            if plan.day - SLACK <= each.happened.last and each.happened.first <= plan.latest:
                yield each
    unknown = bisect_left(told, UNKNOWN + 1, key=_day) if plan.day != UNKNOWN else len(told)
    yield from (each for each in told[:unknown] if each.event is not None and each.event == plan.event)


def _day(told: _Told) -> int:
    return told.day


def _is_about(
    told: ClaimSighting,
    plan: ClaimSighting,
    related: Collection[tuple[str, str]],
    *,
    symmetric: bool,
) -> bool:
    """Tell whether a claim is about the participants of a plan; a denial names the very same ones."""
    subject, obj = ends(plan)
    ways = [ends(told), ends(told)[::-1]] if symmetric else [ends(told)]
    if told.factuality == Factuality.NEGATED:
        same = [(one.id, other.id) for one, other in ways]
        return told.relation == plan.relation and (subject.id, obj.id) in same
    return any(
        (one.id == subject.id or other.id == obj.id)
        and may_be_one(one, subject, related)
        and may_be_one(other, obj, related)
        for one, other in ways
    )


def _fate(plan: _Plan, decisions: Sequence[_Told], as_of: str | None) -> Fate:
    facts = [told for told in decisions if told.claim.factuality == Factuality.ACTUAL]
    deciding = _of_first(facts or decisions)
    first = plan.claims[0]
    due = best_known_date(plan.claims)
    outcome = _outcome(plan, deciding)
    over = period(due)
    today = day(as_of)
    return Fate(
        claims=tuple(sorted(claim.id for claim in plan.claims)),
        subject=first.subject,
        relation=first.relation,
        object=first.object,
        factuality=min((claim.factuality for claim in plan.claims), key=tuple(Factuality).index),
        origins=origins(plan.claims),
        first_reported=min((claim.published for claim in plan.claims if claim.published), default=None),
        due=due,
        outcome=outcome,
        decided_by=tuple(sorted(told.claim.id for told in deciding)),
        decided=min((told.claim.published for told in deciding if told.claim.published), default=None),
        overdue=outcome == "open" and bool(over and today is not None and over.last < today),
        as_of=as_of,
    )


def _of_first(told: Sequence[_Told]) -> list[_Told]:
    """Return of the claims that decide a plan those that tell of the first of what happened."""
    return [
        each for each in told if each == told[0] or (each.event is not None and each.event == told[0].event)
    ]


def _outcome(plan: _Plan, deciding: Sequence[_Told]) -> Outcome:
    if deciding:
        return OUTCOMES[deciding[0].claim.factuality]
    return "withdrawn" if all(claim.superseded for claim in plan.claims) else "open"
