"""Finds the gazetteer's names in a text: Aho-Corasick with our own word borders, longest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ahocorasick_rs import AhoCorasick
from spacy.attrs import IS_UPPER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc

    from eventgraph.ontology.gazetteer import KnownName


OWNED: Final = "'s"
OWNER: Final = 2
"""Tokens of "Campbell's"."""
SHORT: Final = 4
"""Letters up to which capitals are more often an acronym than a place."""
LONGEST_PLACE: Final = 3


class KnownNames:
    """A matcher over surface forms; case counts, since "Apple" is not "apple".

    Matches may not begin or end inside a word. Texts cut into tokens have a blank before "'s". The automaton
    reports overlapping matches because a longer match without a border would otherwise hide a shorter one
    with it.
    """

    def __init__(self, known: Mapping[str, KnownName]) -> None:
        self._known = known
        owned = [entry for surface, entry in known.items() if OWNED in surface]
        self._entries = [*known.values(), *owned]
        self._shouted = {s.upper(): e for s, e in known.items() if len(s) > SHORT and e.type == "Place"}
        cut = [entry.surface.replace(OWNED, f" {OWNED}") for entry in owned]
        self._automaton = AhoCorasick([*(entry.surface for entry in known.values()), *cut])

    def get(self, text: str) -> KnownName | None:
        """Return who the words name, or None."""
        return self._known.get(text)

    def find(self, doc: Doc) -> Iterator[tuple[int, int, KnownName]]:
        """Yield (first token, last token + 1, known name), longest first, without overlaps, in text order."""
        text = doc.text.replace("\u2019", "'")
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if _is_bounded(text, start, end) and not _is_stray_abbreviation(text, start, end):
                span = doc.char_span(start, end, alignment_mode="strict")
                if span is not None and not _is_owner(doc, span.end):
                    found.append((span.start, span.end, self._entries[index]))
        yield from _longest([*found, *self._find_shouted(doc)])

    def _find_shouted(self, doc: Doc) -> Iterator[tuple[int, int, KnownName]]:
        """Yield places in capitals, as datelines write them: "HANGZHOU", "SAN FRANCISCO"."""
        for start in map(int, doc.to_array(IS_UPPER).nonzero()[0]):
            if len(doc[start]) > 1:
                for end in range(start + 1, min(start + LONGEST_PLACE, len(doc)) + 1):
                    entry = self._shouted.get(doc[start:end].text)
                    if entry is not None:
                        yield start, end, entry


def _is_bounded(text: str, start: int, end: int) -> bool:
    before = start == 0 or not text[start - 1].isalnum()
    after = end == len(text) or not text[end].isalnum()
    return before and after


def _is_stray_abbreviation(text: str, start: int, end: int) -> bool:
    """Tell whether "Mass." or "Miss." stands without the comma that makes it a state: "Boston, Mass."."""
    short = text[end - 1] == "." and "." not in text[start : end - 1]
    return short and text[max(0, start - 2) : start] != ", "


def _is_owner(doc: Doc, end: int) -> bool:
    """Tell a person of the article from a firm: "Campbell's wife", where "Mark Campbell" is spoken of."""
    if doc[end - 1].tag_ != "POS" or end < OWNER:
        return False
    name = doc[end - 2].text
    bare = (token for token in doc if token.text == name and token.i + 1 < len(doc) and token.i != end - 2)
    return any(token.nbor().tag_ != "POS" for token in bare)


def _longest(found: list[tuple[int, int, KnownName]]) -> list[tuple[int, int, KnownName]]:
    taken: set[int] = set()
    kept = []
    for start, end, entry in sorted(found, key=lambda f: (f[0] - f[1], f[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, end, entry))
    return sorted(kept, key=lambda f: f[0])
