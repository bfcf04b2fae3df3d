"""Finds lists of names in the words as they stand: "the Sun, the Globe and the Star".

A small parser breaks long lists and hangs half of one upon the other half; commas and a last "and" do not
lie.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.pipeline.dependencies import FINITE, is_possessive_mark
from eventgraph.pipeline.phrases import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from eventgraph.pipeline.layers import Name

COMMAS: Final = frozenset({",", ";"})
JOINING: Final = frozenset({"and", "or", "&"})
EXAMPLE_MARKERS: Final = frozenset({"including", "like", "notably", "namely"})
INTRODUCING: Final = frozenset({":", "include", "includes", "included"})
AS_WELL_AS: Final = ("as", "well", "as")
MADE: Final = frozenset({"Organization", "Product", "Work"})
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
    such_as = start > 1 and (doc[start - 2].lower_, doc[start - 1].lower_) == ("such", "as")
    return such_as or (start > 0 and doc[start - 1].lower_ in EXAMPLE_MARKERS)


def _next(doc: Doc, name: Name, starts: dict[int, Name]) -> tuple[Name, bool] | None:
    """Return the name behind a comma or "and", and whether the list ends with it."""
    position, separated, closes = _behind_brackets(doc, _behind_mark(doc, name.end)), False, False
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
    if doc[position].lower_ != AS_WELL_AS[0]:
        return 0
    words = tuple(token.lower_ for token in doc[position : position + len(AS_WELL_AS)])
    return len(AS_WELL_AS) if words == AS_WELL_AS else 0


def _behind_mark(doc: Doc, position: int) -> int:
    """Return the position behind a possessive mark that ends a name itself: "Macy's, Lidl and Levi's"."""
    owns_nothing = position + 1 < len(doc) and doc[position + 1].lower_ in COMMAS | JOINING
    return position + 1 if owns_nothing and is_possessive_mark(doc[position]) else position


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
