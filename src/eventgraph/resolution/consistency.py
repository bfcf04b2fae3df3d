"""Decisions that contradict each other are refused: one clear line names them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from eventgraph.errors import DecisionError
from eventgraph.records import Decision

Pair = tuple[Decision, tuple[str, str]]


def rejected(decisions: Iterable[Decision]) -> frozenset[str]:
    """Return the ids of the claims that people rejected: whoever builds a graph leaves them out."""
    return frozenset(decision.a for decision in decisions if decision.kind == "reject")


def check_decisions(decisions: Iterable[Decision]) -> None:
    """Make sure that decisions agree, as far as can be told without articles.

    Raises:
        DecisionError: two contradict each other, perhaps through others; the message names them all.
    """
    rows = sorted(set(decisions), key=Decision.model_dump_json)
    check_pairs([(row, (row.a, row.b)) for row in rows if row.b])
    given: dict[tuple[str, str], Decision] = {}
    for row in rows:
        if row.value and given.setdefault((row.kind, row.a), row).value != row.value:
            raise contradiction(given[row.kind, row.a], row)


def check_pairs(pairs: Sequence[Pair]) -> None:
    """Make sure that no pair is the same and different, perhaps through others.

    Raises:
        DecisionError: one is.
    """
    steps: dict[str, list[tuple[str, Decision]]] = defaultdict(list)
    for decision, (a, b) in pairs:
        if decision.kind == "same":
            steps[a].append((b, decision))
            steps[b].append((a, decision))
    for decision, (a, b) in pairs:
        if decision.kind == "different":
            path = _paths(a, steps).get(b)
            if path is not None:
                raise contradiction(decision, *path)


def contradiction(first: Decision, *others: Decision) -> DecisionError:
    """Return the error that names decisions which cannot all hold."""
    rest = " and ".join(row.words() for row in others) or "both are names of one entity"
    return DecisionError(f"decisions contradict each other: {first.words()}, but {rest}")


def _paths(start: str, steps: dict[str, list[tuple[str, Decision]]]) -> dict[str, tuple[Decision, ...]]:
    """Return whom the decisions make the same, each with a shortest chain of them."""
    paths: dict[str, tuple[Decision, ...]] = {start: ()}
    waiting = [start]
    for at in waiting:
        for near, decision in steps.get(at, ()):
            if near not in paths:
                paths[near] = (*paths[at], decision)
                waiting.append(near)
    return paths
