"""Does a confidence of 0.8 mean right in 8 of 10? The precision/recall curve, and calibration."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from statistics import mean
from typing import Final

from eventgraph.evaluation.breakdowns import judged_claims
from eventgraph.evaluation.matching import Comparison, Level, RelationKind
from eventgraph.evaluation.scores import Score, claim_score, share
from eventgraph.records.record import Record

STEPS: Final = 20
BINS: Final = 10
EDGES: Final = tuple(number / BINS for number in range(BINS))

Outcome = tuple[float, bool]
"""A confidence, and whether the claim was right."""


class CurvePoint(Record):
    """The scores of the claims that are at least as sure as the threshold."""

    threshold: float
    named: Score
    all: Score


class Bin(Record):
    """The claims with a confidence from `low` to below `high`."""

    low: float
    high: float
    claims: int
    confidence: float
    precision: float


class Calibration(Record):
    """How far confidence is from the share of right claims.

    `brier` is the mean squared error (Brier 1950); `base_rate_brier` what always saying the overall
    precision would have; `expected_error` the mean distance of confidence and precision over the bins,
    weighted by their claims (ECE: Naeini, Cooper and Hauskrecht 2015). All 0 to 1, and 0 is best.
    """

    claims: int
    precision: float
    brier: float
    base_rate_brier: float
    expected_error: float
    bins: tuple[Bin, ...]


def confidence_curve(
    comparisons: Sequence[Comparison], relations: Mapping[str, RelationKind]
) -> tuple[CurvePoint, ...]:
    """Return precision and recall over thresholds of confidence, until nothing is left."""
    points = []
    for threshold in (step / STEPS for step in range(STEPS)):
        kept = [Comparison(c.gold, c.found.at_least(threshold), relations) for c in comparisons]
        point = CurvePoint(
            threshold=threshold,
            named=claim_score(kept, Level.NAMED),
            all=claim_score(kept, Level.ALL),
        )
        points.append(point)
        if not point.all.right + point.all.invented:
            break
    return tuple(points)


def outcomes(comparisons: Iterable[Comparison], level: Level = Level.ALL) -> list[Outcome]:
    """Return confidence and outcome of each distinct claim."""
    return [(claim.confidence, right) for c in comparisons for claim, right in judged_claims(c, level)]


def calibration(judged: Sequence[Outcome]) -> Calibration:
    """Return how well confidences foretell outcomes."""
    claims = len(judged)
    precision = share(sum(right for _, right in judged), claims)
    bins = tuple(_bins(judged))
    return Calibration(
        claims=claims,
        precision=precision,
        brier=share(sum((confidence - right) ** 2 for confidence, right in judged), claims),
        base_rate_brier=precision * (1 - precision),
        expected_error=share(sum(b.claims * abs(b.confidence - b.precision) for b in bins), claims),
        bins=bins,
    )


def _bins(judged: Sequence[Outcome]) -> Iterable[Bin]:
    """Yield the bins of equal width that hold claims; 1.0 belongs to the last."""
    for number in range(BINS):
        members = [one for one in judged if bisect_right(EDGES, one[0]) - 1 == number]
        if members:
            yield Bin(
                low=number / BINS,
                high=(number + 1) / BINS,
                claims=len(members),
                # Exactly rounded: the mean of equal numbers is that number, which lies in the bin.
                confidence=mean(confidence for confidence, _ in members),
                precision=share(sum(right for _, right in members), len(members)),
            )
