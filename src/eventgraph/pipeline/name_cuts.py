"""Cuts proposed spans into names: at titles, at small words and marks that no name contains, at owners.

"California Governor Gavin Newsom" is a place and a person, "HBO's Chernobyl" a broadcaster and its series.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.name_joints import Joints
from eventgraph.pipeline.name_spans import is_score, trim
from eventgraph.pipeline.phrases import DASHES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.pipeline.name_spans import Span

SEPARATORS: Final = frozenset({"with", "by", "from", "during", "after", "over", "via", "despite"})
PLAIN_KINDS: Final = frozenset({"Person", "Place"})
PREPOSITIONS: Final = frozenset({"on", "as", "to", "at", "in"})
"""What stands in names of institutions, but in nobody's: "X on Instagram"."""
JOINTS: Final = frozenset({"and", "or", "for", ",", ";"})
BRACKETS: Final = frozenset("()[]")
QUOTES: Final = frozenset({'"', "'", "\u201c", "\u2018"})
WORDS: Final = re.compile(r"[^\s-]+")
JOINED: Final = 2
"""Tokens before a word that a hyphen joins to another."""
TITLED_KINDS: Final = frozenset({"Work", "Event", "Law"})
"""Classes whose names are phrases, with small words of any kind: "Death in Venice"."""


class Titles:
    """Finds titles and honorifics, whatever names they stand in front of."""

    def __init__(self, titles: Collection[str], bodies: Collection[str] = ()) -> None:
        self._titles, self._bodies = frozenset(titles), frozenset(bodies)
        self._ends = frozenset(WORDS.findall(title.lower())[-1] for title in titles)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        for title in titles:
            words = title.split()
            self._lengths[words[0].lower()].add(len(words))

    def __contains__(self, text: str) -> bool:
        """Tell whether the words are a title; a title listed in lower case may be written in any."""
        return text in self._titles or text.lower() in self._titles

    def ends_with(self, word: str) -> bool:
        """Tell whether a title may end with the word: most words end none."""
        return word.lower() in self._ends

    def find(self, doc: Doc, known: Collection[Span]) -> set[int]:
        """Return the tokens that belong to titles outside known names ("Justice Department").

        What follows a title is no holder: "the Governor's Office", "General Staff".
        """
        inside = {position for span in known for position in range(*span)}
        found: set[int] = set()
        for token in doc:
            lengths = self._lengths.get(token.lower_)
            if lengths is None or _is_in_compound(token):
                continue
            for length in lengths:
                end = token.i + length
                if end <= len(doc) and doc[token.i : end].text in self:
                    owner = end < len(doc) and (doc[end].tag_ == "POS" or doc[end].text in self._bodies)
                    if not owner and inside.isdisjoint(range(token.i, end)):
                        found.update(range(token.i, end))
        return found


def _is_in_compound(token: Token) -> bool:
    """Tell the title in "Israel-Premier Tech", which is a name, from that in "then-President Obama"."""
    if token.i < JOINED or token.nbor(-1).text != "-" or token.nbor(-1).whitespace_:
        return False
    before = token.nbor(-2)
    return before.pos_ == "PROPN" and before.text[0].isupper() and not before.whitespace_


def cut(
    doc: Doc,
    span: Span,
    kind: str,
    institutions: Collection[str],
    joints: Joints | None = None,
) -> Iterator[Span]:
    """Yield the pieces of a span between what no name contains.

    `kind` is the recogniser's class, `institutions` are nouns of bodies that may have "and" in their names.
    """
    joints = joints or Joints()
    institution = any(doc[i].lower_ in institutions for i in range(*span))
    quoted = span[0] > 0 and doc[span[0] - 1].text in QUOTES
    start = span[0]
    for position in range(span[0] + 1, span[1] - 1):
        if position in joints.inside:
            continue
        whole = institution and position not in joints.between
        joint = _is_verb(doc, position) or _is_joint(doc, position, institution=whole)
        apart = kind in PLAIN_KINDS and doc[position].text in PREPOSITIONS
        owner = doc[position].tag_ == "POS" and not quoted
        foreign = doc[position].text in SEPARATORS or is_score(doc, position)
        if owner or apart or foreign or (joint and kind not in TITLED_KINDS):
            yield start, position
            start = position + 1
    yield start, span[1]


def _is_joint(doc: Doc, position: int, *, institution: bool) -> bool:
    """Tell whether a comma, "and" or a bracket parts two names; an institution may have the first two."""
    token = doc[position]
    if token.text in DASHES:
        return bool(token.whitespace_ and doc[position - 1].whitespace_)
    return token.text in BRACKETS or (token.text in JOINTS and not institution)


def _is_verb(doc: Doc, position: int) -> bool:
    token = doc[position]
    return token.pos_ == "AUX" or (token.pos_ == "VERB" and token.text.islower())


def cut_titles(doc: Doc, span: Span, titled: Collection[int], known: Collection[Span]) -> Iterator[Span]:
    """Yield the names in a span: what stands before a title, and who bears it.

    A last word is a title only where what stands before it is known ("the US President"), else a surname
    ("Billie Jean King").
    """
    span = trim(doc, *span)
    if span in known:
        yield span
        return
    pieces = list(_between(span, titled))
    if pieces and pieces[-1][1] < span[1] and span[1] not in titled and pieces[-1] not in known:
        pieces[-1] = (pieces[-1][0], span[1])
    yield from (trim(doc, *piece) for piece in pieces)


def _between(span: Span, titled: Collection[int]) -> Iterable[Span]:
    start = span[0]
    for position in range(*span):
        if position in titled:
            if start < position:
                yield start, position
            start = position + 1
    if start < span[1]:
        yield start, span[1]
