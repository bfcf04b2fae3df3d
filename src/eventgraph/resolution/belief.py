"""How well a statement is supported, as one formula, and that formula in words.

    belief = 1 - product over independent origins of (1 - strength of the origin)
    strength of an origin = the greatest confidence * weight of factuality * weight of source of its claims

This is a noisy-or (Pearl 1988): each origin is a witness that may be right where all others are wrong. It
says how much speaks *for* a statement. What speaks against it is no part of it: denials have a belief of
their own (`denied`), and the two stand side by side as a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import prod
from typing import Final, NamedTuple

from eventgraph.records import Factuality
from eventgraph.resolution.claim_sighting import ClaimSighting
from eventgraph.resolution.sources import SourceKind, source_kind

FACTUALITY: Final[Mapping[Factuality, float]] = {
    Factuality.ACTUAL: 1.0,
    Factuality.PLANNED: 0.5,
    Factuality.POSSIBLE: 0.25,
    Factuality.NEGATED: 0.0,
}
"""How much a telling counts for "it is so"."""
DENIAL: Final[Mapping[Factuality, float]] = {**dict.fromkeys(Factuality, 0.0), Factuality.NEGATED: 1.0}
"""How much it counts for "it is not so"."""
SOURCE: Final[Mapping[SourceKind, float]] = {
    SourceKind.OWN: 1.0,
    SourceKind.DOCUMENT: 0.9,
    SourceKind.NAMED: 0.8,
    SourceKind.UNNAMED: 0.5,
}
"""How much a telling counts by who stands for it."""
TOLD_AS: Final[Mapping[Factuality, str]] = {
    Factuality.ACTUAL: "as a fact",
    Factuality.PLANNED: "as planned",
    Factuality.POSSIBLE: "as possible",
    Factuality.NEGATED: "as not so",
}


SHOWN: Final = 5
"""Origins that an explanation names one by one."""


class _Witness(NamedTuple):
    """The strongest claim of an origin."""

    strength: float
    claim: ClaimSighting


def belief(claims: Iterable[ClaimSighting], *, denied: bool = False) -> float:
    """Return how well the claims of one statement support it, or that it is not so (`denied`), from 0 to 1.

    Monotone in the number of independent origins, in confidence, in factuality (possible, planned, actual)
    and in the kind of source. Copies of one origin count once, what was taken back not at all; the order of
    claims does not matter.
    """
    strengths = sorted(witness.strength for witness in _witnesses(claims, denied=denied))
    return 1 - prod(1 - strength for strength in strengths)


def explain(claims: Iterable[ClaimSighting], *, denied: bool = False) -> str:
    """Return the belief in words: a sentence for each of the strongest origins, then what does not count."""
    told = set(claims)
    witnesses = _witnesses(told, denied=denied)
    sentences = [
        f"{belief(told, denied=denied):.2f} of 1, from {_number(len(witnesses), 'independent origin')}."
    ]
    sentences += [_in_words(witness, denied=denied) for witness in witnesses[:SHOWN]]
    if len(witnesses) > SHOWN:
        sentences.append(f"{_number(len(witnesses) - SHOWN, 'weaker one')} more.")
    return " ".join([*sentences, *_left_out(told, denied=denied)])


def _witnesses(claims: Iterable[ClaimSighting], *, denied: bool) -> list[_Witness]:
    """Return the strongest claim of each origin that counts, the strongest first."""
    by_origin: dict[str, list[_Witness]] = defaultdict(list)
    for claim in claims:
        if not claim.superseded and (strength := _strength(claim, denied=denied)) > 0:
            by_origin[claim.origin].append(_Witness(strength, claim))
    return sorted((min(each, key=_strongest_first) for each in by_origin.values()), key=_strongest_first)


def _strength(claim: ClaimSighting, *, denied: bool) -> float:
    factuality = (DENIAL if denied else FACTUALITY)[claim.factuality]
    return claim.confidence * factuality * SOURCE[source_kind(claim.source)]


def _strongest_first(witness: _Witness) -> tuple[float, str, str]:
    return -witness.strength, witness.claim.article, witness.claim.id


def _in_words(witness: _Witness, *, denied: bool) -> str:
    strength, claim = witness
    kind = source_kind(claim.source)
    weights = [
        f"confidence {claim.confidence:.2f}",
        f"{TOLD_AS[claim.factuality]} {(DENIAL if denied else FACTUALITY)[claim.factuality]:g}",
        f"{kind.value} {SOURCE[kind]:g}",
    ]
    word = f" on the word of {claim.source!r}" if claim.source else ""
    name = claim.publisher or claim.article
    return f"{name} tells it {TOLD_AS[claim.factuality]}{word}: {strength:.2f} = {' x '.join(weights)}."


def _left_out(claims: Iterable[ClaimSighting], *, denied: bool) -> list[str]:
    held = [claim for claim in claims if not claim.superseded]
    counted = {claim.origin for claim in held if _strength(claim, denied=denied) > 0}
    articles = {claim.article for claim in held if _strength(claim, denied=denied) > 0}
    copies = max(0, len(articles) - len(counted))
    against = len({c.origin for c in held if (c.factuality == Factuality.NEGATED) != denied})
    other = f"say{'s' * (against == 1)} the opposite, which counts for a belief of its own."
    back = sum(claim.superseded for claim in claims)
    return [
        *([f"{_number(copies, 'copy', 'copies')} add{'s' * (copies == 1)} nothing."] if copies else []),
        *([f"{_number(against, 'origin')} {other}"] if against else []),
        *([f"{_number(back, 'claim')} {'was' if back == 1 else 'were'} taken back."] if back else []),
    ]


def _number(count: int, one: str, more: str = "") -> str:
    return f"{count} {one if count == 1 else more or f'{one}s'}"
