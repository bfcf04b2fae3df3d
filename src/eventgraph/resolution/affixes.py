"""Words that a name may wear or leave off without naming anybody else.

Compared after `names.fold`: lower case, no accents, no full stops ("S.A." is "sa").
"""

from __future__ import annotations

from typing import Final

ARTICLES: Final = frozenset({"the"})

HONORIFICS: Final = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "madam", "sir", "dame", "lord", "lady", "dr", "prof",
     "professor", "president", "premier", "chancellor", "senator", "sen", "sec", "congressman",
     "congresswoman", "rep", "representative", "governor", "gov", "mayor", "minister", "secretary",
     "ambassador", "judge", "justice", "general", "gen", "colonel", "col", "major", "captain",
     "capt", "lieutenant", "lt", "sergeant", "sgt", "rev", "reverend"}
)  # fmt: skip
"""Titles before a person's name. Royal and papal ones stay: without them "Pope Francis" is any Francis."""

PARTICLES: Final = frozenset({"al", "el", "ul", "bin", "ibn", "abu"})
"""Words that stand before a surname, with or without a hyphen, and are often left out."""

LEGAL_FORMS: Final = frozenset(
    {"inc", "incorporated", "corp", "corporation", "ltd", "limited", "llc", "llp", "plc", "gmbh",
     "sarl", "pvt", "pte", "pty", "bhd", "sdn", "kgaa"}
)  # fmt: skip
"""Legal forms that no person, place or work ends with, so they go whatever the article's type is."""

ORGANIZATION_FORMS: Final = LEGAL_FORMS | frozenset(
    {"ag", "sa", "as", "se", "ab", "asa", "nv", "bv", "oy", "oyj", "spa", "kk", "co"}
)  # fmt: skip
"""With those that are words or names elsewhere, so they go from an Organization's name only."""

GENERIC_FORMS: Final = ORGANIZATION_FORMS | frozenset(
    {"group", "holding", "holdings", "company", "companies"}
)
"""With the words that go only where the rest is not a person or a place: Eurasia Group is no Eurasia."""
