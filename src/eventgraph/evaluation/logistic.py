"""Logistic regression over features that are there or not, with weights kept small (ridge).

The penalty is a Gaussian prior around 0 (Hoerl and Kennard 1970; le Cessie and van Houwelingen 1992). As a
rule is known by itself and by its beginnings ("verb", "verb.passive"), each with a weight of its own, a rule
that was seen rarely shrinks to what is known of its construction, and this to the whole: partial pooling
(Gelman and Hill 2007). Newton's method, from zero and in a fixed order, makes it deterministic.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp, log
from typing import Final

from eventgraph.records.confidence import ConfidenceModel

Row = tuple[tuple[str, ...], bool]
"""The features of a claim, and whether it was right."""

INTERCEPT: Final = ""
INTERCEPT_PENALTY: Final = 1e-3
MAX_STEPS: Final = 50
SMALL_STEP: Final = 1e-6
DIGITS: Final = 4


def fit(rows: Sequence[Row], *, penalty: float, articles: int = 0) -> ConfidenceModel:
    """Return the weights under which the outcomes are likeliest, given the penalty."""
    names = [INTERCEPT, *sorted({feature for features, _ in rows for feature in features})]
    place = {name: number for number, name in enumerate(names)}
    design = [([0, *sorted({place[f] for f in features})], float(right)) for features, right in rows]
    weights = _newton(design, [INTERCEPT_PENALTY] + [penalty] * (len(names) - 1))
    kept = {name: round(weight, DIGITS) for name, weight in zip(names, weights, strict=True)}
    return ConfidenceModel(
        intercept=kept.pop(INTERCEPT),
        weights={name: weight for name, weight in kept.items() if weight},
        articles=articles,
        claims=len(rows),
        penalty=penalty,
    )


def log_loss(model: ConfidenceModel, rows: Iterable[Row]) -> float:
    """Return the summed negative log likelihood of outcomes, in nats."""
    return -sum(log(_likelihood(model.probability(features), right=right)) for features, right in rows)


def _likelihood(probability: float, *, right: bool) -> float:
    return probability if right else 1 - probability


def _newton(design: Sequence[tuple[list[int], float]], penalties: Sequence[float]) -> list[float]:
    weights = [0.0] * len(penalties)
    for _ in range(MAX_STEPS):
        gradient, curvature = _derivatives(design, weights, penalties)
        step = _solve(curvature, gradient)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < SMALL_STEP:
            break
    return weights


def _derivatives(
    design: Sequence[tuple[list[int], float]], weights: Sequence[float], penalties: Sequence[float]
) -> tuple[list[float], list[list[float]]]:
    """Return the gradient of the penalised log likelihood, and the negative of its second derivative."""
    size = len(weights)
    gradient = [-penalty * weight for penalty, weight in zip(penalties, weights, strict=True)]
    curvature = [[penalties[i] if i == j else 0.0 for j in range(size)] for i in range(size)]
    for present, outcome in design:
        chance = 1 / (1 + exp(-sum(weights[i] for i in present)))
        spread = chance * (1 - chance)
        for i in present:
            gradient[i] += outcome - chance
            row = curvature[i]
            for j in present:
                row[j] += spread
    return gradient, curvature


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a symmetric positive definite system by Cholesky's decomposition."""
    size = len(right)
    lower: list[list[float]] = []
    for i in range(size):
        row: list[float] = []
        for j in range(i + 1):
            other = row if i == j else lower[j]
            rest = matrix[i][j] - sum(a * b for a, b in zip(row, other, strict=False))
            row.append(rest**0.5 if i == j else rest / lower[j][j])
        lower.append(row)
    forward: list[float] = []
    for i in range(size):
        rest = right[i] - sum(a * b for a, b in zip(lower[i], forward, strict=False))
        forward.append(rest / lower[i][i])
    solution = [0.0] * size
    for i in reversed(range(size)):
        rest = forward[i] - sum(lower[k][i] * solution[k] for k in range(i + 1, size))
        solution[i] = rest / lower[i][i]
    return solution
