"""Two extractions of one article -> what the later version says anew, no longer and otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Final, NamedTuple

from eventgraph.records import Claim, Extraction
from eventgraph.records.difference import ClaimChange, ClaimField, Difference, ToldClaim
from eventgraph.versions.same_entities import same_entities

PLAIN: Final[tuple[ClaimField, ...]] = ("relation", "factuality", "ended", "source", "time", "qualifiers")
ORDER: Final[tuple[ClaimField, ...]] = ("subject", "relation", "object", *PLAIN[1:])


class _Telling(NamedTuple):
    """A claim with its ends, by names that hold in both versions, and in words."""

    subject: str
    object: str
    told: ToldClaim

    @property
    def claim(self) -> Claim:
        """Return the claim itself."""
        return self.told.claim


Pair = tuple[_Telling, _Telling]
Key = Callable[[_Telling], Hashable]


def _exactly(one: _Telling) -> Hashable:
    return one.subject, one.claim.relation, one.object, one.claim.factuality


def _ends_and_relation(one: _Telling) -> Hashable:
    return one.subject, one.claim.relation, one.object


def _but_subject(one: _Telling) -> Hashable:
    return one.claim.relation, one.object


def _but_object(one: _Telling) -> Hashable:
    return one.subject, one.claim.relation


def _but_relation(one: _Telling) -> Hashable:
    return one.subject, one.object


WHOLE: Final[tuple[Key, ...]] = (_exactly, _ends_and_relation)
"""What two tellings of one thing have in common, whatever is said of it."""
PARTS: Final[tuple[Key, ...]] = (_but_subject, _but_object, _but_relation)
"""What they have in common where one part of it changed."""


def difference(before: Extraction, after: Extraction) -> Difference:
    """Return what two extractions of one article say differently: a pure function of the two.

    A claim of the later version is paired with the earlier one that has the same subject, relation and
    object; of the rest, those that differ in one of the three, if nothing else could be meant. Swapped
    arguments give the same pairs the other way round.
    """
    same = same_entities(before, after)
    old, new = _tellings(before), _tellings(after, lambda end: same.get(end, f"new {end}"))
    pairs: list[Pair] = []
    for key, alone in ((each, each in PARTS) for each in (*WHOLE, *PARTS)):
        found = _paired(old, new, key, alone=alone)
        old, new = _without(old, (pair[0] for pair in found)), _without(new, (pair[1] for pair in found))
        pairs += found
    changes = [ClaimChange(before=a.told, after=b.told, fields=_fields(a, b)) for a, b in pairs]
    changed = [change for change in changes if change.fields]
    return Difference(
        title=(before.title, after.title) if before.title != after.title else None,
        added=tuple(one.told for one in new),
        removed=tuple(one.told for one in old),
        changed=tuple(sorted(changed, key=lambda change: _place(change.after.claim))),
        unchanged=len(changes) - len(changed),
    )


def _tellings(extraction: Extraction, called: Callable[[str], str] = str) -> list[_Telling]:
    """Return an extraction's claims in order, their ends as both versions call them."""
    names = {entity.id: entity.name for entity in extraction.entities}
    return [
        _Telling(
            called(claim.subject),
            called(claim.object),
            ToldClaim(
                subject=names.get(claim.subject, claim.subject),
                object=names.get(claim.object, claim.object),
                claim=claim,
            ),
        )
        for claim in sorted(extraction.claims, key=_place)
    ]


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return claim.evidence.part, claim.evidence.start, claim.trigger.start, claim.id


def _paired(old: list[_Telling], new: list[_Telling], key: Key, *, alone: bool) -> list[Pair]:
    """Return tellings with equal keys in pairs, in order; with `alone`, only those that are the only ones."""
    before, after = _by(old, key), _by(new, key)
    both = [(before[each], after[each]) for each in before if each in after]
    if alone:
        both = [(left, right) for left, right in both if len(left) == len(right) == 1]
    return [pair for left, right in both for pair in zip(left, right, strict=False)]


def _by(tellings: Iterable[_Telling], key: Key) -> dict[Hashable, list[_Telling]]:
    groups = defaultdict(list)
    for one in tellings:
        groups[key(one)].append(one)
    return groups


def _without(tellings: list[_Telling], gone: Iterable[_Telling]) -> list[_Telling]:
    taken = {id(one) for one in gone}
    return [one for one in tellings if id(one) not in taken]


def _fields(before: _Telling, after: _Telling) -> tuple[ClaimField, ...]:
    differ = {name for name in PLAIN if getattr(before.claim, name) != getattr(after.claim, name)}
    if before.subject != after.subject:
        differ.add("subject")
    if before.object != after.object:
        differ.add("object")
    return tuple(name for name in ORDER if name in differ)
