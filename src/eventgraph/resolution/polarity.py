"""One says that it is so, another that it is not; and articles that say both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from eventgraph.records import Factuality
from eventgraph.resolution.claim_sighting import ClaimSighting
from eventgraph.resolution.sides import Matter, Sides

AFFIRMED: Final = frozenset({Factuality.ACTUAL, Factuality.PLANNED})
STRENGTH: Final = tuple(Factuality)


def denials(matters: Iterable[Matter]) -> Iterator[Sides]:
    """Yield matters that some affirm (as a fact or a plan) and others deny; what is over is no denial."""
    for matter in matters:
        held = [claim for claim in matter.claims if not claim.ended]
        affirmed = tuple(claim for claim in held if claim.factuality in AFFIRMED)
        denied = tuple(claim for claim in held if claim.factuality == Factuality.NEGATED)
        if affirmed and denied:
            values = (_strongest(claim.factuality for claim in affirmed), Factuality.NEGATED.value)
            yield Sides("polarity", values, affirmed, denied, matter.event)


def within_articles(
    claims: Iterable[ClaimSighting], event_of: Mapping[str, str], lasting: Collection[str]
) -> Iterator[Sides]:
    """Yield claims whose article says otherwise in its headline than below, or both in its text.

    The latter only of `lasting` relations: of a happening the article may tell when it did, and when not.
    """
    for claim in claims:
        title = [factuality for part, factuality in claim.said if part == "title"]
        text = [factuality for part, factuality in claim.said if part == "text"]
        event = event_of.get(claim.id)
        if title and text and (values := (_strongest(title), _strongest(text)))[0] != values[1]:
            if Factuality.ACTUAL in title or Factuality.NEGATED in title:
                yield Sides("headline", values, (claim,), (claim,), event)
        elif claim.relation in lasting and Factuality.NEGATED in text and not AFFIRMED.isdisjoint(text):
            values = (_strongest(text), Factuality.NEGATED.value)
            yield Sides("polarity", values, (claim,), (claim,), event)


def _strongest(told: Iterable[Factuality]) -> str:
    return min(told, key=STRENGTH.index).value
