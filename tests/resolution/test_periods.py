from __future__ import annotations

from datetime import date

import pytest

from eventgraph.resolution.periods import Period, day, period


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-07-05", "2026-07-05", "2026-07-05"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_time_is_its_days(time: str, first: str, last: str) -> None:
    assert period(time) == (date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


@pytest.mark.parametrize("time", [None, "", "2026-02-30", "2026-13", "0000", "soon"])
def test_what_no_calendar_has(time: str | None) -> None:
    assert period(time) is None


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2026-07-05", "2026-07-05"), ("2026-07-05T23:30:00-05:00", "2026-07-05"), ("2026", None), (None, None)],
)
def test_the_day_of_publication(published: str | None, expected: str | None) -> None:
    assert day(published) == (date.fromisoformat(expected).toordinal() if expected else None)


@pytest.mark.parametrize(
    ("one", "other", "days"), [((1, 3), (5, 9), 2), ((5, 9), (1, 3), 2), ((1, 5), (5, 6), 0)]
)
def test_days_apart(one: tuple[int, int], other: tuple[int, int], days: int) -> None:
    assert Period(*one).apart(Period(*other)) == days
