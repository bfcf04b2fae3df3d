"""Finds the bodies of states that newspapers write without capitals: "Japan's finance ministry"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.ontology.gazetteer import COUNTRY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc

    from eventgraph.ontology import Ontology
    from eventgraph.ontology.gazetteer import KnownName
    from eventgraph.pipeline.name_spans import Span

LONGEST: Final = 5
"""Words between the state and what the body is: "state civil aviation"."""
CALLED: Final = frozenset({"Free", "New", "Royal", "National"})
"""What belongs to a body's name before the state's: "the Free Syrian army" is not Syria's."""
INDEFINITE: Final = frozenset({"a", "an", "another", "any", "some"})


def find_official_bodies(doc: Doc, known: Mapping[Span, KnownName], ontology: Ontology) -> Iterator[Span]:
    """Yield "Norway's civil aviation authority" and "the Turkish military", beginning with the state.

    Bodies of which a state has many need a word that tells which: no "Indian court" is one.
    """
    only = ontology.cue("noun", "state-body")
    named = ontology.cue("noun", "named-state-body")
    for (start, end), entry in known.items():
        first = end + (end < len(doc) and doc[end].tag_ == "POS")
        state = entry.role == "adjective" or entry.kind == COUNTRY or first > end
        if entry.type != "Place" or not state or (start and doc[start - 1].lower_ in INDEFINITE):
            continue
        last = _last_word(doc, first)
        words = [token.lower_ for token in doc[first : last + 1]]
        whole = {" ".join(words[-size:]) for size in (1, 2)}
        called = start > 0 and doc[start - 1].text in CALLED
        if not only.isdisjoint(whole) or (len(words) > 1 and words[-1] in named and not _is_title(doc, last)):
            yield start - called, last + 1


def _is_title(doc: Doc, last: int) -> bool:
    """Tell whether a name follows that the words describe: "Syria's state news agency Sana"."""
    following = doc[last + 1 : last + 2]
    return following.text[:1].isupper() and all(
        t.pos_ == "PROPN" and t.ent_type_ != "DATE" for t in following
    )


def _last_word(doc: Doc, first: int) -> int:
    """Return the noun that ends a run of lower-case words from `first`, or the token before it."""
    last = first - 1
    for token in doc[first : first + LONGEST]:
        if not token.is_lower or token.pos_ not in ("NOUN", "ADJ", "PROPN"):
            break
        last = token.i
    return last
