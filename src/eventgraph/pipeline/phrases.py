"""The noun phrase around a noun: which words belong to what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import children

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from eventgraph.pipeline.layers import Name

DASHES: Final = frozenset({"-", "--", "\u2013", "\u2014"})
ARTICLES: Final = frozenset({"the", "a", "an"})
BEFORE: Final = frozenset(
    {"relcl", "appos", "cc", "conj", "preconj", "prep", "mark", "advcl", "cop", "nsubj"}
)
"""What hangs upon a noun and stands before it without being part of its phrase."""

INDEFINITE: Final = frozenset({"a", "an", "another"})
COLLECTIVE: Final = ("ese", "sh", "ch", "ss")
"""How nationalities end whose bare adjective means all of them: "the Chinese", "the Dutch"."""


def noun_phrase(noun: Token) -> tuple[int, int]:
    """Return the tokens of a noun's phrase: with its modifiers and of-phrases, without article or clause."""
    doc = noun.doc
    before = [child for child in noun.children if child.i < noun.i and child.dep_ not in BEFORE]
    start = min((child.left_edge.i for child in before), default=noun.i)
    end = noun.i + 1
    for child in children(noun, "prep"):
        if child.lower_ == "of" and child.i == end:
            end = max((_coordination_end(inner) for inner in children(child, "pobj")), default=end)
    return trimmed(doc, start, end)


def _coordination_end(noun: Token) -> int:
    """Return where the phrase of a noun ends that others are joined to: "of China and India"."""
    last = noun
    while joined := [child for child in children(last, "conj") if child.pos_ == last.pos_]:
        last = joined[-1]
    return noun_phrase(last)[1]


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the tokens without signs, white space and articles at their ends."""
    while start < end - 1 and (doc[start].lower_ in ARTICLES or _is_empty(doc[start])):
        start += 1
    while end - 1 > start and _is_empty(doc[end - 1]):
        end -= 1
    return start, end


def _is_empty(token: Token) -> bool:
    return bool(token.is_space or (token.is_punct and not token.is_bracket and token.text != "%"))


def is_one_of_a_people(word: Token, name: Name) -> bool:
    """Tell "the Brazilian" and "a Kurd": people whom the article names elsewhere or not at all."""
    if word.tag_ not in ("NN", "NNP") or word.lower_.endswith(COLLECTIVE):
        return False
    articles = {child.lower_ for child in children(word, "det")}
    several = name.role != "demonym" and articles.isdisjoint(INDEFINITE)
    alone = word.dep_ not in ("compound", "nmod", "amod")
    return name.type == "Group" and alone and bool(articles) and not several
