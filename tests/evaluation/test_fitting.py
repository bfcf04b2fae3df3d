from __future__ import annotations

from collections.abc import Iterator

import pytest

from eventgraph.evaluation.fitting import Annotated, Judged, fit_confidence

from .conftest import IDS, RELATIONS, comparison

BAN = ("Alibaba", "bans", "Claude Code")
USE = ("Tencent", "uses", "Claude Code")


def annotated(count: int) -> Iterator[Annotated]:
    """Yield articles whose bans are right and whose uses are wrong, but for every eighth."""
    for number in range(count):
        gold = [BAN] if number % 8 else [BAN, USE]
        features = {(IDS[s], r, IDS[o]): (f"relation:{r}",) for s, r, o in (BAN, USE)}
        yield Annotated(comparison(gold, [BAN, USE]), features)


def test_confidence_is_measured_on_articles_left_out() -> None:
    report = fit_confidence(list(annotated(40)), RELATIONS)
    assert (report.articles, report.claims, report.folds) == (40, 80, 10)
    assert report.model.probability(["relation:bans"]) > 0.85
    assert report.model.probability(["relation:uses"]) < 0.35
    assert report.calibration.brier < report.calibration.base_rate_brier / 2
    assert report.losses[report.penalty] == min(report.losses.values())
    best = max(report.curve, key=lambda point: point.named.f1)
    assert best.threshold > 0.2
    assert best.named.precision == 1


def test_features_that_say_nothing_leave_the_base_rate() -> None:
    silent = [Annotated(a.comparison, dict.fromkeys(a.features, ())) for a in annotated(40)]
    report = fit_confidence(silent, RELATIONS)
    assert report.model.weights == {}
    assert report.calibration.brier == pytest.approx(report.calibration.base_rate_brier, abs=0.01)


def test_one_article_is_enough_not_to_fail() -> None:
    report = fit_confidence(list(annotated(1)), RELATIONS)
    assert (report.articles, report.folds) == (1, 1)


def test_single_judged_claims_count_too() -> None:
    wrong_bans = [Judged(((("relation:bans",), False),))] * 80
    report = fit_confidence(list(annotated(40)), RELATIONS, wrong_bans)
    assert (report.articles, report.claims, report.calibration.claims) == (120, 160, 160)
    assert report.model.probability(["relation:bans"]) < 0.5
    assert report.curve[0].named.right == 45


def test_judgements_are_enough_without_gold() -> None:
    report = fit_confidence([], RELATIONS, [Judged(((("relation:bans",), True),))] * 20)
    assert (report.claims, report.model.probability([]) > 0.9) == (20, True)
