"""Which common nouns can act, and as what: "local officials", "Italian police", "dozens of rebels"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import PARTITIVE, all_children, children, is_passive, spread
from eventgraph.pipeline.subjects import surface_subject
from eventgraph.pipeline.verb_arguments import agents, obliques

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology

OF_LENGTH: Final = 4
NAMED_LENGTH: Final = 7
"""How long an of-phrase is that belongs to what a noun means: a name has more words."""
MODIFIERS: Final = ("compound", "nmod", "amod", "poss")
WHERE: Final = frozenset({"in", "at", "near", "of"})
SPEAKING: Final = frozenset({"for", "of"})
INDEFINITE: Final = frozenset({"a", "an"})
COUNTING: Final = frozenset({"nummod", "advmod", "predet"})


class Actors:
    """The common nouns of the ontology that stand for people and bodies."""

    def __init__(self, ontology: Ontology) -> None:
        institutions = ontology.cue("noun", "institution-like")
        self._another = ontology.cue("modifier", "another")
        self._collective = ontology.cue("noun", "collective")
        self._representatives = ontology.cue("noun", "representative")
        self._amounts = ontology.cue("noun", "amount")
        self._rulers = self._representatives & ontology.cue("noun", "state")
        self._members = ontology.cue("noun", "member")
        self._speakers = ontology.cue("noun", "speaker")
        self._documents = ontology.cue("noun", "document")
        self._portions = ontology.cue("noun", "portion")
        self._deeds = ontology.cue("noun", "deed")
        self._products = ontology.cue("noun", "Product")
        self._states = ontology.cue("noun", "state")
        self._places = ontology.cue("noun", "Place")
        self._sites = ontology.cue("noun", "facility") | ontology.cue("noun", "site") | self._portions
        self._public = institutions | self._collective
        self._bodies = institutions | ontology.cue("noun", "Organization")
        self._people = ontology.cue("noun", "actor") | ontology.cue("noun", "Person")
        self._human = ontology.cue("noun", "human")
        self._countries = ontology.cue("noun", "country")

    def can_act(self, noun: Token) -> bool:
        """Tell whether the noun means people, a body or a country."""
        lemma = noun.lemma_.lower()
        return any(lemma in nouns for nouns in (self._people, self._bodies, self._human, self._countries))

    def is_body(self, noun: Token) -> bool:
        """Tell whether the noun means an organisation."""
        return noun.lemma_.lower() in self._bodies

    def acting(self, noun: Token) -> frozenset[str]:
        """Return as what the noun can act: Person, Group, Organization, Place; nothing where it cannot."""
        counted = self.counted(noun)
        lemma = counted.lemma_.lower()
        found = set()
        if lemma in self._bodies and not any(of.pos_ == "PROPN" for of in _owners(counted)):
            found.add("Organization")
        if lemma in self._places and counted.tag_ == "NNS":
            found.add("Place")
        if lemma in self._people:
            several = counted.tag_ == "NNS" or lemma in self._collective
            found.add("Group" if several else "Person")
        return frozenset(found)

    def classes(self, noun: Token) -> frozenset[str]:
        """Return what the noun may stand for: `Concept`, as what it can act, and Place for "a base"."""
        site = {"Place"} if noun.lemma_.lower() in self._sites else set()
        return self.acting(noun) | site | {"Concept"}

    def is_place(self, noun: Token) -> bool:
        """Tell whether the noun is where something happens: base, area, country."""
        return noun.lemma_.lower() in self._sites | self._places

    def counted(self, noun: Token) -> Token:
        """Return what an amount counts: the members in "dozens of members"; else the noun."""
        if noun.lemma_.lower() not in self._amounts:
            return noun
        return next(_owners(noun), noun)

    def end_of_amount(self, last: int, doc: Doc) -> int:
        """Return the end of a phrase with what its last amount counts: "reports of dozens of assaults"."""
        amount = doc[last]
        if amount.lemma_.lower() not in self._amounts:
            return last
        return max((end_of(of) for of in children(amount, "prep") if of.lower_ == "of"), default=last)

    def is_national(self, noun: Token, named: Container[int]) -> bool:
        """Tell whether the noun is a public body named by its place: "Italian police", "a court in Rome"."""
        if noun.lemma_.lower() not in self._public:
            return False
        places = [
            place
            for child in children(noun, "prep")
            if child.lower_ in WHERE
            for place in children(child, "pobj")
        ]
        return any(word.i in named for word in (*children(noun, *MODIFIERS), *places))

    def is_office(self, noun: Token, named: Container[int]) -> bool:
        """Tell whether the noun is one person named by country or body: "the Iraqi prime minister".

        So is the head of something that is told of for the first time: "the captain of a ferry".
        """
        person = noun.lemma_.lower() in self._people and noun.lemma_.lower() not in self._bodies
        if not person:
            return False
        owners = list(_owners(noun))
        told = [word for owner in owners for word in (owner, *children(owner, *MODIFIERS))]
        new = any(word.lower_ in INDEFINITE for owner in owners for word in children(owner, "det"))
        return new or any(word.i in named for word in (*children(noun, *MODIFIERS), *told))

    def seen_through(self, noun: Token) -> list[Token]:
        """Return what a part or kind of place is of: "parts of North Sinai", "the city of Kharkiv"."""
        return list(_owners(noun)) if noun.lemma_.lower() in self._portions else []

    def represented(self, noun: Token) -> list[Token]:
        """Return for whom a noun acts: Iraq in "authorities in Iraq", Hamas in "members of Hamas".

        A report acts for its author, the owner or whoever issues it, and an air strike for who flies it.
        """
        lemma = noun.lemma_.lower()
        if lemma in self._documents or (lemma in self._deeds and noun.dep_ != "dobj"):
            return list(_authors(noun))
        if noun.tag_ != "NNS" or lemma not in self._representatives | self._members:
            return []
        before = [child for child in all_children(noun) if child.i < noun.i]
        elsewhere = self._another | PARTITIVE
        if any(child.lower_ in elsewhere or child.dep_ in COUNTING for child in before):
            return []
        # "The UN's security council members" are those of the council.
        bodies = (child.lemma_.lower() for child in before if child.pos_ == "NOUN" and self.is_body(child))
        if any(body not in self._states for body in bodies):
            return []
        owners = [*children(noun, *MODIFIERS), *_owners(noun)]
        if lemma in self._rulers:
            owners += [place for marker, _, place in obliques(noun) if marker == "in"]
        return [word for owner in owners for word in spread(owner)]

    def is_deed(self, noun: Token) -> bool:
        """Tell whether the noun is an act of violence or what it is done with."""
        return noun.lemma_.lower() in self._deeds

    def is_weapon(self, noun: Token) -> bool:
        """Tell whether the noun is what violence is done with, and nothing else for its owner."""
        return noun.lemma_.lower() in self._deeds & self._products

    def spoken_for(self, noun: Token) -> list[Token]:
        """Return for whom one speaks: "a Hyundai spokesman", "a spokesperson for the ministry"."""
        if noun.lemma_.lower() not in self._speakers:
            return []
        return [*children(noun, *MODIFIERS), *(who for by, _, who in obliques(noun) if by in SPEAKING)]

    def of_states(self, noun: Token) -> bool:
        """Tell whether a noun acts for states, too: officials do, and members of an armed group do not."""
        return noun.lemma_.lower() not in self._members

    def is_title(self, noun: Token) -> bool:
        """Tell whether the noun stands for one person like a name: "Tesla founder and CEO Martin Smith"."""
        alone = noun.tag_ == "NN" and not children(noun, "det", "nummod", "poss")
        return alone and self.acting(noun) == {"Person"}


def _authors(document: Token) -> Iterator[Token]:
    """Yield whose a document is: "Amnesty's report", "a report by Amnesty", "Amnesty issued a report".

    So is what somebody has done: "missiles fired by Hamas".
    """
    owners = children(document, *MODIFIERS)
    owners += [noun for marker, _, noun in obliques(document) if marker in ("by", "from")]
    owners += [by for doing in children(document, "acl") if is_passive(doing) for by in agents(doing)]
    if not owners and document.dep_ == "dobj":
        subject = surface_subject(document.head)
        owners += [subject] if subject is not None else []
    for owner in owners:
        yield from spread(owner)


def _owners(noun: Token) -> Iterator[Token]:
    """Yield what stands after "of": the board of Apple, officials of Iraq."""
    for phrase in of_phrases(noun):
        yield from children(phrase, "pobj")


def of_phrases(noun: Token) -> Iterator[Token]:
    """Yield the of-phrases that belong to what a noun means: "port of Odesa", "sale of TikTok"."""
    for child in children(noun, "prep"):
        if child.lower_ == "of":
            end = end_of(child)
            longest = NAMED_LENGTH if _has_name(noun, child, end) else OF_LENGTH
            if end - noun.i <= longest:
                yield child


def _has_name(noun: Token, preposition: Token, end: int) -> bool:
    """Tell whether the phrase has a name, which may be long: "head of the Cambodia National Rescue Party"."""
    phrase = noun.doc[preposition.i : end + 1]
    whole = preposition.i == noun.i + 1 and any(token.pos_ == "PROPN" for token in phrase)
    return whole and not any(token.text == "," or token.is_quote for token in phrase)


def end_of(preposition: Token) -> int:
    """Return the last token of a phrase, without what a long one says of its noun ("sanctions aimed at")."""
    short = preposition.right_edge.i - preposition.head.i <= OF_LENGTH
    return (
        preposition.right_edge.i
        if short
        else max((c.i for c in children(preposition, "pobj")), default=preposition.right_edge.i)
    )
