"""Who takes part in a happening, and whether two tellings name the same participants."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from eventgraph.ontology.logic import Logic
from eventgraph.records import Factuality
from eventgraph.resolution.claim_sighting import ClaimSighting
from eventgraph.resolution.names import fold

NAMED: Final = frozenset({"Person", "Organization", "Place", "Product", "Work"})
"""Classes whose members have names; others are described, in whatever words."""
FUNCTION_WORDS: Final = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "her", "his", "in", "its", "of", "on", "or", "our", "s",
     "some", "that", "the", "their", "these", "this", "to", "with"}
)  # fmt: skip
PREPOSITIONS: Final = re.compile(
    r" (?:about|after|against|among|around|as|at|before|between|by|for|from|in|into|near|of|on|over|to|under"
    r"|with)\b"
)
PLURAL: Final = re.compile(r"(?<=[a-z]{3})s$")


class Participant(NamedTuple):
    """An entity as a telling names it."""

    id: str
    name: str
    type: str


def ends(claim: ClaimSighting) -> tuple[Participant, Participant]:
    """Return subject and object of a claim."""
    return (
        Participant(claim.subject, claim.subject_name, claim.subject_type),
        Participant(claim.object, claim.object_name, claim.object_type),
    )


def metonyms(claims: Iterable[ClaimSighting], logic: Logic) -> frozenset[tuple[str, str]]:
    """Return pairs of entities, in both directions, of which articles name one for the other.

    Of all that one is said to lead (own, lie in, be part of) only those count that at least half as many
    origins say as the one most told: a single misreading makes nobody president of another country.
    """
    told: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        classes = logic[claim.relation].metonymic if claim.relation in logic else ()
        if (
            (claim.subject_type, claim.object_type) in classes
            and claim.factuality == Factuality.ACTUAL
            and not claim.ended
        ):
            told[claim.relation, claim.subject][claim.object].add(claim.origin)
    pairs = {(subject, obj) for (_, subject), objects in told.items() for obj in _most_told(objects)}
    return frozenset(pairs | {(obj, subject) for subject, obj in pairs})


def _most_told(objects: Mapping[str, Collection[str]]) -> Iterator[str]:
    most = max(map(len, objects.values()))
    return (obj for obj, origins in objects.items() if 2 * len(origins) >= most)


def may_be_one(one: Participant, other: Participant, standing_in: Collection[tuple[str, str]]) -> bool:
    """Tell whether two tellings of one time and kind may mean the same by these names.

    They do if resolution says so, if one is named for the other, if one name has all words of the other of
    its class ("NXP", "NXP Semiconductors"), if a description has it ("shares of NXP"), or if two descriptions
    are of the same noun or one has all words of the other.
    """
    if one.id == other.id or (one.id, other.id) in standing_in:
        return True
    first, second = words(one.name), words(other.name)
    contained = bool(first and second) and (first <= second or second <= first)
    if one.type in NAMED and other.type in NAMED:
        return contained and one.type == other.type
    if one.type in NAMED or other.type in NAMED:
        return contained and (first <= second if one.type in NAMED else second <= first)
    return contained or head(one.name) == head(other.name)


@lru_cache(maxsize=65536)
def words(name: str) -> frozenset[str]:
    """Return the words of a name that mean something, without plural endings."""
    return frozenset(PLURAL.sub("", word) for word in fold(name).split()) - FUNCTION_WORDS


@lru_cache(maxsize=65536)
def head(phrase: str) -> str:
    """Return the noun of a description: the last word before a preposition, without a plural ending."""
    return PLURAL.sub("", PREPOSITIONS.split(fold(phrase), maxsplit=1)[0].rpartition(" ")[2])
