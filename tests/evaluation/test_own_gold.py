"""The project's own annotated articles: whole, and read well enough."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import eventgraph
from eventgraph.evaluation import GoldArticle, load_gold
from eventgraph.evaluation.floors import figures, gold_digest
from eventgraph.evaluation.matching import Level

from .conftest import RELATIONS

GOLD = Path(__file__).parents[2] / "data" / "gold"
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
ONTOLOGY = eventgraph.load_ontology()
ARTICLES = load_gold(GOLD)


@cache
def report() -> eventgraph.EvaluationReport:
    """Return what the real model finds, which reads the articles once."""
    return eventgraph.evaluate(GOLD)


def measured() -> dict[str, float]:
    return figures(report())


@pytest.mark.parametrize("gold", ARTICLES, ids=lambda gold: gold.id)
class TestEachArticle:
    def test_it_is_news_of_a_usual_length(self, gold: GoldArticle) -> None:
        assert gold.published
        assert gold.title
        assert 150 <= len((gold.text or "").split()) <= 350

    def test_every_entity_is_named_once(self, gold: GoldArticle) -> None:
        text = (gold.text or "").casefold()
        names = [entity.name for entity in gold.entities]
        assert len(set(names)) == len(names)
        for entity in gold.entities:
            forms = [form.casefold() for form in (entity.name, *entity.aliases)]
            assert any(form in text for form in forms), entity.name
            assert all(alias.casefold() in text for alias in entity.aliases), entity.name
            assert entity.type in ONTOLOGY.classes

    def test_every_claim_has_its_sentence_and_its_entities(self, gold: GoldArticle) -> None:
        names = {entity.name for entity in gold.entities}
        for claim in gold.claims:
            assert claim.sentence, claim
            assert claim.sentence in (gold.text or ""), claim.sentence
            assert "named" in (claim.subject_kind, claim.object_kind), claim
            for end, kind in ((claim.subject, claim.subject_kind), (claim.object, claim.object_kind)):
                assert kind == "concept" or end in names, claim
            assert claim.how, claim

    def test_a_claim_is_written_once_and_fits_its_relation(self, gold: GoldArticle) -> None:
        types = {entity.name: entity.type for entity in gold.entities}
        triples = [(claim.subject, claim.relation, claim.object) for claim in gold.claims]
        assert len(set(triples)) == len(triples)
        for claim in gold.claims:
            relation = RELATIONS[claim.relation]
            for end, wanted in ((claim.subject, relation.domain), (claim.object, relation.range)):
                # what is said of products is said of games and films too
                admitted = wanted | {"Work"} if "Product" in wanted else wanted
                assert end not in types or ONTOLOGY.is_a(types[end], admitted), claim


def test_there_are_articles_enough_of_every_construction() -> None:
    assert len(ARTICLES) >= 22
    told = [construction for gold in ARTICLES for claim in gold.claims for construction in claim.how]
    assert len(set(told)) == 11
    assert {claim.factuality for gold in ARTICLES for claim in gold.claims} == set(eventgraph.Factuality)


def test_floors_were_measured_on_these_articles() -> None:
    assert FLOORS["gold"] == gold_digest(GOLD), "run: python benchmarks/floors.py --write"
    assert FLOORS["floors"].keys() == measured().keys()


@pytest.mark.parametrize(("name", "floor"), FLOORS["floors"].items())
def test_no_figure_falls_below_its_floor(name: str, floor: float) -> None:
    assert measured()[name] >= floor, "a loss to be decided upon: benchmarks/floors.py --write --lower"


def test_confidence_says_more_than_the_overall_precision() -> None:
    calibration = report().calibration
    assert calibration.brier < calibration.base_rate_brier
    assert calibration.expected_error < 0.15
    sure = next(point for point in report().curve if point.threshold == 0.8)
    assert sure.all.precision > report().claims[Level.ALL].precision
