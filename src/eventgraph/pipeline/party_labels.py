"""Reads the labels behind politicians' names: "Sen. X (R-Texas)", "X, D-Minn.,"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.ontology.gazetteer import load_constituencies, load_party_labels
from eventgraph.pipeline.layers import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

PARTY: Final = "party"
"""What the gazetteer calls this kind of organisation."""


class PartyLabels(NamedTuple):
    """The letters of parties, and what may stand behind the hyphen."""

    parties: dict[str, str]
    constituencies: dict[str, str]

    @classmethod
    def load(cls) -> PartyLabels:
        """Load the shipped tables."""
        return cls(load_party_labels(), load_constituencies())

    def find(self, doc: Doc) -> Iterator[Name]:
        """Yield the party and the constituency of each label, in text order."""
        for token in doc[1:-1]:
            if token.text not in self.parties or doc[token.i - 1].text not in ("(", ","):
                continue
            after = doc[token.i + 1]
            if after.text == ")":
                yield Name(token.i, token.i + 1, "Organization", "name", self.parties[token.text], PARTY)
            elif after.text in ("-", "\u2013", "\u2014"):
                yield Name(token.i, token.i + 1, "Organization", "name", self.parties[token.text], PARTY)
                yield from self._constituency(doc, token.i + 2)

    def _constituency(self, doc: Doc, start: int) -> Iterator[Name]:
        for end in (start + 3, start + 2, start + 1):
            known = self.constituencies.get(doc[start:end].text)
            if known is not None:
                yield Name(start, end, "Place", "name", known)
                return
