"""Days and times as articles have them, made comparable."""

from __future__ import annotations

from datetime import UTC, datetime


def in_utc(written: str | None) -> str | None:
    """Return an ISO 8601 time in UTC to the second, or a day as a day; None if it is neither.

    Two of the same kind sort as strings, and a day before the times of that day. A time without a zone is
    known to the day only.
    """
    try:
        moment = datetime.fromisoformat(written or "")
    except ValueError:
        return None
    if "T" not in (written or "") or moment.tzinfo is None:
        return moment.date().isoformat()
    try:
        return moment.astimezone(UTC).isoformat(timespec="seconds")
    except OverflowError:
        return moment.date().isoformat()
