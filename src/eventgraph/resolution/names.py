"""A name -> the key under which articles that write it differently meet."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from eventgraph.resolution.affixes import ARTICLES, GENERIC_FORMS, HONORIFICS, LEGAL_FORMS, ORGANIZATION_FORMS

STROKES: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "\u0131": "i", "þ": "th"}
)
"""Latin letters that Unicode does not decompose but newspapers do."""

POSSESSIVE: Final = re.compile(r"(['\u2019\u02bc\uff07]s|(?<=s)['\u2019\u02bc\uff07])\s*$", re.IGNORECASE)
INVISIBLE: Final = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff'`\u00b4\u02bc\u2018\u2019]")
"""Accents, soft hyphens, zero-width characters and apostrophes: all that joins the letters beside it."""
SPACED_INITIALS: Final = re.compile(r"(?<!\S)(\w) (?=\w(?:\s|$))")
"""The space between letters that stand alone: "j k rowling" is "jk rowling"."""
FULL_STOP: Final = re.compile(r"(?<!\d)\.|\.(?!\d)")


class NameKey(NamedTuple):
    """`careful` leaves off what never matters; `bare` also what matters to some names.

    Bare drops the possessive and generic words ("Wendy's", "Eurasia Group"): use it only where
    nobody else is known by what remains.
    """

    careful: str
    bare: str


def name_key(name: str, kind: str) -> NameKey:
    """Return the keys of a name that an article gives to an entity of the class `kind`.

    Case, accents, white space, punctuation, a leading "the", legal forms and (for a `Person`) titles
    are left off, never the last word. A key is empty only if the name is.
    """
    return NameKey(_key(name, kind), _bare(name, kind))


def strip_possessive(name: str) -> str:
    """Return the name without a possessive ending, white space folded: "Alibaba's" is "Alibaba"."""
    folded = " ".join(name.split())
    return POSSESSIVE.sub("", folded) or folded


def fold(text: str) -> str:
    """Return the text in lower case with words of letters, digits and symbols apart by one space.

    NFKD without accents; "&" is "and"; full stops and apostrophes vanish ("U.S." is "us", but 4.5 stays),
    other punctuation parts words. Symbols stay, since C++ is not C.
    """
    # Case folding can decompose letters, and decomposing can bring capitals, so each is done twice.
    lower = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).casefold()
    plain = INVISIBLE.sub("", lower).translate(STROKES).replace("&", " and ")
    return " ".join("".join(map(_letter, FULL_STOP.sub("", plain))).split())


def _letter(character: str) -> str:
    kept = character in ".#" or unicodedata.category(character)[0] not in "PZ"
    return character if kept else " "


def _key(name: str, kind: str) -> str:
    leading = ARTICLES | HONORIFICS if kind == "Person" else ARTICLES
    return _stripped(name, leading, _forms(kind))


def _bare(name: str, kind: str) -> str:
    leading = ARTICLES | HONORIFICS if kind == "Person" else ARTICLES
    forms = GENERIC_FORMS if kind == "Organization" else _forms(kind)
    return _stripped(strip_possessive(name), leading, forms)


def _forms(kind: str) -> frozenset[str]:
    if kind in ("Work", "Concept"):
        return frozenset()
    return ORGANIZATION_FORMS if kind == "Organization" else LEGAL_FORMS


def _stripped(name: str, leading: frozenset[str], trailing: frozenset[str]) -> str:
    words = SPACED_INITIALS.sub(r"\1", fold(name)).split()
    while len(words) > 1 and words[-1] in trailing:
        words.pop()
        if len(words) > 1 and words[-1] == "and":  # what "Tiffany & Co." leaves
            words.pop()
    while len(words) > 1 and words[0] in leading:
        words.pop(0)
    return " ".join(words) or name.strip().casefold()
