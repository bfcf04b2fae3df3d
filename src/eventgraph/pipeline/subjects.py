"""Whose act a verb is: the subject, looked for where English leaves it out.

All functions are pure and take tokens of a dependency parse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import (
    FINITE,
    NOMINAL,
    PARTITIVE,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    all_children,
    children,
    coordinated_subject,
    is_passive,
    read_once,
)
from eventgraph.pipeline.others_acts import (
    blamed,
    gerund_actor,
    is_anybodys,
    is_others,
    is_topic,
    is_undergone,
    named_actor,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


SEATED: Final = frozenset({"based", "headquartered"})
NON_FINITE: Final = frozenset({"pcomp", "xcomp", "advcl", "acl"})
RELATIVE: Final = frozenset({"who", "which", "that", "whom", "whose"})
CLAUSE_LIKE: Final = frozenset({"after", "before", "since", "until"})
"""Prepositions that open clauses as well."""
CONTROLLING: Final = frozenset({"in", "into", "on", "to"})
"""Prepositions before a noun whose infinitive the clause's subject is to carry out: "is in talks to buy"."""
HOME: Final = frozenset({"from", "in", "of", "near"})
WHO: Final = ("nsubj", "nsubjpass")
INSTEAD: Final = frozenset({"instead", "rather"})
MEANS: Final = frozenset(
    {"by", "after", "before", "when", "while", "without", "since", "upon", "on", "despite"}
)
"""Prepositions whose gerund is the subject's act, whatever object stands between: "upped the ante by …"."""
COPULAS: Final = frozenset({"be", "become", "remain"})
PERSONAL: Final = frozenset({"he", "she", "it", "they", "i", "we", "who", "which"})
LEAVING: Final = frozenset(
    {"leave", "quit", "exit", "flee", "escape", "abandon", "cross", "enter", "visit", "use"}
)
"""Verbs whose subject, not whose object, goes on to do what the infinitive says: "left IBM to join Apple"."""
BINDING: Final = frozenset({"agreement", "deal", "pact", "contract", "accord", "talk", "plan"})
"""Nouns whose passive infinitive befalls whoever strikes the bargain: "reached a deal to be bought"."""
PLEADING: Final = frozenset({"call", "appeal", "plead"})
ASKING: Final = frozenset({"on", "upon", "with", "to"})
TIMES: Final = frozenset({"DATE", "TIME"})
POSSESSIVE: Final = "POS"
MAX_DEPTH: Final = 6
"""How far a missing subject is looked for: deeper chains in newspaper text are parsing errors."""


def resolve_relative(token: Token) -> Token:
    """Return what a relative pronoun stands for, the noun that its clause modifies, and the name before "'s".

    In "Sainsbury's was sold" the parser takes the mark for the subject.
    """
    if token.tag_ == POSSESSIVE and token.i:
        return token.nbor(-1)
    if token.lower_ not in RELATIVE or token.pos_ not in ("PRON", "DET", "SCONJ"):
        return _behind_seat(token)
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl":
            noun = _modified(ancestor, ancestor.head) if token.dep_ in WHO else ancestor.head
            return behind_copula(noun)
        if ancestor.dep_ == "ccomp" and ancestor.head.lemma_ == "be" and children(ancestor.head, "attr"):
            return children(ancestor.head, "attr")[0]  # "it was Ridgeway that sued"
    return _before_whose(token) if token.lower_ == "whose" else token


def behind_copula(noun: Token) -> Token:
    """Return of whom a predicate tells: Ridgeway in "Ridgeway is one of the firms that supply Apple"."""
    predicate = noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in PARTITIVE:
        predicate = noun.head.head
    copula = predicate.head
    if predicate.dep_ != "attr" or noun.pos_ != "NOUN" or copula.lemma_ not in COPULAS:
        return noun
    subject = surface_subject(copula)
    if subject is None or children(copula, "neg"):
        return noun
    return subject if subject.pos_ != "PRON" or subject.lower_ in PERSONAL else noun


def _before_whose(token: Token) -> Token:
    """Return the noun before "whose", of which the parser has made no relative clause."""
    before = token.i - 1
    if before > 0 and token.doc[before].text == ",":
        before -= 1
    noun = token.doc[max(0, before)]
    return noun if noun.pos_ in NOMINAL and noun.sent == token.sent else token


def _behind_seat(token: Token) -> Token:
    """Return the firm in "Boise, Idaho-based Cradlepoint", which the parser takes for what the town is."""
    if token.pos_ != "PROPN":
        return token
    for other in children(token, "appos"):
        seated = (verb for verb in other.subtree if verb.lower_ in SEATED and verb.i < other.i)
        if any(token.i < place.i < verb.i for verb in seated for place in children(verb, "npadvmod")):
            return other
    return token


@read_once
def surface_subject(verb: Token) -> Token | None:
    """Return the grammatical subject's head, looked for where English leaves it out.

    Order: own subject; the noun that a participle or infinitive modifies; the first verb of a
    coordination; the controller of an open complement or adverbial clause.
    """
    return _subject(verb, 0)


def _subject(verb: Token, depth: int) -> Token | None:
    own = children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    if own:
        before = [subject for subject in own if subject.i < verb.i]
        return resolve_relative(before[-1] if before else own[0])
    if (subject := coordinated_subject(verb)) is not None:
        return subject
    if depth >= MAX_DEPTH or children(verb, "expl"):
        return None
    mended = _subject_astray(verb)
    return _inherited_subject(verb, depth + 1) if mended is None else mended


def _inherited_subject(verb: Token, depth: int) -> Token | None:
    head, label = verb.head, verb.dep_
    if label in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        acts = _is_infinitive(verb) and (not is_passive(verb) or _binds(head))
        modified = gerund_actor(verb, head) or behind_copula(_modified(verb, head))
        return _controller_of_infinitive(verb, head, depth) if acts else modified
    if label == "amod" and verb.tag_ == "VBN":
        return head
    if label == "conj" and head.pos_ in ("VERB", "AUX"):
        return _subject(_finite_first(verb), depth)
    if label in ("xcomp", "advcl", "pcomp", "ccomp"):
        governor = head.head if label == "pcomp" else head
        return _controller(verb, governor, depth)
    if (label == "dep" and head.pos_ == "VERB") or (label == "acomp" and verb.tag_ == "VBN"):
        return _subject(head, depth)
    return None


def _modified(verb: Token, noun: Token) -> Token:
    """Return the noun that a clause modifies; of several that of a verb in the singular is the last.

    "Hitachi and Matsushita, which makes TVs,"; "Siemens and Nokia, which make phones," are both.
    """
    first = next(iter((*children(verb, "aux", "auxpass"), verb)))
    last = _somebody(noun) if any(child.lower_ == "who" for child in children(verb, *WHO)) else noun
    while first.tag_ == "VBZ" and verb.dep_ == "relcl":
        joined = [other for other in children(last, "conj") if last.i < other.i < verb.i]
        if not joined:
            break
        last = joined[-1]
    return last


def _somebody(noun: Token) -> Token:
    """Return the surgeon of "a surgeon from Raqqa who was kidnapped": no town is "who"."""
    preposition = noun.head
    if noun.ent_type_ not in ("GPE", "LOC") or noun.dep_ != "pobj" or preposition.lower_ not in HOME:
        return noun
    return preposition.head if preposition.head.pos_ in NOMINAL else noun


def _subject_astray(verb: Token) -> Token | None:
    """Return the subject that the parser hangs upon another word.

    It gives the subject to a preposition ("X acted after Y, its backer, quit"), takes it for what stands
    before "whose" ("X, whose leader, Y, was charged"), hangs it upon the auxiliary ("X is 60% owned by Y")
    or makes one noun of subject and verb ("X trades on Y").
    """
    for auxiliary in children(verb, "auxpass"):
        if subjects := children(auxiliary, *SUBJECTS):
            return subjects[0]
    if verb.dep_ == "ROOT" and verb.tag_ in FINITE:
        before = [noun for noun in children(verb, "compound") if noun.i == verb.i - 1]
        return before[0] if before else None
    if verb.dep_ == "advcl" and verb.tag_ in FINITE:
        last = verb.left_edge.i - 1
        for preposition in children(verb.head, "prep"):
            edge = preposition.right_edge
            adjoins = last == edge.i or (last == edge.i + 1 and verb.doc[last].text == ",")
            if preposition.lower_ in CLAUSE_LIKE and adjoins:
                return next(iter(children(preposition, "pobj")), None)
    if verb.dep_ == "acl" and children(verb, "auxpass"):
        between = verb.doc[verb.head.i : verb.i]
        return next((word.head for word in between if word.lower_ == "whose" and word.dep_ == "poss"), None)
    return None


def _finite_first(verb: Token) -> Token:
    """Return the verb that a coordinated one goes with: a finite verb with a finite one.

    In "accused X of lying and fined Y" the parser joins "fined" to "lying".
    """
    head: Token = verb.head
    if verb.tag_ not in FINITE or head.tag_ not in ("VBG", "VB") or head.dep_ not in NON_FINITE:
        return head
    above = (token for token in head.ancestors if token.pos_ in ("VERB", "AUX"))
    return next((token for token in above if token.dep_ not in NON_FINITE), head)


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in all_children(verb))


def _binds(noun: Token) -> bool:
    """Tell "its deal to be bought" from "his plan for a summit to be held"."""
    return noun.lemma_ in BINDING and all(word.lower_ != "for" for word in children(noun, "prep"))


def _controller_of_infinitive(verb: Token, noun: Token, depth: int) -> Token | None:
    """Return who is to act in "its plan to ban X", "Alibaba has decided on a plan to ban X"."""
    if (meant := named_actor(verb, noun)) is not None:
        return meant
    governor = noun.head
    if noun.dep_ == "pobj" and governor.lower_ in CONTROLLING and governor.head != verb:
        governor = governor.head.head if governor.head.dep_ == "acomp" else governor.head
    elif noun.dep_ not in ("dobj", "attr"):
        return None
    if governor.pos_ not in ("VERB", "AUX") or governor == verb or is_others(noun, governor):
        return None
    return _subject(governor, depth)


def _controller(verb: Token, governor: Token, depth: int) -> Token | None:
    """Return the subject that a governing verb lends: its object where it has one, else its subject."""
    if governor.pos_ == "NOUN" and verb.dep_ == "pcomp":
        if (actor := gerund_actor(verb, governor)) is not None:
            return actor
        return None if is_topic(verb, governor) else _controller_of_infinitive(verb, governor, depth)
    if governor.pos_ not in ("VERB", "AUX"):
        lending = governor.dep_ in ("acomp", "attr", "advmod")
        return blamed(verb, governor) or (_subject(governor.head, depth) if lending else None)
    if (verb.dep_ == "ccomp" and not _is_infinitive(verb)) or is_anybodys(verb, governor):
        return None
    lent = verb.dep_ != "pcomp" or not _is_means(verb.head)
    other = _lent(verb, governor) if lent and not is_passive(governor) else None
    return other if other is not None else _subject(governor, depth)


def _is_means(preposition: Token) -> bool:
    """Tell prepositions whose gerund is the subject's act: "by buying", "instead of buying"."""
    instead = any(adverb.lower_ in INSTEAD for adverb in children(preposition, "advmod"))
    return preposition.lower_ in MEANS or instead


def _lent(verb: Token, governor: Token) -> Token | None:
    """Return who is to act if not the governor's subject: its object, whom it asks, or whose aim it is."""
    paid = [noun for noun in children(governor, "dative") if noun.pos_ in NOMINAL]  # "fined X $5m for lying"
    objects = [*paid, *children(governor, "dobj")]
    complement = verb.dep_ in ("xcomp", "ccomp", "pcomp") or is_undergone(verb, governor)
    if objects:
        acts = complement and objects[0].i < verb.i and governor.lemma_ not in LEAVING
        return resolve_relative(objects[0]) if acts else None
    if not _is_infinitive(verb):
        return None
    pleading = verb.dep_ == "advcl" and governor.lemma_ in PLEADING
    asked = _asked(verb, governor) if verb.dep_ == "xcomp" or pleading else []
    aims = children(governor, "nsubj") if governor.lemma_ == "be" else []
    return next(iter((*asked, *(owner for aim in aims for owner in children(aim, "poss")))), None)


def _asked(infinitive: Token, governor: Token) -> list[Token]:
    """Return who is asked through a preposition: "called on X to act", "appealed to X to stop"."""
    before = [p for p in children(governor, "prep", "prt") if governor.i < p.i < infinitive.i]
    nouns = [noun for p in before if p.lower_ in ASKING for noun in children(p, "pobj")]
    return [resolve_relative(noun) for noun in nouns if noun.ent_type_ not in TIMES]
