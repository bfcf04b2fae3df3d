"""One article told again about others: names are replaced where it mentions them, all offsets move along."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from eventgraph import ids
from eventgraph.records import Claim, Entity, Extraction, Mention, Resolution
from eventgraph.records.span import Evidence, TextSpan


class Story:
    """One article to be told again: where its entities are named, and what moves when names change."""

    def __init__(self, extraction: Extraction) -> None:
        """Take an extraction with its mentions."""
        self.extraction = extraction
        ends = {end for claim in extraction.claims for end in (claim.subject, claim.object)}
        self.entities = [entity for entity in extraction.entities if entity.id in ends]
        self._named = list(_replaceable(extraction, ends))
        self._ends = [mention.end for mention in self._named]

    def told(self, name: str, cast: Sequence[Entity], day: date) -> tuple[Extraction, Resolution]:
        """Return the story about others, as an article of that id and day."""
        roles = {role.id: actor for role, actor in zip(self.entities, cast, strict=True)}
        grown = [len(roles[m.entity].name) - (m.end - m.start) for m in self._named]
        retelling = _Retelling(self, roles, [0, *accumulate(grown)])
        later = day - date.fromisoformat((self.extraction.published or "2026-01-01")[:10])
        claims = tuple(retelling.claim(name, claim, later) for claim in self.extraction.claims)
        found = self.extraction.model_copy(
            update={
                "article": name,
                "published": day.isoformat(),
                "claims": claims,
                "entities": (),
                "mentions": (),
            }
        )
        canonical = {name: {role: actor.id for role, actor in roles.items()}}
        return found, Resolution(entities=tuple(cast), canonical=canonical)

    def before(self, place: int) -> int:
        """Return how many replaced names end at or before a place of the text."""
        return bisect_right(self._ends, place)

    def within(self, span: TextSpan) -> list[Mention]:
        """Return the replaced names within a span."""
        inside = self._named[self.before(span.start) : self.before(span.end)]
        return [mention for mention in inside if mention.start >= span.start]


class _Retelling(NamedTuple):
    story: Story
    roles: Mapping[str, Entity]
    moved: Sequence[int]

    def claim(self, article: str, claim: Claim, later: timedelta) -> Claim:
        subject, obj = self.roles[claim.subject].id, self.roles[claim.object].id
        changed: dict[str, object] = {
            "id": ids.claim_id(article, subject, claim.relation, obj, claim.factuality.value),
            "time": _moved_time(claim.time, later),
        }
        if claim.evidence.part == "text":
            changed["evidence"] = self.evidence(claim.evidence)
            changed["trigger"] = self.span(claim.trigger)
            changed["supporting"] = tuple(
                support.model_copy(
                    update={
                        "evidence": self.evidence(support.evidence),
                        "trigger": self.span(support.trigger),
                    }
                )
                for support in claim.supporting
            )
        return claim.model_copy(update=changed)

    def span(self, span: TextSpan) -> TextSpan:
        return TextSpan(start=self.place(span.start), end=self.place(span.end))

    def place(self, place: int) -> int:
        return place + self.moved[self.story.before(place)]

    def evidence(self, evidence: Evidence) -> Evidence:
        parts, end = [], evidence.start
        for mention in self.story.within(evidence):
            parts += [_cut(evidence, end, mention.start), self.roles[mention.entity].name]
            end = mention.end
        text = "".join([*parts, _cut(evidence, end, evidence.end)])
        return Evidence(start=self.place(evidence.start), end=self.place(evidence.end), text=text)


def _cut(evidence: Evidence, start: int, end: int) -> str:
    return evidence.text[start - evidence.start : end - evidence.start]


def _replaceable(extraction: Extraction, ends: set[str]) -> Iterator[Mention]:
    """Yield the names of the claims' entities, in order, but those that touch a trigger or overlap."""
    spoken = [claim.trigger for claim in extraction.claims]
    spoken += [support.trigger for claim in extraction.claims for support in claim.supporting]
    last = 0
    for mention in sorted(extraction.mentions, key=lambda mention: (mention.start, -mention.end)):
        apart = all(mention.end <= trigger.start or mention.start >= trigger.end for trigger in spoken)
        if mention.kind == "name" and mention.entity in ends and mention.start >= last and apart:
            last = mention.end
            yield mention


def _moved_time(time: str | None, later: timedelta) -> str | None:
    if time is None:
        return None
    whole = f"{time}-07-01"[:10] if len(time) == len("2026") else f"{time}-01"[:10]
    try:
        return (date.fromisoformat(whole) + later).isoformat()[: len(time)]
    except (ValueError, OverflowError):
        return time
