"""A member that is no article: which one, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from eventgraph.errors import ReadError
from eventgraph.readers.item import member_name
from eventgraph.readers.reasons import Reason
from eventgraph.readers.source import Place
from eventgraph.records import InputReport
from eventgraph.records.report import Status

STATUSES: Final[Mapping[str, Status]] = {
    Reason.UNKNOWN_TYPE: "skip",
    Reason.WITHDRAWN: "skip",
    Reason.PARTIAL: "warning",
}
"""What is not set aside: what was never meant to be read, and archives of which the whole parts are in."""


class Refused(NamedTuple):
    """A member of a file that cannot be read, while the others can."""

    member: str
    reason: ReadError


def row_of(place: Place, member: str, reason: ReadError) -> InputReport:
    """Return the row that says why a member is no article."""
    return InputReport(
        path=place.name,
        status=STATUSES.get(reason.code, "quarantine"),
        member=member_name(place, member),
        code=reason.code,
        message=str(reason),
        hint=reason.hint,
    )
