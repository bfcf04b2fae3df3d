"""Reads participles that a hyphen joins to a name: "Seattle-based Amazon", "Alibaba-owned retailer Lazada".

The words are read as they stand, since the parser seldom finds what they describe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.layers import Proposition, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from eventgraph.pipeline.layers import Name
    from eventgraph.pipeline.name_lists import Lists

HYPHENS: Final = ("-", "\u2010", "\u2011")
PARTICIPLES: Final = frozenset({"VBN", "VBD"})


def find_hyphenated(doc: Doc, names: list[Name], lists: Lists) -> Iterator[Proposition]:
    """Yield what participles say of the name behind them; the name before them is place or agent."""
    ends = {name.end: name for name in names}
    for name in names:
        position = name.end + 1
        if position + 1 >= len(doc) or doc[name.end].text not in HYPHENS:
            continue
        verb = doc[position]
        described = lists.described(position + 1) if verb.tag_ in PARTICIPLES else None
        if described is not None and not lists.goes_on(described[1]):
            owner = _town(doc, name, ends)
            noun, first = described
            patients = (Role("object", token) for token in lists.held(first, noun))
            roles = (*patients, Role("oblique", owner, "in"), Role("subject", owner))
            yield Proposition("verb", verb.i, (verb.lemma_.lower(),), roles, "participle")


def _town(doc: Doc, name: Name, ends: dict[int, Name]) -> int:
    """Return the root of the name before the hyphen, or of the town in "Austin, Texas-based"."""
    town = ends.get(name.start - 1)
    if town is None or doc[name.start - 1].text != "," or not town.type == name.type == "Place":
        town = name
    return town.root(doc).i
