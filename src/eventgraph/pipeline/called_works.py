"""Finds works whose titles have small words, by the noun before them: "his album, Tales of the Harbour"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Doc

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.common_words import CommonWords
    from eventgraph.pipeline.name_spans import Span

SMALL: Final = frozenset({"of", "the", "a", "in", "to", "for", "with", "from", "at", "on", "my"})
"""Small words within a title; "and" joins two titles as often."""
MOST: Final = 2


def find_called_works(
    doc: Doc, known: Collection[Span], ontology: Ontology, common: Collection[str] | CommonWords
) -> Iterator[Span]:
    """Yield the titles of several words behind a noun for works, a comma or none between.

    Behind a small word a title goes on with words of the dictionary: not "the film Northlight in Oslo".
    """
    places = {start for start, _ in known}
    for match in _announced(ontology.cue("noun", "Work")).finditer(doc.text):
        noun = doc.char_span(match.start(), match.end(1))
        start = noun.end + (doc[noun.end].text == ",") if noun is not None else len(doc)
        end = _title_end(doc, start, places, common)
        if any(token.is_lower for token in doc[start:end]):
            yield start, end


@lru_cache(maxsize=4)
def _announced(nouns: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of a noun for works before a word with a capital."""
    return re.compile(rf"({'|'.join(sorted(nouns))}),? (?=[A-Z])")


def _title_end(doc: Doc, start: int, places: Collection[int], common: Collection[str] | CommonWords) -> int:
    """Return where a title ends that begins at `start`: words with capitals, and small ones between."""
    end = position = start
    while position < len(doc):
        token = doc[position]
        if token.is_title and (end in (start, position) or _goes_on(doc, position, places, common)):
            end = position + 1
        elif end == start or token.lower_ not in SMALL or position - end >= MOST:
            break
        position += 1
    return end


def _goes_on(doc: Doc, position: int, places: Collection[int], common: Collection[str] | CommonWords) -> bool:
    return position not in places and doc[position].text in common
