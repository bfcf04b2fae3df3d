"""What a dependency parse says of a token by itself: its children, its voice, what is coordinated with it.

Over spaCy's English labels (ClearNLP style). All functions are pure and take tokens.
"""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc, Token

T = TypeVar("T")

SUBJECTS: Final = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS: Final = frozenset({"nsubjpass", "csubjpass"})
EXAMPLES: Final = frozenset({"like", "including", "such"})
NOMINAL: Final = frozenset({"NOUN", "PROPN"})
COORDINATED: Final = NOMINAL | {"PRON", "NUM", "ADJ", "X"}
FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
CLAUSAL: Final = frozenset({"conj", "advcl", "ccomp", "dep"})
JUST_BEFORE: Final = 40
"""Words before a sentence where what it says "also" is looked for."""
PARTITIVE: Final = frozenset({"one", "two", "three", "four", "some", "several", "many", "most", "few"})


def read_once(read: Callable[[Token], T]) -> Callable[[Token], T]:
    """Keep what a function of the parse says of each token, for the Doc at hand: many ask the same."""

    @lru_cache(maxsize=1)
    def kept(doc: Doc) -> dict[int, T]:
        del doc
        return {}

    @wraps(read)
    def answer(token: Token) -> T:
        answers, position = kept(token.doc), token.i
        if position not in answers:
            answers[position] = read(token)
        return answers[position]

    return answer


def children(token: Token, *labels: str) -> list[Token]:
    """Return the token's children under any of the labels, in text order."""
    below = _labelled(token.doc)[token.i]
    return [child for label, child in below if label in labels] if below else []


def all_children(token: Token) -> list[Token]:
    """Return the token's children, in text order."""
    return [child for _, child in _labelled(token.doc)[token.i]]


@lru_cache(maxsize=1)
def _labelled(doc: Doc) -> list[list[tuple[str, Token]]]:
    """Return the children of each token of the Doc at hand with their labels.

    They are asked for several times a token, and spaCy walks the tree and makes new `Token`s for each answer.
    """
    rows: list[list[tuple[str, Token]]] = [[] for _ in range(len(doc))]
    for token in doc:
        head = token.head.i
        if head != token.i:
            rows[head].append((token.dep_, token))
    return rows


def is_possessive_mark(token: Token) -> bool:
    """Tell whether the token makes a possessor of the word before it: "'s", "’"."""
    return token.tag_ == "POS" or (token.dep_ == "case" and token.text[0] in "'\u2019")


@read_once
def is_passive(verb: Token) -> bool:
    """Tell whether the verb is passive: by its auxiliary or subject, or as a bare past participle."""
    if children(verb, "auxpass", *PASSIVE_SUBJECTS):
        return True
    if verb.dep_ == "conj" and not children(verb, "nsubj", "aux"):
        return verb.tag_ == "VBN" and verb.head.pos_ == "VERB" and is_passive(verb.head)
    if verb.tag_ == "VBN" and children(verb, "agent") and not children(verb, "aux"):
        return True
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


@read_once
def done_before(verb: Token) -> tuple[Token, ...]:
    """Return the verbs that say the same just before a sentence in which somebody "also" does it."""
    start = verb.sent.start
    again = any(adverb.lower_ == "also" for adverb in children(verb, "advmod"))
    before = verb.doc[max(0, start - JUST_BEFORE) : start] if again else ()
    return tuple(word for word in before if word.lemma_ == verb.lemma_ and word.pos_ == "VERB")


def spread(token: Token) -> tuple[Token, ...]:
    """Return the token and what is coordinated with it, and the examples that stand for it.

    Of "firms like Tencent and Baidu" it returns firms, Tencent and Baidu.
    """
    return tuple(_spread(token))


def _spread(token: Token) -> Iterator[Token]:
    yield token
    for child in children(token, "conj"):
        apart = _is_left_out(child) or _owns_next(child)
        if child.pos_ in COORDINATED and not apart and not _begins_clause(child):
            yield from spread(child)
    yield from examples(token)


def _owns_next(noun: Token) -> bool:
    """Tell the owner in "France's X and Germany's Y", where the parser coordinates Germany with X."""
    marks = [mark for mark in children(noun, "case") if is_possessive_mark(mark)]
    return bool(marks) and any(other.i > noun.i for other in children(noun.head, "conj"))


def _begins_clause(noun: Token) -> bool:
    """Tell a coordinated object from the next clause's subject: "X sued Y and Z bought W"."""
    doc = noun.doc
    for position in range(noun.i + 1, len(doc)):
        word = doc[position]
        if word.is_sent_start:
            return False
        if word.dep_ != "aux":
            return coordinated_subject(word) == noun
    return False


def _is_left_out(noun: Token) -> bool:
    """Tell Y in "banned X rather than Y"."""
    return any(cc.lower_ == "than" and cc.i < noun.i for cc in children(noun.head, "cc"))


def coordinated_subject(verb: Token) -> Token | None:
    """Return the subject of a clause that the parser hung upon the object of the clause before."""
    if verb.pos_ != "VERB" or verb.dep_ not in CLAUSAL or children(verb, *SUBJECTS, *PASSIVE_SUBJECTS):
        return None
    first = min((aux.i for aux in children(verb, "aux")), default=verb.i)
    finite = verb.doc[first].tag_ in FINITE
    noun = verb.doc[first - 1] if finite and first else None
    joined = noun is not None and noun.dep_ == "conj" and noun.pos_ in NOMINAL
    return noun if joined and noun is not None and noun.head.dep_ in ("dobj", "pobj") else None


def examples(token: Token) -> Iterator[Token]:
    """Yield what is named as an example of the token: Tencent and Baidu in "firms like Tencent and Baidu".

    Of "German cities and Nordic countries, including X" the last has the examples, wherever the parser
    hangs them.
    """
    holders = (token, token.head) if token.dep_ == "conj" and token.pos_ == "NOUN" else (token,)
    for child in (child for holder in holders for child in children(holder, "prep")):
        if child.i > token.i and _gives_examples(child) and not _is_followed(token, child):
            for example in _example_objects(child):
                yield from spread(example)


def _is_followed(noun: Token, preposition: Token) -> bool:
    """Tell whether another common noun of the coordination stands between the noun and the preposition."""
    first = noun.head if noun.dep_ == "conj" else noun
    joined = [other for other in children(first, "conj") if other.pos_ == "NOUN"]
    return any(noun.i < other.i < preposition.i for other in joined)


def _gives_examples(preposition: Token) -> bool:
    such_as = preposition.lower_ == "as" and preposition.nbor(-1).lower_ == "such"
    return such_as or preposition.lower_ in EXAMPLES


def _example_objects(preposition: Token) -> Iterator[Token]:
    """Yield the nouns after "like", "including" and "such as"."""
    for child in all_children(preposition):
        if child.dep_ in ("pobj", "dobj"):
            yield child
        elif child.dep_ == "prep":
            yield from children(child, "pobj")


def counted(token: Token) -> Token:
    """Return the founders in "one (15, several) of the founders of PayPal"; any other word is itself."""
    if token.lower_ in PARTITIVE or token.pos_ == "NUM":
        for preposition in children(token, "prep"):
            whole = children(preposition, "pobj") if preposition.lower_ == "of" else []
            if whole and whole[0].tag_ == "NNS":
                return whole[0]
    return token
