"""Event nouns whose object is understood: "similar bans at firms like Tencent and Baidu".

What is banned there stands earlier in the article (implicit arguments, Gerber and Chai 2010). Only taken
where the article has had exactly one object of that relation so far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import obliques, spread
from eventgraph.pipeline.layers import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Frame, Ontology
    from eventgraph.pipeline.arguments import Arguments
    from eventgraph.pipeline.layers import Proposition
    from eventgraph.pipeline.lexicon import Lexicon

RULE: Final = "noun.implicit"
CONFIDENCE: Final = 0.5
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
    triggers = {candidate.trigger for candidate in found}
    for proposition in propositions:
        if proposition.kind != "noun" or proposition.head in triggers | arguments.named:
            continue
        for frame in lexicon.nouns(proposition, doc):
            known = _only_object(found, frame.relation, proposition.head)
            if known is not None:
                yield from _claims(doc, proposition, frame, known, arguments, ontology)
                break


def _only_object(found: list[Candidate], relation: str, before: int) -> Candidate | None:
    """Return a claim of the relation before the token, if all of them have one object."""
    same = [c for c in found if c.relation == relation and c.trigger < before and c.object is not None]
    return same[-1] if same and len({c.object for c in same}) == 1 else None


def _claims(
    doc: Doc,
    proposition: Proposition,
    frame: Frame,
    known: Candidate,
    arguments: Arguments,
    ontology: Ontology,
) -> Iterator[Candidate]:
    relation = ontology.relations[frame.relation]
    for token in _agents(doc[proposition.head]):
        subject = arguments.entity(token.i)
        if subject is None or subject[0] in (known.object, known.subject):
            continue
        if ontology.is_a(arguments.entities[subject[0]].type, relation.domain):
            head = proposition.head
            ends = (subject[1], known.object_span)
            yield Candidate(relation.name, subject[0], known.object, head, head + 1, RULE, CONFIDENCE, *ends)


def _agents(noun: Token) -> Iterator[Token]:
    """Yield who acts: after "by", "at" or "from", hung upon the noun or upon the verb that governs it."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        first = first.head
    governors = [noun, first, first.head] if first.dep_ == "dobj" else [noun, first]
    for governor in dict.fromkeys(governors):
        for marker, gerund, inner in obliques(governor):
            if marker in AGENT_MARKERS and not gerund and inner.i > noun.i:
                yield from spread(inner)
