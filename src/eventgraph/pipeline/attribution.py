"""Finds on whose word the article says it (PARC 3.0, Pareti 2016): source, or None for its own voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spacy.language import Language

from eventgraph.ontology.load import load_ontology
from eventgraph.pipeline.arguments import Arguments
from eventgraph.pipeline.dependencies import children, is_passive
from eventgraph.pipeline.layers import BESIDE, read_candidates, register_layers, write_layer
from eventgraph.pipeline.phrases import ARTICLES
from eventgraph.pipeline.quotations import Quotations
from eventgraph.pipeline.subjects import surface_subject
from eventgraph.pipeline.trailing import find_trailing_speaker
from eventgraph.pipeline.verb_arguments import agents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.layers import Candidate

SELF_STANDING: Final = frozenset({"relcl", "appos", "acl", "amod"})
"""What modifies a noun is the article's own word, unless it tells its content: "a report that …"."""
REPORTED: Final = frozenset({"ccomp", "xcomp", "advcl", "parataxis", "acl"})
DESCRIBING: Final = frozenset({"prep", "amod", "compound", "nummod", "poss", "det", "acl"})
QUESTIONS: Final = frozenset({"WP", "WDT", "WRB", "WP$"})
PERSONAL: Final = frozenset({"he", "she", "they"})
LOOKBACK: Final = 120
"""Words before a sentence in which its "he said" may have been named."""


def find_source(
    doc: Doc, candidate: Candidate, arguments: Arguments, quotations: Quotations, ontology: Ontology
) -> str | None:
    """Return who says so: an entity's name, or the article's words ("two people", "reportedly")."""
    if candidate.rule in BESIDE:
        return None
    trigger = doc[candidate.trigger_end - 1]
    source = _governing_source(doc, trigger, arguments, ontology)
    if source is not None:
        return source
    speaker = None if _stands_aside(trigger) else find_trailing_speaker(trigger, ontology)
    if speaker is None and (verb := quotations.speaking_verb(trigger.i)) is not None:
        speaker = surface_subject(verb)
        if speaker is not None and not _can_speak(speaker, arguments, ontology):
            return None
    return describe(doc, speaker, arguments, ontology) if speaker is not None else None


def _can_speak(noun: Token, arguments: Arguments, ontology: Ontology) -> bool:
    lemma = noun.lemma_.lower()
    kinds = (ontology.cue("noun", kind) for kind in ("Person", "Organization", "reporting"))
    return noun.pos_ == "PRON" or arguments.entity(noun.i) is not None or any(lemma in kind for kind in kinds)


def _stands_aside(trigger: Token) -> bool:
    """Tell what is no part of what is said at the sentence's end: relative clauses, "when X banned Y"."""
    return any(
        (token.dep_ in SELF_STANDING and token.tag_ != "VB")
        or (token.dep_ == "advcl" and any(c.dep_ == "mark" or c.tag_ == "WRB" for c in token.children))
        for token in (trigger, *trigger.ancestors)
    )


def _governing_source(doc: Doc, trigger: Token, arguments: Arguments, ontology: Ontology) -> str | None:
    """Return the source that the verbs and adverbs above the trigger name."""
    below = trigger
    for token in (trigger, *trigger.ancestors):
        source = _adverb(token, ontology) or _according_to(token, arguments, doc, ontology)
        if source is None and token is not trigger and below.dep_ in REPORTED:
            source = _speaker(token, below, arguments, doc, ontology)
        if source is None and f"{token.lemma_.lower()} {below.lower_}" in ontology.cue("verb", "accusing"):
            source = next((describe(doc, noun, arguments, ontology) for noun in agents(token)), None)
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


def _according_to(token: Token, arguments: Arguments, doc: Doc, ontology: Ontology) -> str | None:
    for child in token.children:
        if child.lower_ != "according":
            continue
        for to in children(child, "prep"):
            for noun in children(to, "pobj"):
                return describe(doc, noun, arguments, ontology)
    return None


def _speaker(verb: Token, below: Token, arguments: Arguments, doc: Doc, ontology: Ontology) -> str | None:
    """Return who says, writes or confirms what stands below the verb."""
    if (
        verb.pos_ == "NOUN"
        and below.dep_ == "acl"
        and verb.lemma_.lower() in ontology.cue("noun", "reporting")
    ):
        return describe(doc, verb, arguments, ontology)
    if verb.lemma_.lower() not in ontology.cue("verb", "reporting") or below.dep_ == "acl":
        return None
    if below.dep_ == "xcomp" and not is_passive(verb):
        return None
    if is_passive(verb):
        by = [noun for agent in children(verb, "agent") for noun in children(agent, "pobj")]
        return describe(doc, by[0], arguments, ontology) if by else verb.lower_
    own = children(below, "nsubj", "nsubjpass", "csubj", "expl")
    if below.dep_ == "advcl" and (not own or any(child.dep_ == "mark" for child in below.children)):
        return None  # "after X banned Y, Z said", "using X, Z says"
    subject = surface_subject(verb)
    return describe(doc, subject, arguments, ontology) if subject is not None else None


def describe(doc: Doc, noun: Token, arguments: Arguments, ontology: Ontology) -> str | None:
    """Return the name of who is meant, else the noun phrase without article and relative clause.

    A "he" that nobody was found for is whoever spoke before; what has no speaker ("it", "what") is None.
    """
    # After a comma the parser takes who says so for an apposition of the last name.
    beside = noun.dep_ == "appos" and noun.head.i < noun.i
    found = arguments.itself(noun.i) if beside else arguments.entity(noun.i)
    if found is not None:
        return arguments.entities[found[0]].name
    if noun.pos_ == "PRON" or noun.tag_ in QUESTIONS:
        return _earlier_speaker(noun, arguments, ontology) if noun.lower_ in PERSONAL else None
    parts = [child for child in noun.children if child.dep_ in DESCRIBING or child.i < noun.i]
    start = min((part.left_edge.i for part in parts if part.i < noun.i), default=noun.i)
    end = max((part.right_edge.i for part in parts if part.i > noun.i and _describes(part)), default=noun.i)
    while start < noun.i and doc[start].lower_ in ARTICLES:
        start += 1
    return None if doc[start].tag_ in QUESTIONS else doc[start : end + 1].text


def _earlier_speaker(pronoun: Token, arguments: Arguments, ontology: Ontology) -> str | None:
    """Return the person who is last said to say something in the sentences before."""
    reporting = ontology.cue("verb", "reporting")
    first = pronoun.sent.start
    for word in reversed(pronoun.doc[max(0, first - LOOKBACK) : first]):
        if word.pos_ == "VERB" and word.lemma_.lower() in reporting:
            subject = surface_subject(word)
            found = arguments.entity(subject.i) if subject is not None else None
            if found is not None and arguments.entities[found[0]].type == "Person":
                return arguments.entities[found[0]].name
    return pronoun.lower_


def _describes(child: Token) -> bool:
    """Tell what belongs to a noun's description from what the noun is about: "a report that …"."""
    aside = child.left_edge.i and child.left_edge.nbor(-1).text == ","
    return child.dep_ in ("prep", "acl", "amod") and not children(child, "mark") and not aside


class SourceFinder:
    """The component `eventgraph_attribution`: writes the layer `attribution`."""

    def __init__(self, ontology: Iterable[str]) -> None:
        self._ontology = load_ontology(ontology)

    def __call__(self, doc: Doc) -> Doc:
        """Find the sources of one Doc's candidates."""
        arguments, quotations = Arguments(doc, self._ontology), Quotations(doc, self._ontology)
        found = (
            find_source(doc, candidate, arguments, quotations, self._ontology)
            for candidate in read_candidates(doc)
        )
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
