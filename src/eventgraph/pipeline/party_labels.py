"""Finds what names a politician's party: "X (R-Texas)", "X, D-Minn.,", "the Republican governor"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.ontology.gazetteer import (
    load_constituencies,
    load_given_names,
    load_led_parties,
    load_party_labels,
    load_titles,
)
from eventgraph.pipeline.layers import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

PARTY: Final = "party"
"""What the gazetteer calls this kind of organisation."""
LONGEST_WORDS: Final = 2
LONGEST_TITLE: Final = 4
OFFICE: Final = frozenset({"political", "legal"})
"""Kinds of titles that a party may stand before: "Republican Attorney General X"."""
HYPHENS: Final = ("-", "\u2013", "\u2014")


class PartyLabels(NamedTuple):
    """The letters of parties, what may stand behind the hyphen, and the words for parties before a title."""

    parties: dict[str, str]
    constituencies: dict[str, str]
    words: dict[str, str]
    led: frozenset[str]
    offices: frozenset[str]
    heads: frozenset[str]
    given_names: frozenset[str]

    @classmethod
    def load(cls, offices: frozenset[str] = frozenset(), heads: frozenset[str] = frozenset()) -> PartyLabels:
        """Load the tables; `offices` are nouns for politicians, `heads` those for who leads a party."""
        titles = (title.lower() for title, kind in load_titles().items() if kind in OFFICE)
        last = frozenset(title.split()[-1] for title in titles)
        return cls(
            load_party_labels(),
            load_constituencies(),
            load_party_labels("word"),
            load_led_parties(),
            last | offices,
            heads,
            load_given_names(),
        )

    def find(self, doc: Doc) -> Iterator[Name]:
        """Yield the party and the constituency of each label, in text order."""
        for token in doc[1:-1]:
            if token.text not in self.parties or doc[token.i - 1].text not in ("(", ","):
                continue
            after = doc[token.i + 1]
            if after.text == ")" or after.text in HYPHENS:
                yield Name(token.i, token.i + 1, "Organization", "name", self.parties[token.text], PARTY)
            if after.text in HYPHENS:
                yield from self._constituency(doc, token.i + 2)

    def find_words(self, doc: Doc) -> Iterator[Name]:
        """Yield the parties that stand before a politician's title or name, or say what somebody is.

        "Republican lawmakers" are of the party, "a Republican stronghold" is none of its own.
        """
        end = 0
        first = {form for word in self.words for form in (word.split()[0], f"{word.split()[0]}s")}
        for token in doc:
            begins = token.text in first and token.i >= end
            if begins and (length := self._length(doc, token.i)):
                end = token.i + length
                word = doc[token.i : end].text
                # "The Wyoming Republican", but Bethnal Green.
                kinds = ("ADJ",) if word in self.led else ("ADJ", "PROPN")
                if self._precedes_politician(doc, end) or _is_description(doc, token.i, end, kinds):
                    led = word in self.led and doc[end].lower_ in self.heads
                    role = "name" if led else "adjective"
                    yield Name(token.i, end, "Organization", role, self._party(doc, token.i, end), PARTY)

    def _length(self, doc: Doc, start: int) -> int:
        """Return how many tokens a party's word takes, 0 where none begins."""
        lengths = range(LONGEST_WORDS, 0, -1)
        return next((n for n in lengths if self._party(doc, start, start + n)), 0)

    def _party(self, doc: Doc, start: int, end: int) -> str:
        """Return the party that words stand for, in the plural before names only: "Democrats X and Y"."""
        text = doc[start:end].text
        named = end < len(doc) and doc[end].text in self.given_names
        return self.words.get(text) or (self.words.get(text.removesuffix("s"), "") if named else "")

    def _precedes_politician(self, doc: Doc, position: int) -> bool:
        for token in doc[position : position + LONGEST_TITLE]:
            if token.text in self.given_names or token.lower_ in self.offices or token.lemma_ in self.offices:
                return True
            if token.pos_ not in ("NOUN", "PROPN", "ADJ") and token.text != "-":
                return False
        return False

    def _constituency(self, doc: Doc, start: int) -> Iterator[Name]:
        for end in (start + 3, start + 2, start + 1):
            known = self.constituencies.get(doc[start:end].text)
            if known is not None:
                yield Name(start, end, "Place", "name", known)
                return


def is_label(name: Name) -> bool:
    """Tell whether a name is a party's before a title, "the Republican governor": he does not govern it."""
    return name.kind == PARTY and name.role == "adjective"


def _is_description(doc: Doc, start: int, end: int, kinds: tuple[str, ...]) -> bool:
    """Tell "a Republican from Texas" and "the top Democrat on the panel" from what is Republican.

    `kinds` are the parts of speech that may stand before.
    """
    before, after = doc[max(0, start - 1)], doc[min(end, len(doc) - 1)]
    described = before.lower_ in ("a", "an", "fellow", ",") or (
        before.pos_ in kinds and doc[start].pos_ != "ADJ"
    )
    return described and (after.is_punct or after.pos_ in ("ADP", "PRON", "CCONJ", "SPACE"))
