"""What the form of a clause says by itself, whatever governs it: conditions, headlines, correlatives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import NOMINAL, PASSIVE_SUBJECTS, SUBJECTS, children
from eventgraph.pipeline.others_acts import OWNING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from eventgraph.ontology import Ontology

OPEN: Final = frozenset({"VB", "VBP", "VBZ"})
"""Forms of a verb whose condition leaves it open: "will sue if"; what was done is done."""
BARE: Final = frozenset({"VB", "VBP"})
FINITE: Final = frozenset({"VBD", "VBZ"})
PRESENT: Final = frozenset({"VBP", "VBZ"})
CONCESSIVE: Final = frozenset({"even", "as"})
INVERTING: Final = frozenset({"had", "were", "should"})
GRANTING: Final = frozenset({"why", "when", "where", "how"})
FOCUSING: Final = frozenset({"just", "only", "simply", "merely", "solely"})
JOINED: Final = frozenset({"appos", "preconj", "cc", "nsubj"})
"""How the parser hangs a "neither" that belongs to the verb behind it."""


def is_open(token: Token, ontology: Ontology) -> bool:
    """Tell whether the clause is an "if", "whether" or "unless", or "had X bought Y"."""
    words = ontology.cue("preposition", "possible")
    shared = token.dep_ == "conj" and not children(token, *SUBJECTS)
    return (
        any(
            child.lower_ in words and not (child.i and child.nbor(-1).lower_ in CONCESSIVE)
            for child in children(token, "mark", "prep")
        )
        or _is_inverted(token)
        or (shared and token.head.pos_ == "VERB" and is_open(token.head, ontology))
    )


def _is_inverted(token: Token) -> bool:
    """Tell "had X bought Y, …" and "should X buy Y, …"."""
    subjects = children(token, *SUBJECTS, *PASSIVE_SUBJECTS)
    auxiliaries = [aux for aux in children(token, "aux", "auxpass") if aux.lower_ in INVERTING]
    return bool(token.dep_ == "advcl" and subjects and auxiliaries and auxiliaries[0].i < subjects[0].i)


def has_condition(token: Token, ontology: Ontology) -> bool:
    """Tell whether it hangs on a condition: "will sue if …", "unless …"."""
    future = token.tag_ in OPEN
    return future and any(is_open(clause, ontology) for clause in children(token, "advcl"))


def is_headline(token: Token) -> bool:
    """Tell the future of headlines, an infinitive without a governor: "Microsoft to acquire GitHub"."""
    alone = token.dep_ == "ROOT" or (token.dep_ in ("acl", "relcl") and token.head.dep_ == "ROOT")
    named = token.dep_ == "ROOT" or token.head.pos_ == "PROPN"
    subject = any(
        word.i < token.i and word.pos_ in NOMINAL
        for word in (token.head, *children(token, *SUBJECTS, *PASSIVE_SUBJECTS))
    )
    return alone and named and subject and is_infinitive(token)


def is_correlative(token: Token) -> bool:
    """Tell the verbs of "neither bought X nor sued Y"."""
    before = token.nbor(-1) if token.i else token
    neither = before.lower_ == "neither" and before.dep_ in JOINED
    return neither or (token.dep_ == "conj" and any(cc.lower_ == "nor" for cc in children(token.head, "cc")))


def takes_for_granted(verb: Token) -> bool:
    """Tell a question of how, not whether: "why did X sue Y?", "asked why X sued Y"; not "how to sue Y"."""
    asked = any(child.lower_ in GRANTING and child.i < verb.i for child in children(verb, "advmod"))
    return asked and not is_infinitive(verb)


def is_forgone(token: Token) -> bool:
    """Tell what is not done for the sake of something else: "regulates it rather than ban it"."""
    than = children(token, "mark") if token.dep_ == "advcl" else []
    than += children(token.head, "cc") if token.dep_ == "conj" else []
    instead = any(word.lower_ == "than" and word.i and word.nbor(-1).lower_ == "rather" for word in than)
    return instead and all(child.lower_ not in FOCUSING for child in children(token, "advmod"))


def is_contrasted(token: Token) -> bool:
    """Tell the second verb of "is not buying X but selling Y"."""
    return token.dep_ == "conj" and any(cc.lower_ == "but" for cc in children(token.head, "cc"))


def is_anothers(token: Token) -> bool:
    """Tell whether who is to act is said: "wants Y to buy X", "wants Greek support for X"."""
    if token.pos_ in NOMINAL:
        owners = children(token, "poss", "compound", "nmod", "amod")
        return any(owner.ent_type_ in OWNING for owner in owners)
    return bool(children(token, *SUBJECTS, *PASSIVE_SUBJECTS))


def is_infinitive(token: Token) -> bool:
    """Tell whether the verb is an infinitive with "to"."""
    return any(child.tag_ == "TO" for child in token.children)


def accompanies(token: Token) -> bool:
    """Tell a participle that goes on after its clause: "aims to grow, launching X in the process"."""
    alone = not children(token, *SUBJECTS, *PASSIVE_SUBJECTS, "mark", "aux")
    return token.dep_ == "advcl" and token.tag_ == "VBG" and alone and token.i > token.head.i


def infinitive_before(token: Token) -> Token | None:
    """Return the infinitive that a bare verb is coordinated with, where the parser hung it upon its governor.

    "Pledged to hire X, train Y and build Z": `train` hangs on `pledged`.
    """
    head = token.head
    if token.dep_ != "conj" or token.tag_ not in BARE or head.tag_ not in FINITE:
        return None
    if children(token, *SUBJECTS, *PASSIVE_SUBJECTS, "aux"):
        return None
    return next((verb for verb in children(head, "xcomp") if is_infinitive(verb) and verb.i < token.i), None)


def is_to_come(noun: Token, ontology: Ontology) -> bool:
    """Tell an event noun with a passive infinitive: "a summit to be held in June"."""
    below = children(noun, "acl", "relcl") if noun.pos_ in NOMINAL else []
    happening = ontology.cue("verb", "completion")
    passive = (verb for verb in below if children(verb, "auxpass"))
    return any(is_infinitive(verb) and verb.lemma_.lower() in happening for verb in passive)


def is_awaited(verb: Token, ontology: Ontology) -> bool:
    """Tell "once X has bought Y", in the present tense of what is still to come."""
    words = ontology.cue("preposition", "awaiting")
    opened = any(child.lower_ in words and child.i < verb.i for child in children(verb, "mark", "advmod"))
    present = any(word.tag_ in PRESENT for word in (verb, *children(verb, "aux", "auxpass")))
    return verb.dep_ == "advcl" and opened and present
