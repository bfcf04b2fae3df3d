"""On whose word: the kinds of sources that articles name."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from eventgraph.resolution.participants import PREPOSITIONS


class SourceKind(StrEnum):
    """Who stands for a claim, the most answerable first."""

    OWN = "own voice"
    DOCUMENT = "document"
    NAMED = "named source"
    UNNAMED = "unnamed source"


DOCUMENTS: Final = frozenset(
    {"agreement", "announcement", "bill", "complaint", "contract", "data", "dataset", "decree", "document",
     "documents", "e-mail", "email", "emails", "figures", "filing", "filings", "indictment", "judgment",
     "lawsuit", "letter", "memo", "memorandum", "minutes", "notice", "order", "paper", "papers", "petition",
     "prospectus", "record", "records", "release", "ruling", "statement", "statistics", "study", "survey",
     "testimony", "text", "transcript", "verdict"}
)  # fmt: skip
"""Nouns for what can be looked up. A "report" is none: as often as not it is hearsay."""
LETTERS: Final = re.compile(r"[^\W\d_]")


def source_kind(source: str | None) -> SourceKind:
    """Return the kind of a source in an article's words; None is the article's own voice.

    A document is told by its noun before any preposition ("internal memo seen by Harbour Wire"), a named
    source by the capital of its last word there ("White House"); all else is unnamed ("two officials").
    """
    if source is None:
        return SourceKind.OWN
    words = PREPOSITIONS.split(" ".join(source.split()), maxsplit=1)[0].split()
    if not DOCUMENTS.isdisjoint(word.strip(".,\"'“”").lower() for word in words):
        return SourceKind.DOCUMENT
    letters = LETTERS.search(words[-1]) if words else None
    return SourceKind.NAMED if letters and letters[0].isupper() else SourceKind.UNNAMED
