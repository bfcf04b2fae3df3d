"""Whose a post is when nobody says: the company, club, town … that the article is about.

A bridging reference (Clark 1975): in an article about one company "the chief executive" is its chief
executive. Only the entity that stands out is taken; in doubt nobody.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.ontology.gazetteer import COUNTRY, load_constituencies, load_countries
from eventgraph.pipeline.dependencies import SUBJECTS
from eventgraph.pipeline.layers import read_names, read_references
from eventgraph.pipeline.sentences import sentence_numbers

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.layers import ArticleName, Name

WINDOW: Final = 2
"""Sentences before the post's that may name its holder."""
MARGIN: Final = 2
"""How many times as often as the next of its kind whoever stands out is named."""
RIVALRY: Final = 4
"""The same where two are equally near: in the report of a match."""
OFTEN: Final = 3
"""How often the article names whoever stands out although no sentence near does."""
KINDS: Final = {
    "company": frozenset({"company", "network", ""}),
    "club": frozenset({"club"}),
    "newspaper": frozenset({"media"}),
    "school": frozenset({"university"}),
    "alliance": frozenset({"body", "league"}),
}
"""Kind of holder -> kinds of organisations of the gazetteer; whoever it does not know may be a company."""

COMPANY: Final = "company"
INSIDE: Final = frozenset({"compound", "nmod"})
RIVALS: Final = frozenset({"club"})
"""Kinds of which many an article names two that are equally near."""


class Holder(NamedTuple):
    """An entity that may hold a post, by the tokens where the article means it."""

    entity: int
    places: tuple[int, ...]


class Holders:
    """The possible holders of one Doc by kind ("company", "town", …)."""

    def __init__(self, doc: Doc, entities: list[ArticleName], ontology: Ontology) -> None:
        self._doc, self._entities, self._ontology = doc, entities, ontology
        self._names = read_names(doc)
        self._places = self._where_meant()
        self._of_kind: dict[str, list[Holder]] = {}

    @cached_property
    def _number(self) -> list[int]:
        """The sentence of each token: most articles have no post of which it is asked."""
        return sentence_numbers(self._doc)

    def understood(self, kind: str, token: int) -> tuple[int, tuple[int, int]] | None:
        """Return the entity of a kind that a post at the token belongs to, with the span of its last name."""
        before = [h for h in self._holders(kind) if h.places[0] < token]
        if kind == "country" and len(self._holders(kind)) > 1:
            return None
        near = self._nearest(before, token)
        if len(near) == 1 and kind == COMPANY and self._is_subject(near[0], token):
            chosen: Holder | None = near[0]
        else:
            chosen = self._standing_out(before, near, rivalry=kind in RIVALS)
        return None if chosen is None else (chosen.entity, self._last_name(chosen.entity, token))

    def _nearest(self, before: list[Holder], token: int) -> list[Holder]:
        """Return the holders in the last sentence that means one, if it is not too far back."""
        here = self._number[token]
        latest = {holder: max(self._number[p] for p in holder.places if p < token) for holder in before}
        last = max(latest.values(), default=-WINDOW - 1)
        return [holder for holder in before if latest[holder] == last and here - last <= WINDOW]

    def _is_subject(self, holder: Holder, token: int) -> bool:
        """Tell whether the holder acts in the post's own sentence: "X refused, with CEO Y saying"."""
        here = [self._doc[p] for p in holder.places if p < token and self._number[p] == self._number[token]]
        heads = (word.head if word.dep_ in INSIDE else word for word in here)
        return any(head.dep_ in SUBJECTS for head in heads)

    def _standing_out(self, before: list[Holder], near: list[Holder], *, rivalry: bool) -> Holder | None:
        """Return the most meant, if it alone is nearest or nobody else is meant half as often.

        Where no sentence near means any, it must be the only one of its kind.
        """
        sizes = Counter({holder: len(holder.places) for holder in before})
        (first, size), (_, second) = (*sizes.most_common(2), (None, 0), (None, 0))[:2]
        if first is None:
            return None
        if first in near:
            dominant = size >= (RIVALRY if rivalry else MARGIN) * second
            return first if dominant or (len(near) == 1 and not rivalry) else None
        return first if not near and not second and size >= OFTEN else None

    def _holders(self, kind: str) -> list[Holder]:
        if kind not in self._of_kind:
            fitting = (e for e in range(len(self._entities)) if self._is_of(kind, e))
            self._of_kind[kind] = [Holder(e, self._places[e]) for e in fitting]
        return self._of_kind[kind]

    def _is_of(self, kind: str, entity: int) -> bool:
        names = [self._names[m] for m in self._entities[entity].mentions]
        own = self._entities[entity].type
        if kind in KINDS:
            return own == "Organization" and self._is_organization(kind, names)
        return own == "Place" and kind in self._place_kinds(names)

    def _is_organization(self, kind: str, names: list[Name]) -> bool:
        words = {t.lower_ for name in names for t in self._doc[name.start : name.end]}
        public = words & self._ontology.cue("noun", "institution-like")
        known = {name.kind for name in names}
        return known <= KINDS[kind] | {""} and bool(known & KINDS[kind]) and not (public and known == {""})

    def _place_kinds(self, names: list[Name]) -> set[str]:
        """Return what a place may be: a country, a state of a federation, a county, or else a town."""
        words = {t.lower_ for name in names for t in self._doc[name.start : name.end]}
        if any(name.kind == COUNTRY or name.known in load_countries() for name in names):
            return {"country"}
        if any(name.known in load_constituencies().values() for name in names):
            return {"state"}
        if "county" in words:
            return {"county"}
        return set() if all(name.role == "adjective" for name in names) else {"town"}

    def _where_meant(self) -> list[tuple[int, ...]]:
        found = [[self._names[m].start for m in entity.mentions] for entity in self._entities]
        for reference in read_references(self._doc):
            found[reference.entity].append(reference.end - 1)
        return [tuple(sorted(places)) for places in found]

    def _last_name(self, entity: int, token: int) -> tuple[int, int]:
        names = [self._names[m] for m in self._entities[entity].mentions]
        last = [name for name in names if name.end <= token][-1:] or names[:1]
        return last[0].start, last[0].end
