from __future__ import annotations

import pytest

from eventgraph.evaluation.matching import Level
from eventgraph.evaluation.scores import (
    Agreement,
    Score,
    claim_score,
    entity_score,
    judgement_agreements,
)

from .conftest import comparison, found_claim, gold_claim

BAN = ("Alibaba", "bans", "Claude Code")


def test_scores_are_micro_averages_of_counts() -> None:
    score = Score.of(3, 1, 2)
    assert (score.precision, score.recall) == (0.6, 0.75)
    assert score.f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize("counts", [(0, 0, 0), (0, 4, 0), (0, 0, 4)])
def test_nothing_found_scores_nothing(counts: tuple[int, int, int]) -> None:
    score = Score.of(*counts)
    assert (score.precision, score.recall, score.f1) == (0, 0, 0)


def test_the_scores_of_articles_are_summed() -> None:
    articles = [comparison([BAN], [BAN]), comparison([BAN], [("Tencent", "bans", "Claude Code")])]
    assert claim_score(articles, Level.NAMED) == Score.of(1, 1, 1)


@pytest.mark.parametrize(
    ("name", "gold", "found", "share"),
    [
        ("factuality", {"factuality": "planned"}, {"factuality": "planned"}, 1),
        ("factuality", {"factuality": "planned"}, {"factuality": "actual"}, 0),
        ("non_actual", {"factuality": "planned"}, {"factuality": "actual"}, 0),
        ("ended", {"ended": True}, {}, 0),
        ("ended", {}, {}, 1),
        ("time", {"time": "2026-07-05"}, {"time": "2026-07"}, 1),
        ("time", {"time": "2026-07"}, {"time": "2026"}, 0),
        ("time", {}, {"time": "2026"}, 0),
        ("sourced", {"source": "Reuters"}, {"source": "two people"}, 1),
        ("sourced", {"source": "Reuters"}, {}, 0),
        ("source", {"source": "two people familiar with the talks"}, {"source": "two people"}, 0),
        ("source", {"source": "a court filing"}, {"source": "the court filing"}, 1),
    ],
)
def test_judgements_of_claims_that_are_right(
    name: str, gold: dict[str, object], found: dict[str, object], share: float
) -> None:
    both = comparison([gold_claim(BAN, **gold)], [found_claim(BAN, **found)])
    assert judgement_agreements([both])[name] == Agreement(agree=int(share), of=1, share=share)


def test_only_what_is_not_actual_counts_as_such() -> None:
    both = comparison([BAN], [BAN])
    assert judgement_agreements([both])["non_actual"].of == 0


def test_sources_are_compared_where_both_name_one() -> None:
    both = comparison([gold_claim(BAN, source="Reuters")], [BAN])
    assert judgement_agreements([both])["source"].of == 0


def test_entities_are_names_and_have_types() -> None:
    both = comparison([], [("Alibaba", "lays_off", "staff")])
    score, types = entity_score([both])
    assert (score.right, score.missed, score.invented) == (4, 0, 0)
    assert types == Agreement(agree=4, of=4, share=1)
