"""Judges what the article really says of each candidate: actual, planned, possible or negated; ended or not.

Climbs from the trigger through whatever governs it and collects signals (after FactBank, Sauri and
Pustejovsky 2009, and the factuality profiler De Facto); all cue words come from the ontology.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from spacy.language import Language

from eventgraph.ontology.load import load_ontology
from eventgraph.pipeline.dependencies import children
from eventgraph.pipeline.layers import Candidate, read_candidates, register_layers, write_layer
from eventgraph.records.claim import Factuality

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology

STANDING: Final = ("role.apposition", "role.compound", "structure.compound")
"""Constructions that state what holds whatever the verb around them says."""
EMBEDDED: Final = frozenset(
    {
        "xcomp",
        "ccomp",
        "pcomp",
        "acl",
        "dobj",
        "pobj",
        "attr",
        "acomp",
        "prep",
        "oprd",
        "nsubjpass",
        "advcl",
        "csubj",
        "advmod",
    }
)
MODIFIERS: Final = frozenset({"advmod", "amod", "det", "neg", "compound", "nmod", "npadvmod", "predet"})
SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
DOUBTFUL: Final = frozenset({"may", "might"})


class Judgement(NamedTuple):
    """What the article says: factuality, and whether the state is over."""

    factuality: Factuality
    ended: bool


def judge(doc: Doc, candidate: Candidate, ontology: Ontology) -> Judgement:
    """Return the judgement on one candidate."""
    trigger = doc[candidate.trigger_end - 1]
    if candidate.rule in STANDING:
        modifiers = [child for child in trigger.children if child.dep_ in MODIFIERS]
        signals = [signal for child in modifiers for signal in _modifier_signals(child, ontology)]
        signals += _title_signals(trigger, ontology)
    else:
        signals = [*_own_signals(trigger, ontology), *_climb(trigger, ontology), *_question(trigger)]
    return Judgement(_combine(signals), "ended" in {signal for signal, _ in signals})


def _question(trigger: Token) -> Iterator[tuple[str, str]]:
    """What is asked is not told."""
    if trigger.sent.text.rstrip("\"'”’ \n").endswith("?"):
        yield "possible", "?"


def _combine(signals: list[tuple[str, str]]) -> Factuality:
    kinds = [signal for signal, _ in signals]
    negations = kinds.count("negated")
    if negations == 1:
        doubtful = any(word in DOUBTFUL for _, word in signals)
        return Factuality.POSSIBLE if doubtful else Factuality.NEGATED
    if "possible" in kinds or negations > 1:
        return Factuality.POSSIBLE
    return Factuality.PLANNED if "planned" in kinds else Factuality.ACTUAL


def _own_signals(token: Token, ontology: Ontology) -> Iterator[tuple[str, str]]:
    """Yield (signal, word) for the auxiliaries, negations, modifiers and conjunctions of one token."""
    for child in token.children:
        word = child.lower_
        if child.dep_ in ("aux", "neg"):
            yield from ((s, word) for s, words in ontology.cue_signals("auxiliary").items() if word in words)
        elif child.dep_ in MODIFIERS:
            yield from _modifier_signals(child, ontology)
        elif child.dep_ in SUBJECTS:
            yield from _subject_signals(child, ontology)
        elif child.dep_ in ("mark", "prep") and word in ontology.cue("preposition", "possible"):
            yield "possible", word
        elif child.dep_ == "prep" and word == "without":
            continue
    if _inherits_auxiliaries(token):
        yield from ((s, w) for s, w in _own_signals(token.head, ontology) if s != "ended")


def _subject_signals(subject: Token, ontology: Ontology) -> Iterator[tuple[str, str]]:
    """Yield the negation that a subject carries: "no company banned X", "neither A nor B banned X"."""
    negations = ontology.cue("modifier", "negated")
    before = (child.lower_ for child in subject.children if child.i < subject.i)
    yield from (("negated", word) for word in before if word in negations)


def _modifier_signals(child: Token, ontology: Ontology) -> Iterator[tuple[str, str]]:
    phrase = child.doc[child.left_edge.i : child.i + 1].text.lower()
    for signal, words in ontology.cue_signals("modifier").items():
        if words & {child.lower_, phrase} and signal in ("planned", "possible", "negated", "ended"):
            yield signal, child.lower_


def _inherits_auxiliaries(token: Token) -> bool:
    """Tell whether a second verb shares the first one's auxiliaries: "will buy A and sell B"."""
    if token.dep_ != "conj" or token.pos_ not in ("VERB", "NOUN") or token.head.pos_ != token.pos_:
        return False
    return not children(token, "aux", "auxpass", "nsubj", "nsubjpass")


def _title_signals(trigger: Token, ontology: Ontology) -> Iterator[tuple[str, str]]:
    """Yield what stands before a title: "former Google chief Eric Schmidt" hangs "former" on Schmidt."""
    head = trigger.head
    for child in head.children:
        if (
            child.dep_ in MODIFIERS
            and child.i < trigger.i
            and trigger.dep_ in ("compound", "nmod", "appos", "amod")
        ):
            yield from ((s, w) for s, w in _modifier_signals(child, ontology) if s == "ended")


def _climb(token: Token, ontology: Ontology) -> Iterator[tuple[str, str]]:
    """Yield the signals of everything that governs the token, up to where it stands on its own."""
    embedded = token
    for _ in range(10):
        head = embedded.head
        to_infinitive = any(child.tag_ == "TO" for child in embedded.children)
        related = embedded.dep_ == "relcl" and to_infinitive  # "a deal to replace him"
        if head is embedded or not (related or embedded.dep_ in EMBEDDED | {"conj"}):
            return
        if embedded.dep_ == "conj":
            embedded = head
            continue
        if embedded.dep_ == "advcl" and not to_infinitive:
            return
        yield from _governor_signals(embedded, head, ontology)
        if head.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
            yield from _own_signals(head, ontology)
        if embedded.dep_ in ("ccomp", "advcl") and head.lemma_.lower() in ontology.cue("verb", "reporting"):
            return
        embedded = head


def _governor_signals(embedded: Token, head: Token, ontology: Ontology) -> Iterator[tuple[str, str]]:
    lemma = head.lemma_.lower()
    phrasal = {
        f"{lemma} {child.lower_}" for child in head.children if child.dep_ in ("prt", "advmod", "prep")
    }
    infinitive = embedded.dep_ in ("xcomp", "ccomp", "acl", "advcl", "relcl") and any(
        c.tag_ == "TO" for c in embedded.children
    )
    if lemma == "use" and infinitive and not children(head, "dobj", "auxpass") and head.tag_ == "VBD":
        yield "ended", lemma
        return
    if (
        embedded.dep_ in ("nsubjpass", "prep", "attr")
        and head.pos_ in ("VERB", "AUX")
        and lemma not in ontology.cue("governor", "ended")
        and not any(phrasal & words for words in ontology.cue_signals("governor").values())
    ):
        return
    known = False
    for signal, words in ontology.cue_signals("governor").items():
        if (lemma in words or phrasal & words) and _governs(embedded, head, signal):
            known = True
            if signal != "implicative":
                yield signal, lemma
    if infinitive and not known:
        yield ("planned" if embedded.dep_ == "advcl" else "possible"), lemma


def _governs(embedded: Token, head: Token, signal: str) -> bool:
    """Verbs of ending act on their object or complement: "lifted the ban", "ceased to use".

    Clauses beside them and phrasal verbs ("ended up buying") are left alone.
    """
    if signal != "ended" or embedded.dep_ in ("dobj", "nsubjpass", "pobj", "prep"):
        return True
    return embedded.dep_ == "xcomp" and not children(head, "prt")


class FactualityJudge:
    """The component `eventgraph_factuality`: writes the layer `factuality`."""

    def __init__(self, ontology: Iterable[str]) -> None:
        self._ontology = load_ontology(ontology)

    def __call__(self, doc: Doc) -> Doc:
        """Judge the candidates of one Doc."""
        judged = (judge(doc, candidate, self._ontology) for candidate in read_candidates(doc))
        return write_layer(doc, "factuality", ([str(j.factuality), j.ended] for j in judged))


@Language.factory(
    "eventgraph_factuality",
    default_config={"ontology": []},
    requires=["doc._.eventgraph_candidates", "token.dep"],
    assigns=["doc._.eventgraph_factuality"],
)
def make_factuality(nlp: Language, name: str, ontology: list[str]) -> FactualityJudge:
    """Make the component that judges factuality."""
    del nlp, name
    register_layers()
    return FactualityJudge(ontology)
