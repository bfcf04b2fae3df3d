"""Tells proposed spans that can be names from words that have a capital for another reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.headlines import headline_tokens
from eventgraph.pipeline.name_cuts import TITLED_KINDS
from eventgraph.pipeline.name_spans import can_be_name, is_described, opens_sentence, written

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from spacy.tokens import Doc, Token

    from eventgraph.pipeline.entities import Lists
    from eventgraph.pipeline.name_spans import Span

SMALL: Final = frozenset(
    {
        "of",
        "the",
        "and",
        "for",
        "on",
        "in",
        "at",
        "to",
        "de",
        "la",
        "le",
        "el",
        "al",
        "du",
        "des",
        "del",
        "di",
        "da",
    }
    | {
        "do",
        "dos",
        "das",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "bin",
        "ibn",
        "bint",
        "abu",
        "y",
        "e",
        "und",
        "et",
    }
)
"""Words without a capital in the names of people and organisations."""
SHOUTED: Final = 5
"""Letters from which capitals make no acronym of a word."""
WITH_SMALL: Final = TITLED_KINDS | {"Place"}
"""Classes whose names have other words without a capital: "Sichuan province"."""

FULL: Final = 2
"""Words at least of a person's whole name."""
PERSONAL: Final = frozenset({"", "Person"})


class NameFilter:
    """What one article tells of its capitals: its headlines, and the words that it writes without."""

    def __init__(self, doc: Doc, lists: Lists, known: Collection[Span]) -> None:
        self._doc = doc
        self._lists = lists
        self._known = known
        self._headline = headline_tokens(doc)
        self._small = frozenset(token.lower_ for token in doc if token.is_lower)

    def accepted(self, proposed: Mapping[Span, str]) -> set[Span]:
        """Return the proposals that can be names; a word is one everywhere if it is one somewhere."""
        possible = {span: kind for span, kind in proposed.items() if self._can_be(span, kind)}
        kept = {span for span, kind in possible.items() if self._is_sure(span, kind)}
        forms = {written(self._doc, span) for span in kept}
        firsts = {self._doc[start].text for start, end in kept if end - start > 1}
        forms |= {word for word in firsts if word not in self._lists.common}
        families = {self._doc[end - 1].text for start, end in kept if self._ends_person(start, end, possible)}
        kept |= {span for span in possible if self._is_again(span, forms, families)}
        people = {span for span in kept if possible[span] == "Person"}
        whole = {written(self._doc, span) for span in people if self._has_given_name(span)}
        return (kept - people) | {self._ended(span, whole) for span in people}

    def _is_again(self, span: Span, forms: Collection[str], families: Collection[str]) -> bool:
        """Tell whether a span repeats a name, or a family's name where no sentence begins."""
        text = written(self._doc, span)
        common = text in self._lists.common
        return text in forms or (text in families and not (common and opens_sentence(self._doc[span[0]])))

    def _can_be(self, span: Span, kind: str) -> bool:
        text = written(self._doc, span)
        if (
            text.lower().strip(".") in self._lists.ontology.cue("noun", "no-name")
            or text in self._lists.titles
        ):
            return False
        if kind in PERSONAL and self._is_rank(span):
            return False
        agencies = self._lists.ontology.cue("noun", "picture-agency")
        if text.isupper() and len(text) >= SHOUTED and text in agencies:
            return False
        if kind not in WITH_SMALL and any(map(self._is_foreign, range(span[0] + 1, span[1]))):
            return False
        return can_be_name(self._doc, span, recognised=bool(kind))

    def _is_rank(self, span: Span) -> bool:
        """Tell a title with rank or field from who bears it: "Assistant Chief Constable", "Aid Minister"."""
        words, titles = self._doc[slice(*span)], self._lists.titles
        last = next((n for n in (1, 2) if n < len(words) and words[-n:].text in titles), len(words))
        cue = self._lists.ontology.cue
        holds = words[-1].lower_ in cue("noun", "portfolio-holder")
        before = [word for word in words[:-last] if not (holds and word.text in self._lists.common)]
        return last < len(words) and all(word.lower_ in cue("modifier", "rank") for word in before)

    def _ended(self, span: Span, people: Collection[str]) -> Span:
        """Return the span without what a caption or headline goes on with: "Anna Lind Speaking".

        `people` are the whole names that the article has; dictionary words behind one are no part of it.
        """
        start, rest = span
        while rest - start > FULL and self._is_plain(rest - 1):
            rest -= 1
        return (start, rest) if self._doc[start:rest].text in people else span

    def _has_given_name(self, span: Span) -> bool:
        return self._doc[span[0]].text in self._lists.given_names

    def _is_plain(self, position: int) -> bool:
        word = self._doc[position].text
        return word in self._lists.common and word not in self._lists.family_names

    def _is_foreign(self, position: int) -> bool:
        """Tell whether a word without a capital is no part of a name: not "hye" in "Park Geun-hye"."""
        token = self._doc[position]
        return (
            token.is_alpha and token.is_lower and bool(token.nbor(-1).whitespace_) and token.text not in SMALL
        )

    def _ends_person(self, start: int, end: int, kinds: Mapping[Span, str]) -> bool:
        """Tell whether the last word is a family's name by which a person may be called: "Theresa May"."""
        return kinds[start, end] == "Person" and end - start > 1 and bool(self._doc[end - 2].whitespace_)

    def _is_sure(self, span: Span, kind: str) -> bool:
        """Tell whether the capitals say that it is a name, or else the recogniser and no dictionary."""
        if self._is_heading(span):
            return False
        if span[0] in self._headline:
            return bool(kind) and not self._is_common(span)
        if span[1] - span[0] > 1:
            return True
        first = self._doc[span[0]]
        if first.text in self._lists.family_names:
            return bool(kind) or not opens_sentence(first)
        common = first.text in self._lists.common
        if opens_sentence(first):
            return is_described(first) or (bool(kind) and not common)
        return first.lower_ not in self._small or (
            bool(kind) and (not common or self._may_be_both(first, kind))
        )

    def _may_be_both(self, token: Token, kind: str) -> bool:
        """Tell whether a word that the article writes in small letters too may be a name: "Parliament"."""
        return kind == "Work" or token.lower_ in self._lists.ontology.cue("noun", "institution-like")

    def _is_heading(self, span: Span) -> bool:
        """Tell words of a heading in capitals from a name so written, which has none beside it."""
        start, end = span
        beside = self._doc[max(0, start - 1) : start], self._doc[end : end + 1]
        among = end - start > 1 or any(token.is_upper and token.is_alpha for s in beside for token in s)
        return among and all(self._is_shouted(self._doc[i]) for i in range(start, end))

    def _is_shouted(self, token: Token) -> bool:
        """Tell a word of a heading in capitals from an acronym: no dictionary has that, or it is short."""
        return token.is_upper and len(token) >= SHOUTED and token.text in self._lists.common

    def _is_common(self, span: Span) -> bool:
        """Tell whether a span of a headline is made of common words, and perhaps of a name of its own."""
        inside = {
            i for known in self._known if span[0] <= known[0] and known[1] <= span[1] for i in range(*known)
        }
        return all(token.i in inside or token.text in self._lists.common for token in self._doc[slice(*span)])
