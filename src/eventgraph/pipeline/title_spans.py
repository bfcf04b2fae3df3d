"""Where titles begin and end: the words before and behind a name that say what it is, and of what."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from eventgraph.ontology.gazetteer import load_titles
from eventgraph.pipeline.dependencies import NOMINAL, is_possessive_mark
from eventgraph.pipeline.name_lists import is_plural
from eventgraph.pipeline.sentences import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from eventgraph.pipeline.layers import Name

LONGEST_BEFORE: Final = 8
LONGEST_BEHIND: Final = 20
HONORIFIC: Final = "honorific"
BRACKETED: Final = 3
"""Tokens of a short form in brackets."""
OPENING: Final = frozenset([",", "(", "-", "\u2013", "\u2014"])
MARKERS: Final = frozenset({"at", "for", "with", "of", "in", "to", "from", "on"})
OWNING: Final = frozenset({"of", "at", "for"})
AS: Final = "as"
JOINING: Final = frozenset({"and", "&"})
INSIDE: Final = frozenset(["-", "/", "'s", "\u2019s", "'", "\u2019"])


def is_described(doc: Doc, name: Name, behind: range) -> bool:
    """Tell "Kharkiv, Ukraine's second city," and "Odesa, a port in Ukraine," from what only goes on."""
    if not behind or doc[name.end].text not in OPENING:
        return False
    words = [doc[i] for i in behind]
    owned = any(is_possessive_mark(word) for word in words)
    closed = behind.stop == len(doc) or doc[behind.stop].is_punct
    goes_on = any(word.pos_ in ("CCONJ", "VERB") or is_plural(word) for word in words)
    return closed and not goes_on and (owned or words[0].pos_ == "DET")


def title_before(doc: Doc, name: Name, ends: dict[int, Name]) -> range:
    """Return the words of a title before the name: "Y CEO X", "Y's chief executive, X,"."""
    closed = name.end == len(doc) or doc[name.end].is_punct
    if name.start and doc[name.start - 1].text == "," and name.type == "Person":
        first = _first_of_whole(doc, name.start - 1, ends)
        if first < name.start - 1 and (closed or doc[max(0, first - 1)].lower_ == AS):
            return range(first, name.start - 1)
    if name.start and doc[name.start - 1].text == "," and closed:
        first = _first_before(doc, name.start - 1, ends)
        owned = any(is_possessive_mark(doc[i]) for i in range(first, name.start - 1))
        return range(first, name.start - 1) if owned else range(name.start, name.start)
    end = _end_before(doc, name)
    if end and doc[end - 1].lower_ in OWNING:
        return range(name.start, name.start)  # "Y's replacement for X"
    return range(_first_before(doc, name.start, ends), end)


def _first_of_whole(doc: Doc, end: int, ends: dict[int, Name]) -> int:
    """Return where "the chairman of Y" before a comma begins, or the comma's position where it does not."""
    owner = ends.get(end)
    if owner is None or owner.type == "Person" or not owner.start:
        return end
    first = owner.start - 1 - (owner.start > 1 and doc[owner.start - 1].lower_ == "the")
    if doc[first].lower_ not in OWNING:
        return end
    while first > 0 and first not in ends and end - first < LONGEST_BEFORE and doc[first - 1].pos_ in NOMINAL:
        first -= 1
    article = doc[first - 1].pos_ == "DET" or doc[first - 1].lower_ == AS if first else True
    return first if article and doc[first].lower_ not in OWNING else end


def _first_before(doc: Doc, end: int, ends: dict[int, Name]) -> int:
    """Return where a title before a position begins: with the name of what it is held in, if it says so."""
    first = end
    while first > 0 and first not in ends and end - first < LONGEST_BEFORE:
        if not _may_be_before(doc[first - 1]):
            break
        first -= 1
    first = _before_brackets(doc, first)
    owner = ends.get(first)
    if owner is None and first and is_possessive_mark(doc[first - 1]):
        owner = ends.get(first - 1)
    if owner is None:
        return first
    if owner.role == "adjective" and owner.start and is_possessive_mark(doc[owner.start - 1]):
        # "Boeing's European rival Airbus"
        owner = ends.get(owner.start - 1, owner)
    if owner.type == "Person" and doc[owner.end].pos_ not in ("NOUN", "PART"):
        return end
    return _employer(doc, owner, ends).start


def _before_brackets(doc: Doc, position: int) -> int:
    """Return where a short form in brackets begins that ends at a position: "Apple (AAPL) CEO"."""
    opening = position - BRACKETED
    bracketed = opening > 0 and doc[position - 1].text == ")" and doc[opening].text == "("
    return opening if bracketed else position


def _employer(doc: Doc, owner: Name, ends: dict[int, Name]) -> Name:
    """Return the first of two employers: "Real Madrid and France striker X", "a Google and Meta engineer"."""
    other = ends.get(owner.start - 1)
    if other is None or doc[owner.start - 1].lower_ not in JOINING or owner.role != "name":
        return owner
    before = doc[other.start - 1] if other.start else None
    described = before is not None and before.pos_ in ("ADJ", "DET")
    joined = owner.type == "Place" or (owner.type == "Organization" and described)
    return other if joined and other.type == "Organization" and other.sure else owner


@lru_cache(maxsize=1)
def honorifics() -> frozenset[str]:
    """Return the forms of address in lower case: "mr", "sir"."""
    return frozenset(title.lower() for title, kind in load_titles().items() if kind == HONORIFIC)


def _end_before(doc: Doc, person: Name) -> int:
    """Return where a title before the name ends: with "manager" in "Arsenal manager Sir X"."""
    end = person.start
    while end and doc[end - 1].lower_ in honorifics():
        end -= 1
    return end


def _may_be_before(token: Token) -> bool:
    if token.lower_ in ("of", "for"):
        return token.nbor().pos_ in NOMINAL
    if token.tag_ == "VBG":
        # "Amazon's cloud computing arm"
        before = token.nbor(-1) if token.i else token
        return (before.pos_ == "NOUN" or is_possessive_mark(before)) and token.nbor().pos_ == "NOUN"
    hyphen = token.text == "-" and not token.whitespace_
    return (
        token.pos_ in ("NOUN", "PROPN", "ADJ") or token.tag_ in ("VBN", "RB") or token.text == "and" or hyphen
    )


def end_behind(doc: Doc, person: Name, starts: dict[int, Name]) -> int:
    """Return where a title behind the name ends: at the next comma, verb or other person."""
    position = person.end + 1
    if position >= len(doc) or doc[person.end].text not in OPENING:
        return position
    last = min(len(doc), position + LONGEST_BEHIND, sentence_of(doc[person.start])[1])
    while position < last and _may_be_behind(doc[position]) and not _is_dash(doc[position]):
        other = starts.get(position)
        if other is not None and other.type == "Person" and doc[position - 1].lower_ not in MARKERS:
            return person.end + 1
        position = position + 1 if other is None else other.end
    return position


def _is_dash(token: Token) -> bool:
    """Tell the dash that closes a description from the hyphen in "co-founder"."""
    return token.text in OPENING and bool(token.nbor(-1).whitespace_ and token.whitespace_)


def _may_be_behind(token: Token) -> bool:
    if token.pos_ in ("NOUN", "PROPN", "ADJ", "CCONJ", "DET", "NUM", "ADV") or token.lower_ in MARKERS:
        return True
    return token.tag_ in ("VBG", "VBN", "TO") or token.text in INSIDE
