"""Finds lists of names in the words as they stand: "the Sun, the Globe and the Star".

A small parser breaks long lists and hangs half of one upon the other half; commas and a last "and" do not
lie. Whoever is listed shares what is said of any of the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.pipeline.dependencies import FINITE, NOMINAL, is_possessive_mark
from eventgraph.pipeline.layers import Proposition, Role
from eventgraph.pipeline.phrases import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.pipeline.layers import Name

COMMAS: Final = frozenset({",", ";"})
JOINING: Final = frozenset({"and", "or", "&"})
EXAMPLE_MARKERS: Final = frozenset({"including", "like", "notably", "namely"})
PLURAL: Final = frozenset({"NNS", "NNPS"})
INTRODUCING: Final = frozenset({":", "include", "includes", "included"})
AS_WELL_AS: Final = ("as", "well", "as")
MADE: Final = frozenset({"Organization", "Product", "Work"})
LONGEST_DESCRIPTION: Final = 6
LONGEST_BRACKETS: Final = 8
LONG: Final = 3
"""Names from which on the words alone tell a list: "Paris and London" may be the border of two clauses."""


class NameList(NamedTuple):
    """Names that stand coordinated, in text order."""

    names: tuple[Name, ...]

    def after(self, name: Name) -> tuple[Name, ...]:
        """Return the names of the list behind one of them."""
        return tuple(other for other in self.names if other.start > name.start)


def find_lists(doc: Doc, names: list[Name]) -> Iterator[NameList]:
    """Yield the lists of two names or more, of one class as far as it is sure, closed by "and" or "or"."""
    starts = {name.start: name for name in names}
    listed: set[int] = set()
    for name in names:
        if name.start in listed or name.role == "adjective":
            continue
        members = _members(doc, name, starts)
        if members:
            listed.update(member.start for member in members)
            yield NameList(members)


def _members(doc: Doc, first: Name, starts: dict[int, Name]) -> tuple[Name, ...]:
    """Return the names of the list that begins with one, or nothing where it is not closed.

    What is introduced as a list needs no "and": "their clients include: X, Y, Z."
    """
    members = [first]
    introduced = _is_introduced(doc, first)
    while (step := _next(doc, members[-1], starts)) is not None:
        name, closes = step
        if not (introduced or _agree(members[-1], name)):
            return ()
        members.append(name)
        if closes:
            whole = not is_possessive_mark(doc[name.end]) if name.end < len(doc) else True
            return tuple(members if whole else members[:-1]) if not _opens_clause(doc, members) else ()
    return tuple(members) if len(members) >= LONG and introduced else ()


def _is_introduced(doc: Doc, first: Name) -> bool:
    """Tell whether the words before a list's first name say that a list comes."""
    start = first.start
    while start and doc[start - 1].lower_ in ARTICLES | INTRODUCING:
        if doc[start - 1].lower_ in INTRODUCING:
            return True
        start -= 1
    such_as = [token.lower_ for token in doc[max(0, start - 2) : start]] == ["such", "as"]
    return such_as or (start > 0 and doc[start - 1].lower_ in EXAMPLE_MARKERS)


def _next(doc: Doc, name: Name, starts: dict[int, Name]) -> tuple[Name, bool] | None:
    """Return the name behind a comma or "and", and whether the list ends with it."""
    position, separated, closes = _behind_brackets(doc, name.end), False, False
    while position < len(doc) and position not in starts:
        word = doc[position].lower_
        if not closes and (joined := _joining(doc, position)):
            closes = True
            position += joined
            continue
        if not _continues(word, open_=separated or closes):
            return None
        separated = separated or word in COMMAS
        position += 1
    following = starts.get(position)
    found = following is not None and (separated or closes) and following.role != "adjective"
    return (following, closes) if following is not None and found else None


def _joining(doc: Doc, position: int) -> int:
    """Return how many words join the last name: "and", "as well as"; none is 0."""
    if doc[position].lower_ in JOINING:
        return 1
    words = tuple(token.lower_ for token in doc[position : position + len(AS_WELL_AS)])
    return len(AS_WELL_AS) if words == AS_WELL_AS else 0


def _behind_brackets(doc: Doc, position: int) -> int:
    """Return the position behind what is said of a name in brackets: "Jaws (1975), Duel (1971)"."""
    if position < len(doc) and doc[position].text == "(":
        for token in doc[position : position + LONGEST_BRACKETS]:
            if token.text == ")":
                return token.i + 1
    return position


def _continues(word: str, *, open_: bool) -> bool:
    """Tell whether a word may stand between two names of a list: one comma, and an article behind it."""
    return word in ARTICLES if open_ else word in COMMAS


def _agree(name: Name, other: Name) -> bool:
    """Tell whether two names may be of one kind; goods are listed with the firms that make them."""
    made = {name.type, other.type} <= MADE
    return name.type == other.type or made or not (name.sure and other.sure)


def _opens_clause(doc: Doc, members: list[Name]) -> bool:
    """Tell "In Berlin, Paris and London agreed" from a list: its first name belongs to the phrase before."""
    first, last = members[0], members[-1]
    before = doc[first.start - 1] if first.start else None
    opening = before is not None and before.pos_ == "ADP" and bool(before.is_sent_start)
    verb = doc[last.end] if last.end < len(doc) else None
    return opening and verb is not None and verb.tag_ in FINITE


class Lists:
    """What stands for what in one Doc: the other names of a list, and the examples of a noun."""

    def __init__(self, doc: Doc, names: list[Name]) -> None:
        self._doc = doc
        self._of: dict[int, NameList] = {}
        for found in find_lists(doc, names):
            for name in found.names:
                self._of.update((position, found) for position in range(name.start, name.end))
        self._starts = {name.start: name for name in names}
        self.examples = dict(self._find_examples())

    def behind(self, token: int) -> list[int]:
        """Return the roots of the names of a list right behind a token, a colon and an article left out."""
        position = token + 1
        while position < len(self._doc) and self._doc[position].lower_ in ARTICLES | {":"}:
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

    def spread(self, proposition: Proposition) -> Proposition:
        """Return the proposition with what stands for its roles: the rest of a list, the examples of a noun.

        A title in the singular has one holder.
        """
        shared = [role for role in proposition.roles if self._shares(proposition, role)]
        more = (Role(r.position, t, r.marker, r.verb) for r in shared for t in self._standing_for(r.token))
        new = [role for role in dict.fromkeys(more) if role not in proposition.roles]
        return proposition._replace(roles=(*proposition.roles, *new)) if new else proposition

    def _shares(self, proposition: Proposition, role: Role) -> bool:
        if proposition.kind == "structure":
            return False
        return (
            proposition.kind != "role" or role.position != "subject" or is_plural(self._doc[proposition.head])
        )

    def _standing_for(self, token: int) -> list[int]:
        return [*self.others(token), *self.examples.get(token, ())]

    def _root(self, name: Name) -> int:
        return self._doc[name.start : name.end].root.i

    def _find_examples(self) -> Iterator[tuple[int, list[int]]]:
        """Yield nouns in the plural with the names that are given for them: "brands, including A and B"."""
        for token in self._doc:
            noun = self._exemplified(token)
            position = token.i + 1
            while noun is not None and position < len(self._doc):
                if self._doc[position].lower_ not in ARTICLES | {":"}:
                    break
                position += 1
            name = self._whole(position) if noun is not None else None
            if noun is not None and name is not None and name.role != "adjective":
                listed = self.from_here(name)
                if token.lower_ in EXAMPLE_MARKERS or token.lower_ == "as" or len(listed) > 1:
                    yield noun, listed

    def _exemplified(self, token: Token) -> int | None:
        """Return the plural noun for which names follow: after "such as", a colon, or the noun itself."""
        if token.lower_ == "as":
            before = self._doc[max(0, token.i - LONGEST_DESCRIPTION) : token.i]
            if before and before[-1].lower_ == "such":
                return self._general(token.i - 2)
            return self._general(token.i - 1) if "such" in [word.lower_ for word in before] else None
        if token.lower_ in EXAMPLE_MARKERS or token.text == ":":
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
        return position if position >= 0 and self._doc[position].tag_ in PLURAL else None


def is_plural(token: Token) -> bool:
    """Tell whether a noun is in the plural."""
    return token.tag_ in PLURAL
