from __future__ import annotations

import pytest

from eventgraph.resolution.figures import bounds, comparable


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        ((12, "12 people"), (13, "13 people"), True),
        ((12, "at least 12 people"), (13, "13 people"), False),
        ((12, "at least 12 people"), (11, "11 people"), True),
        ((12, "up to 12"), (3, "three"), False),
        ((12, "fewer than 12"), (15, "15"), True),
        ((100, "about 100"), (109, "109"), False),
        ((100, "100"), (109, "109"), True),
        ((121e9, "$121 billion"), (120e9, "$120bn"), False),
        ((5, None), (5, "exactly 5"), False),
        ((10, "more than 10"), (20, "less than 20"), False),
    ],
)
def test_words_say_what_a_number_can_be(
    one: tuple[float, str | None], other: tuple[float, str | None], *, excluded: bool
) -> None:
    assert bounds(*one).excludes(bounds(*other)) == excluded
    assert bounds(*other).excludes(bounds(*one)) == excluded


@pytest.mark.parametrize(
    ("one", "other", "expected"), [(1, 10, True), (1, 11, False), (0, 0, True), (-5, 5, True)]
)
def test_what_may_measure_the_same(one: float, other: float, *, expected: bool) -> None:
    assert comparable(one, other) == comparable(other, one) == expected
