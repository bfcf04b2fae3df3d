"""What the words around a trigger signal, from the trigger outwards: planned, possible, negated, ended.

Climbs from the trigger through whatever governs it (after the factuality profiler De Facto, Saurí and
Pustejovsky 2012). Event nouns that the text presupposes ("hailed its purchase of X") are no further embedded:
only what speaks of the event itself may change it. All cue words come from the ontology.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import NOMINAL, children
from eventgraph.pipeline.governors import PHRASES, cues_of, governor_signals
from eventgraph.pipeline.mood import (
    accompanies,
    has_condition,
    infinitive_before,
    is_awaited,
    is_contrasted,
    is_correlative,
    is_forgone,
    is_headline,
    is_infinitive,
    is_open,
    is_to_come,
    takes_for_granted,
)
from eventgraph.pipeline.others_acts import gerund_actor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from eventgraph.ontology import Ontology

COMPLEMENTS: Final = frozenset(
    {"xcomp", "ccomp", "pcomp", "acl", "advcl", "csubj", "advmod", "acomp", "oprd", "attr"}
)
MODIFIERS: Final = frozenset({"advmod", "amod", "det", "neg", "compound", "nmod", "npadvmod", "predet"})
SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
JUDGING: Final = ("planned", "possible", "negated", "ended")
COMING: Final = ("planned", "possible")
"""What a clause shares with the participle behind it: "will expand, launching X"."""
DOUBTFUL: Final = frozenset({"may", "might"})
DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})
HIGHEST: Final = 10
"""How many governors are looked at: deeper embeddings in newspaper text are parsing errors."""


def own_signals(token: Token, ontology: Ontology, below: Token | None = None) -> Iterator[str]:
    """Yield what auxiliaries, negations, modifiers and conjunctions of one token signal, innermost first.

    `below` is the part of the clause that has spoken already. "may not" leaves open what "cannot" and
    "will not" deny, and "not … until" tells when it came true.
    """
    modifiers = [child for child in token.children if child.dep_ in MODIFIERS]
    yield from (s for child in modifiers if child.dep_ == "amod" for s in modifier_signals(child, ontology))
    auxiliaries = _auxiliaries(token)
    modals = {word: signal for word in auxiliaries for signal in _modal(token, word, ontology)}
    yield from modals.values()
    others = [child for child in modifiers if child.dep_ not in ("amod", "neg")]
    adverbs = [signal for child in others for signal in modifier_signals(child, ontology)]
    yield from (signal for signal in adverbs if signal in ("planned", "ended"))
    denials = {word for word in auxiliaries if word in ontology.cue("auxiliary", "negated")}
    denied = len(denials) + adverbs.count("negated") + is_correlative(token) + is_forgone(token)
    denied += sum(1 for _ in _denied_arguments(token, below, ontology))
    if not (DOUBTFUL & modals.keys() or (denied and _has_limit(token, ontology))):
        yield from ("negated",) * denied
    yield from (signal for signal in adverbs if signal == "possible")
    tentative = below is None and _is_tentative(token, ontology)
    if tentative or is_open(token, ontology) or has_condition(token, ontology):
        yield "possible"
    if is_headline(token) or is_to_come(token, ontology) or is_awaited(token, ontology):
        yield "planned"


def _is_tentative(token: Token, ontology: Ontology) -> bool:
    """Tell "a bid for X" and "bid for X" from "offers X": what is named so has not come yet."""
    lemma = token.lemma_.lower()
    named = token.pos_ == "NOUN" or lemma in ontology.cue("governor", "possible")
    return named and lemma in ontology.cue("noun", "possible")


def modifier_signals(child: Token, ontology: Ontology) -> Iterator[str]:
    """Yield what one modifier signals: "former", "planned", "no", "no longer"."""
    phrase = child.doc[child.left_edge.i : child.i + 1].text.lower()
    for signal, words in ontology.cue_signals("modifier").items():
        if words & {child.lower_, phrase} and signal in JUDGING:
            yield signal


def climb(trigger: Token, ontology: Ontology) -> Iterator[str]:
    """Yield the signals of everything that governs the trigger, up to where it stands on its own."""
    token = trigger
    for _ in range(HIGHEST):
        head = infinitive_before(token) or token.head
        if head is token or _stands_alone(token, trigger, ontology):
            return
        if accompanies(token):
            yield from (s for s in (*own_signals(head, ontology), *climb(head, ontology)) if s in COMING)
            return
        if token.dep_ in SUBJECTS:
            yield from _subject_signals(token, head, ontology)
            return
        if token.dep_ == "ccomp" and _is_known(token, head, ontology):
            return
        if token.dep_ != "conj":
            signals = [s for s in governor_signals(token, head, ontology) if s in JUDGING]
            signals += _impersonal_signals(token, head, ontology)
            yield from signals
            if not signals and _is_presupposed(token, head, ontology):
                return
            if head.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
                yield from own_signals(head, ontology, token)
            if token.dep_ in ("ccomp", "advcl") and head.lemma_.lower() in ontology.cue("verb", "reporting"):
                return
        token = head


def _is_known(clause: Token, verb: Token, ontology: Ontology) -> bool:
    """Tell a clause that holds whatever is said of knowing it, or of how it came about."""
    factive = verb.lemma_.lower() in ontology.cue("governor", "factive") and not is_infinitive(clause)
    return factive or takes_for_granted(clause)


def _stands_alone(token: Token, trigger: Token, ontology: Ontology) -> bool:
    """Tell a clause that nothing above says anything of: conditions, finite verbs, relative clauses."""
    if is_open(token, ontology):
        return True
    if token.dep_ == "conj":
        return token.tag_ in FINITE and token.head.tag_ in ("VB", "VBG")
    if token.dep_ in SUBJECTS or accompanies(token):
        return False
    if token.dep_ == "acl" and gerund_actor(token, token.head) is not None:
        return False  # "fears of China invading X"
    return not _is_embedded(token, ontology) or (token.dep_ == "acl" and _stands(token, trigger))


def _auxiliaries(token: Token) -> list[str]:
    """Return the auxiliaries of a verb; a second verb shares those of the first ("will buy A and sell B")."""
    # "Are talking to the rebels, not the regime" denies the regime only.
    own = [c.lower_ for c in children(token, "aux", "neg") if c.i < token.i or token.pos_ != "VERB"]
    if token.dep_ != "conj" or token.head.pos_ != token.pos_ or token.tag_ in FINITE:
        return own
    shares = token.pos_ in ("VERB", "NOUN") and not children(token, "aux", "auxpass", *SUBJECTS)
    denials = {word.lower_ for word in children(token.head, "neg")} if is_contrasted(token) else set()
    return own + [word for word in _auxiliaries(token.head) if shares and word not in denials]


def _modal(token: Token, word: str, ontology: Ontology) -> Iterator[str]:
    if word in ontology.cue("auxiliary", "backshifted") and _is_backshifted(token, ontology):
        yield "planned"
        return
    signals = ontology.signals_of("auxiliary", word)
    yield from (signal for signal in ("planned", "possible") if signal in signals)


def _is_backshifted(token: Token, ontology: Ontology) -> bool:
    """Tell "said it would sue", which was "we will sue", from a condition and from others' guesses."""
    clause = token
    conditional = ontology.cue("modifier", "conditional")
    if any(child.lower_ in conditional for child in children(token, "advmod")):
        return False
    while clause.dep_ == "conj":
        clause = clause.head
    verb = clause.head
    telling = ontology.cue("verb", "reporting") | ontology.cue("governor", "planned")
    if clause.dep_ != "ccomp" or verb.lemma_.lower() not in telling:
        return False
    past = verb.tag_ in ("VBD", "VBN") and not any(child.lemma_ == "have" for child in children(token, "aux"))
    subjects = children(token, *SUBJECTS)
    same = all(subject.pos_ == "PRON" for subject in subjects)
    return past and (same or verb.lemma_.lower() in ontology.cue("governor", "implicative"))


def _denied_arguments(token: Token, below: Token | None, ontology: Ontology) -> Iterator[Token]:
    """Yield the words by which an argument denies, not how much it is: "no company", "no announcement"."""
    negations = ontology.cue("modifier", "negated")
    for argument in children(token, *SUBJECTS, "dobj"):
        before = (child for child in argument.children if child.i < argument.i and argument != below)
        yield from (child for child in before if child.lower_ in negations and child.dep_ != "advmod")


def _has_limit(token: Token, ontology: Ontology) -> bool:
    limits = ontology.cue("preposition", "limit")
    below = [token, *children(token, "advcl", "prep")]
    return any(word.lower_ in limits for verb in below for word in (verb, *children(verb, "mark", "prep")))


def _is_embedded(token: Token, ontology: Ontology) -> bool:
    infinitive = is_infinitive(token)
    if token.dep_ in ("relcl", "advcl"):
        return infinitive  # "a deal to replace him"; any other is a clause of its own
    if token.dep_ == "prep" and (
        token.lower_ in ontology.cue("preposition", "presupposing") or _opens_clause(token, ontology)
    ):
        return False
    return token.dep_ in COMPLEMENTS | PHRASES


def _opens_clause(preposition: Token, ontology: Ontology) -> bool:
    """Tell the setting of what follows: "In a speech, X did not mention Y", "Without suing, X will"."""
    verb = preposition.head
    set_apart = bool(children(preposition, "pobj")) or any(cues_of(preposition, ontology))
    return preposition.i < verb.i and set_apart and verb.pos_ in ("VERB", "AUX")


def _stands(token: Token, trigger: Token) -> bool:
    """Tell whether a participle beside a noun stands by itself: "Lazada, owned by Alibaba, may …"."""
    participle = token.tag_ in ("VBN", "VBG") and not is_infinitive(token)
    return token is trigger and participle and not children(token, "mark")


def _is_presupposed(token: Token, head: Token, ontology: Ontology) -> bool:
    """Tell whether the text takes an event for granted: "may use its partnership with X".

    What begins, ends or carries out the event says whether it comes true ("will complete the purchase").
    """
    noun = next(iter(children(token, "pobj")), token) if token.dep_ == "prep" else token
    if (
        token.dep_ in ("pobj", "attr")
        or token.lower_ == "as"  # "will serve as its chairman"
        or noun.pos_ not in NOMINAL
        or head.lemma_.lower() in ontology.cue("verb", "light") | ontology.cue("modifier", "responsible")
    ):
        return False
    before = (child for child in noun.children if child.i < noun.i)
    return any(child.dep_ == "poss" or child.lower_ in DEFINITE for child in before)


def _impersonal_signals(clause: Token, verb: Token, ontology: Ontology) -> Iterator[str]:
    """Yield what an adjective says of a clause: "it is unlikely that X …", "it was not true that X …"."""
    if clause.dep_ == "ccomp" and verb.pos_ == "AUX":
        for adjective in children(verb, "acomp"):
            said = [s for s in _judging(adjective, ontology) if s != "planned"]  # "clear", "ready"
            yield from (*said, *own_signals(adjective, ontology)) if said else ()


def _subject_signals(noun: Token, verb: Token, ontology: Ontology) -> Iterator[str]:
    """Yield what a sentence says of an event noun: "is likely", "was rejected", "is expected to close"."""
    if noun.pos_ != "NOUN":
        return
    if is_infinitive(verb):
        yield "planned"  # "a summit to be held in June"
    ends = [verb, *children(verb, "xcomp")]
    open_ = ontology.cue("noun", "modality")
    judged = [noun for noun in children(verb, "attr") if noun.lemma_.lower() in open_]
    if predicates := children(verb, "acomp") or judged:  # "is likely", "is a possibility"
        for predicate in predicates:
            yield from (*_judging(predicate, ontology), *own_signals(predicate, ontology))
            yield from own_signals(verb, ontology)
    elif any(end.lemma_.lower() in ontology.cue("verb", "completion") for end in ends):
        yield from (signal for end in ends[1:] for signal in own_signals(end, ontology))
        yield from (*_judging(verb, ontology), *own_signals(verb, ontology))
    elif noun.dep_ == "nsubjpass" and not children(verb, "xcomp"):
        signals = list(_judging(verb, ontology))
        yield from (*signals, *own_signals(verb, ontology)) if signals else ()


def _judging(governor: Token, ontology: Ontology) -> Iterator[str]:
    yield from (signal for signal in cues_of(governor, ontology) if signal in JUDGING)
