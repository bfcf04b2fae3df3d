"""Whether an article is a copy of one before it, and by which of four reasons."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from eventgraph.deduplication.prints import ArticlePrint
from eventgraph.deduplication.shingles import likeness, shared_facts
from eventgraph.records.duplicate import CopyReason

NEAR: Final = 0.5
"""Jaccard similarity from which on two texts are mostly the same."""
CUT: Final = 0.6
"""Share of the shorter text from which on the other one holds it."""
WIRE: Final = 0.45
"""The same for two texts that credit one agency."""
LEAST: Final = 0.4
"""Share of a longer, later text that an origin must account for: a digest of stories is none of them, and a
new report may have the last one for its background."""
LEAST_OF_WIRE: Final = 0.3
"""The same for two texts that credit one agency: it sends out a few sentences, then the story."""
SMALLEST_PART: Final = 1 / 6
"""Part of an origin's length that a cut must have: what is less is a passage of it."""
SHORTEST: Final = 120
"""Bytes of shingles (30) below which only NEAR_IF_SHORT is enough: one sentence may stand in any article."""
NEAR_IF_SHORT: Final = 0.8
WIRE_DAYS: Final = 2
"""Days between two versions of one story of an agency."""
SAME_FACTS: Final = 0.55
"""Share of names and figures that copies have in common: reports made by one template tell of others."""


class Verdict(NamedTuple):
    """Why one article is a copy of another, and how alike they are (0 to 1).

    `from_origin` is the share of the copy's words that the origin has: what origins are preferred by.
    """

    reason: CopyReason
    score: float
    from_origin: float


EXACT: Final = Verdict("exact", 1.0, 1.0)


def compare(origin: ArticlePrint, other: ArticlePrint) -> Verdict | None:
    """Return why `other` is a copy of `origin`, if it is one."""
    if origin.text_hash == other.text_hash:
        return EXACT
    verdict = _by_words(origin, other)
    if verdict is None:
        return None
    shared = shared_facts(origin.facts, other.facts)
    return verdict if shared is None or shared >= SAME_FACTS else None


def _by_words(origin: ArticlePrint, other: ArticlePrint) -> Verdict | None:
    alike = likeness(origin.shingles, other.shingles)
    short = min(len(origin.shingles), len(other.shingles)) < SHORTEST
    if alike.jaccard >= (NEAR_IF_SHORT if short else NEAR):
        return Verdict("near", alike.jaccard, alike.of_second)
    held = max(alike.of_first, alike.of_second)
    if short or len(other.shingles) < len(origin.shingles) * SMALLEST_PART:
        return None
    if held >= CUT and alike.of_second >= LEAST:
        return Verdict("cut", held, alike.of_second)
    is_wire = held >= WIRE and alike.of_second >= LEAST_OF_WIRE and _is_one_wire(origin, other)
    return Verdict("wire", held, alike.of_second) if is_wire else None


def _is_one_wire(origin: ArticlePrint, other: ArticlePrint) -> bool:
    if not set(origin.agencies) & set(other.agencies):
        return False
    if origin.published is None or other.published is None:
        return True
    first, second = (date.fromisoformat(one.published[:10]) for one in (origin, other) if one.published)
    return abs((second - first).days) <= WIRE_DAYS
