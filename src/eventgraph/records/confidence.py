"""Weights that make a confidence out of what speaks for and against a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp

from eventgraph.records.record import Record


class ConfidenceModel(Record):
    """A logistic regression over features that are there or not: `weights` in log odds.

    `intercept` is the log odds of a claim without any known feature; features without a weight count
    nothing. `articles` and `claims` are what it was fitted on, `penalty` how strongly weights are kept small.
    """

    intercept: float = 0.0
    weights: Mapping[str, float] = {}
    articles: int = 0
    claims: int = 0
    penalty: float = 0.0

    def probability(self, features: Iterable[str]) -> float:
        """Return how likely a claim with these features is right."""
        odds = self.intercept + sum(self.weights.get(feature, 0.0) for feature in sorted(features))
        return 1 / (1 + exp(-odds))
