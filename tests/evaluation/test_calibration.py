from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eventgraph.evaluation.calibration import calibration, confidence_curve, outcomes

from .conftest import RELATIONS, comparison, found_claim

BAN = ("Alibaba", "bans", "Claude Code")
RIVALS = ("Alibaba", "competes_with", "Tencent")
OUTCOMES = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40)


def test_sure_and_right_is_perfect() -> None:
    figures = calibration([(1.0, True), (0.0, False)])
    assert (figures.brier, figures.expected_error, figures.precision) == (0, 0, 0.5)
    assert figures.base_rate_brier == 0.25


def test_bins_compare_confidence_with_precision() -> None:
    figures = calibration([(0.82, True), (0.88, True), (0.85, False), (0.25, False)])
    low, high = figures.bins
    assert (low.low, low.high, low.claims, low.precision) == (0.2, 0.3, 1, 0)
    assert (high.claims, high.precision) == (3, pytest.approx(2 / 3))
    assert figures.expected_error == pytest.approx((0.25 + 3 * (0.85 - 2 / 3)) / 4)


@given(OUTCOMES)
@example([(0.7, False)] * 3)
def test_figures_are_shares_and_bins_hold_every_claim(judged: list[tuple[float, bool]]) -> None:
    figures = calibration(judged)
    assert sum(b.claims for b in figures.bins) == figures.claims == len(judged)
    assert 0 <= figures.brier <= 1
    assert 0 <= figures.expected_error <= 1
    assert all(b.low <= b.confidence <= b.high for b in figures.bins)


@given(OUTCOMES)
def test_the_base_rate_is_the_best_constant(judged: list[tuple[float, bool]]) -> None:
    figures = calibration(judged)
    constant = calibration([(figures.precision, right) for _, right in judged])
    assert constant.brier == pytest.approx(figures.base_rate_brier)
    assert calibration([(0.5, right) for _, right in judged]).brier >= constant.brier - 1e-9


def test_the_curve_trades_recall_for_precision_until_nothing_is_left() -> None:
    found = [found_claim(BAN, confidence=0.72), found_claim(RIVALS, confidence=0.41)]
    both = comparison([BAN], found)
    points = confidence_curve([both], RELATIONS)
    assert [point.threshold for point in points] == [step / 20 for step in range(16)]
    assert {(p.named.precision, p.named.recall) for p in points if p.threshold <= 0.4} == {(0.5, 1)}
    assert {(p.named.precision, p.named.recall) for p in points if 0.4 < p.threshold <= 0.7} == {(1, 1)}
    assert points[-1].all.right == 0
    assert outcomes([both]) == [(0.72, True), (0.41, False)]
