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


class Judged(NamedTuple):
    """An article of which only some claims were judged: the features of each, and whether it is right."""

    rows: tuple[Row, ...]


class FittingReport(Record):
    """How good weights are on articles that they were not fitted on (cross-validation by article).

    `penalty` is the one of several with the least loss there, `losses` what each had, in nats a claim. The
    calibration is over all claims, the curve over annotated articles only: recall needs what was missed.
    """

    articles: int
    claims: int
    folds: int
    penalty: float
    losses: Mapping[float, float]
    calibration: Calibration
    curve: tuple[CurvePoint, ...]
    model: ConfidenceModel


def fit_confidence(
    articles: Sequence[Annotated], relations: Mapping[str, RelationKind], judged: Sequence[Judged] = ()
) -> FittingReport:
    """Return weights fitted on all articles, and how good such weights are on articles left out."""
    everything: tuple[Annotated | Judged, ...] = (*articles, *judged)
    folds = [fold for fold in (everything[n::FOLDS] for n in range(FOLDS)) if fold]
    losses = {penalty: _held_out_loss(folds, penalty) for penalty in PENALTIES}
    penalty = min(losses, key=lambda p: (losses[p], -p))
    held_out = list(_held_out(folds, penalty))
    comparisons = [
        _with_confidence(one, model, relations) for one, model in held_out if isinstance(one, Annotated)
    ]
    rows = list(_rows(everything))
    return FittingReport(
        articles=len(everything),
        claims=len(rows),
        folds=len(folds),
        penalty=penalty,
        losses=losses,
        calibration=calibration(
            [
                (model.probability(features), right)
                for one, model in held_out
                for features, right in _rows([one])
            ]
        ),
        curve=confidence_curve(comparisons, relations),
        model=fit(rows, penalty=penalty, articles=len(everything)),
    )


def _rows(articles: Iterable[Annotated | Judged]) -> Iterator[Row]:
    for article in articles:
        if isinstance(article, Judged):
            yield from article.rows
            continue
        for claim, right in judged_claims(article.comparison, Level.ALL):
            yield article.features[claim.subject, claim.relation, claim.object], right


def _fitted_without(
    folds: Sequence[Sequence[Annotated | Judged]], left_out: int, penalty: float
) -> ConfidenceModel:
    others = [article for number, fold in enumerate(folds) if number != left_out for article in fold]
    return fit(list(_rows(others)), penalty=penalty)


def _held_out_loss(folds: Sequence[Sequence[Annotated | Judged]], penalty: float) -> float:
    losses = [
        log_loss(_fitted_without(folds, number, penalty), _rows(fold)) for number, fold in enumerate(folds)
    ]
    return sum(losses) / max(1, sum(1 for fold in folds for _ in _rows(fold)))


def _held_out(
    folds: Sequence[Sequence[Annotated | Judged]], penalty: float
) -> Iterator[tuple[Annotated | Judged, ConfidenceModel]]:
    """Yield the articles, each with weights that were made without it."""
    for number, fold in enumerate(folds):
        model = _fitted_without(folds, number, penalty)
        yield from ((article, model) for article in fold)


def _with_confidence(
    article: Annotated, model: ConfidenceModel, relations: Mapping[str, RelationKind]
) -> Comparison:
    """Return the comparison with the confidences that the weights give."""
    comparison, features = article
    claims = tuple(
        claim.model_copy(
            update={"confidence": model.probability(features[claim.subject, claim.relation, claim.object])}
        )
        for claim in comparison.found.claims
    )
    found = comparison.found.model_copy(update={"claims": claims})
    return Comparison(comparison.gold, found, relations)
