"""What the words around a trigger signal, from the trigger outwards: planned, possible, negated, ended.

Climbs from the trigger through whatever governs it (after the factuality profiler De Facto, Saurí and
Pustejovsky 2012). Event nouns that the text presupposes ("hailed its purchase of X") are no further embedded:
only what speaks of the event itself may change it. All cue words come from the ontology.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import NOMINAL, children
from eventgraph.pipeline.mood import (
    accompanies,
    has_condition,
    infinitive_before,
    is_correlative,
    is_headline,
    is_infinitive,
    is_open,
    is_to_come,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from eventgraph.ontology import Ontology

COMPLEMENTS: Final = frozenset(
    {"xcomp", "ccomp", "pcomp", "acl", "advcl", "csubj", "advmod", "acomp", "oprd", "attr"}
)
PHRASES: Final = frozenset({"dobj", "pobj", "prep"})
MODIFIERS: Final = frozenset({"advmod", "amod", "det", "neg", "compound", "nmod", "npadvmod", "predet"})
SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
REACHING: Final = ("planned", "possible", "implicative")
"""What a governor may say of an infinitive that tells its purpose: "refused the offer to save X"."""
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
    denied = len(denials) + adverbs.count("negated") + is_correlative(token)
    denied += sum(1 for _ in _denied_arguments(token, below, ontology))
    if not (DOUBTFUL & modals.keys() or (denied and _has_limit(token, ontology))):
        yield from ("negated",) * denied
    yield from (signal for signal in adverbs if signal == "possible")
    tentative = below is None and token.lemma_.lower() in ontology.cue("noun", "possible")
    if tentative or is_open(token, ontology) or has_condition(token, ontology):
        yield "possible"
    if is_headline(token) or is_to_come(token, ontology):
        yield "planned"


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
        if token.dep_ != "conj":
            signals = [s for s in _governor_signals(token, head, ontology) if s in JUDGING]
            signals += _impersonal_signals(token, head, ontology)
            yield from signals
            if not signals and _is_presupposed(token, head, ontology):
                return
            if head.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
                yield from own_signals(head, ontology, token)
            if token.dep_ in ("ccomp", "advcl") and head.lemma_.lower() in ontology.cue("verb", "reporting"):
                return
        token = head


def _stands_alone(token: Token, trigger: Token, ontology: Ontology) -> bool:
    """Tell a clause that nothing above says anything of: conditions, finite verbs, relative clauses."""
    if is_open(token, ontology):
        return True
    if token.dep_ == "conj":
        return token.tag_ in FINITE and token.head.tag_ in ("VB", "VBG")
    if token.dep_ in SUBJECTS or accompanies(token):
        return False
    return not _is_embedded(token, ontology) or (token.dep_ == "acl" and _stands(token, trigger))


def _auxiliaries(token: Token) -> list[str]:
    """Return the auxiliaries of a verb; a second verb shares those of the first ("will buy A and sell B")."""
    # "Are talking to the rebels, not the regime" denies the regime only.
    own = [c.lower_ for c in children(token, "aux", "neg") if c.i < token.i or token.pos_ != "VERB"]
    if token.dep_ != "conj" or token.head.pos_ != token.pos_ or token.tag_ in FINITE:
        return own
    shares = token.pos_ in ("VERB", "NOUN") and not children(token, "aux", "auxpass", *SUBJECTS)
    return own + (_auxiliaries(token.head) if shares else [])


def _modal(token: Token, word: str, ontology: Ontology) -> Iterator[str]:
    if word in ontology.cue("auxiliary", "backshifted") and _is_backshifted(token, ontology):
        yield "planned"
        return
    signals = ontology.signals_of("auxiliary", word)
    yield from (signal for signal in ("planned", "possible") if signal in signals)


def _is_backshifted(token: Token, ontology: Ontology) -> bool:
    """Tell "said it would sue", which was "we will sue", from a condition and from others' guesses."""
    clause = token
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
    """Yield the words by which an argument denies: "no company banned X", "made no announcement of X"."""
    negations = ontology.cue("modifier", "negated")
    for argument in children(token, *SUBJECTS, "dobj"):
        before = (child for child in argument.children if child.i < argument.i and argument != below)
        yield from (child for child in before if child.lower_ in negations)


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
    """Tell the setting of what follows: "In a speech in Paris, X did not mention Y"; not "without a ban"."""
    verb = preposition.head
    before = preposition.i < verb.i and bool(children(preposition, "pobj"))
    return before and verb.pos_ in ("VERB", "AUX") and not any(_cues_of(preposition, ontology))


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
    if children(verb, "acomp"):
        for adjective in children(verb, "acomp"):
            yield from (*_judging(adjective, ontology), *own_signals(adjective, ontology))
            yield from own_signals(verb, ontology)
    elif any(end.lemma_.lower() in ontology.cue("verb", "completion") for end in ends):
        yield from (signal for end in ends[1:] for signal in own_signals(end, ontology))
        yield from (*_judging(verb, ontology), *own_signals(verb, ontology))
    elif noun.dep_ == "nsubjpass" and not children(verb, "xcomp"):
        signals = list(_judging(verb, ontology))
        yield from (*signals, *own_signals(verb, ontology)) if signals else ()


def _judging(governor: Token, ontology: Ontology) -> Iterator[str]:
    yield from (signal for signal in _cues_of(governor, ontology) if signal in JUDGING)


def _governor_signals(token: Token, head: Token, ontology: Ontology) -> Iterator[str]:
    """Yield what a governor says of what stands below it; "implicative" where it leaves it as it is."""
    infinitive = token.dep_ in ("xcomp", "ccomp", "acl", "advcl", "relcl") and is_infinitive(token)
    if infinitive and head.lower_ == "used" and not children(head, "dobj", "auxpass"):
        yield "ended"
        return
    if token.dep_ == "ccomp" and children(head, "acomp", "oprd"):
        return  # "it seems odd that X sued Y": the adjective says it
    if token.dep_ == "prep" and token.i < head.i and head.pos_ == "VERB":
        return  # "by arming X, Y sought to"
    known = [signal for signal in _cues_of(head, ontology) if _governs(token, head, signal, ontology)]
    if token.dep_ == "advcl":
        known = [signal for signal in known if signal in REACHING] or ["planned"]
    elif infinitive and _ranks(head, ontology):
        known = ["implicative"]
    elif infinitive and not known:
        scheduled = head.lemma_ == "be" and token.dep_ == "xcomp"  # "is to hold talks"
        known = [] if is_headline(token) else ["planned"] if scheduled else ["possible"]
    yield from ("possible" if signal == "obligation" else signal for signal in known)


def _cues_of(head: Token, ontology: Ontology) -> Iterator[str]:
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
