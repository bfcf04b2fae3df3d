"""Found claims and gold -> weights of confidence, tried on articles that they were not fitted on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from eventgraph.evaluation.breakdowns import judged_claims
from eventgraph.evaluation.calibration import (
    Calibration,
    CurvePoint,
    calibration,
    confidence_curve,
    outcomes,
)
from eventgraph.evaluation.logistic import Row, fit, log_loss
from eventgraph.evaluation.matching import Comparison, Level, RelationKind
from eventgraph.records.confidence import ConfidenceModel
from eventgraph.records.record import Record

FOLDS: Final = 10
PENALTIES: Final = (2.0, 4.0, 8.0, 16.0, 32.0)

Features = Mapping[tuple[str, str, str], tuple[str, ...]]
"""The features of an article's claims by subject, relation and object (ids)."""


class Annotated(NamedTuple):
    """An article's gold beside what was found, with the features of what was found."""

    comparison: Comparison
    features: Features


class FittingReport(Record):
    """How good weights are on articles that they were not fitted on (cross-validation by article).

    `penalty` is the one of several with the least loss there, `losses` what each had, in nats a claim.
    """

    articles: int
    claims: int
    folds: int
    penalty: float
    losses: Mapping[float, float]
    calibration: Calibration
    curve: tuple[CurvePoint, ...]
    model: ConfidenceModel


def fit_confidence(articles: Sequence[Annotated], relations: Mapping[str, RelationKind]) -> FittingReport:
    """Return weights fitted on all articles, and how good such weights are on articles left out."""
    folds = [fold for fold in (articles[n::FOLDS] for n in range(FOLDS)) if fold]
    losses = {penalty: _held_out_loss(folds, penalty) for penalty in PENALTIES}
    penalty = min(losses, key=lambda p: (losses[p], -p))
    judged = list(_held_out(folds, penalty, relations))
    rows = list(_rows(articles))
    return FittingReport(
        articles=len(articles),
        claims=len(rows),
        folds=len(folds),
        penalty=penalty,
        losses=losses,
        calibration=calibration(outcomes(judged)),
        curve=confidence_curve(judged, relations),
        model=fit(rows, penalty=penalty, articles=len(articles)),
    )


def _rows(articles: Iterable[Annotated]) -> Iterator[Row]:
    for comparison, features in articles:
        for claim, right in judged_claims(comparison, Level.ALL):
            yield features[claim.subject, claim.relation, claim.object], right


def _fitted_without(folds: Sequence[Sequence[Annotated]], left_out: int, penalty: float) -> ConfidenceModel:
    others = [article for number, fold in enumerate(folds) if number != left_out for article in fold]
    return fit(list(_rows(others)), penalty=penalty)


def _held_out_loss(folds: Sequence[Sequence[Annotated]], penalty: float) -> float:
    losses = [
        log_loss(_fitted_without(folds, number, penalty), _rows(fold)) for number, fold in enumerate(folds)
    ]
    return sum(losses) / max(1, sum(1 for fold in folds for _ in _rows(fold)))


def _held_out(
    folds: Sequence[Sequence[Annotated]], penalty: float, relations: Mapping[str, RelationKind]
) -> Iterator[Comparison]:
    """Yield the articles with confidences that were made without them."""
    for number, fold in enumerate(folds):
        model = _fitted_without(folds, number, penalty)
        for comparison, features in fold:
            claims = tuple(
                claim.model_copy(
                    update={
                        "confidence": model.probability(features[claim.subject, claim.relation, claim.object])
                    }
                )
                for claim in comparison.found.claims
            )
            found = comparison.found.model_copy(update={"claims": claims})
            yield Comparison(comparison.gold, found, relations)
