"""Time expressions of news and what they mean, and what only looks like one."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.pipeline.dates import publication_date
from eventgraph.pipeline.timex import find_timexes

SUNDAY: Final = date(2026, 7, 5)
MEANT: Final = [
    # --- full dates
    ("on 2026-07-01", "2026-07-01"),
    ("on July 1, 2026", "2026-07-01"),
    ("on July 1 2026", "2026-07-01"),
    ("on Jul. 1, 2026", "2026-07-01"),
    ("on Jun 1, 2026", "2026-06-01"),
    ("on 1 July 2026", "2026-07-01"),
    ("on 1st July 2026", "2026-07-01"),
    ("on July 1st, 2026", "2026-07-01"),
    ("on Sept. 30, 2019", "2019-09-30"),
    ("on Sep 30, 2019", "2019-09-30"),
    ("on Dec. 7, 1941", "1941-12-07"),
    ("on 29 February 2024", "2024-02-29"),
    # --- months and years
    ("in March 2023", "2023-03"),
    ("in March of 2023", "2023-03"),
    ("in March, 2023", "2023-03"),
    ("in 2019", "2019"),
    ("In 2019", "2019"),
    ("in early 2019", "2019"),
    ("in late 2025", "2025"),
    ("in mid-2025", "2025"),
    ("since 2019", "2019"),
    ("by 2030", "2030"),
    ("in the spring of 2019", "2019"),
    ("in summer 2019", "2019"),
    ("in the third quarter of 2019", "2019"),
    ("at the end of 2021", "2021"),
    ("in fiscal 2019", "2019"),
    ("from 2010 to 2014", "2010"),
    ("between 1992 and 2004", "1992"),
    ("during 2018", "2018"),
    ("its 2014 purchase of Beats", "2014"),
    ("on Friday, July 3, 2026", "2026-07-03"),
    ("on Thursday 9 July", "2026-07-09"),
    ("on the 5th of November 2024", "2024-11-05"),
    ("by the end of March 2025", "2025-03"),
    # --- the nearest year
    ("on July 1", "2026-07-01"),
    ("on 1 July", "2026-07-01"),
    ("on Aug. 31", "2026-08-31"),
    ("on December 30", "2026-12-30"),
    ("in March", "2026-03"),
    ("since January", "2026-01"),
    ("until September", "2026-09"),
    ("last May", "2026-05"),
    ("this June", "2026-06"),
    ("early August", "2026-08"),
    # --- relative to the day of publication, a Sunday
    ("today", "2026-07-05"),
    ("Today", "2026-07-05"),
    ("tonight", "2026-07-05"),
    ("yesterday", "2026-07-04"),
    ("tomorrow", "2026-07-06"),
    ("on Sunday", "2026-07-05"),
    ("last Sunday", "2026-06-28"),
    ("on Friday", "2026-07-03"),
    ("on Monday", "2026-06-29"),
    ("last Monday", "2026-06-29"),
    ("next Monday", "2026-07-06"),
    ("next Sunday", "2026-07-12"),
    ("last month", "2026-06"),
    ("this month", "2026-07"),
    ("next month", "2026-08"),
    ("last year", "2025"),
    ("this year", "2026"),
    ("next year", "2027"),
    ("the past year", "2025"),
    ("the coming month", "2026-08"),
    ("last week", "2026-06"),
    ("last summer", "2025"),
    ("this spring", "2026"),
    ("next winter", "2027"),
    ("a decade ago", "2016"),
    ("eleven months ago", "2025-08"),
    ("this morning", "2026-07-05"),
    ("over the weekend", "2026-07"),
    ("next weekend", "2026-07"),
    ("mid-August", "2026-08"),
    ("next March", "2027-03"),
    ("last August", "2025-08"),
    ("three days ago", "2026-07-02"),
    ("3 days ago", "2026-07-02"),
    ("a day ago", "2026-07-04"),
    ("two weeks ago", "2026-06"),
    ("a month ago", "2026-06"),
    ("seven months ago", "2025-12"),
    ("a year ago", "2025"),
    ("Ten years ago", "2016"),
]
TRAPS: Final = [
    "may ban",
    "It may 5 times",
    "the march on the palace",
    "a long March",
    "April Smith",
    "May and June Carter",
    "up to May 30,000 people",
    "August Wilson",
    "on February 30, 2026",
    "on 31 June",
    "on July 40",
    "on 2026-13-01",
    "on 2026-02-30",
    "2026 employees",
    "Windows 2000",
    "in 20,000 shops",
    "in 2019-20",
    "in the 1990s",
    "in 1990s style",
    "1999 was long",
    "section 230",
    "flight 370",
    "9/11",
    "24/7",
    "version 3.5.1",
    "sundays",
    "the Mondayish mood",
    "the last straw",
    "The Tonight Show",
    "the Today Programme",
    "the 2019ers",
    "spring water",
    "last winters",
    "next door",
    "this company",
    "years ago",
    "some days ago",
    "long ago",
    "a daylight robbery",
    "yesterdays",
    "Q3",
]


def values(text: str, published: date | None = SUNDAY) -> list[str]:
    return [found.value for found in find_timexes(text, published)]


@pytest.mark.parametrize(("text", "value"), MEANT)
def test_meaning(text: str, value: str) -> None:
    assert values(f"Alibaba acted {text}, it said.") == [value]


@pytest.mark.parametrize("text", TRAPS)
def test_no_date(text: str) -> None:
    assert values(f"Alibaba said {text} is so.") == []


@pytest.mark.parametrize(
    "text", ["in March", "on Friday", "today", "last year", "two weeks ago", "on July 1"]
)
def test_without_a_publication_date_a_relative_time_stays_open(text: str) -> None:
    assert values(text, None) == []


@pytest.mark.parametrize("text", ["on July 1, 2026", "in March 2023", "in 2019", "on 2026-07-01"])
def test_without_a_publication_date_a_full_one_is_read(text: str) -> None:
    assert len(values(text, None)) == 1


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        (date(2026, 1, 10), "on December 30", "2025-12-30"),
        (date(2026, 12, 10), "on January 3", "2027-01-03"),
        (date(2026, 1, 31), "last month", "2025-12"),
        (date(2026, 12, 31), "tomorrow", "2027-01-01"),
        (date(2028, 2, 28), "tomorrow", "2028-02-29"),
        (date(2026, 1, 1), "a day ago", "2025-12-31"),
    ],
)
def test_over_the_turn_of_the_year(published: date, text: str, value: str) -> None:
    assert values(f"It happened {text}.", published) == [value]


def test_several_are_found_in_order_with_their_characters() -> None:
    text = "On July 3, 2026, and again yesterday, it said so; in 2019 it had not."
    found = find_timexes(text, SUNDAY)
    assert [(text[t.start : t.end], t.value) for t in found] == [
        ("July 3, 2026", "2026-07-03"),
        ("yesterday", "2026-07-04"),
        ("2019", "2019"),
    ]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2026-07-05", date(2026, 7, 5)),
        ("2026-07-05T23:30:00+08:00", date(2026, 7, 5)),
        ("0001-01-01", None),
        ("9999-12-31", None),
        ("2026", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_publication_date(published: str | None, expected: date | None) -> None:
    assert publication_date(published) == expected


WORDS: Final = st.sampled_from(
    [*(text for text, _ in MEANT), *TRAPS, ".", ",", "\n", "é", "2026", "May", "5"]
)


@given(st.lists(WORDS, max_size=12).map(" ".join), st.dates(date(1600, 1, 1), date(2999, 12, 31)))
def test_values_are_dates_and_spans_do_not_overlap(text: str, published: date) -> None:
    found = find_timexes(text, published)
    for timex in found:
        year, *rest = map(int, timex.value.split("-"))
        month, day = [*rest, 1, 1][:2]
        assert date(year, month, day)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("on Friday", "2026-07-03", "2026-07-10"),
        ("on Sunday", "2026-07-05", "2026-07-05"),
        ("in December", "2025-12", "2026-12"),
        ("in July", "2026-07", "2026-07"),
        ("on July 1", "2026-07-01", "2027-07-01"),
        ("on Aug. 31", "2025-08-31", "2026-08-31"),
        ("yesterday", "2026-07-04", "2026-07-04"),
    ],
)
def test_what_was_and_what_is_to_come(text: str, past: str, future: str) -> None:
    (found,) = find_timexes(f"Alibaba acts {text}, it said.", SUNDAY)
    assert (found.past, found.future) == (past, future)
