"""Who does what in a dependency parse: subjects, objects and obliques, whatever the construction.

Follows the clause types of ClausIE (Del Corro and Gemulla 2013) over spaCy's English labels
(ClearNLP style). All functions are pure and take tokens.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

SUBJECTS: Final = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS: Final = frozenset({"nsubjpass", "csubjpass"})
OBJECTS: Final = frozenset({"dobj", "dative", "oprd"})
EXAMPLES: Final = frozenset({"like", "including", "such"})
NOMINAL: Final = frozenset({"NOUN", "PROPN"})
COORDINATED: Final = NOMINAL | {"PRON", "NUM", "ADJ", "X"}
FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
CLAUSAL: Final = frozenset({"conj", "advcl", "ccomp", "dep"})
SEATED: Final = frozenset({"based", "headquartered"})
PARTITIVE: Final = frozenset({"one", "two", "three", "four", "some", "several", "many", "most", "few"})
NON_FINITE: Final = frozenset({"pcomp", "xcomp", "advcl", "acl"})
RELATIVE: Final = frozenset({"who", "which", "that", "whom", "whose"})
CONTROLLING: Final = frozenset({"in", "into", "on", "to"})
"""Prepositions before a noun whose infinitive the clause's subject is to carry out: "is in talks to buy"."""
CIRCUMSTANCES: Final = frozenset(
    {"time", "moment", "day", "night", "week", "month", "year", "way", "reason", "place"}
)
"""Nouns whose bare relative clause tells when, how or why: "the night (when) the talks ended"."""
MEANS: Final = frozenset(
    {"by", "after", "before", "when", "while", "without", "since", "upon", "on", "despite"}
)
"""Prepositions whose gerund is the subject's act, whatever object stands between: "upped the ante by …"."""
LEAVING: Final = frozenset({"leave", "quit", "exit"})
"""Verbs whose subject, not whose object, goes on to do what the infinitive says: "left IBM to join Apple"."""
ASKING: Final = frozenset({"on", "upon", "with", "to"})
TIMES: Final = frozenset({"DATE", "TIME"})
MAX_DEPTH: Final = 6
"""How far a missing subject is looked for: deeper chains in newspaper text are parsing errors."""


def children(token: Token, *labels: str) -> list[Token]:
    """Return the token's children under any of the labels, in text order."""
    return [child for label, child in _labelled(token.doc)[token.i] if label in labels]


@lru_cache(maxsize=1)
def _labelled(doc: Doc) -> tuple[tuple[tuple[str, Token], ...], ...]:
    """Return the children of each token of the Doc at hand with their labels.

    They are asked for by the hundred a token, and spaCy makes a new `Token` for each answer.
    """
    return tuple(tuple((child.dep_, child) for child in token.children) for token in doc)


def is_possessive_mark(token: Token) -> bool:
    """Tell whether the token makes a possessor of the word before it: "'s", "’"."""
    return token.tag_ == "POS" or (token.dep_ == "case" and token.text[0] in "'\u2019")


def is_passive(verb: Token) -> bool:
    """Tell whether the verb is passive: by its auxiliary or subject, or as a bare past participle."""
    if any(child.dep_ in ("auxpass", "nsubjpass", "csubjpass") for child in verb.children):
        return True
    if verb.dep_ == "conj" and not children(verb, "nsubj", "aux"):
        return verb.tag_ == "VBN" and verb.head.pos_ == "VERB" and is_passive(verb.head)
    if is_stranded(verb):
        return False
    bare = verb.tag_ == "VBN" and not children(verb, "aux", "nsubj")
    return bare and verb.dep_ in ("acl", "relcl", "advcl", "amod", "ROOT", "appos")


def is_stranded(verb: Token) -> bool:
    """Tell whether the only verb of a sentence was hung upon its subject: "Renault partnered with Geely"."""
    return (
        verb.dep_ == "acl"
        and verb.head.dep_ == "ROOT"
        and verb.head.pos_ == "PROPN"
        and verb.i == verb.head.i + 1
    )


def spread(token: Token) -> Iterator[Token]:
    """Yield the token and what is coordinated with it, and the examples that stand for it.

    "firms like Tencent and Baidu" yields firms, Tencent and Baidu.
    """
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in COORDINATED and not _begins_clause(child):
            yield from spread(child)
    yield from examples(token)


def _begins_clause(noun: Token) -> bool:
    """Tell a coordinated object from the next clause's subject: "X sued Y and Z bought W"."""
    verb = next((token for token in noun.doc[noun.i + 1 : noun.sent.end] if token.dep_ != "aux"), None)
    return verb is not None and _coordinated_subject(verb) == noun


def _coordinated_subject(verb: Token) -> Token | None:
    """Return the subject of a clause that the parser hung upon the object of the clause before."""
    if verb.pos_ != "VERB" or verb.dep_ not in CLAUSAL or children(verb, *SUBJECTS, *PASSIVE_SUBJECTS):
        return None
    first = min((aux.i for aux in children(verb, "aux")), default=verb.i)
    finite = verb.doc[first].tag_ in FINITE
    noun = verb.doc[first - 1] if finite and first else None
    joined = noun is not None and noun.dep_ == "conj" and noun.pos_ in NOMINAL
    return noun if joined and noun is not None and noun.head.dep_ in ("dobj", "pobj") else None


def examples(token: Token) -> Iterator[Token]:
    """Yield what is named as an example of the token: Tencent and Baidu in "firms like Tencent and Baidu"."""
    for child in token.children:
        if child.dep_ == "prep" and child.i > token.i and _gives_examples(child):
            for example in _example_objects(child):
                yield from spread(example)


def _gives_examples(preposition: Token) -> bool:
    such_as = preposition.lower_ == "as" and preposition.nbor(-1).lower_ == "such"
    return such_as or preposition.lower_ in EXAMPLES


def _example_objects(preposition: Token) -> Iterator[Token]:
    """Yield the nouns after "like", "including" and "such as"."""
    for child in preposition.children:
        if child.dep_ in ("pobj", "dobj"):
            yield child
        elif child.dep_ == "prep":
            yield from children(child, "pobj")


def resolve_relative(token: Token) -> Token:
    """Return what a relative pronoun stands for: the noun that its clause modifies."""
    if token.lower_ not in RELATIVE or token.pos_ not in ("PRON", "DET", "SCONJ"):
        return _behind_seat(token)
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl":
            return ancestor.head
    return _before_whose(token) if token.lower_ == "whose" else token


def _before_whose(token: Token) -> Token:
    """Return the noun before "whose", of which the parser has made no relative clause."""
    before = token.i - 1
    if before > 0 and token.doc[before].text == ",":
        before -= 1
    noun = token.doc[max(0, before)]
    return noun if noun.pos_ in NOMINAL and noun.sent == token.sent else token


def counted(token: Token) -> Token:
    """Return the founders in "one of the founders of PayPal"; any other word is itself."""
    if token.lower_ in PARTITIVE:
        for preposition in children(token, "prep"):
            whole = children(preposition, "pobj") if preposition.lower_ == "of" else []
            if whole and whole[0].tag_ == "NNS":
                return whole[0]
    return token


def _behind_seat(token: Token) -> Token:
    """Return the firm in "Boise, Idaho-based Cradlepoint", which the parser takes for what the town is."""
    if token.pos_ != "PROPN":
        return token
    for other in children(token, "appos"):
        seated = (verb for verb in other.subtree if verb.lower_ in SEATED and verb.i < other.i)
        if any(token.i < place.i < verb.i for verb in seated for place in children(verb, "npadvmod")):
            return other
    return token


def surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """Return the grammatical subject's head, looked for where English leaves it out.

    Order: own subject; the noun that a participle or infinitive modifies; the first verb of a
    coordination; the controller of an open complement or adverbial clause.
    """
    own = children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    if own:
        before = [subject for subject in own if subject.i < verb.i]
        return resolve_relative(before[-1] if before else own[0])
    if (subject := _coordinated_subject(verb)) is not None:
        return subject
    if depth >= MAX_DEPTH or children(verb, "expl"):
        return None
    return _inherited_subject(verb, depth + 1)


def _inherited_subject(verb: Token, depth: int) -> Token | None:
    head, label = verb.head, verb.dep_
    if label in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        return _controller_of_infinitive(verb, head, depth) if _is_infinitive(verb) else head
    if label == "amod" and verb.tag_ == "VBN":
        return head
    if label == "conj" and head.pos_ in ("VERB", "AUX"):
        return surface_subject(_finite_first(verb), depth)
    if label in ("xcomp", "advcl", "pcomp", "ccomp"):
        governor = head.head if label == "pcomp" else head
        return _controller(verb, governor, depth)
    if label == "dep" and head.pos_ == "VERB":
        return surface_subject(head, depth)
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
    return any(child.tag_ == "TO" for child in verb.children)


def _controller_of_infinitive(verb: Token, noun: Token, depth: int) -> Token | None:
    """Return who is to act in "its plan to ban X", "Alibaba has decided on a plan to ban X"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    governor = noun.head
    if noun.dep_ == "pobj" and governor.lower_ in CONTROLLING and governor.head != verb:
        governor = governor.head.head if governor.head.dep_ == "acomp" else governor.head
    elif noun.dep_ not in ("dobj", "attr"):
        return None
    return surface_subject(governor, depth) if governor.pos_ in ("VERB", "AUX") and governor != verb else None


def _controller(verb: Token, governor: Token, depth: int) -> Token | None:
    """Return the subject that a governing verb lends: its object where it has one, else its subject."""
    if governor.pos_ == "NOUN" and verb.dep_ == "pcomp":
        return _controller_of_infinitive(verb, governor, depth)
    if governor.pos_ not in ("VERB", "AUX"):
        return surface_subject(governor.head, depth) if governor.dep_ in ("acomp", "attr", "advmod") else None
    if verb.dep_ == "ccomp" and not _is_infinitive(verb):
        return None
    lent = verb.dep_ != "pcomp" or verb.head.lower_ not in MEANS
    if verb.dep_ == "pcomp" and verb.head.lower_ == "by" and is_passive(governor):
        return None
    other = _lent(verb, governor) if lent and not is_passive(governor) else None
    return other if other is not None else surface_subject(governor, depth)


def _lent(verb: Token, governor: Token) -> Token | None:
    """Return who is to act if not the governor's subject: its object, whom it asks, or whose aim it is."""
    paid = [noun for noun in children(governor, "dative") if noun.pos_ in NOMINAL]  # "fined X $5m for lying"
    objects = [*paid, *children(governor, "dobj")]
    complement = verb.dep_ in ("xcomp", "ccomp", "pcomp")
    if objects:
        acts = complement and objects[0].i < verb.i and governor.lemma_ not in LEAVING
        return resolve_relative(objects[0]) if acts else None
    if not _is_infinitive(verb):
        return None
    asked = _asked(verb, governor) if verb.dep_ == "xcomp" else []
    aims = children(governor, "nsubj") if governor.lemma_ == "be" else []
    return next(iter((*asked, *(owner for aim in aims for owner in children(aim, "poss")))), None)


def _asked(infinitive: Token, governor: Token) -> list[Token]:
    """Return who is asked through a preposition: "called on X to act", "appealed to X to stop"."""
    before = [p for p in children(governor, "prep") if governor.i < p.i < infinitive.i]
    nouns = [noun for p in before if p.lower_ in ASKING for noun in children(p, "pobj")]
    return [resolve_relative(noun) for noun in nouns if noun.ent_type_ not in TIMES]


def agents(verb: Token) -> list[Token]:
    """Return who does what the verb says: the subject, or the by-phrase of a passive."""
    if is_passive(verb):
        phrases = [by for by in _agent_phrases(verb) if by.nbor(-1).lower_ != "not"]
        return [noun for by in phrases for noun in children(by, "pobj")]
    subject = surface_subject(verb)
    return [subject] if subject is not None else []


def _agent_phrases(verb: Token) -> list[Token]:
    """Return the by-phrases of a passive; behind a sum the parser hangs them upon it: "fined $5 by X"."""
    objects = children(verb, "dobj", "oprd", "attr")
    sums = [noun for noun in objects if noun.pos_ == "NUM" or children(noun, "nummod", "quantmod")]
    stray = [by for noun in sums for by in (*children(verb, "prep"), *children(noun, "prep"))]
    return children(verb, "agent") or [by for by in stray if by.lower_ == "by"]


def patients(verb: Token) -> list[Token]:
    """Return to whom it is done: the objects, or the subject of a passive."""
    if is_passive(verb):
        subject = surface_subject(verb)
        extra = children(verb, "oprd", "dobj")
        return ([subject] if subject is not None else []) + extra
    objects = [noun for noun in children(verb, *OBJECTS) if noun.pos_ != "ADP"]
    found = [resolve_relative(noun) for noun in objects]
    found += [name for noun in objects for name in _recipients(noun)]
    found += [noun for predicate in small_clauses(verb) for noun in children(predicate, "nsubj")]
    if not found and verb.dep_ == "relcl" and _is_object_relative(verb):
        found = [verb.head]
    return found


def _recipients(noun: Token) -> Iterator[Token]:
    """Yield to whom so many are given where both were made one phrase: "fined X 5 million euros"."""
    numbers = [child.left_edge.i for child in children(noun, "nummod", "quantmod")]
    for child in children(noun, "nmod", "compound", "poss", "amod"):
        first = child.left_edge.i
        if child.pos_ == "PROPN" and numbers and first == noun.head.i + 1 and child.i < min(numbers):
            yield child


def small_clauses(verb: Token) -> list[Token]:
    """Return the predicates that a verb gives its object without "to be": guilty in "found X guilty"."""
    return [
        child
        for child in children(verb, "ccomp", "xcomp", "oprd")
        if child.pos_ == "ADJ" and children(child, "nsubj") and not children(child, "aux", "mark", "cop")
    ]


def _is_object_relative(verb: Token) -> bool:
    """Tell whether the modified noun is the object: "the tool Alibaba banned", not "that it wants to buy"."""
    subject = children(verb, *SUBJECTS)
    if verb.head.lemma_.lower() in CIRCUMSTANCES or children(verb, "xcomp", "ccomp"):
        return False
    return bool(subject) and resolve_relative(subject[0]) == subject[0]


def obliques(token: Token) -> Iterator[tuple[str, str, Token]]:
    """Yield (preposition, gerund or "", noun) for each prepositional phrase of a verb or noun.

    In "barred staff from using Claude Code" the phrase of `barred` is ("from", "use", Code).
    """
    for preposition in children(token, "prep", "agent", "dative"):
        if preposition.pos_ not in ("ADP", "SCONJ", "ADV", "VERB", "PART"):
            continue
        if preposition.i and preposition.nbor(-1).lower_ == "not":
            continue
        marker = preposition.lower_
        for child in preposition.children:
            if child.dep_ == "pobj":
                yield marker, "", resolve_relative(child)
                yield from _complex(marker, child)
            elif child.dep_ == "pcomp" and child.pos_ in ("VERB", "AUX"):
                objects = patients(child) or [noun for _, _, noun in _gerund_obliques(child)]
                yield from ((marker, child.lower_, noun) for noun in objects)
            elif marker == "as" and child.pos_ == "ADJ":
                yield marker, "", child
            elif child.dep_ == "prep":
                yield from ((f"{marker} {child.lower_}", "", noun) for noun in children(child, "pobj"))


def _complex(marker: str, noun: Token) -> Iterator[tuple[str, str, Token]]:
    """Yield the phrases of prepositions of three words: "in favour of", "on behalf of"."""
    for second in children(noun, "prep"):
        for inner in children(second, "pobj"):
            yield f"{marker} {noun.lower_} {second.lower_}", "", inner


def _gerund_obliques(verb: Token) -> Iterator[tuple[str, str, Token]]:
    for preposition in children(verb, "prep"):
        for noun in children(preposition, "pobj"):
            yield preposition.lower_, "", noun


def particles(verb: Token) -> tuple[str, ...]:
    """Return what may make the verb a phrasal verb: particles, and bare adverbs that look like them."""
    small = small_clauses(verb)
    return tuple(
        child.lower_
        for child in verb.children
        if child.dep_ == "prt"
        or child in small
        or (child.dep_ in ("advmod", "prep") and child.pos_ in ("ADP", "ADV") and child.i > verb.i)
        or (child.dep_ in ("acomp", "oprd", "xcomp") and child.pos_ in ("ADJ", "NOUN") and child.i > verb.i)
    )
