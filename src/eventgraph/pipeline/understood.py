"""Claims with an end that is understood: "chairman Tim Cook", "Mayor Anne Hidalgo", "was sacked", "they met".

A title without its organisation belongs to whom the article is about (`holders.py`); whoever resigns or is
sacked leaves the post that the article has told of; what two do is done with each other.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.pipeline.dependencies import is_passive
from eventgraph.pipeline.halves import find_halves
from eventgraph.pipeline.holders import Holders
from eventgraph.pipeline.layers import Candidate
from eventgraph.pipeline.verb_arguments import obliques

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.arguments import Arguments
    from eventgraph.pipeline.halves import Half
    from eventgraph.pipeline.layers import Proposition
    from eventgraph.pipeline.lexicon import Lexicon

    Filler = tuple[int, tuple[int, int]]

RULE: Final = "understood"
POST: Final = "-post"
LONGEST_TITLE: Final = 3
OWNING: Final = frozenset({"of", "at", "for", "with"})
"""Prepositions that say what a post is held in, whoever that is."""
FROM_WHERE: Final = frozenset({"from", "by"})
"""Prepositions that say whose post one loses, or who takes or gives it."""
LABEL: Final = "label"
"""Where the party of who has the post stands: "Tory spokesman X" is no company's."""
OPEN: Final = frozenset({"xcomp", "ccomp", "advcl"})
PREDICATES: Final = frozenset({"oprd", "attr", "dobj", "xcomp"})
PAIR: Final = 2
MEMBERSHIP: Final = "alliance"
MEMBERS: Final = frozenset({"Place", "Organization"})


def find_understood(
    doc: Doc,
    propositions: list[Proposition],
    found: list[Candidate],
    arguments: Arguments,
    words: tuple[Lexicon, Ontology],
) -> Iterator[Candidate]:
    """Yield the claims of posts, and of leaving them, that do not say of what; `found` are those that do."""
    reader = _Reader(doc, arguments, words, Holders(doc, arguments.entities, words[1]))
    taken = {candidate.trigger_end - 1 for candidate in found} | arguments.named
    roles = [c for c in found if c.rule.startswith("role.")]
    for proposition in propositions:
        if proposition.kind == "role" and proposition.head not in taken:
            claims = list(reader.posts(proposition, roles))
            roles += claims
            taken |= {proposition.head for _ in claims}
            yield from claims
    for proposition in propositions:
        if proposition.kind == "verb" and proposition.head not in taken:
            yield from reader.changes(proposition, roles)
        if proposition.kind in ("verb", "noun") and proposition.head not in taken:
            yield from reader.mutual(proposition)


class _Reader(NamedTuple):
    """What the reading of one Doc needs."""

    doc: Doc
    arguments: Arguments
    words: tuple[Lexicon, Ontology]
    holders: Holders

    def posts(self, proposition: Proposition, roles: list[Candidate]) -> Iterator[Candidate]:
        """Yield the claims of a title that does not say of what."""
        kind = post_kind(proposition.words, self.words[1])
        if not kind or any(role.marker in OWNING or role.position == LABEL for role in proposition.roles):
            return
        if kind == MEMBERSHIP and proposition.construction not in ("copula", "control", "examples"):
            return
        holder = self.holders.understood(kind, proposition.head)
        if holder is None:
            return
        done: set[str] = set()
        for half in find_halves(self.words[0], proposition, self.doc):
            relation = self.words[1].relations[half.frame.relation]
            for person in self._people(half, kind) if relation.family not in done else ():
                if not any(c.relation == relation.name and c.subject == person[0] for c in roles):
                    yield from self._claim(half, person, holder, proposition.head)
            # A founding member founded and is a member; a chief executive leads and is no executive besides.
            done.add(relation.family)

    def _people(self, half: Half, kind: str) -> Iterator[Filler]:
        fitting = MEMBERS if kind == MEMBERSHIP else {"Person"}
        for token in half.tokens:
            for entity, span in self.arguments.all(token):
                if self.arguments.entities[entity].type in fitting:
                    yield entity, span

    def changes(self, proposition: Proposition, roles: list[Candidate]) -> Iterator[Candidate]:
        """Yield the claims of a verb that begins or ends a post or membership and does not say of what."""
        halves = (
            find_halves(self.words[0], proposition, self.doc) if self._is_change(proposition) else iter(())
        )
        for half in islice(halves, 1):
            kind = MEMBERSHIP if self._is("joining", proposition) else ""
            for person in self._people(half, kind):
                holder = self._holder(proposition, person[0], roles)
                if holder is not None:
                    yield from self._claim(half, person, holder, proposition.head)

    def mutual(self, proposition: Proposition) -> Iterator[Candidate]:
        """Yield the claims between the two that one word means: "the two companies will merge"."""
        roles = proposition.roles
        if not any(self.arguments.means_several(role.token) for role in roles):
            return
        if any(role.position == "object" for role in roles):
            return
        for half in islice(find_halves(self.words[0], proposition, self.doc), 1):
            if self.words[1].relations[half.frame.relation].symmetric and len(half.tokens) == 1:
                meant = self.arguments.all(half.tokens[0])
                if len(meant) == PAIR:
                    first, second = meant
                    yield from self._claim(half, first, second, proposition.head)

    def _is_change(self, proposition: Proposition) -> bool:
        verb = self.doc[proposition.head]
        if self._is("joining", proposition):
            return verb.dep_ not in OPEN
        done_to = self._is("removing", proposition) or self._is("appointing", proposition)
        elsewhere = any(role.marker in FROM_WHERE for role in proposition.roles)
        return self._is("leaving-post", proposition) or (done_to and is_passive(verb) and not elsewhere)

    def _holder(self, proposition: Proposition, person: int, roles: list[Candidate]) -> Filler | None:
        """Return whose the post or membership is: as the article has told, or as the title lets suppose."""
        verb = self.doc[proposition.head]
        if self._is("joining", proposition):
            return self.holders.understood(MEMBERSHIP, verb.i)
        if self._is("appointing", proposition):
            own = (c for c in roles if c.subject == person)
            new = (c for c in own if _is_given_by(verb, self.doc[c.trigger_end - 1]))
            return next(((c.object, c.object_span) for c in new if c.object is not None), None)
        return self._known_holder(person, roles, verb.i) or self._of_title(verb)

    def _is(self, signal: str, proposition: Proposition) -> bool:
        listed = self.words[1].cue("verb", signal)
        lemma, *particles = proposition.words
        return lemma in listed or any(f"{lemma} {particle}" in listed for particle in particles)

    def _known_holder(self, person: int, roles: Iterable[Candidate], before: int) -> Filler | None:
        """Return for whom the article has said that the person works, if that is one."""
        known = {
            c.object: c.object_span
            for c in roles
            if c.subject == person and c.object is not None and c.trigger < before and not self._is_to_come(c)
        }
        return next(iter(known.items())) if len(known) == 1 else None

    def _is_to_come(self, role: Candidate) -> bool:
        """Tell whether the post is one that nobody can lose yet: "agreed to replace X as manager of Y"."""
        above = self.doc[role.trigger_end - 1].ancestors
        verb = next((token for token in above if token.pos_ == "VERB"), None)
        return role.rule == "role.control" and verb is not None and verb.tag_ == "VB"

    def _of_title(self, verb: Token) -> Filler | None:
        """Return to whom the post in "resigned as chairman" belongs."""
        for marker, _, title in obliques(verb):
            kind = post_kind((*(t.lower_ for t in title.lefts), title.lemma_.lower()), self.words[1])
            if marker == "as" and kind:
                return self.holders.understood(kind, title.i)
        return None

    def _claim(self, half: Half, one: Filler, other: Filler, trigger: int) -> Iterator[Candidate]:
        ontology = self.words[1]
        subject, obj = (one, other) if half.missing == "Y" else (other, one)
        relation = ontology.relations[half.frame.relation]
        for filler, place, wanted in ((subject, "X", relation.domain), (obj, "Y", relation.range)):
            argument = half.frame.argument(place)
            kind = self.arguments.entities[filler[0]].type
            if not (ontology.is_a(kind, wanted) and argument and ontology.is_a(kind, argument.classes)):
                return
        if subject[0] != obj[0]:
            rule = f"{half.frame.kind}.{RULE}"
            yield Candidate(
                relation.name,
                subject[0],
                obj[0],
                trigger,
                trigger + 1,
                rule,
                subject[1],
                obj[1],
            )


def post_kind(words: tuple[str, ...], ontology: Ontology) -> str:
    """Return what a title is held in ("company", "town"), by its longest listed ending; "" is unknown."""
    for length in range(LONGEST_TITLE, 0, -1):
        for signal in sorted(ontology.signals_of("noun", " ".join(words[-length:]))):
            if signal.endswith(POST):
                return signal.removesuffix(POST)
    return ""


def _is_given_by(verb: Token, title: Token) -> bool:
    """Tell whether the title is what the verb names somebody: "was named (as) chairman"."""
    if title.dep_ == "pobj" and title.head.lower_ == "as":
        return title.head.head == verb
    return title.dep_ in PREDICATES and title.head == verb
