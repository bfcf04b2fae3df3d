"""What tells the class of a name by its own words: "Ford Motor Co.", "Mount Fuji", "A400M", "Mara Lindenhof".

After McDonald (1996), "Internal and external evidence in the identification and semantic categorization
of proper names"; what stands around a name tells more (`type_evidence`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.entities import Lists
    from eventgraph.pipeline.layers import Name

Evidence = tuple[str, float]
"""A class and how much speaks for it."""

KNOWN: Final = 8.0
TOLD: Final = 2.5
"""The article says it: "the start-up Anthropic"."""
GIVEN_NAME: Final = 2.0
LIKELY: Final = 2.0
FAMILY_NAME: Final = 1.25
USUAL: Final = 1.0
"""What is so more often than not: "in X" is a place, "X said" a person."""
FULL_NAME: Final = range(2, 5)
YEAR: Final = 4
"""Digits of a year, which says nothing of what the name before it is."""
MODEL_NUMBER: Final = re.compile(r"(?=.*\d)(?=.*[A-Z])[\w-]{2,8}")
INITIALS: Final = re.compile(r"[A-Z]|(?:[A-Z]\.){1,3}")
OWNER_MARKS: Final = frozenset({"'s", "\u2019s", "'", "\u2019"})
PREFIXED: Final = frozenset({"Product", "Work", "Law", "Event"})
"""Classes whose names go on: "Star Wars: Rogue Moon", "Google Glass Pro"."""
INSTITUTIONAL: Final = frozenset({"institution-like", "institution", "inside-organization"})
"""What words signal of which one makes a name that of an organisation."""
MEDIA: Final = "media"
NETWORK: Final = "network"
"""The gazetteer's kind of those that are a company and where people post."""


def own_evidence(doc: Doc, name: Name, lists: Lists) -> Iterator[Evidence]:
    """Yield what the name itself tells: "Ford Motor Co.", "Mount Fuji", "A400M", "Mara Lindenhof"."""
    words = [doc[i].text for i in range(name.start, name.end)]
    if name.known is None and len(words) > 1 and words[-1].isdigit() and len(words[-1]) < YEAR:
        yield from ((kind, TOLD) for kind in _numbered(words[-2].lower(), lists.ontology))
    if name.kind == NETWORK:
        return
    if name.known is None and words[-1] in lists.ontology.cue("noun", "place-called"):
        yield "Place", KNOWN
    elif name.known is not None:
        yield name.type, KNOWN
    elif len(words) == 1:
        yield from _one_word(doc, name, lists)
    else:
        yield from _called_after(words, lists.ontology) or _full_name(words, lists)
        yield from _shape([word.lower() for word in words], lists)
        yield from _begun(doc, name, lists)


def _one_word(doc: Doc, name: Name, lists: Lists) -> Iterator[Evidence]:
    """Read "A400M", "Navy", and the names of people, which have no article."""
    word = doc[name.start].text
    if MODEL_NUMBER.fullmatch(word):
        yield "Product", USUAL
    if word.lower() in lists.ontology.cue("noun", "institution-like"):
        yield "Organization", LIKELY
    if not _has_article(doc, name) and (word in lists.family_names or word in lists.given_names):
        yield "Person", FAMILY_NAME


def _has_article(doc: Doc, name: Name) -> bool:
    return name.start > 0 and doc[name.start - 1].lower_ == "the"


def _called_after(words: list[str], ontology: Ontology) -> list[Evidence]:
    """Read "Gloria's Bakery": who is called after somebody is a firm, but for places and events."""
    owned = OWNER_MARKS.intersection(words[1:-1])
    return [("Organization", LIKELY)] if owned and words[-1].lower() in ontology.cue("noun", "shop") else []


def _full_name(words: list[str], lists: Lists) -> Iterator[Evidence]:
    """Read "Mara Lindenhof", "J.R. Lindenhof", and "Jarvo Baker" by its family's name."""
    if len(words) not in FULL_NAME or not words[-1][0].isupper() or OWNER_MARKS.intersection(words):
        return
    if words[0] in lists.given_names:
        last = words[-1].lower()
        bodily = _is_institutional(last, lists.ontology) or _is_of_firm(last, lists)
        if words[-1] not in lists.family_names and bodily:
            return  # "the Dana Centre", "Vera Software"
        yield "Person", GIVEN_NAME + USUAL * (words[-1] in lists.family_names)
        return
    if INITIALS.fullmatch(words[0]) and words[-1] not in lists.common and words[-1].istitle():
        yield "Person", USUAL
        return
    families = [word in lists.family_names for word in words]
    common = [word in lists.common for word in words]
    if (families[0] or families[-1]) and all(f or not c for f, c in zip(families, common, strict=True)):
        yield "Person", USUAL


def _begun(doc: Doc, name: Name, lists: Lists) -> Iterator[Evidence]:
    """Read the known names that a longer one begins or ends with: "Amazon Music Deluxe"."""
    known = lists.known
    inner = range(name.start + 1, name.end)
    first = next((e for i in reversed(inner) if (e := known.get(doc[name.start : i].text)) is not None), None)
    last = next((e for i in inner if (e := known.get(doc[i : name.end].text)) is not None), None)
    direction = doc[name.start].lower_ in lists.ontology.cue("noun", "direction")
    if last is not None and last.type == "Place" and last.role == "name":
        yield ("Place", LIKELY) if direction else ("Organization", USUAL)
    elif first is not None and first.type in PREFIXED:
        yield first.type, USUAL if doc[name.start].text in lists.given_names else LIKELY
    elif first is not None and (first.type == "Place" or first.kind == MEDIA):
        yield "Organization", USUAL
    elif first is not None and first.type == "Organization":
        personal = any(token.text in lists.given_names for token in doc[name.start : name.end])
        yield from (("Product", USUAL),) if last is None and not personal else ()


def _numbered(word: str, ontology: Ontology) -> Iterator[str]:
    """Yield what a word with a number names: "Article 50", "Windows 11", "FTSE 100"."""
    yield "Law" if word in ontology.cue("noun", "numbered-law") else "Product"


def _is_institutional(word: str, ontology: Ontology) -> bool:
    return not INSTITUTIONAL.isdisjoint(ontology.signals_of("noun", word))


def _is_of_firm(word: str, lists: Lists) -> bool:
    return word.replace(".", "") in lists.suffixes or word in lists.ontology.cue("noun", "firm-word")


def _shape(words: list[str], lists: Lists) -> Iterator[Evidence]:
    """Read the words that names of one class begin or end with."""
    signals = [lists.ontology.signals_of("noun", word) for word in words]
    if "of" not in words and "arena" in signals[-1]:
        yield "Place", LIKELY
        return
    if _is_of_firm(words[-1], lists) or any(_is_institutional(word, lists.ontology) for word in words):
        yield "Organization", LIKELY
        return
    for kind in sorted(lists.ontology.classes):
        if f"begins-{kind.lower()}" in signals[0] or f"ends-{kind.lower()}" in signals[-1]:
            yield kind, LIKELY
    if "may-end-place" in signals[-1]:
        yield "Place", USUAL
    yield from ((kind, LIKELY) for kind in classes_of(words[-1], lists.ontology) if kind != "Place")


def classes_of(noun: str, ontology: Ontology) -> Iterator[str]:
    """Yield the classes that a common noun stands for, by the cues whose signal is a class."""
    if noun in ontology.cue("noun", "anybody"):
        return
    yield from sorted(ontology.signals_of("noun", noun) & ontology.classes.keys())
