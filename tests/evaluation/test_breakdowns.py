from __future__ import annotations

from eventgraph.evaluation.breakdowns import (
    by_construction,
    by_relation,
    by_rule,
    invented_claims,
    missed_claims,
)
from eventgraph.evaluation.matching import Level
from eventgraph.evaluation.scores import Agreement, Score

from .conftest import comparison, found_claim, gold_claim

BAN = ("Alibaba", "bans", "Claude Code")
CUTS = ("Alibaba", "lays_off", "staff")
RIVALS = ("Alibaba", "competes_with", "Tencent")


def test_relations_are_counted_apart_and_sum_to_the_whole() -> None:
    rows = by_relation([comparison([BAN, CUTS], [BAN, RIVALS])])
    assert [(row.relation, row.named, row.all) for row in rows] == [
        ("bans", Score.of(1, 0, 0), Score.of(1, 0, 0)),
        ("lays_off", Score.of(0, 0, 0), Score.of(0, 1, 0)),
        ("competes_with", Score.of(0, 0, 1), Score.of(0, 0, 1)),
    ]


def test_a_construction_has_recall_of_all_and_of_what_could_be_found() -> None:
    claims = [
        gold_claim(BAN, how=["active", "coref"]),
        gold_claim(CUTS, how=["active"]),
        gold_claim(BAN, how=["active"]).model_copy(update={"object": "Qwen"}),
    ]
    active, coref = by_construction([comparison(claims, [BAN])])
    assert (active.construction, active.recall.agree, active.recall.of) == ("active", 1, 3)
    assert (active.reachable.agree, active.reachable.of) == (1, 2)
    assert (coref.construction, coref.recall) == ("coref", Agreement(agree=1, of=1, share=1))


def test_a_rule_has_its_precision() -> None:
    found = [
        found_claim(BAN, rule="verb.active"),
        found_claim(RIVALS, rule="verb.active"),
        found_claim(CUTS, rule="noun.nominal"),
    ]
    verb, noun = by_rule([comparison([BAN, CUTS], found)])
    assert (verb.rule, verb.named.agree, verb.named.of, verb.all.of) == ("verb.active", 1, 2, 2)
    assert (noun.rule, noun.named.of, noun.all.agree, noun.all.of) == ("noun.nominal", 0, 1, 1)


def test_mistakes_come_with_their_sentences() -> None:
    gold = gold_claim(CUTS, sentence="Alibaba cut staff.", how=["active"])
    found = found_claim(RIVALS, evidence="Alibaba rivals Tencent.", rule="verb.active")
    both = comparison([gold], [found])
    (missed,), (invented,) = missed_claims([both]), invented_claims([both])
    assert (missed.object, missed.level, missed.sentence, missed.how) == (
        "staff",
        Level.ALL,
        "Alibaba cut staff.",
        ("active",),
    )
    assert (invented.subject, invented.object, invented.level) == ("Alibaba", "Tencent", Level.NAMED)
    assert (invented.sentence, invented.rule) == ("Alibaba rivals Tencent.", "verb.active")
