"""Event nouns whose object is understood: "similar bans at firms like Tencent and Baidu".

What is banned there stands earlier in the article (implicit arguments, Gerber and Chai 2010). Only taken
where the article has had exactly one object of that relation so far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import all_children, spread
from eventgraph.pipeline.layers import Candidate
from eventgraph.pipeline.verb_arguments import obliques

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.arguments import Arguments
    from eventgraph.pipeline.layers import Proposition
    from eventgraph.pipeline.lexicon import Lexicon

RULE: Final = "noun.implicit"
AGENT_MARKERS: Final = frozenset({"by", "at", "from"})


def find_implicit(
    doc: Doc,
    propositions: list[Proposition],
    found: list[Candidate],
    arguments: Arguments,
    words: tuple[Lexicon, Ontology],
) -> Iterator[Candidate]:
    """Yield the claims of event nouns that name only who acts; `found` are the claims with both ends."""
    lexicon, ontology = words
    taken = arguments.named.union(candidate.trigger for candidate in found)
    for proposition in propositions:
        if proposition.kind != "noun" or proposition.head in taken:
            continue
        frames = list(lexicon.nouns(proposition, doc))
        if not frames or not _is_alike(doc[proposition.head], ontology):
            continue
        for frame in frames:
            known = _only_object(found, frame.relation, proposition.head)
            if known is not None:
                agents = (arguments.entity(token.i) for token in _agents(doc[proposition.head]))
                named = [agent for agent in agents if agent is not None]
                domain = ontology.relations[frame.relation].domain
                fitting = [a for a in named if ontology.is_a(arguments.entities[a[0]].type, domain)]
                yield from (
                    _claim(proposition.head, agent, known) for agent in fitting if _is_other(agent, known)
                )
                break


def _is_alike(noun: Token, ontology: Ontology) -> bool:
    """Tell whether the noun is compared with one before: "similar bans", "similar reviews and bans"."""
    before = [child.lower_ for word in (noun, _first(noun)) for child in all_children(word)]
    return not ontology.cue("modifier", "alike").isdisjoint(before)


def _first(noun: Token) -> Token:
    """Return the first of the coordinated nouns."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    return noun


def _only_object(found: list[Candidate], relation: str, before: int) -> Candidate | None:
    """Return a claim of the relation before the token, if all of them have one object."""
    same = [c for c in found if c.relation == relation and c.trigger < before and c.object is not None]
    return same[-1] if same and len({c.object for c in same}) == 1 else None


def _is_other(agent: tuple[int, tuple[int, int]], known: Candidate) -> bool:
    return agent[0] not in (known.subject, known.object)


def _claim(head: int, agent: tuple[int, tuple[int, int]], known: Candidate) -> Candidate:
    entity, span = agent
    return known._replace(
        subject=entity,
        trigger=head,
        trigger_end=head + 1,
        rule=RULE,
        subject_span=span,
    )


def _agents(noun: Token) -> Iterator[Token]:
    """Yield who acts: after "by", "at" or "from", hung upon the noun or upon the verb that governs it."""
    first = _first(noun)
    above = {"dobj": first.head, "pobj": first.head.head}.get(first.dep_, first)
    governors = [noun, first, above]
    for governor in dict.fromkeys(governors):
        for marker, gerund, inner in obliques(governor):
            if marker in AGENT_MARKERS and not gerund and inner.i > noun.i:
                yield from spread(inner)
