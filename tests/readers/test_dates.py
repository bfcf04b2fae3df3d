"""Dates as sources write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.readers.dates import find_date, leading_date, parse_date

DAYS = st.dates(min_value=date(1600, 1, 1))
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2026-07-05", "2026-07-05"),
        ("2026/07/05", "2026-07-05"),
        ("2026-07-06T08:20:00+01:00", "2026-07-06T08:20:00+01:00"),
        ("2026-07-06T08:20+0100", "2026-07-06T08:20:00+01:00"),
        ("2026-07-06 08:20:00 +0100", "2026-07-06T08:20:00+01:00"),
        ("2026-07-06T08:20:00.123Z", "2026-07-06T08:20:00Z"),
        ("2026-07-06 08:20:00 UTC", "2026-07-06T08:20:00Z"),
        ("20260706T082000Z", "2026-07-06T08:20:00Z"),
        ("2026-07-06T08:20:00", "2026-07-06"),
        ("Sun, 05 Jul 2026 10:00:00 GMT", "2026-07-05T10:00:00Z"),
        ("Sun, 05 Jul 2026 10:00:00 +0800", "2026-07-05T10:00:00+08:00"),
        ("5 July 2026", "2026-07-05"),
        ("5th of July, 2026", "2026-07-05"),
        ("July 5, 2026", "2026-07-05"),
        ("Sept. 2, 2026", "2026-09-02"),
        ("Thursday 27 August 2026 17.42", "2026-08-27"),
        ("July 5, 2026 at 10:30 AM EDT", "2026-07-05"),
    ],
)
def test_dates_that_are_read(written: str, iso: str) -> None:
    assert parse_date(written) == iso
    assert parse_date(f"  {written}\n") == iso


NO_DATES = (
    *("", "2026", "2026-07", "20260705", "1783209600", "05/07/2026", "32/13/20255", "2004/2005"),
    *("2026-02-30", "31 June 2026", "July 2026", "5 July", "yesterday", "0001-01-01T00:00:00Z", "12:30"),
    "5 July 2026 was hot",
)


@pytest.mark.parametrize("written", NO_DATES)
def test_what_is_no_complete_date(written: str) -> None:
    assert parse_date(written) is None


@given(DAYS)
def test_every_day_is_read_in_every_order(day: date) -> None:
    month = day.strftime("%B")
    for written in (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", day.isoformat()):
        assert parse_date(written) == day.isoformat()


@given(st.datetimes(min_value=datetime(1600, 1, 2), timezones=ZONES))  # noqa: DTZ001 - hypothesis adds zones
def test_a_moment_stays_the_same_moment(moment: datetime) -> None:
    read = parse_date(moment.isoformat())
    assert read is not None
    assert datetime.fromisoformat(read) == moment.replace(microsecond=0)
    assert parse_date(read) == read


@pytest.mark.parametrize(
    ("name", "day"),
    [("2026-07-05-wire.txt", "2026-07-05"), ("2026-13-05-wire.txt", None), ("wire-2026-07-05.txt", None)],
)
def test_date_at_the_start_of_a_file_name(name: str, day: str | None) -> None:
    assert leading_date(name) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("By Ann Lee, Monday, July 6, 2026 | 8:30 pm", "2026-07-06"),
        ("Published 6 July 2026, updated 7 July 2026", "2026-07-06"),
        ("2026.07.06 17:32", "2026-07-06"),
        ("Entered: [2026-07-06]", "2026-07-06"),
        ("192.2026.07.06", None),
        ("July 2026", None),
        ("31 February 2026", None),
        ("no date", None),
    ],
)
def test_a_date_within_a_line(line: str, day: str | None) -> None:
    assert find_date(line) == day


def test_dates_as_javascript_prints_them() -> None:
    assert (
        parse_date("Mon Jul 06 2026 09:28:00 GMT+0200 (Central European Summer Time)")
        == "2026-07-06T09:28:00+02:00"
    )
