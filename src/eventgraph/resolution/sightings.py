"""What resolution needs of an article: who it names, and how; small, so that those of many fit in memory."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from eventgraph.ontology.logic import load_logic
from eventgraph.records import ArticleEntity, Claim, Extraction, Factuality, Mention
from eventgraph.records.extraction import CONCEPT
from eventgraph.resolution.names import NameKey, name_key, strip_possessive

DETERMINER: Final = re.compile(
    r"(the|a|an|this|that|these|those|its|his|her|their|our|my|your)\s+", re.IGNORECASE
)
PRONOUNS: Final = frozenset(
    {"i", "it", "he", "she", "they", "we", "you", "him", "her", "them", "us", "who", "which",
     "that", "this", "his", "hers", "its", "their", "theirs", "our", "ours", "both", "itself",
     "himself", "herself", "themselves"}
)  # fmt: skip


class Sighting(NamedTuple):
    """One article's entity.

    `entity` is its id in the article, `name` its fullest name there, `same_as` the gazetteer's, `forms` all
    names that the article gives it, sorted. `named` counts its mentions by name, `claims` the claims about
    it. `ties` are the ids, in the article, of what a claim says that it belongs to: a person's employers, an
    organisation's country.
    """

    article: str
    entity: str
    type: str
    name: str
    same_as: str | None
    forms: tuple[str, ...]
    named: int
    claims: int
    ties: tuple[str, ...] = ()

    @property
    def keys(self) -> NameKey:
        """Return the keys of the entity's best name."""
        return name_key(self.same_as or self.name, self.type)


def sightings(extraction: Extraction) -> Iterator[Sighting]:
    """Yield who an article names, in its order."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in extraction.mentions:
        mentions[mention.entity].append(mention)
    ends = Counter(end for claim in extraction.claims for end in {claim.subject, claim.object})
    ties = _ties(extraction.claims)
    article = sys.intern(extraction.article)
    for entity in extraction.entities:
        told = mentions.get(entity.id, [])
        yield Sighting(
            article=article,
            entity=sys.intern(entity.id),
            type=sys.intern(entity.type),
            name=sys.intern(entity.name),
            same_as=None if entity.same_as is None else sys.intern(entity.same_as),
            forms=tuple(map(sys.intern, sorted({*_forms(entity, told)}))),
            named=sum(mention.kind == "name" for mention in told),
            claims=ends[entity.id],
            ties=tuple(map(sys.intern, sorted(ties[entity.id]))) if entity.id in ties else (),
        )


def _ties(claims: Iterable[Claim]) -> dict[str, set[str]]:
    ties: dict[str, set[str]] = defaultdict(set)
    logic = load_logic()
    for claim in claims:
        if claim.factuality is Factuality.NEGATED:
            continue
        belongs = logic[claim.relation].belongs if claim.relation in logic else None
        if belongs == "subject":
            ties[claim.subject].add(claim.object)
        elif belongs == "object":
            ties[claim.object].add(claim.subject)
    return ties


def _forms(entity: ArticleEntity, mentions: list[Mention]) -> Iterator[str]:
    yield entity.name
    if entity.same_as is not None:
        yield entity.same_as
    yield from filter(None, map(strip_possessive, _named_forms(entity, mentions)))


def _named_forms(entity: ArticleEntity, mentions: list[Mention]) -> Iterator[str]:
    yield from (mention.text for mention in mentions if mention.kind == "name")
    if entity.type != CONCEPT:
        described = {mention.text for mention in mentions if mention.kind != "name"}
        yield from (form for form in entity.mentions if form not in described and _is_name(form))


def _is_name(form: str) -> bool:
    """Tell a name ("Alibaba", "iPhone", "US") from a description ("The company") and a pronoun ("It")."""
    rest = DETERMINER.sub("", form.strip(), count=1)
    if rest.casefold() in PRONOUNS:
        return rest.isupper() and len(rest) > 1
    return any(character.isupper() for character in rest)
