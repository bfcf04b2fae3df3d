"""Scores by relation, by construction and by rule, and the mistakes themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from eventgraph.evaluation.gold import GoldClaim
from eventgraph.evaluation.matching import Comparison, Level
from eventgraph.evaluation.predictions import FoundClaim
from eventgraph.evaluation.scores import Agreement, Score
from eventgraph.records.record import Record


class RelationScore(Record):
    """How well one relation is found, between names and with common nouns too."""

    relation: str
    named: Score
    all: Score


class ConstructionScore(Record):
    """How many gold claims of a construction are found.

    `reachable` counts only those whose named ends were found at all: what remains is the claim's own fault.
    """

    construction: str
    recall: Agreement
    reachable: Agreement


class RuleScore(Record):
    """How often what a rule finds is right, between names and with common nouns too."""

    rule: str
    named: Agreement
    all: Agreement


class Mistake(Record):
    """A claim that was missed, or invented; `level` is all where a common noun is one end."""

    article: str
    subject: str
    relation: str
    object: str
    factuality: str | None
    sentence: str
    level: Level
    how: tuple[str, ...] = ()
    rule: str = ""


def by_relation(comparisons: Sequence[Comparison]) -> tuple[RelationScore, ...]:
    """Return the scores of each relation that gold or the claims have, the most frequent first."""
    counts = {level: _relation_counts(comparisons, level) for level in (Level.NAMED, Level.ALL)}
    rows = [
        RelationScore(
            relation=name,
            named=Score.of(*counts[Level.NAMED][name]),
            all=Score.of(*counts[Level.ALL][name]),
        )
        for name in counts[Level.ALL]
    ]
    return tuple(sorted(rows, key=lambda row: (-row.all.right - row.all.missed, row.relation)))


def _relation_counts(comparisons: Iterable[Comparison], level: Level) -> dict[str, list[int]]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for matching in (comparison.match(level) for comparison in comparisons):
        right = [gold.relation for gold, _ in matching.pairs]
        missed = [gold.relation for gold in matching.missed]
        invented = [found.relation for found in matching.invented]
        for place, relations in enumerate((right, missed, invented)):
            for relation in relations:
                counts[relation][place] += 1
    return counts


def by_construction(comparisons: Iterable[Comparison]) -> tuple[ConstructionScore, ...]:
    """Return the recall of each construction, claims with common nouns included, the most frequent first."""
    found: dict[str, list[bool]] = defaultdict(list)
    reachable: dict[str, list[bool]] = defaultdict(list)
    for comparison in comparisons:
        for claim, hit in _judged_gold(comparison):
            for construction in claim.how:
                found[construction].append(hit)
                if comparison.is_reachable(claim):
                    reachable[construction].append(hit)
    rows = [
        ConstructionScore(
            construction=name, recall=Agreement.among(hits), reachable=Agreement.among(reachable[name])
        )
        for name, hits in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.recall.of, row.construction)))


def _judged_gold(comparison: Comparison) -> Iterator[tuple[GoldClaim, bool]]:
    matching = comparison.match(Level.ALL)
    yield from ((gold, True) for gold, _ in matching.pairs)
    yield from ((gold, False) for gold in matching.missed)


def judged_claims(comparison: Comparison, level: Level) -> Iterator[tuple[FoundClaim, bool]]:
    """Yield each distinct found claim with whether it is right."""
    matching = comparison.match(level)
    yield from ((found, True) for _, found in matching.pairs)
    yield from ((found, False) for found in matching.invented)


def by_rule(comparisons: Sequence[Comparison]) -> tuple[RuleScore, ...]:
    """Return the precision of each rule, the most used first."""
    named, everything = (_rule_hits(comparisons, level) for level in (Level.NAMED, Level.ALL))
    rows = [
        RuleScore(rule=rule, named=Agreement.among(named[rule]), all=Agreement.among(hits))
        for rule, hits in everything.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.all.of, row.rule)))


def _rule_hits(comparisons: Iterable[Comparison], level: Level) -> dict[str, list[bool]]:
    hits: dict[str, list[bool]] = defaultdict(list)
    for comparison in comparisons:
        for claim, right in judged_claims(comparison, level):
            hits[claim.rule].append(right)
    return hits


def missed_claims(comparisons: Iterable[Comparison]) -> Iterator[Mistake]:
    """Yield every gold claim that was not found."""
    for comparison in comparisons:
        for claim in comparison.match(Level.ALL).missed:
            yield Mistake(
                article=comparison.gold.id,
                level=Level.NAMED if claim.is_named else Level.ALL,
                **claim.model_dump(
                    include={"subject", "relation", "object", "factuality", "sentence", "how"}
                ),
            )


def invented_claims(comparisons: Iterable[Comparison]) -> Iterator[Mistake]:
    """Yield every found claim that gold does not have."""
    for comparison in comparisons:
        for claim in comparison.match(Level.ALL).invented:
            subject, obj = comparison.entities[claim.subject], comparison.entities[claim.object]
            yield Mistake(
                article=comparison.gold.id,
                level=Level.NAMED if subject.is_named and obj.is_named else Level.ALL,
                subject=subject.name,
                object=obj.name,
                sentence=claim.evidence,
                **claim.model_dump(include={"relation", "factuality", "rule"}),
            )
