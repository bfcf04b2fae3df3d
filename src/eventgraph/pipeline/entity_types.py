"""Decides what each name is from all evidence in the article: one sense per discourse (Gale et al. 1992)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.entities import Lists
    from eventgraph.pipeline.layers import Name
    from eventgraph.pipeline.name_cuts import Titles

Votes = dict[str, dict[str, float]]

WEIGHT_MODEL: Final = 1.0
WEIGHT_CONTEXT: Final = 2.5
WEIGHT_KNOWN: Final = 8.0
WEIGHT_GIVEN_NAME: Final = 2.0
FULL_NAME: Final = range(2, 5)
PERSON_WORDS: Final = 2
"""A person's full name has at least two words; spaCy's PERSON on one word is the weakest of its tags."""


def decide_types(doc: Doc, names: list[Name], lists: Lists) -> list[Name]:
    """Return the names with the class that their mentions vote for together."""
    votes: Votes = {}
    firm: set[tuple[str, str]] = set()
    for name in names:
        form = doc[name.start : name.end].text
        votes.setdefault(form, defaultdict(float))
        for kind, weight in _evidence(doc, name, lists):
            votes[form][kind] += weight
            if weight >= WEIGHT_GIVEN_NAME or (kind == "Person" and weight >= WEIGHT_MODEL):
                firm.add((form, kind))
    _share_with_short_forms(votes)
    return [_decided(name, doc[name.start : name.end].text, votes, firm) for name in names]


def _decided(name: Name, form: str, votes: Votes, firm: set[tuple[str, str]]) -> Name:
    """Return the name with its class; a tagger's guess is not firmer for being repeated."""
    if name.role != "name":
        return name._replace(sure=True)
    kind = _winner(votes[form])
    return name._replace(type=kind, sure=(form, kind) in firm)


def _winner(votes: Mapping[str, float]) -> str:
    return min(votes, key=lambda kind: (-votes[kind], kind)) if votes else "Organization"


def _share_with_short_forms(votes: Votes) -> None:
    """Let "Neumann" be what "Adam Neumann" is."""
    full = {form: counter for form, counter in votes.items() if " " in form}
    for form, counter in votes.items():
        if " " in form:
            continue
        for longer, its in full.items():
            words = longer.split()
            if form == words[-1] and _winner(its) == "Person":
                counter["Person"] += WEIGHT_KNOWN
            elif form == words[0] and _winner(its) == "Organization":
                counter["Organization"] += WEIGHT_CONTEXT
            elif form == words[0] and _winner(its) == "Person":
                counter["Person"] += WEIGHT_CONTEXT


def _evidence(doc: Doc, name: Name, lists: Lists) -> Iterator[tuple[str, float]]:
    if name.known is not None:
        yield name.type, WEIGHT_KNOWN
    elif _is_full_name(doc, name, lists.given_names):
        yield "Person", WEIGHT_GIVEN_NAME
    if name.known is None and name.type:
        single = name.type == "Person" and name.end - name.start < PERSON_WORDS
        yield name.type, WEIGHT_MODEL / 2 if single else WEIGHT_MODEL
    yield from ((kind, WEIGHT_CONTEXT) for kind in _shape(doc, name, lists))
    yield from ((kind, WEIGHT_CONTEXT) for kind in _nouns_around(doc, name, lists.ontology))
    if _has_title(doc, name, lists.titles):
        yield "Person", WEIGHT_CONTEXT
    if (
        name.end < len(doc) - 1
        and doc[name.end].text == "-"
        and doc[name.end + 1].lower_ in ("based", "headquartered")
    ):
        yield "Place", WEIGHT_CONTEXT


def _shape(doc: Doc, name: Name, lists: Lists) -> Iterator[str]:
    """Yield what the name's own words say: "Dell Technologies Inc.", "World Governments Summit"."""
    words = [token.lower_ for token in doc[name.start : name.end]]
    if len(words) < PERSON_WORDS:
        return
    institutions = lists.ontology.cue("noun", "institution-like")
    firm = words[-1].replace(".", "") in lists.suffixes | lists.ontology.cue("noun", "firm-word")
    institution = bool(institutions.intersection(words[1:])) or words[0] in institutions
    if firm or institution:
        yield "Organization"
    else:
        yield from _classes_of(words[-1], lists.ontology)


def _classes_of(noun: str, ontology: Ontology) -> Iterator[str]:
    """Yield the classes that a common noun stands for, by the cues whose signal is a class."""
    signals = ontology.cue_signals("noun").items()
    yield from (signal for signal, words in signals if signal in ontology.classes and noun in words)


def _is_full_name(doc: Doc, name: Name, given_names: frozenset[str]) -> bool:
    """Tell whether the words look like a person's: a given name, then one to three more words."""
    words = doc[name.start : name.end]
    return len(words) in FULL_NAME and words[0].text in given_names and words[-1].text[0].isupper()


def _nouns_around(doc: Doc, name: Name, ontology: Ontology) -> Iterator[str]:
    """Yield the classes of the common nouns that say what the name is.

    "Alibaba, the e-commerce giant", "the start-up Anthropic", "Claude Code is an assistant".
    """
    root = doc[name.start : name.end].root
    nouns = [child for child in root.children if child.dep_ == "appos" and child.pos_ == "NOUN"]
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
        nouns.append(root.head)
    if root.dep_ in ("nsubj", "nsubjpass") and root.head.lemma_ == "be":
        nouns += [child for child in root.head.children if child.dep_ == "attr" and child.pos_ == "NOUN"]
    nouns += [t for t in root.children if t.dep_ == "compound" and t.pos_ == "NOUN" and t.i < name.start]
    after = doc[name.end] if name.end < len(doc) else None
    if after is not None and root.dep_ == "compound" and root.head == after and after.pos_ == "NOUN":
        nouns += [after] if after.lemma_.lower() in ontology.cue("noun", "Product") else []
    for noun in nouns:
        yield from _classes_of(noun.lemma_.lower(), ontology)


def _has_title(doc: Doc, name: Name, titles: Titles) -> bool:
    before = (doc[start : name.start].text for start in range(max(0, name.start - 3), name.start))
    return any(text in titles for text in before)
