"""The corridor of measuring: gold and articles -> extraction -> figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from eventgraph.errors import GoldError
from eventgraph.records import Article
from eventgraph.settings import DEFAULT_MODEL
from eventgraph.workflow import Paths, extract, read

if TYPE_CHECKING:
    from eventgraph.evaluation import Annotated, EvaluationReport, FittingReport, FoundArticle, GoldArticle


def evaluate(  # noqa: PLR0913 - the options of extract, and what to measure with
    gold: Path | str,
    *,
    articles: Paths = (),
    predictions: Path | str | None = None,
    min_confidence: float = 0.0,
    model: str = DEFAULT_MODEL,
    ontology: Paths = (),
    gazetteer: Paths = (),
    weights: Path | str | None = None,
) -> EvaluationReport:
    """Return how well claims are found, measured against a folder of gold files (`docs/evaluation.md`).

    The gold articles are read from the gold files' own `text`, else from `articles`, matched by id; where
    `predictions` are given, a file of JSON lines as `extract` prints them, nothing is read. Claims below
    `min_confidence` count as not found.

    Raises:
        GoldError: gold or predictions are not of the form, or none of the gold articles has a text.
        NotFoundError: a path of `articles` does not exist.
        ModelNotFoundError, OntologyError: see `extract`.
    """
    from eventgraph.evaluation import evaluation_report, found_articles, load_gold, load_predictions
    from eventgraph.ontology import load_ontology

    annotated = load_gold(Path(gold))
    files = tuple(map(str, ontology))
    found: Iterable[FoundArticle]
    if predictions is not None:
        found = load_predictions(Path(predictions))
    else:
        texts = gold_texts(annotated, articles)
        found = found_articles(
            extract(texts, model=model, ontology=files, gazetteer=gazetteer, weights=weights)
        )
    kept = (article.at_least(min_confidence) for article in found)
    return evaluation_report(annotated, kept, load_ontology(files).relations)


def calibrate(
    *gold: Path | str,
    articles: Paths = (),
    output: Path | str | None = None,
    model: str = DEFAULT_MODEL,
    ontology: Paths = (),
    gazetteer: Paths = (),
) -> FittingReport:
    """Fit the weights of confidence to folders of gold files, and write them to `output`.

    What the report tells of confidence was measured on articles that the weights were not fitted on.

    Raises:
        GoldError: see `evaluate`; or nothing at all was found in the articles.
        NotFoundError, ModelNotFoundError, OntologyError: see `evaluate`.
    """
    from eventgraph.evaluation import fit_confidence, load_gold
    from eventgraph.ontology import load_ontology

    annotated = [each for folder in gold for each in load_gold(Path(folder))]
    files = tuple(map(str, ontology))
    rows = list(_annotated(annotated, articles, files, model=model, gazetteer=gazetteer))
    if not any(row.features for row in rows):
        message = "no claims were found in the gold articles: there is nothing to fit confidence to"
        raise GoldError(message)
    report = fit_confidence(rows, load_ontology(files).relations)
    if output is not None:
        Path(output).write_text(report.model.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return report


def _annotated(
    annotated: Iterable[GoldArticle],
    articles: Paths,
    ontology: tuple[str, ...],
    *,
    model: str,
    gazetteer: Paths,
) -> Iterator[Annotated]:
    from eventgraph.evaluation import Annotated, compare, found_articles
    from eventgraph.ontology import load_ontology
    from eventgraph.pipeline.language import load_language, read_with_features

    gold = {each.id: each for each in annotated}
    nlp = load_language(model, ontology=ontology, gazetteer=map(str, gazetteer))
    for article in gold_texts(gold.values(), articles):
        extraction, features = read_with_features(nlp, article, ontology)
        found = found_articles([extraction])
        (comparison,) = compare([gold[article.id]], found, load_ontology(ontology).relations)
        yield Annotated(comparison, features)


def gold_texts(annotated: Iterable[GoldArticle], articles: Paths) -> list[Article]:
    """Return the annotated articles whose text is at hand, in the order of the gold.

    Raises:
        GoldError: it is none of them.
    """
    gold = list(annotated)
    given: Mapping[str, Article] = {article.id: article for article in read(*articles)}
    texts = list(_texts(gold, given))
    if not texts:
        message = "no gold article has a text, nor do the articles given have such ids; give --articles FILE"
        raise GoldError(message)
    return texts


def _texts(gold: Iterable[GoldArticle], given: Mapping[str, Article]) -> Iterator[Article]:
    for annotated in gold:
        article = annotated.article() or given.get(annotated.id)
        if article is not None:
            yield article
