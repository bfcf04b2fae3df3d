"""Gold, scores, floors: how good the extraction is, and how sure it may be of itself."""

from eventgraph.evaluation.fitting import Annotated, FittingReport, Judged, fit_confidence
from eventgraph.evaluation.gold import GoldArticle, load_gold
from eventgraph.evaluation.judgements import Judgement, judged_article, load_judgements
from eventgraph.evaluation.predictions import FoundArticle, found_articles, load_predictions
from eventgraph.evaluation.report import EvaluationReport, compare, evaluation_report

__all__ = [
    "Annotated",
    "EvaluationReport",
    "FittingReport",
    "FoundArticle",
    "GoldArticle",
    "Judged",
    "Judgement",
    "compare",
    "evaluation_report",
    "fit_confidence",
    "found_articles",
    "judged_article",
    "load_gold",
    "load_judgements",
    "load_predictions",
]
