"""What a governor signals of what stands below it: "plans to ban", "talks to buy", "called for a ban"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import children
from eventgraph.pipeline.mood import is_anothers, is_headline, is_infinitive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from eventgraph.ontology import Ontology

PHRASES: Final = frozenset({"dobj", "pobj", "prep"})
REACHING: Final = ("planned", "possible", "implicative")
"""What a governor may say of an infinitive that tells its purpose: "refused the offer to save X"."""
JUDGED: Final = (*REACHING, "negated")


def governor_signals(token: Token, head: Token, ontology: Ontology) -> Iterator[str]:
    """Yield what a governor says of what stands below it; "implicative" where it leaves it as it is."""
    infinitive = token.dep_ in ("xcomp", "ccomp", "acl", "advcl", "relcl") and is_infinitive(token)
    if infinitive and head.lower_ == "used" and not children(head, "dobj", "auxpass"):
        yield "ended"
        return
    if token.dep_ == "ccomp" and children(head, "acomp", "oprd"):
        return  # "it seems odd that X sued Y": the adjective says it
    if token.dep_ == "prep" and token.i < head.i and head.pos_ == "VERB":
        return  # "by arming X, Y sought to"
    known = [signal for signal in cues_of(head, ontology) if _governs(token, head, signal, ontology)]
    if token.dep_ == "advcl":
        # "Made it impossible for X to sue": the adjective's own complement, hung like a purpose.
        reaching = JUDGED if head.pos_ == "ADJ" else REACHING
        known = [signal for signal in known if signal in reaching] or ["planned"]
    elif infinitive and _ranks(head, ontology):
        known = ["implicative"]
    elif infinitive and not known:
        scheduled = head.lemma_ == "be" and token.dep_ == "xcomp"  # "is to hold talks"
        known = [] if is_headline(token) else ["planned"] if scheduled else ["possible"]
    if "planned" in known and head.lemma_.lower() in ontology.cue("governor", "wishing"):
        known = ["possible"] if is_anothers(token) else known
    yield from ("possible" if signal == "obligation" else signal for signal in known)


def cues_of(head: Token, ontology: Ontology) -> Iterator[str]:
    """Yield what the cue signals; longer cues first ("stop short" before "stop")."""
    lemma = head.lemma_.lower()
    own = {lemma, lemma + "e", head.lower_}  # "hopes" is lemmatised as "hop"
    parts = [child for child in head.children if child.dep_ in ("prt", "advmod", "prep")]
    phrases = {f"{lemma} {p.lower_}" if p.i > head.i else f"{p.lower_} {lemma}" for p in parts}
    signals = ontology.cue_signals("governor").items()
    longer = [signal for signal, words in signals if words & phrases]
    yield from longer or (signal for signal, words in signals if words & own)


def _governs(token: Token, head: Token, signal: str, ontology: Ontology) -> bool:
    """Tell whether a cue speaks of what stands below it, and not of something beside it.

    Verbs reach into prepositional phrases by "of" and the like only with a gerund ("accused of banning") or
    where the cue names the preposition ("called for a ban"). Verbs of ending act on objects and gerunds, not
    on clauses ("stopped to ban") or with a particle ("ended up banning").
    """
    if signal == "obligation":
        return head.tag_ in ("VBP", "VBZ") and is_infinitive(token)
    if signal == "ended":
        neutral = head.lemma_.lower() in ontology.cue("governor", "implicative")
        clause = (
            token.dep_ == "xcomp" and not children(head, "prt") and not (neutral and is_infinitive(token))
        )
        return clause or (token.dep_ in PHRASES and not neutral)
    if token.dep_ != "prep" or head.pos_ not in ("VERB", "AUX"):
        return token.dep_ not in ("attr", "oprd")
    named = f"{head.lemma_.lower()} {token.lower_}"
    gerund = bool(children(token, "pcomp"))
    return gerund or bool(ontology.signals_of("governor", named))


def _ranks(head: Token, ontology: Ontology) -> bool:
    """Tell "the first country to ban X" and "one of the first to ban X", which did so."""
    nouns = [head] if head.pos_ in ("NOUN", "NUM") else children(head, "attr")
    nouns += [noun for one in nouns for of in children(one, "prep") for noun in children(of, "pobj")]
    ranks = ontology.cue("modifier", "implicative")
    return any(child.lower_ in ranks for noun in nouns for child in noun.children)
