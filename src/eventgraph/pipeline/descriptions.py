"""What an article says that its entities are: "Alibaba, the e-commerce giant", "President Trump"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.ontology.gazetteer import load_title_abbreviations
from eventgraph.pipeline.dependencies import NOMINAL, children

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Doc, Token

    from eventgraph.pipeline.layers import ArticleName, Name

MODIFIERS: Final = frozenset({"compound", "amod", "nmod"})
SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


class Description(NamedTuple):
    """A noun said of an entity, the words before it, and the places that these name (entity indices)."""

    position: int
    noun: str
    words: frozenset[str]
    places: frozenset[int]
    entity: int
    mention: int


def describe_names(doc: Doc, names: list[Name], owner: Mapping[int, int]) -> list[Description]:
    """Return what the article says of its names in text order; `owner` maps a mention to its entity."""
    covering = {token: index for index, name in enumerate(names) for token in range(name.start, name.end)}
    found = []
    for index, name in enumerate(names):
        if name.role not in ("name", "capital"):
            continue
        for noun in _nouns_of(name.root(doc), covering):
            words, places = premodifiers(noun, covering, owner)
            places |= frozenset(owner[covering[word.i]] for word in _whose(noun) if word.i in covering)
            said = title_of(load_title_abbreviations().get(noun.lower_, noun.lemma_.lower()), words)
            found.append(Description(noun.i, said, words, places, owner[index], index))
    return sorted(found)


def premodifiers(
    noun: Token, covering: Mapping[int, int], owner: Mapping[int, int]
) -> tuple[frozenset[str], frozenset[int]]:
    """Return the common words that narrow a noun, and the entities whose names do."""
    before = [child for child in _modifiers(noun) if child.i < noun.i]
    words = frozenset(child.lower_ for child in before if child.i not in covering and child.pos_ != "PUNCT")
    return words, frozenset(owner[covering[child.i]] for child in before if child.i in covering)


def title_of(noun: str, words: frozenset[str]) -> str:
    """Return a noun, or the short form of a title that is written out: a chief executive is a CEO."""
    return "ceo" if noun == "executive" and "chief" in words else noun


def _whose(noun: Token) -> Iterator[Token]:
    """Yield what a noun is of: "Y's chief, X", "X, chief of Y"."""
    yield from children(noun, "poss")
    if noun.dep_ in MODIFIERS:
        yield from children(noun.head, "poss")
    for preposition in children(noun, "prep"):
        if preposition.lower_ in ("of", "at"):
            yield from children(preposition, "pobj")


def _modifiers(noun: Token) -> Iterator[Token]:
    """Yield the words that narrow a noun; before a name all of them hang upon the name."""
    holders = [noun]
    if noun.dep_ in MODIFIERS and noun.head.pos_ == "PROPN":
        holders.append(noun.head)
    for holder in holders:
        yield from (child for child in children(holder, *MODIFIERS) if child != noun)


def _nouns_of(root: Token, covering: Mapping[int, int]) -> Iterator[Token]:
    """Yield the common nouns that say what a name is: apposed, predicated, or standing before it."""
    nouns = [noun for noun in children(root, "appos") if not is_another(noun)]
    if root.dep_ == "appos":
        nouns.append(root.head)
    if root.dep_ in SUBJECTS and root.head.lemma_ == "be":
        nouns += children(root.head, "attr")
    nouns += [child for child in children(root, *MODIFIERS) if child.i < root.i]
    for noun in _with_coordinated(nouns):
        if noun.pos_ in NOMINAL and noun.i not in covering:
            yield noun


def is_another(apposed: Token) -> bool:
    """Tell the next of a list, who has a name, too: "Anton Brandt, his daughter, Tilda, and two friends"."""
    owned = any(child.tag_ == "PRP$" for child in children(apposed, "poss"))
    return owned and any(name.pos_ == "PROPN" for name in children(apposed, "appos"))


def _with_coordinated(nouns: Iterable[Token]) -> Iterator[Token]:
    for noun in nouns:
        yield noun
        yield from _with_coordinated(children(noun, "conj"))


def owners(entities: list[ArticleName]) -> dict[int, int]:
    """Return the entity of each mention."""
    return {mention: index for index, entity in enumerate(entities) for mention in entity.mentions}
