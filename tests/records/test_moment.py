from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.records.moment import in_utc


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2026-07-05", "2026-07-05"),
        ("2026-07-05T23:30:00-04:00", "2026-07-06T03:30:00+00:00"),
        ("2026-07-05T08:00:00Z", "2026-07-05T08:00:00+00:00"),
        ("2026-07-05T08:00:00.25Z", "2026-07-05T08:00:00+00:00"),
        ("2026-07-05T08:00:00", "2026-07-05"),
        ("9999-12-31T23:00:00-04:00", "9999-12-31"),
        ("2026-07", None),
        ("2004/2005", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_times_are_in_utc_and_days_stay(written: str | None, kept: str | None) -> None:
    assert in_utc(written) == kept


@given(*[st.datetimes(datetime(1990, 1, 2), datetime(2090, 1, 1), timezones=st.timezones())] * 2)  # noqa: DTZ001
def test_strings_sort_as_times_do(one: datetime, other: datetime) -> None:
    first, second = sorted((one.replace(microsecond=0), other.replace(microsecond=0)))
    assert (in_utc(first.isoformat()) or "") <= (in_utc(second.isoformat()) or "")
