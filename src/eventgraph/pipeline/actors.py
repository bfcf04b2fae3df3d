"""Which common nouns can act, and as what: "local officials", "Italian police", "dozens of rebels"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import children, spread

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from spacy.tokens import Token

    from eventgraph.ontology import Ontology

OF_LENGTH: Final = 4
MODIFIERS: Final = ("compound", "nmod", "amod", "poss")
COUNTING: Final = frozenset({"nummod", "advmod", "predet"})


class Actors:
    """The common nouns of the ontology that stand for people and bodies."""

    def __init__(self, ontology: Ontology) -> None:
        institutions = ontology.cue("noun", "institution-like")
        self._another = ontology.cue("modifier", "another")
        self._collective = ontology.cue("noun", "collective")
        self._representatives = ontology.cue("noun", "representative")
        self._amounts = ontology.cue("noun", "amount")
        self._places = ontology.cue("noun", "Place")
        self._public = institutions | self._collective
        self._bodies = institutions | ontology.cue("noun", "Organization")
        self._people = ontology.cue("noun", "actor") | ontology.cue("noun", "Person")

    def can_act(self, noun: Token) -> bool:
        """Tell whether the noun means people or a body."""
        return noun.lemma_.lower() in self._people | self._bodies

    def is_body(self, noun: Token) -> bool:
        """Tell whether the noun means an organisation."""
        return noun.lemma_.lower() in self._bodies

    def classes(self, noun: Token) -> frozenset[str]:
        """Return what the noun may stand for: `Concept`, and classes of agents where it can act."""
        counted = self.counted(noun)
        lemma = counted.lemma_.lower()
        found = {"Concept"}
        if lemma in self._bodies and not any(of.pos_ == "PROPN" for of in _owners(counted)):
            found.add("Organization")
        if lemma in self._places and counted.tag_ == "NNS":
            found.add("Place")
        if lemma in self._people:
            several = counted.tag_ == "NNS" or lemma in self._collective
            found.add("Group" if several else "Person")
        return frozenset(found)

    def counted(self, noun: Token) -> Token:
        """Return what an amount counts: the members in "dozens of members"; else the noun."""
        if noun.lemma_.lower() not in self._amounts:
            return noun
        return next(_owners(noun), noun)

    def is_national(self, noun: Token, named: Container[int]) -> bool:
        """Tell whether the noun is a public body with the name of its country or town: "Italian police"."""
        own = noun.lemma_.lower() in self._public
        return own and any(child.i in named for child in children(noun, *MODIFIERS))

    def represented(self, noun: Token) -> list[Token]:
        """Return for whom several act: Alibaba in "Alibaba executives", Iraq in "officials of Iraq"."""
        if noun.tag_ != "NNS" or noun.lemma_.lower() not in self._representatives:
            return []
        before = [child for child in noun.children if child.i < noun.i]
        if any(child.lower_ in self._another or child.dep_ in COUNTING for child in before):
            return []
        owners = (*children(noun, *MODIFIERS), *_owners(noun))
        return [word for owner in owners for word in spread(owner)]

    def is_title(self, noun: Token) -> bool:
        """Tell whether the noun stands for one person like a name: "Tesla founder and CEO Martin Smith"."""
        alone = noun.tag_ == "NN" and not children(noun, "det", "nummod", "poss")
        return alone and self.classes(noun) == {"Concept", "Person"}


def _owners(noun: Token) -> Iterator[Token]:
    """Yield what stands after "of": the board of Apple, officials of Iraq."""
    for phrase in of_phrases(noun):
        yield from children(phrase, "pobj")


def of_phrases(noun: Token) -> Iterator[Token]:
    """Yield the of-phrases that belong to what a noun means: "port of Odesa", "sale of TikTok"."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of" and end_of(child) - noun.i <= OF_LENGTH:
            yield child


def end_of(preposition: Token) -> int:
    """Return the last token of a phrase, without what a long one says of its noun ("sanctions aimed at")."""
    short = preposition.right_edge.i - preposition.head.i <= OF_LENGTH
    return (
        preposition.right_edge.i
        if short
        else max((c.i for c in children(preposition, "pobj")), default=preposition.right_edge.i)
    )
