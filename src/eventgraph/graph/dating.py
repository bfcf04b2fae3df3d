"""When something happened, by all who tell of it: the best-known date, and what it is the date of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from eventgraph.graph.interval import days_of
from eventgraph.graph.tellings import witness

if TYPE_CHECKING:
    from eventgraph.records.timeline import Precision, TimeOf

PRECISIONS: Final[dict[int, Precision]] = {4: "year", 7: "month", 10: "day"}
NEVER: Final = ("", "")
"""The days of what has no date: before all others, so that the latest are those with a date."""


class Dating(NamedTuple):
    """A date, whether it is of the happening or of the first publication, and the days that it may be."""

    time: str | None
    of: TimeOf | None
    days: tuple[str, str]

    @property
    def precision(self) -> Precision | None:
        """How exact the date is."""
        return PRECISIONS[len(self.time)] if self.time else None


def dating(edges: Collection[Mapping[str, Any]]) -> Dating:
    """Return the most exact time of claims, of several the one of most origins, else the first publication.

    What was taken back does not count, unless nothing else is dated.
    """
    dated = {
        (str(edge["time"]), witness(edge), bool(edge.get("superseded"))) for edge in edges if "time" in edge
    }
    held = {(time, origin) for time, origin, superseded in dated if not superseded}
    times = Counter(time for time, _ in held or {(time, origin) for time, origin, _ in dated})
    told = sorted(times, key=lambda time: (-len(time), -times[time], time))
    published = sorted(str(edge["published"])[:10] for edge in edges if "published" in edge)
    known = (*_dated(told, "happening"), *_dated(published, "publication"))
    return next(iter(known), Dating(None, None, NEVER))


def _dated(times: Collection[str], of: TimeOf) -> Iterator[Dating]:
    """Yield those that a calendar has."""
    for time in times:
        days = days_of(time)
        if days is not None:
            yield Dating(time, of, days)
