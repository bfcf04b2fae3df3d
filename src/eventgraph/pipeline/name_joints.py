"""Finds the small words and marks inside names: "St George's Hospital", "the Trade and Industry Committee".

Elsewhere an apostrophe parts an owner from what he has, a comma or "and" two names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from spacy.attrs import TAG

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc, Token

    from eventgraph.ontology.gazetteer import KnownName
    from eventgraph.pipeline.entities import Lists
    from eventgraph.pipeline.name_spans import Span

POSSESSIVE: Final = "POS"
CONJUNCTION: Final = "CC"
COMMA: Final = ","
PLURAL: Final = frozenset({"NNS", "NNPS"})
LONGEST_FIELD: Final = 4
"""Words on either side of the "and" in a body's name."""


class Joints(NamedTuple):
    """The apostrophes, conjunctions and commas that belong to names, and the conjunctions between two."""

    inside: frozenset[int] = frozenset()
    between: frozenset[int] = frozenset()


class _Reader:
    """Reads one article's apostrophes and conjunctions."""

    def __init__(self, doc: Doc, lists: Lists, known: Mapping[Span, KnownName]) -> None:
        cue = lists.ontology.cue
        self._doc, self._lists = doc, lists
        self._bodies = cue("noun", "institution") | cue("noun", "institution-like")
        self._firms = self._bodies | cue("noun", "firm-word") | lists.suffixes
        self._eponymous = cue("noun", "eponymous")
        self._owned = cue("noun", "shop") | cue("noun", "named-after")
        self._ends = {end: entry for (_, end), entry in known.items()}
        self._known = {i for start, end in known for i in range(start, end)}

    def is_named_after(self, position: int) -> bool:
        """Tell "St George's Hospital", "Gloria's Bakery" and "the Actors' Guild" from what an owner has."""
        owner, owned = self._doc[position - 1], self._doc[position + 1]
        if not _is_capital(owner) or not _is_capital(owned):
            return False
        known = self._ends.get(position)
        if owned.lower_ in self._owned:
            return known is None or known.type != "Place"
        if known is not None or owner.ent_type_ == "PERSON":
            return False
        if not self._eponymous.isdisjoint({owner.lower_, owner.lemma_.lower()}):
            return True
        several = owner.tag_ in PLURAL or owner.text in self._lists.titles
        common = several and owner.text in self._lists.common and owner.lower_ not in self._bodies
        return common and self._is_body(position + 1)

    def of_fields(self, position: int) -> Iterator[int]:
        """Yield the "and" of a body with two fields, or three: "the Standards and Privileges Committee".

        All its words are in the dictionary, and none before is a body, an office or a known name.
        """
        behind = list(_capitals(self._doc, position + 1))
        if len(behind) == 1 or not self._is_body(position + 1) or not all(map(self._is_plain, behind)):
            return
        start, joints = position, [position]
        while position - start < LONGEST_FIELD and start and _is_field(self._doc[start - 1]):
            start -= 1
            joints += [start] if self._doc[start].text == "," else []
        fields = [token for token in self._doc[start:position] if token.text != ","]
        plain = all(self._is_plain(token) and token.lower_ not in self._bodies for token in fields)
        if fields and plain and start and self._doc[start - 1].lower_ == "the":
            yield from joints

    def parts(self, position: int) -> bool:
        """Tell an "and" between two bodies: "the Cypress Group and CIVC", "Parliament and the Council"."""
        before, after = self._doc[position - 1], self._doc[position + 1]
        known = self._ends.get(position)
        if known is not None and known.role == "name" and _is_capital(after):
            if known.type == "Place":
                return " " in known.surface
            return self._is_uncommon(after) or self._is_body(position + 1)
        whole = before.lower_.replace(".", "") in self._firms and _is_capital(before)
        if after.lower_ == "the":
            return whole or self._is_body(position + 2)
        named = whole and position > 1 and _is_capital(self._doc[position - 2])
        return named and (self._is_uncommon(after) or self._is_body(position + 1))

    def is_legal(self, position: int) -> bool:
        """Tell the comma before a legal form: "Ridgeway Co., Ltd."."""
        form = self._doc[position + 1].lower_.replace(".", "")
        return form in self._lists.suffixes and self._doc[position - 1].text[0].isupper()

    def _is_body(self, start: int) -> bool:
        """Tell whether a run of capitals ends in what bodies are called."""
        words = list(_capitals(self._doc, start))
        return bool(words) and words[-1].lower_ in self._bodies

    def _is_uncommon(self, token: Token) -> bool:
        return token.text not in self._lists.common

    def _is_plain(self, token: Token) -> bool:
        named = token.i in self._known or token.text in self._lists.titles
        return not named and not self._is_uncommon(token)


def find_joints(doc: Doc, lists: Lists, known: Mapping[Span, KnownName]) -> Joints:
    """Return what holds names together in the article, and what parts them."""
    tags, strings = doc.to_array(TAG), doc.vocab.strings
    reader = _Reader(doc, lists, known)
    marks = [int(i) for i in (tags == strings[POSSESSIVE]).nonzero()[0] if 0 < i < len(doc) - 1]
    joining = [int(i) for i in (tags == strings[CONJUNCTION]).nonzero()[0] if 0 < i < len(doc) - 2]
    joining = [i for i in joining if doc[i].text in ("and", "&") and _is_capital(doc[i - 1])]
    commas = [int(i) for i in (tags == strings[COMMA]).nonzero()[0] if 0 < i < len(doc) - 1]
    inside = {i for i in commas if reader.is_legal(i)}
    inside |= {i for i in marks if reader.is_named_after(i)}
    inside |= {joint for i in joining for joint in reader.of_fields(i)}
    return Joints(frozenset(inside), frozenset(i for i in joining if i not in inside and reader.parts(i)))


def _capitals(doc: Doc, start: int) -> Iterator[Token]:
    """Yield the words with a capital from `start` on, over an apostrophe."""
    for token in doc[start : start + LONGEST_FIELD]:
        if _is_capital(token):
            yield token
        elif token.tag_ != POSSESSIVE:
            return


def _is_capital(token: Token) -> bool:
    return token.is_alpha and token.text[0].isupper()


def _is_field(token: Token) -> bool:
    return token.text == "," or (_is_capital(token) and token.lower_ != "the")
