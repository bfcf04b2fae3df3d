"""Judges what the article really says of each candidate: actual, planned, possible or negated; ended or not.

After FactBank (Saurí and Pustejovsky 2009). What the words signal is collected in `signals.py`; here the
signals are put together from the trigger outwards, so that
"did not rule out a plan to ban" is read in order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from spacy.language import Language

from eventgraph.ontology.load import load_ontology
from eventgraph.pipeline.dates import publication_date
from eventgraph.pipeline.dependencies import children
from eventgraph.pipeline.layers import BESIDE, Candidate, read_candidates, register_layers, write_layer
from eventgraph.pipeline.mood import takes_for_granted
from eventgraph.pipeline.sentences import sentence_of
from eventgraph.pipeline.signals import MODIFIERS, climb, modifier_signals, own_signals
from eventgraph.pipeline.timex import find_timexes
from eventgraph.records.claim import Factuality

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology

OFFICE: Final = "role."
UNDERSTOOD: Final = "role.understood"
SPANS: Final = frozenset({"year", "season", "month", "decade", "term", "week", "day"})
SELF_STANDING: Final = frozenset({"relcl", "appos", "acl", "amod"})
CLAUSE_BORDER: Final = frozenset({"-", "\u2013", "\u2014", ":", ";"})
YEAR: Final = r"(?:[A-Z][a-z]+ )?(?:19|20)\d\d"
YEARS: Final = re.compile(rf"(?:from|between) {YEAR}(?: (?:to|until|and) | ?[-\u2013] ?){YEAR}\b")
TERM: Final = re.compile(rf"[^,;()]{{0,60}}? (?:{YEARS.pattern}|\({YEAR} ?[-\u2013] ?{YEAR}\))")
"""Behind a title, the years that it was held: "chairman of Norwind (1990-1998)"."""


SPOKEN: Final = "communication"
"""The family of relations that are done by saying so."""


class Judgement(NamedTuple):
    """What the article says: factuality, and whether the state is over."""

    factuality: Factuality
    ended: bool = False


def judge(doc: Doc, candidate: Candidate, ontology: Ontology) -> Judgement:
    """Return the judgement on one candidate."""
    trigger = doc[candidate.trigger_end - 1]
    if candidate.rule in BESIDE and not _is_inverted(trigger):
        modifiers = [child for child in trigger.children if child.dep_ in MODIFIERS]
        signals = [signal for child in modifiers for signal in modifier_signals(child, ontology)]
        signals += _title_signals(trigger, ontology)
    else:
        signals = [*_not_yet(trigger, candidate, ontology), *own_signals(trigger, ontology)]
        signals += [*_future(trigger), *climb(trigger, ontology)]
        signals += ["possible"] * _is_asked(trigger)
    if candidate.rule.startswith(OFFICE):
        signals += ["ended"] * (_is_bygone(trigger, ontology) or _had_term(trigger))
    if candidate.rule == UNDERSTOOD:
        signals += _title_signals(trigger, ontology)
    signals += ["ended"] * _has_ended(trigger, ontology)
    signals += ["ended"] * _lasted(trigger, candidate, ontology)
    return combine(signals)


def _not_yet(trigger: Token, candidate: Candidate, ontology: Ontology) -> Iterator[str]:
    """Yield what the trigger itself leaves open; a promise of support is support.

    A proposition of no relation leaves nothing open that its own words do not.
    """
    relation = ontology.relations.get(candidate.relation)
    if relation is None or relation.family == SPOKEN:
        return
    if trigger.lemma_.lower() in ontology.cue("verb", "promising"):
        yield "planned"


def combine(signals: Iterable[str]) -> Judgement:
    """Put signals together from the innermost to the outermost.

    What ends a plan undoes it ("scrapped a plan to buy"), and an end that is itself planned, possible or
    denied has not come ("will stop using", "will not lift its ban"): what else is said, is said of the end.
    """
    factuality, ended = Factuality.ACTUAL, False
    for signal in signals:
        if ended and signal != "ended":
            return Judgement(factuality, ended=False)
        if signal == "ended":
            ended = factuality is Factuality.ACTUAL
            factuality = Factuality.ACTUAL if ended else Factuality.NEGATED
        elif signal == "negated":
            factuality = Factuality.POSSIBLE if factuality is Factuality.NEGATED else Factuality.NEGATED
        elif signal == "possible":
            factuality = Factuality.POSSIBLE
        elif signal == "planned" and factuality is Factuality.ACTUAL:
            factuality = Factuality.PLANNED
    return Judgement(factuality, ended)


def _is_asked(trigger: Token) -> bool:
    """Tell whether the trigger is in what is asked, not beside it: "X sued Y, but what does that mean?".

    "Why did X sue Y?" takes it for granted that it did.
    """
    start, end = sentence_of(trigger)
    if not trigger.doc[start:end].text.rstrip("\"'”’ \n").endswith("?") or _takes_for_granted(trigger):
        return False
    after = trigger.doc[trigger.i + 1 : end]
    beside = any(
        token.text in CLAUSE_BORDER or (token.dep_ == "cc" and _opens_question(token)) for token in after
    )
    above = trigger.ancestors if _is_inverted(trigger) else (trigger, *trigger.ancestors)
    return not beside and not any(token.dep_ in SELF_STANDING and token.tag_ != "VB" for token in above)


def _takes_for_granted(trigger: Token) -> bool:
    return takes_for_granted(trigger if trigger.pos_ in ("VERB", "AUX") else trigger.head)


def _is_inverted(trigger: Token) -> bool:
    """Tell a question whose attribute was hung upon its subject: "Is Ukraine a member of Nato?"."""
    subject = trigger.head
    return trigger.dep_ == "appos" and subject.head.lemma_ == "be" and subject.head.i < subject.i


def _opens_question(conjunction: Token) -> bool:
    following = conjunction.nbor(1) if conjunction.i + 1 < len(conjunction.doc) else conjunction
    return following.tag_ in ("WP", "WRB", "WDT", "MD") or following.lemma_ in ("do", "be", "have")


def _future(trigger: Token) -> Iterator[str]:
    """Yield "planned" where what is told in the present tense has a time that is still to come."""
    published = publication_date(trigger.doc._.published)
    past = trigger.tag_ == "VBD" or any(
        c.tag_ in ("VBD", "VBN") or c.lemma_ == "have" for c in children(trigger, "aux", "auxpass")
    )
    if published is None or past or (trigger.pos_ == "VERB" and trigger.tag_ == "VBN"):
        return
    for child in children(trigger, "npadvmod", "advmod", "prep"):
        phrase = child.doc[child.left_edge.i : child.right_edge.i + 1].text
        for timex in find_timexes(f"{phrase} ", published):
            if timex.value > published.isoformat()[: len(timex.value)]:
                yield "planned"


def _is_bygone(trigger: Token, ontology: Ontology) -> bool:
    """Tell "then chief executive of X" and "its chairman at the time"."""
    words = ontology.cue("modifier", "bygone")
    above = [trigger.head] if trigger.dep_ == "attr" and trigger.head.tag_ == "VBD" else []
    if trigger.dep_ == "appos":
        above.append(trigger.head)
    below = [child for token in (trigger, *above) for child in children(token, "advmod", "amod", "prep")]
    return any(child.doc[child.left_edge.i : child.right_edge.i + 1].text.lower() in words for child in below)


def _has_ended(trigger: Token, ontology: Ontology) -> bool:
    """Tell a state that was until a time, or from one year to another."""
    verb = trigger.head if trigger.dep_ in ("attr", "acomp") else trigger
    if not _is_past(verb):
        return False
    limits = ontology.cue("preposition", "limit")
    phrases = [child for token in {verb, trigger} for child in children(token, "prep", "advcl")]
    if any(
        child.lower_ in limits or any(m.lower_ in limits for m in children(child, "mark"))
        for child in phrases
    ):
        return not children(verb, "neg")
    return any(YEARS.match(_clause_from(child)) for child in phrases)


def _had_term(trigger: Token) -> bool:
    """Tell a title with the years that it was held: "chairman from 1990 to 1998", "chairman (1990-1998)".

    Of a title beside a name only: the verb tells it of a predicate.
    """
    return trigger.dep_ != "attr" and TERM.match(_clause_from(trigger)) is not None


def _is_past(verb: Token) -> bool:
    """Tell "was" and "had been" from "has been"."""
    return verb.tag_ == "VBD" or (
        verb.tag_ == "VBN" and any(child.tag_ == "VBD" for child in children(verb, "aux"))
    )


def _lasted(trigger: Token, candidate: Candidate, ontology: Ontology) -> bool:
    """Tell "worked for Volvo for ten years" and "after playing one season for Leeds": it was over then.

    So was what somebody "was for ten years".
    """
    held = candidate.rule.startswith(OFFICE) and trigger.dep_ == "attr"
    verb = trigger.head if held else trigger
    if not held and verb.lemma_.lower() not in ontology.cue("verb", "lasting"):
        return False
    over = verb.tag_ == "VBD" or (verb.tag_ == "VBG" and verb.head.lower_ == "after")
    phrases = children(verb, "dobj", "npadvmod")
    prepositions = [by for token in {verb, trigger} for by in children(token, "prep") if by.lower_ == "for"]
    phrases += [noun for by in prepositions for noun in children(by, "pobj")]
    return over and any(noun.lemma_.lower() in SPANS and children(noun, "nummod") for noun in phrases)


def _clause_from(child: Token) -> str:
    return str(child.doc[child.left_edge.i : child.sent.end].text)


def _title_signals(trigger: Token, ontology: Ontology) -> Iterator[str]:
    """Yield what stands before a title: "former Google chief Eric Schmidt" hangs "former" on Schmidt."""
    if trigger.dep_ in ("compound", "nmod", "appos", "amod"):
        for child in trigger.head.children:
            if child.dep_ in MODIFIERS and child.i < trigger.i:
                yield from (signal for signal in modifier_signals(child, ontology) if signal == "ended")


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
