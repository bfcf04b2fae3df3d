"""Finds on whose word the article says it (PARC 3.0, Pareti 2016): source, or None for its own voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spacy.language import Language

from eventgraph.ontology.load import load_ontology
from eventgraph.pipeline.arguments import Arguments
from eventgraph.pipeline.dependencies import children, is_passive, surface_subject
from eventgraph.pipeline.layers import ancestors_of, read_candidates, register_layers, write_layer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.layers import Candidate

BACKGROUND: Final = ("role.apposition", "role.compound", "structure.compound")
"""What stands beside a name is told by the article, also inside somebody's words."""
SELF_STANDING: Final = frozenset({"relcl", "appos", "acl", "amod"})
"""What modifies a noun is the article's own word, unless it tells its content: "a report that …"."""
DROPPED: Final = frozenset({"the", "a", "an"})


def find_source(doc: Doc, candidate: Candidate, arguments: Arguments, ontology: Ontology) -> str | None:
    """Return who says so: an entity's name, or the article's words ("two people", "reportedly")."""
    if candidate.rule in BACKGROUND:
        return None
    below = doc[candidate.trigger_end - 1]
    for position in ancestors_of(doc, candidate.trigger_end - 1):
        token = doc[position]
        source = _adverb(token, ontology) or _according_to(token, arguments, doc)
        if (
            source is None
            and token is not below
            and below.dep_ in ("ccomp", "xcomp", "advcl", "parataxis", "acl")
        ):
            source = _speaker(token, below, arguments, doc, ontology)
        if source is not None:
            return source
        if token.dep_ in SELF_STANDING and token.tag_ != "VB" and not children(token, "mark"):
            return None
        below = token
    return None


def _adverb(token: Token, ontology: Ontology) -> str | None:
    """Return "reportedly", or "reported" before an event noun."""
    for child in children(token, "advmod", "amod"):
        if child.lower_ in ontology.cue("modifier", "reporting"):
            return child.lower_
    return None


def _according_to(token: Token, arguments: Arguments, doc: Doc) -> str | None:
    for child in token.children:
        if child.lower_ != "according":
            continue
        for to in children(child, "prep"):
            for noun in children(to, "pobj"):
                return describe(doc, noun, arguments)
    return None


def _speaker(verb: Token, below: Token, arguments: Arguments, doc: Doc, ontology: Ontology) -> str | None:
    """Return who says, writes or confirms what stands below the verb."""
    if (
        verb.pos_ == "NOUN"
        and below.dep_ == "acl"
        and verb.lemma_.lower() in ontology.cue("noun", "reporting")
    ):
        return describe(doc, verb, arguments)
    if verb.lemma_.lower() not in ontology.cue("verb", "reporting") or below.dep_ == "acl":
        return None
    if below.dep_ == "xcomp" and not is_passive(verb):
        return None
    if is_passive(verb):
        by = [noun for agent in children(verb, "agent") for noun in children(agent, "pobj")]
        return describe(doc, by[0], arguments) if by else verb.lower_
    if below.dep_ == "advcl" and any(child.dep_ == "mark" for child in below.children):
        return None
    subject = surface_subject(verb)
    return describe(doc, subject, arguments) if subject is not None else None


def describe(doc: Doc, noun: Token, arguments: Arguments) -> str:
    """Return the name of who is meant, else the noun phrase without article and relative clause."""
    found = arguments.entity(noun.i)
    if found is not None:
        return arguments.entities[found[0]].name
    ends = [
        c
        for c in noun.children
        if c.dep_ in ("prep", "amod", "compound", "nummod", "poss", "det", "acl") or c.i < noun.i
    ]
    start = min((c.left_edge.i for c in ends if c.i < noun.i), default=noun.i)
    end = max(
        (c.right_edge.i for c in ends if c.i > noun.i and _describes(c)),
        default=noun.i,
    )
    while start < noun.i and doc[start].lower_ in DROPPED:
        start += 1
    return doc[start : end + 1].text


def _describes(child: Token) -> bool:
    """Tell what belongs to a noun's description from what the noun is about: "a report that …"."""
    return child.dep_ in ("prep", "acl", "amod") and not children(child, "mark")


class SourceFinder:
    """The component `eventgraph_attribution`: writes the layer `attribution`."""

    def __init__(self, ontology: Iterable[str]) -> None:
        self._ontology = load_ontology(ontology)

    def __call__(self, doc: Doc) -> Doc:
        """Find the sources of one Doc's candidates."""
        arguments = Arguments(doc, self._ontology)
        found = (find_source(doc, candidate, arguments, self._ontology) for candidate in read_candidates(doc))
        return write_layer(doc, "attribution", found)


@Language.factory(
    "eventgraph_attribution",
    default_config={"ontology": []},
    requires=["doc._.eventgraph_candidates", "doc._.eventgraph_entities"],
    assigns=["doc._.eventgraph_attribution"],
)
def make_attribution(nlp: Language, name: str, ontology: list[str]) -> SourceFinder:
    """Make the component that finds sources."""
    del nlp, name
    register_layers()
    return SourceFinder(ontology)
