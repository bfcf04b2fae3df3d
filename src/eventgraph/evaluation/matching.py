"""Gold beside what was found in one article: which entity is which, and which claims agree.

A gold claim is paired with at most one found claim and the other way round, in the order of the files.
How strictly they must agree is the level, after the partial matches of MUC-5 (Chinchor and Sundheim 1993).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple, Protocol

from eventgraph.evaluation.gold import GoldArticle, GoldClaim
from eventgraph.evaluation.phrases import name_form, phrases_agree
from eventgraph.evaluation.predictions import FoundArticle, FoundClaim, FoundEntity


class Level(StrEnum):
    """How strictly claims are compared.

    named: relation and two named ends; family: the relation's family is enough; pair: any relation between
    the right two; all: as named, and claims with a common noun at one end too.
    """

    NAMED = "named"
    FAMILY = "family"
    PAIR = "pair"
    ALL = "all"


class RelationKind(Protocol):
    """What scoring must know of a relation."""

    @property
    def symmetric(self) -> bool:
        """A to B says the same as B to A."""
        ...

    @property
    def family(self) -> str:
        """Relations of one family are near in meaning."""
        ...


class Matching(NamedTuple):
    """Pairs that agree, gold claims that were missed, and found claims that nobody wrote."""

    pairs: tuple[tuple[GoldClaim, FoundClaim], ...]
    missed: tuple[GoldClaim, ...]
    invented: tuple[FoundClaim, ...]


class Comparison:
    """One article's gold beside what was found in it."""

    def __init__(self, gold: GoldArticle, found: FoundArticle, relations: Mapping[str, RelationKind]) -> None:
        self.gold, self.found = gold, found
        self._relations = relations
        self.entities = {entity.id: entity for entity in found.entities}
        self.names = {key: gold_name(gold, entity) for key, entity in self.entities.items()}

    def match(self, level: Level) -> Matching:
        """Pair gold claims with found ones."""
        left = list(self.distinct(level))
        pairs, missed = [], []
        for claim in self.gold.claims:
            if level is not Level.ALL and not claim.is_named:
                continue
            hit = next((found for found in left if self._agree(claim, found, level)), None)
            if hit is None:
                missed.append(claim)
            else:
                left.remove(hit)
                pairs.append((claim, hit))
        return Matching(tuple(pairs), tuple(missed), tuple(left))

    def distinct(self, level: Level) -> Iterator[FoundClaim]:
        """Yield the found claims that a level looks at, each once whatever its ends are called."""
        seen = set()
        for claim in self.found.claims:
            ends = [self.entities[claim.subject], self.entities[claim.object]]
            if level is Level.ALL or all(end.is_named for end in ends):
                names = [self.names[end.id] or end.id for end in ends]
                key = (claim.relation, *(sorted(names) if self._is_symmetric(claim.relation) else names))
                if key not in seen:
                    seen.add(key)
                    yield claim

    def is_reachable(self, claim: GoldClaim) -> bool:
        """Tell whether every named end of a gold claim was found as an entity."""
        found = {self.names[key] for key, entity in self.entities.items() if entity.is_named}
        ends = ((claim.subject, claim.subject_kind), (claim.object, claim.object_kind))
        return all(name in found for name, kind in ends if kind == "named")

    def _agree(self, gold: GoldClaim, found: FoundClaim, level: Level) -> bool:
        if level in (Level.NAMED, Level.ALL) and gold.relation != found.relation:
            return False
        if level is Level.FAMILY and self._family(gold.relation) != self._family(found.relation):
            return False
        if self._ends_agree(gold, found.subject, found.object):
            return True
        either_way = level is Level.PAIR or self._is_symmetric(gold.relation)
        return either_way and self._ends_agree(gold, found.object, found.subject)

    def _ends_agree(self, gold: GoldClaim, subject: str, obj: str) -> bool:
        return self._end_agrees(gold.subject, gold.subject_kind, subject) and self._end_agrees(
            gold.object, gold.object_kind, obj
        )

    def _end_agrees(self, name: str, kind: str, key: str) -> bool:
        if kind == "named":
            return self.names[key] == name
        entity = self.entities[key]
        return any(phrases_agree(name, form) for form in (entity.name, *entity.mentions))

    def _is_symmetric(self, relation: str) -> bool:
        return relation in self._relations and self._relations[relation].symmetric

    def _family(self, relation: str) -> str | None:
        return self._relations[relation].family if relation in self._relations else None


def gold_name(gold: GoldArticle, entity: FoundEntity) -> str | None:
    """Return the name of the gold entity that shares most forms with the found one; None shares none."""
    own = name_form(entity.name)
    forms = {own, *map(name_form, entity.mentions)} - {""}
    best, best_score = None, 0.0
    for candidate in gold.entities:
        known = {name_form(name) for name in (candidate.name, *candidate.aliases)}
        score = len(forms & known) + 2 * (own in known) + 0.5 * (own == name_form(candidate.name))
        if score > best_score:
            best, best_score = candidate.name, score
    return best
