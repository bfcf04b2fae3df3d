"""Which party and which constituency politicians belong to, however a newspaper puts it.

"Sen. X (R-Texas)", "Texas Republican X", "Labour MP X", "the ANC's X", "X, a Texas Democrat".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import is_possessive_mark
from eventgraph.pipeline.layers import Proposition
from eventgraph.pipeline.name_lists import is_plural
from eventgraph.pipeline.name_structures import structure
from eventgraph.pipeline.party_labels import HYPHENS, PARTY, is_label
from eventgraph.pipeline.subjects import surface_subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.pipeline.layers import Name
    from eventgraph.pipeline.name_lists import Lists

LONGEST_TITLE: Final = 6
LONGEST_DESCRIPTION: Final = 5
HOME: Final = frozenset({"of", "from"})


def find_affiliations(
    doc: Doc, names: list[Name], lists: Lists, offices: frozenset[str]
) -> Iterator[Proposition]:
    """Yield the structures "party" and "constituency" between people, parties and places.

    `offices` are the nouns for politicians.
    """
    starts, ends = {name.start: name for name in names}, {name.end: name for name in names}
    for name in names:
        if name.type == "Person":
            yield from _behind(doc, name, starts)
        elif name.kind == PARTY:
            home = ends.get(name.start) if is_label(name) else None
            for member in _titled(doc, name, starts, lists, offices):
                yield structure("party", doc[member], _root(doc, name))
                if home is not None and home.type == "Place" and home.role == "name":
                    yield structure("constituency", doc[member], _root(doc, home))
            if is_label(name) or not offices.isdisjoint(_forms(doc, name.end)):
                yield from _described(doc, name, starts)


def _behind(doc: Doc, person: Name, starts: dict[int, Name]) -> Iterator[Proposition]:
    """Read "X (R-Texas)" and "X, D-Minn.,": the party, and what the person represents."""
    position = person.end + 1
    party = starts.get(position)
    if party is None or party.kind != PARTY or party.end - party.start > 1 or party.end >= len(doc):
        return
    opening, following = doc[position - 1].text, doc[party.end].text
    if opening not in ("(", ",") or following not in (")" if opening == "(" else ",", *HYPHENS):
        return
    root = _root(doc, person)
    yield structure("party", root, doc[position])
    place = starts.get(party.end + 1)
    if place is not None and following in HYPHENS:
        yield structure("constituency", root, _root(doc, place))


def _titled(
    doc: Doc, party: Name, starts: dict[int, Name], lists: Lists, offices: frozenset[str]
) -> Iterator[int]:
    """Yield who bears a title or a name behind a party's: "Labour MP X", "Democratic senators X and Y".

    Where nobody is named it is the title: "the Republican governor" may be known from before.
    """
    position, office = party.end, party.role == "adjective"
    if not office and position < len(doc) and is_possessive_mark(doc[position]):
        position, office = position + 1, True
    last = doc[party.start]
    while position < min(len(doc), party.end + LONGEST_TITLE) and doc[position].pos_ in (
        "NOUN",
        "PROPN",
        "ADJ",
    ):
        name = starts.get(position)
        if name is not None and name.type == "Person":
            if office and not last.is_punct:
                yield from lists.held(name, last)
            return
        last = doc[position]
        office = office or not offices.isdisjoint(_forms(doc, last.i))
        position = position + 1 if name is None else name.end
    if (
        office
        and party.start
        and doc[party.start - 1].lower_ == "the"
        and last.pos_ == "NOUN"
        and not is_plural(last)
    ):
        yield last.i


def _described(doc: Doc, party: Name, starts: dict[int, Name]) -> Iterator[Proposition]:
    """Read "X, a Democrat", "X, a Texas Republican", "X, the Republican governor" and "X is a Democrat"."""
    root = _root(doc, party)
    holder = _holder(doc, party, starts)
    if holder is None:
        return
    yield structure("party", holder, root)
    places = [starts.get(party.end + 1)] if doc[party.end].lower_ in HOME else []
    places += [
        name
        for i in range(party.start - 1, party.start - 3, -1)
        if (name := starts.get(i)) and name.end == party.start
    ]
    yield from (
        structure("constituency", holder, _root(doc, p))
        for p in places
        if p is not None and p.type == "Place"
    )


def _holder(doc: Doc, party: Name, starts: dict[int, Name]) -> Token | None:
    """Return whom a description with a party is of: the person before the comma, or the subject."""
    root = _root(doc, party)
    if root.dep_ == "attr":
        return surface_subject(root.head)
    first = party.start
    while first > 0 and doc[first - 1].text != "," and party.start - first < LONGEST_DESCRIPTION:
        if doc[first - 1].pos_ not in ("DET", "ADJ", "PROPN", "NUM"):
            return None
        first -= 1
    ends = (name for name in starts.values() if name.end == first - 1 and name.type == "Person")
    person = next(ends, None)
    return _root(doc, person) if person is not None and doc[first - 1].text == "," else None


def _forms(doc: Doc, position: int) -> set[str]:
    """Return a word as it is written and as it stands in a dictionary."""
    return {form for token in doc[position : position + 1] for form in (token.lower_, token.lemma_.lower())}


def _root(doc: Doc, name: Name) -> Token:
    return name.root(doc)
