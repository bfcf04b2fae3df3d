"""What articles say together: who is who, which copies which, what happened, who disagrees.

A pure function of the set of articles. Of each article little is kept (`Told`), so that those of many fit in
memory.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.records import Contradiction, Copy, Decision, Event, Factuality, Resolution, Standing

if TYPE_CHECKING:
    from eventgraph.deduplication import ArticlePrint
    from eventgraph.ontology.logic import Logic
    from eventgraph.records import Article, Extraction
    from eventgraph.resolution import Sighting
    from eventgraph.resolution.claim_sighting import ClaimSighting
    from eventgraph.versions import VersionMark

DIGITS: Final = 4
"""Decimal digits of beliefs: sums in another order differ far behind them."""


class Together(NamedTuple):
    """What all articles say together; `copies` by the id of the copy, `standings` by the id of the claim."""

    resolution: Resolution
    copies: Mapping[str, Copy]
    events: tuple[Event, ...]
    contradictions: tuple[Contradiction, ...]
    standings: Mapping[str, Standing]


class Told:
    """What is kept of articles while they are gone through, and counts of what they claim.

    `left_out` has the rejected claims of each article that has some.
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        """Begin with no article; claims that `decisions` reject will be left out."""
        from eventgraph.resolution import rejected

        self._decisions = tuple(decisions)
        self._rejected = rejected(self._decisions)
        self.left_out: dict[str, frozenset[str]] = {}
        self.articles = 0
        self.factuality: Counter[Factuality] = Counter()
        self.relations: Counter[str] = Counter()
        self._sightings: list[Sighting] = []
        self._claims: list[ClaimSighting] = []
        self._prints: list[ArticlePrint] = []
        self._versions: list[VersionMark] = []
        self._in_error: set[str] = set()
        self._retractions: set[str] = set()

    @classmethod
    def of(
        cls, rows: Iterable[tuple[Article | None, Extraction]], decisions: Iterable[Decision] = ()
    ) -> Told:
        """Go through articles, or None where the text is not at hand, with what was found in each."""
        told = cls(decisions)
        for article, extraction in rows:
            told.add(extraction, article)
        return told

    def add(self, whole: Extraction, article: Article | None = None) -> None:
        """Take what was found in one more article, and what its text says of its origin and its versions.

        Without its text an article is its own origin, and takes nothing back.
        """
        from eventgraph.resolution import sightings
        from eventgraph.resolution.claim_sighting import told_claims

        gone = self._rejected.intersection(claim.id for claim in whole.claims)
        if gone:
            self.left_out[whole.article] = gone
        extraction = without(whole, gone)
        self.articles += 1
        self.factuality.update(claim.factuality for claim in extraction.claims)
        self.relations.update(claim.relation for claim in extraction.claims)
        self._sightings.extend(sightings(extraction))
        self._claims.extend(told_claims(extraction))
        if article is not None:
            self._add_text(article, extraction)

    def _add_text(self, article: Article, extraction: Extraction) -> None:
        from eventgraph.deduplication import article_print
        from eventgraph.versions import claims_in_error, find_correction, version_mark

        self._prints.append(article_print(article))
        mark = version_mark(article)
        self._versions.append(mark)
        # The mark has looked for a notice in every article; few have one, and only those are asked again.
        correction = find_correction(article) if mark.corrects else None
        if correction is not None:
            self._in_error.update(claims_in_error(correction, extraction))
            if correction.kind == "retraction":
                self._retractions.add(article.id)

    def together(self, logic: Logic) -> Together:
        """Return what the articles say together."""
        from eventgraph.deduplication import group_copies
        from eventgraph.resolution import resolve_sightings
        from eventgraph.resolution.claim_sighting import resolved_claims
        from eventgraph.resolution.contradictions import find_contradictions
        from eventgraph.resolution.events import find_events
        from eventgraph.resolution.supersession import superseded
        from eventgraph.versions import find_predecessors

        resolution = resolve_sightings(self._sightings, self._decisions)
        copies = group_copies(self._prints)
        resolved = list(resolved_claims(self._claims, resolution))
        before = find_predecessors(self._versions)
        retracted = {before[article] for article in self._retractions if article in before}
        gone = superseded(resolved, in_error=self._in_error, retracted=retracted)
        claims = [
            claim._replace(origin=_origin(claim.article, copies), superseded=claim.id in gone)
            for claim in resolved
        ]
        believed = _beliefs(claims, logic)
        events = find_events(claims, logic)
        contradictions = find_contradictions(claims, logic, events)
        standings = _standings(claims, believed, events, contradictions)
        return Together(resolution, copies, events, contradictions, standings)


def without(extraction: Extraction, claims: Collection[str]) -> Extraction:
    """Return an extraction without some claims."""
    if not claims:
        return extraction
    kept = tuple(claim for claim in extraction.claims if claim.id not in claims)
    return extraction.model_copy(update={"claims": kept})


def _origin(article: str, copies: Mapping[str, Copy]) -> str:
    return copies[article].origin if article in copies else article


def _beliefs(claims: Iterable[ClaimSighting], logic: Logic) -> dict[str, float]:
    """Return for each claim, by its id, how well its statement is supported, or its denial."""
    from eventgraph.resolution.belief import belief
    from eventgraph.resolution.sides import by_triple

    found = {}
    for _, told in by_triple(claims, logic, {}):
        either = {denied: round(belief(told, denied=denied), DIGITS) for denied in (False, True)}
        found.update({claim.id: either[claim.factuality == Factuality.NEGATED] for claim in told})
    return found


def _opposed(contradiction: Contradiction) -> Iterator[tuple[str, str]]:
    """Yield who is against whom: each claim against the one that is shown for the other side.

    All against all would be a million pairs where a thousand articles face a thousand.
    """
    one, other = contradiction.claims
    yield from ((claim, other) for claim in contradiction.sides[0])
    yield from ((one, claim) for claim in contradiction.sides[1])


def _standings(
    claims: Iterable[ClaimSighting],
    believed: Mapping[str, float],
    events: Iterable[Event],
    contradictions: Iterable[Contradiction],
) -> dict[str, Standing]:
    event_of = {claim: event.id for event in events for claim in event.claims}
    against: dict[str, set[str]] = defaultdict(set)
    for first, second in chain.from_iterable(map(_opposed, contradictions)):
        against[first].add(second)
        against[second].add(first)
    return {
        claim.id: Standing(
            article=claim.article,
            origin=claim.origin,
            belief=believed[claim.id],
            event=event_of.get(claim.id),
            contradicts=tuple(sorted(against[claim.id] - {claim.id})) if claim.id in against else (),
            superseded=claim.superseded,
        )
        for claim in claims
    }
