"""What stands for what: the other names of a list, the examples of a noun, whom a clause names for it.

Whoever is listed shares what is said of any of the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import NOMINAL, children, is_possessive_mark
from eventgraph.pipeline.enumerations import COMMAS, EXAMPLE_MARKERS, LONG, NameList, find_lists
from eventgraph.pipeline.layers import Proposition, Role
from eventgraph.pipeline.phrases import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.pipeline.layers import Name

BEFORE_NAMES: Final = ARTICLES | {":"}
PLURAL: Final = frozenset({"NNS", "NNPS"})
UNCHANGED: Final = frozenset({"series", "aircraft", "species", "spacecraft"})
"""Nouns of one form for one and many: "series such as Halden Road" are many."""
LONGEST_DESCRIPTION: Final = 6


class Lists:
    """What stands for what in one Doc: the other names of a list, and the examples of a noun."""

    def __init__(self, doc: Doc, names: list[Name], places: frozenset[str] = frozenset()) -> None:
        self._doc = doc
        self._places = places
        self._of: dict[int, NameList] = {}
        for found in find_lists(doc, names):
            for name in found.names:
                self._of.update((position, found) for position in range(name.start, name.end))
        self._starts = {name.start: name for name in names}
        self.examples = dict(self._find_examples())
        self._told: dict[int, tuple[int, list[int]]] = {}

    def behind(self, token: int) -> list[int]:
        """Return the roots of the names of a list right behind a token, a colon and an article left out."""
        position = token + 1
        while position < len(self._doc) and self._doc[position].lower_ in BEFORE_NAMES:
            position += 1
        name = self._starts.get(position)
        return self.from_here(name) if name is not None else []

    def begins(self, token: int) -> Name | None:
        """Return the name that begins at a token."""
        return self._starts.get(token)

    def others(self, token: int, *, shortest: int = LONG) -> list[int]:
        """Return the roots of the names in the list of the one at a token, without itself."""
        found = self._of.get(token)
        if found is None or len(found.names) < shortest:
            return []
        return [self._root(name) for name in found.names if not name.start <= token < name.end]

    def from_here(self, name: Name) -> list[int]:
        """Return the roots of a name and of those behind it in its list."""
        found = self._of.get(name.start)
        return [self._root(other) for other in (name, *(found.after(name) if found is not None else ()))]

    def described(self, start: int) -> tuple[Token, Name] | None:
        """Return the name that a phrase of nouns describes, and its noun: "German retailer Zalando".

        `start` is the first token of the phrase; where nothing stands before the name its noun is itself.
        """
        doc, position = self._doc, start
        while position < len(doc) and position not in self._starts and position - start < LONGEST_DESCRIPTION:
            if doc[position].pos_ not in ("NOUN", "ADJ") and doc[position].text != "-":
                return None
            position += 1
        name, noun = self._starts.get(position), doc[position - 1]
        if name is None or name.role == "adjective":
            return None
        if position == start:
            return doc[self._root(name)], name
        return (noun, name) if noun.pos_ == "NOUN" else None

    def goes_on(self, name: Name) -> bool:
        """Tell the people in "US-backed Kurdish forces" from the forces: the name is not all that is said."""
        after = self._doc[name.end] if name.end < len(self._doc) else None
        if name.type == "Group" or after is None or after.pos_ in NOMINAL:
            return after is not None or name.type == "Group"
        # "the Harbin city council": an adjective may stand between a name and what it only narrows.
        root = self._doc[self._root(name)]
        return after.pos_ == "ADJ" and root.head == after.head and root.dep_ in ("nmod", "compound", "amod")

    def held(self, name: Name, noun: Token) -> list[int]:
        """Return the roots of the names that a noun right before one describes: all for a plural."""
        return self.from_here(name) if is_plural(noun) else self.from_here(name)[:1]

    def together(self, token: int, other: int) -> bool:
        """Tell whether two tokens belong to names of one list, of which neither says what the other is."""
        found = self._of.get(token)
        return found is not None and len(found.names) >= LONG and self._of.get(other) is found

    def tell(self, noun: Token, verb: Token, holders: Iterable[Token]) -> None:
        """Keep whom a clause names for a plural noun: what a verb upon the noun says is said of them.

        "The titles that X released were Y and Z" says that X released Y.
        """
        if is_plural(noun):
            self._told[noun.i] = (verb.i, [holder.i for holder in holders])

    def spread(self, proposition: Proposition) -> Proposition:
        """Return the proposition with what stands for its roles: the rest of a list, the examples of a noun.

        A title in the singular has one holder.
        """
        shared = [role for role in proposition.roles if self._shares(proposition, role)]
        told = [role for role in shared if self._is_told(role.token, proposition.head)]
        more = [role._replace(token=token) for role in shared for token in self._standing_for(role.token)]
        more += [role._replace(token=token) for role in told for token in self._told[role.token][1]]
        new = [role for role in dict.fromkeys(more) if role not in proposition.roles]
        if not new:
            return proposition
        return proposition._replace(roles=(*(r for r in proposition.roles if r not in told), *new))

    def _shares(self, proposition: Proposition, role: Role) -> bool:
        if proposition.kind == "structure":
            return False
        return (
            proposition.kind != "role"
            or role.position != "subject"
            or _may_be_many(self._doc[proposition.head])
        )

    def _standing_for(self, token: int) -> list[int]:
        return [*self.others(token), *self.examples.get(token, ())]

    def _is_told(self, token: int, verb: int) -> bool:
        """Tell whether the sentence names who the noun at a token is, and the verb only narrows the noun."""
        return token in self._told and self._told[token][0] != verb and self._doc[verb].head.i == token

    def _root(self, name: Name) -> int:
        return name.root(self._doc).i

    def _find_examples(self) -> Iterator[tuple[int, list[int]]]:
        """Yield nouns in the plural with the names that are given for them: "brands, including A and B"."""
        for token in self._doc:
            noun = self._exemplified(token)
            if noun is None:
                continue
            position = token.i + 1
            while position < len(self._doc) and self._doc[position].lower_ in BEFORE_NAMES:
                position += 1
            name = self._whole(position)
            if name is not None and name.role != "adjective":
                listed = self.from_here(name)
                noun = self._fitting(noun, name)
                if token.lower_ in EXAMPLE_MARKERS or token.lower_ == "as" or len(listed) > 1:
                    yield noun, listed

    def _fitting(self, noun: int, name: Name) -> int:
        """Return the customers in "customers in 40 countries, including X": X is no country."""
        place = self._doc[noun]
        if name.type == "Place" or place.lemma_ not in self._places or place.dep_ != "pobj":
            return noun
        above = place.head.head
        governors = [above] if above.pos_ == "NOUN" else children(above, "dobj")
        return next((governor.i for governor in governors if is_plural(governor)), noun)

    def _exemplified(self, token: Token) -> int | None:
        """Return the plural noun for which names follow: after "such as", a colon, or the noun itself."""
        word = token.lower_
        if word == "as":
            before = self._doc[max(0, token.i - LONGEST_DESCRIPTION) : token.i]
            if before and before[-1].lower_ == "such":
                return self._general(token.i - 2)
            return self._general(token.i - 1) if "such" in [word.lower_ for word in before] else None
        if word in EXAMPLE_MARKERS or word == ":":
            return self._general(token.i - 1)
        return token.i if token.tag_ == "NNS" else None

    def _whole(self, position: int) -> Name | None:
        """Return the name at a position that owns nothing: Emmanuel Macron in "France's Emmanuel Macron"."""
        name = self._starts.get(position)
        while name is not None and name.end < len(self._doc) and is_possessive_mark(self._doc[name.end]):
            name = self._starts.get(name.end + 1)
        return name

    def _general(self, position: int) -> int | None:
        """Return the plural noun that ends at a position, before a comma or one phrase with a name."""
        if position > 0 and self._doc[position].text in COMMAS:
            position -= 1
        name = next(
            (self._starts[i] for i in range(position, max(position - LONG, -1), -1) if i in self._starts),
            None,
        )
        if name is not None and name.end == position + 1:
            position = name.start - 1
            while position > 0 and self._doc[position].pos_ in ("DET", "ADJ", "ADP"):
                position -= 1
        return position if position >= 0 and _may_be_many(self._doc[position]) else None


def _may_be_many(token: Token) -> bool:
    return is_plural(token) or token.lower_ in UNCHANGED


def is_plural(token: Token) -> bool:
    """Tell whether a noun is in the plural."""
    return token.tag_ in PLURAL
