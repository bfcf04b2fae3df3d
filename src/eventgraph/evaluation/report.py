"""All figures of an evaluation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from eventgraph.evaluation.breakdowns import (
    ConstructionScore,
    Mistake,
    RelationScore,
    RuleScore,
    by_construction,
    by_relation,
    by_rule,
    invented_claims,
    missed_claims,
)
from eventgraph.evaluation.calibration import (
    Calibration,
    CurvePoint,
    calibration,
    confidence_curve,
    outcomes,
)
from eventgraph.evaluation.gold import GoldArticle
from eventgraph.evaluation.matching import Comparison, Level, RelationKind
from eventgraph.evaluation.predictions import FoundArticle
from eventgraph.evaluation.scores import (
    Agreement,
    Score,
    claim_score,
    entity_score,
    judgement_agreements,
)
from eventgraph.records.record import Record


class EvaluationReport(Record):
    """All figures of an evaluation; shares are 0 to 1.

    `not_found` are the gold articles for which there is no prediction; they count as if nothing had been
    found. `claims` has a score for each level, `judgements` how often factuality, end, time and source
    agree over the named claims that are right.
    """

    articles: int
    not_found: tuple[str, ...]
    entities: Score
    entity_types: Agreement
    claims: dict[Level, Score]
    judgements: dict[str, Agreement]
    relations: tuple[RelationScore, ...]
    constructions: tuple[ConstructionScore, ...]
    rules: tuple[RuleScore, ...]
    missed: tuple[Mistake, ...]
    invented: tuple[Mistake, ...]
    curve: tuple[CurvePoint, ...]
    calibration: Calibration


def compare(
    gold: Iterable[GoldArticle], found: Iterable[FoundArticle], relations: Mapping[str, RelationKind]
) -> list[Comparison]:
    """Put each gold article beside what was found in the article of the same id."""
    by_id = {article.article: article for article in found}
    return [
        Comparison(article, by_id.get(article.id, FoundArticle(article=article.id)), relations)
        for article in gold
    ]


def evaluation_report(
    gold: Iterable[GoldArticle], found: Iterable[FoundArticle], relations: Mapping[str, RelationKind]
) -> EvaluationReport:
    """Return all figures of what was found, measured against gold."""
    articles, predictions = list(gold), list(found)
    comparisons = compare(articles, predictions, relations)
    known = {prediction.article for prediction in predictions}
    entities, entity_types = entity_score(comparisons)
    return EvaluationReport(
        articles=len(comparisons),
        not_found=tuple(article.id for article in articles if article.id not in known),
        entities=entities,
        entity_types=entity_types,
        claims={level: claim_score(comparisons, level) for level in Level},
        judgements=judgement_agreements(comparisons),
        relations=by_relation(comparisons),
        constructions=by_construction(comparisons),
        rules=by_rule(comparisons),
        missed=tuple(missed_claims(comparisons)),
        invented=tuple(invented_claims(comparisons)),
        curve=confidence_curve(comparisons, relations),
        calibration=calibration(outcomes(comparisons)),
    )
