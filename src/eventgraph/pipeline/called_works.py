"""Finds works whose titles have small words, by the noun before them: "his album, Tales of the Harbour"."""

from __future__ import annotations

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
    nouns = ontology.cue("noun", "Work")
    places = {start for start, _ in known}
    for noun in doc:
        if noun.text not in nouns or noun.i + 2 >= len(doc):
            continue
        start = noun.i + 1 + (noun.nbor(1).text == ",")
        end = _title_end(doc, start, places, common)
        if any(token.is_lower for token in doc[start:end]):
            yield start, end


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
