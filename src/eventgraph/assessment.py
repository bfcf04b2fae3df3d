"""The corridor of measuring: gold and articles -> extraction -> figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from eventgraph.errors import GoldError
from eventgraph.records import Article
from eventgraph.settings import DEFAULT_MODEL
from eventgraph.workflow import Paths, extract, read

if TYPE_CHECKING:
    from spacy.language import Language

    from eventgraph.evaluation import (
        Annotated,
        EvaluationReport,
        FittingReport,
        FoundArticle,
        GoldArticle,
        Judged,
        Judgement,
    )


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


def calibrate(  # noqa: PLR0913 - what to fit to, and the options of extract
    *gold: Path | str,
    articles: Paths = (),
    judgements: Path | str | None = None,
    output: Path | str | None = None,
    model: str = DEFAULT_MODEL,
    ontology: Paths = (),
    gazetteer: Paths = (),
) -> FittingReport:
    """Fit the weights of confidence to folders of gold files, and write them to `output`.

    `judgements` is a file of single claims that were read by hand in some of `articles`. What the report
    tells of confidence was measured on articles that the weights were not fitted on.

    Raises:
        GoldError: see `evaluate`; or nothing at all was found; or a line of the judgements is none.
        NotFoundError, ModelNotFoundError, OntologyError: see `evaluate`.
    """
    from eventgraph.evaluation import fit_confidence, load_gold, load_judgements
    from eventgraph.ontology import load_ontology
    from eventgraph.pipeline.language import load_language

    annotated = [each for folder in gold for each in load_gold(Path(folder))]
    verdicts = load_judgements(Path(judgements)) if judgements is not None else {}
    files = tuple(map(str, ontology))
    nlp = load_language(model, ontology=files, gazetteer=map(str, gazetteer))
    rows = list(_annotated(nlp, annotated, articles, files)) if annotated else []
    judged = list(_judged(nlp, verdicts, articles, files))
    if not any(row.features for row in rows) and not any(row.rows for row in judged):
        message = "no claims were found in the gold articles: there is nothing to fit confidence to"
        raise GoldError(message)
    report = fit_confidence(rows, load_ontology(files).relations, judged)
    if output is not None:
        Path(output).write_text(report.model.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return report


def _annotated(
    nlp: Language, annotated: Iterable[GoldArticle], articles: Paths, ontology: tuple[str, ...]
) -> Iterator[Annotated]:
    from eventgraph.evaluation import Annotated, compare, found_articles
    from eventgraph.ontology import load_ontology
    from eventgraph.pipeline.language import read_with_features

    gold = {each.id: each for each in annotated}
    for article in gold_texts(gold.values(), articles):
        extraction, features = read_with_features(nlp, article, ontology)
        found = found_articles([extraction])
        (comparison,) = compare([gold[article.id]], found, load_ontology(ontology).relations)
        yield Annotated(comparison, features)


def _judged(
    nlp: Language,
    judgements: Mapping[str, Sequence[Judgement]],
    articles: Paths,
    ontology: tuple[str, ...],
) -> Iterator[Judged]:
    from eventgraph.evaluation import judged_article
    from eventgraph.pipeline.language import read_with_features

    for article in read(*articles) if judgements else ():
        if article.id in judgements:
            extraction, features = read_with_features(nlp, article, ontology)
            yield judged_article(extraction, features, judgements[article.id])


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
