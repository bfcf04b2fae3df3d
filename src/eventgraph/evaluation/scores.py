"""Counts -> precision, recall, F1; shares; and how well entities and judgements agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from eventgraph.evaluation.gold import GoldClaim
from eventgraph.evaluation.matching import Comparison, Level
from eventgraph.evaluation.phrases import phrases_agree
from eventgraph.evaluation.predictions import FoundClaim
from eventgraph.records import Factuality
from eventgraph.records.record import Record

MONTH: Final = len("2026-07")


class Score(Record):
    """Micro-averaged precision, recall and F1 (van Rijsbergen 1979) with the counts behind them, 0 to 1."""

    right: int
    missed: int
    invented: int
    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, right: int, missed: int, invented: int) -> Score:
        """Return the score of these counts; nothing found or nothing to find is 0."""
        precision, recall = share(right, right + invented), share(right, right + missed)
        f1 = share(2 * precision * recall, precision + recall)
        return cls(right=right, missed=missed, invented=invented, precision=precision, recall=recall, f1=f1)


class Agreement(Record):
    """How many of some things agree with gold."""

    agree: int
    of: int
    share: float

    @classmethod
    def among(cls, judged: Iterable[bool]) -> Agreement:
        """Return the agreement of a series of judgements."""
        counts = Counter(judged)
        return cls(agree=counts[True], of=counts.total(), share=share(counts[True], counts.total()))


def share(part: float, whole: float) -> float:
    """Return part of whole; 0 of nothing."""
    return part / whole if whole else 0.0


def claim_score(comparisons: Iterable[Comparison], level: Level) -> Score:
    """Return how well the claims are found at a level."""
    matchings = [comparison.match(level) for comparison in comparisons]
    return Score.of(
        sum(len(m.pairs) for m in matchings),
        sum(len(m.missed) for m in matchings),
        sum(len(m.invented) for m in matchings),
    )


JUDGEMENTS: Final[Mapping[str, Callable[[GoldClaim, FoundClaim], bool]]] = {
    "factuality": lambda gold, found: gold.factuality == found.factuality,
    "ended": lambda gold, found: gold.ended == found.ended,
    "time": lambda gold, found: (gold.time or "")[:MONTH] == (found.time or "")[:MONTH],
    "sourced": lambda gold, found: bool(gold.source) == bool(found.source),
}
"""What is judged of each claim that is right: to the month, and whether a source is given at all."""
NON_ACTUAL: Final = "non_actual"
SOURCE: Final = "source"


def judgement_agreements(comparisons: Iterable[Comparison]) -> dict[str, Agreement]:
    """Return how often each judgement agrees, over the named claims that were found.

    `non_actual` is the factuality of those that gold has as planned, possible or negated: the rest is easy.
    `source` is whether gold and found claim name the same source, where both name one.
    """
    pairs = [pair for comparison in comparisons for pair in comparison.match(Level.NAMED).pairs]
    agreements = {
        name: Agreement.among(agrees(gold, found) for gold, found in pairs)
        for name, agrees in JUDGEMENTS.items()
    }
    careful = [pair for pair in pairs if pair[0].factuality is not Factuality.ACTUAL]
    sources = [(gold.source, found.source) for gold, found in pairs if gold.source and found.source]
    return agreements | {
        NON_ACTUAL: Agreement.among(gold.factuality == found.factuality for gold, found in careful),
        SOURCE: Agreement.among(phrases_agree(gold, found) for gold, found in sources),
    }


def entity_score(comparisons: Iterable[Comparison]) -> tuple[Score, Agreement]:
    """Return how well named entities are found, and how many of those found have the right type."""
    right = missed = invented = 0
    typed: list[bool] = []
    for comparison in comparisons:
        named = [entity for entity in comparison.found.entities if entity.is_named]
        by_name = {comparison.names[entity.id]: entity for entity in named}
        invented += sum(comparison.names[entity.id] is None for entity in named)
        known = {entity.name: entity.type for entity in comparison.gold.entities}
        matches = {name: entity.type for name, entity in by_name.items() if name is not None}
        right += len(matches)
        missed += len(comparison.gold.entities) - len(matches)
        typed += [known[name] == kind for name, kind in matches.items()]
    return Score.of(right, missed, invented), Agreement.among(typed)
