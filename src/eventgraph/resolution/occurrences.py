"""Claims of one kind between the same two -> how often it happened: dated claims first, then the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from eventgraph.records import Factuality
from eventgraph.resolution.claim_sighting import ClaimSighting
from eventgraph.resolution.periods import Period, day, period

SLACK: Final = 3
"""Days between which two dates are one date told carelessly (time zones, "overnight")."""
WINDOW: Final = 30
"""Days after (of plans: before) a happening for which claims without a date are taken to tell of it."""
SPAN: Final = 10
"""Days of publication within which claims without a date tell of one happening."""
MONTH: Final = 30
"""Days between the first and the last day of the longest month."""


class Occurrence(NamedTuple):
    """Claims of one happening; `time` is None where none of them is dated."""

    time: Period | None
    claims: tuple[ClaimSighting, ...]

    @property
    def published(self) -> Period | None:
        """Return the first and the last day of publication; None where none is known."""
        days = [known for claim in self.claims if (known := day(claim.published)) is not None]
        return Period(min(days), max(days)) if days else None


Home = tuple[int | None, ClaimSighting]
"""A claim, and the index of the happening that it joins."""


def occurrences(claims: Iterable[ClaimSighting]) -> list[Occurrence]:
    """Return the happenings that the claims tell of: a pure function of the set of claims.

    Days that lie near each other are one. A month, then a year, joins the happening within it that is nearest
    to publication, and stands for itself where there is none. A claim without a date joins the dated
    happening that is nearest before its publication (of plans: on either side), within `WINDOW` or for as
    long as articles gave its date. The rest goes by days of publication.

    Nothing is joined by way of a vague date: each claim is compared with dated happenings, never with those
    that joined them.
    """
    ordered = sorted(claims, key=lambda claim: claim.id)
    dated = _dated(ordered)
    anchors = [_anchor(each) for each in dated]
    homes = [(_home(claim, anchors), claim) for claim in ordered if not period(claim.time)]
    homeless = [claim for home, claim in homes if home is None]
    return _with_undated(_joined(dated, homes), homeless)


def one_occurrence(claims: Iterable[ClaimSighting]) -> Occurrence:
    """Return the only happening of its kind between two things, at the most precise time told most often."""
    ordered = tuple(sorted(claims, key=lambda claim: claim.id))
    votes = Counter(time for claim in ordered if (time := period(claim.time)))
    time = min(votes, key=lambda time: (time.last - time.first, -votes[time], time), default=None)
    return Occurrence(time, ordered)


def _dated(claims: Sequence[ClaimSighting]) -> list[Occurrence]:
    """Return the happenings of dated claims: of days, then those of months and years that hold none."""
    by_width: dict[int, list[ClaimSighting]] = defaultdict(list)
    for claim in claims:
        if known := period(claim.time):
            width = known.last - known.first
            by_width[width and (MONTH if width <= MONTH else MONTH + 1)].append(claim)
    found = _of_days(by_width[0])
    for width in (MONTH, MONTH + 1):
        found = _with_vague(found, by_width[width])
    return found


def _of_days(claims: Sequence[ClaimSighting]) -> list[Occurrence]:
    return [_occurrence(group) for group in _stretches(claims, _first_day, SLACK)]


def _occurrence(claims: Sequence[ClaimSighting]) -> Occurrence:
    times = [known for claim in claims if (known := period(claim.time))]
    time = Period(min(t.first for t in times), max(t.last for t in times)) if times else None
    return Occurrence(time, tuple(claims))


def _first_day(claim: ClaimSighting) -> int:
    known = period(claim.time)
    return known.first if known else 0


def _stretches(
    claims: Sequence[ClaimSighting], place: Callable[[ClaimSighting], int], length: int
) -> list[list[ClaimSighting]]:
    """Cut claims, in order of their place, where the stretch would get longer than `length` days."""
    groups: list[list[ClaimSighting]] = []
    for claim in sorted(claims, key=place):
        if groups and place(claim) - place(groups[-1][0]) <= length:
            groups[-1].append(claim)
        else:
            groups.append([claim])
    return groups


def _with_vague(found: list[Occurrence], vague: Sequence[ClaimSighting]) -> list[Occurrence]:
    """Return the happenings with claims of months (years), which stand for themselves if none fits."""
    homes = [(_within(claim, found), claim) for claim in vague]
    alone: dict[str | None, list[ClaimSighting]] = defaultdict(list)
    for home, claim in homes:
        if home is None:
            alone[claim.time].append(claim)
    return [*_joined(found, homes), *(_occurrence(alone[time]) for time in sorted(alone, key=str))]


def _within(claim: ClaimSighting, found: Sequence[Occurrence]) -> int | None:
    """Return the happening within the claim's month or year that is nearest to its publication."""
    time = period(claim.time)
    fitting = [n for n, each in enumerate(found) if time and each.time and not time.apart(each.time)]
    told = day(claim.published) or 0
    return min(fitting, key=lambda n: (_distance(found[n].time, told), n), default=None)


def _distance(time: Period | None, told: int) -> int:
    return max(0, time.first - told, told - time.last) if time else 0


class _Anchor(NamedTuple):
    """When something happened, and the last day on which articles tell of it without its date."""

    time: Period
    latest: int

    def takes(self, claim: ClaimSighting, told: int) -> bool:
        """Tell whether an article of the day `told` may mean this without giving its date."""
        if told < self.time.first - SLACK:
            return claim.factuality != Factuality.ACTUAL and self.time.first - told <= WINDOW
        # "In 2018" may be any of the year's happenings, until articles look back on it.
        is_vague = self.time.last - self.time.first > MONTH
        return (not is_vague or told > self.time.last) and told <= self.latest


def _anchor(occurrence: Occurrence) -> _Anchor:
    """Return the anchor of a dated happening; it reaches `WINDOW` days beyond the articles that date it."""
    time = occurrence.time or Period(0, 0)
    days = [known for claim in occurrence.claims if (known := day(claim.published)) is not None]
    return _Anchor(time, max([time.last, *days]) + WINDOW)


def _home(claim: ClaimSighting, anchors: Sequence[_Anchor]) -> int | None:
    """Return the dated happening that a claim without a date tells of, if there is one."""
    told = day(claim.published)
    if told is None:
        return 0 if len(anchors) == 1 else None
    fitting = [n for n, anchor in enumerate(anchors) if anchor.takes(claim, told)]
    return min(fitting, key=lambda n: (_distance(anchors[n].time, told), n), default=None)


def _joined(found: Sequence[Occurrence], homes: Sequence[Home]) -> list[Occurrence]:
    joining: dict[int, list[ClaimSighting]] = defaultdict(list)
    for home, claim in homes:
        if home is not None:
            joining[home].append(claim)
    return [Occurrence(each.time, (*each.claims, *joining[n])) for n, each in enumerate(found)]


def _with_undated(found: list[Occurrence], claims: Sequence[ClaimSighting]) -> list[Occurrence]:
    """Return the happenings with those of claims that no dated happening took, by days of publication."""
    published = [claim for claim in claims if day(claim.published) is not None]
    groups = _stretches(published, lambda claim: day(claim.published) or 0, SPAN)
    unknown = [claim for claim in claims if day(claim.published) is None]
    everything = [*found, *map(_occurrence, groups)]
    if unknown and len(everything) == 1:
        return _joined(everything, [(0, claim) for claim in unknown])
    return [*everything, *([_occurrence(unknown)] if unknown else [])]
