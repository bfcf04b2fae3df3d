"""The quotations of an article, and the verbs that say who speaks them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.sentences import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology

QUOTES: Final = frozenset({'"', "“", "”", "``", "''"})
OPENING: Final = frozenset({"“", "``"})
CLOSING: Final = frozenset({"”", "''"})
SENTENCE_ENDS: Final = frozenset({".", "!", "?"})
NEAR: Final = 12
"""Words between a quotation and the verb that says who speaks it."""


class Quotations:
    """The quotations of one Doc: `number` tells for each token its quotation's, 0 outside."""

    def __init__(self, doc: Doc, ontology: Ontology) -> None:
        self._doc = doc
        self._reporting = ontology.cue("verb", "reporting")
        self.number = _quoted(doc)
        self._spans = _quotations(self.number)
        self._verbs: dict[int, Token | None] = {}

    def speaking_verb(self, position: int) -> Token | None:
        """Return the verb beside the quotation at the position that says who speaks, or None in doubt.

        A quotation that has no verb of speaking beside it goes on with the one before ("…," she said. "…").
        """
        number = self.number[position]
        if number not in self._verbs:
            self._verbs[number] = self._verb_of(number)
        return self._verbs[number]

    def _verb_of(self, number: int) -> Token | None:
        while number:
            verb = self._verb_beside(number)
            if verb is not None or not self._goes_on(number):
                return verb
            number -= 1
        return None

    def _goes_on(self, number: int) -> bool:
        """Tell whether nothing is said between a quotation and the one before but who speaks that."""
        before = self._spans.get(number - 1)
        if before is None:
            return False
        between = self._doc[before[1] : self._spans[number][0]]
        told = {sentence_of(token) for token in between if token.is_alpha}
        verb = self._verb_beside(number - 1)
        return not told or (verb is not None and told == {sentence_of(verb)})

    def _verb_beside(self, number: int) -> Token | None:
        """Return the nearest verb of speaking outside a quotation, in its paragraph or, better, sentence."""
        start, end = self._spans[number]
        whole = self._doc[end - 1].text == "."
        before = self._speaking(self._aside(start - 1, -1), beyond=False)
        found = [*before, *self._speaking(self._aside(end, 1), beyond=whole)]
        return min(found)[3] if found else None

    def _speaking(self, side: Iterator[Token], *, beyond: bool) -> Iterator[tuple[bool, int, int, Token]]:
        """Yield the verbs of speaking with how far they are, and whether they are in another sentence."""
        for distance, word in enumerate(side):
            beyond = beyond or word.text in SENTENCE_ENDS
            if word.pos_ == "VERB" and word.lemma_.lower() in self._reporting:
                yield beyond, distance, word.i, word

    def _aside(self, position: int, step: int) -> Iterator[Token]:
        """Yield the words from a quotation's edge to the next quotation, the paragraph's end or too far."""
        for i in range(position, position + step * NEAR, step):
            if not 0 <= i < len(self._doc) or self.number[i] or "\n" in self._doc[i].text:
                return
            yield self._doc[i]


@lru_cache(maxsize=1)
def _quoted(doc: Doc) -> list[int]:
    """Return for each token the number of its quotation, 0 outside; a line's end closes one."""
    found, number, inside = [], 0, False
    for token in doc:
        text = token.text
        if "\n" in text and token.is_space:
            inside = False
        elif text in QUOTES:
            inside = _opens(token, inside=inside)
            number += inside
        found.append(number if inside else 0)
    return found


def _opens(mark: Token, *, inside: bool) -> bool:
    """Tell an opening quotation mark from a closing one; a paragraph may open one that is open already."""
    if mark.text in OPENING | CLOSING:
        return mark.text in OPENING
    apart = mark.i == 0 or mark.nbor(-1).whitespace_ != "" or mark.nbor(-1).is_space
    attached = mark.whitespace_ == ""
    return apart if apart == attached else not inside


def _quotations(quoted: list[int]) -> dict[int, tuple[int, int]]:
    """Return first and last-plus-one token of each quotation by its number."""
    found: dict[int, tuple[int, int]] = {}
    for position, number in enumerate(quoted):
        if number:
            found[number] = (found.get(number, (position, 0))[0], position + 1)
    return found
