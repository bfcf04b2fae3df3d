"""What tells the class of a name at one of its mentions: the words around it.

After McDonald (1996), "Internal and external evidence in the identification and semantic categorization
of proper names"; a name's own words stand in `name_evidence`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import children
from eventgraph.pipeline.name_evidence import FULL_NAME, LIKELY, NETWORK, TOLD, USUAL, classes_of
from eventgraph.pipeline.type_phrases import COMMON, governed, is_in_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.entities import Lists
    from eventgraph.pipeline.layers import Name
    from eventgraph.pipeline.name_evidence import Evidence

AGED: Final = re.compile(r"[,(] [1-9]\d [,).]")
QUOTES: Final = {'"': '"', "\u201c": "\u201d", "\u2018": "\u2019", "'": "'", "``": "''"}
PLACING: Final = frozenset({"in", "near", "across", "throughout", "outside", "around", "toward", "towards"})
SERVING: Final = frozenset({"of", "to", "for"})
PHRASE: Final = frozenset({"ADJ", "PROPN", "NUM", "CCONJ", "VERB", "ADV"})
LONGEST_PHRASE: Final = 12
LONGEST_TITLE: Final = 3
KIN_DISTANCE: Final = 12
"""Words behind a name among which "her cousin" may be the cousin of whoever bears it."""


def _is_medium(doc: Doc, name: Name, ontology: Ontology) -> bool:
    """Tell "on Twitter" and "a Twitter account" from the company that bans somebody."""
    before = doc[name.start - 1].lower_ if name.start else ""
    after = doc[name.end].lemma_.lower() if name.end < len(doc) else ""
    return before in ("on", "via", "through") or after in ontology.cue("noun", "medium")


def evidence(doc: Doc, name: Name, lists: Lists) -> Iterator[Evidence]:
    """Yield what the words around one mention tell of its name's class."""
    if name.kind == NETWORK:
        yield "Product" if _is_medium(doc, name, lists.ontology) else "Organization", TOLD
    if name.known is not None:
        return
    yield from _words_before(doc, name, lists)
    yield from _words_behind(doc, name, lists.ontology)
    if is_in_state(doc, name, lists):
        yield "Place", TOLD
    yield from _said_of(doc, name, lists)


def _words_before(doc: Doc, name: Name, lists: Lists) -> Iterator[Evidence]:
    """Read titles, prepositions and class nouns: "Mr. X", "in X", "the village of X", "the film X"."""
    if not name.start:
        return
    before = doc[name.start - 1]
    if has_title(doc, name, lists):
        yield "Person", TOLD
    if before.text == "," and _is_behind_title(doc, name, lists):
        yield "Person", TOLD
    yield from _governed(doc, name, lists.ontology)
    yield from ((kind, TOLD) for kind in governed(doc, name, lists.ontology))
    if before.lower_ == "of" and _is_of_person(doc, name, lists):
        yield "Organization", TOLD
    if before.text in QUOTES and name.end < len(doc) and doc[name.end].text == QUOTES[before.text]:
        yield "Work", USUAL
    if before.tag_ in ("NN", "NNP"):
        yield from ((kind, TOLD) for kind in classes_of(before.lower_, lists.ontology))


def _governed(doc: Doc, name: Name, ontology: Ontology) -> Iterator[Evidence]:
    """Read the preposition before, and its noun: "in X", "a stake in X", "a role in X", "the coast of X"."""
    before = doc[name.start - 1].lower_
    noun = doc[name.start - 2].lemma_.lower() if name.start > 1 else ""
    signals = ontology.signals_of("noun", noun) if before in ("in", "of") else frozenset()
    if before == "in" and "in-work" in signals:
        yield "Work", LIKELY
    elif f"{before}-organization" in signals:
        yield "Organization", LIKELY
    elif before in PLACING:
        yield "Place", USUAL
    if before == "of" and not signals.isdisjoint(("of-place", "Place")):
        yield "Place", TOLD


def _is_of_person(doc: Doc, name: Name, lists: Lists) -> bool:
    """Tell whether a whole person is "of" the name, who serves it then: "Tim Cook of Apple".

    Nobles and those with one name are of places, and so are those of "Verona, Italy".
    """
    behind = doc[name.end : name.end + 2]
    if doc[name.start].ent_type_ == "GPE" or (behind.text[:1] == "," and behind[-1].ent_type_ == "GPE"):
        return False
    family = doc[name.start - 2] if name.start > FULL_NAME.start else None
    person = family is not None and family.ent_type_ == "PERSON" and family.pos_ == "PROPN"
    return person and family is not None and family.nbor(-1).text in lists.given_names


def has_title(doc: Doc, name: Name, lists: Lists) -> bool:
    """Tell whether a title or an occupation stands right before the name."""
    if not name.start or not lists.titles.ends_with(doc[name.start - 1].text):
        return False
    return any(
        _is_personal(doc[start : name.start].text, lists)
        for start in range(max(0, name.start - LONGEST_TITLE), name.start)
    )


def _is_behind_title(doc: Doc, name: Name, lists: Lists) -> bool:
    """Tell whether the phrase before a comma is an office: "the governor of Lagos State, X"."""
    phrase = doc[max(0, name.start - LONGEST_PHRASE) : name.start - 1]
    last = max((token.i for token in phrase if token.lower_ in SERVING), default=0)
    inside = doc[last + 1 : name.start - 1]
    named = all(
        token.is_title or token.lower_ in ("the", *lists.ontology.cue("noun", "place-called"))
        for token in inside
    )
    return last > 0 and named and _is_personal(doc[last - 1].text, lists)


def _is_personal(title: str, lists: Lists) -> bool:
    """Tell what only people are from what firms are too: owners, developers, partners."""
    if title not in lists.titles:
        return False
    return lists.ontology.signals_of("noun", title.lower()).isdisjoint(("Organization", "anybody"))


def _words_behind(doc: Doc, name: Name, ontology: Ontology) -> Iterator[Evidence]:
    """Read "X-based", "X, 34,", "X (34)", "X's wife", "X residents", "the X river", "X, where"."""
    following = [doc[i].lower_ for i in range(name.end, min(name.end + 3, len(doc)))]
    if following[:1] == ["-"] and following[1:2] in (["based"], ["headquartered"]):
        yield "Place", TOLD
    if re.fullmatch(AGED, " ".join(following)):
        yield "Person", TOLD
    if following[:2] == [",", "who"] and _may_be_who(doc, name, ontology):
        yield "Person", TOLD
    if following[:2] == [",", "where"]:
        yield "Place", TOLD
    after = name.end + (following[:1] in (["'s"], ["\u2019s"], ["'"], ["\u2019"]))
    owned = doc[after] if after < len(doc) else None
    if owned is not None and owned.pos_ in COMMON:
        signals = ontology.signals_of("noun", owned.lemma_.lower())
        kinds = (kind for kind in sorted(ontology.classes) if f"owned-by-{kind.lower()}" in signals)
        yield from ((kind, TOLD) for kind in kinds if kind != "Work" or not _narrows_several(owned))


def _narrows_several(noun: Token) -> bool:
    """Tell the star of "X's star players" from that of "X star Ann Reed"."""
    return noun.dep_ == "compound" and noun.head.tag_ == "NNS"


def _may_be_who(doc: Doc, name: Name, ontology: Ontology) -> bool:
    """Tell who stands before ", who": no institution, nor what a preposition governs."""
    institutions = ontology.cue("noun", "institution")
    governed = name.start > 0 and doc[name.start - 1].pos_ == "ADP"
    return not governed and all(token.lower_ not in institutions for token in doc[name.start : name.end])


def _said_of(doc: Doc, name: Name, lists: Lists) -> Iterator[Evidence]:
    """Read appositions, predicates and verbs: "Alibaba, the e-commerce giant", "Lund was born"."""
    root = name.root(doc)
    for noun in (*_predicates(root), *_nouns_behind(doc, name)):
        lemma = noun.lemma_.lower()
        found = list(classes_of(lemma, lists.ontology)) or ["Person"] * _is_personal(lemma, lists)
        yield from ((kind, TOLD) for kind in found)
    if root.dep_ in ("nsubj", "nsubjpass"):
        if _has_kin(doc, name, lists.ontology):
            yield "Person", LIKELY
        for kind in ("Person", "Organization"):
            if root.head.lemma_.lower() in lists.ontology.cue("verb", f"by-{kind.lower()}"):
                yield kind, USUAL


def _has_kin(doc: Doc, name: Name, ontology: Ontology) -> bool:
    """Tell whether the subject has relatives, before another name comes: "X had met her cousin"."""
    for token in doc[name.end : name.end + KIN_DISTANCE]:
        if token.is_sent_start or token.pos_ == "PROPN":
            return False
        if token.tag_ == "PRP$" and token.lower_ in ("his", "her"):
            return token.head.lemma_.lower() in ontology.cue("noun", "owned-by-person")
    return False


def _predicates(root: Token) -> Iterator[Token]:
    """Yield the common nouns that say what the name is."""
    yield from (child for child in children(root, "appos") if child.pos_ == "NOUN")
    if root.dep_ == "appos" and root.head.pos_ in ("NOUN", "PROPN") and root.head.i < root.i:
        yield root.head
    if root.dep_ == "oprd" and root.head.dep_ == "acl" and root.head.head.pos_ == "NOUN":
        yield root.head.head  # "smart glasses called X"
    if root.dep_ in ("nsubj", "nsubjpass") and root.head.lemma_ == "be":
        yield from (child for child in children(root.head, "attr") if child.pos_ == "NOUN")


def _nouns_behind(doc: Doc, name: Name) -> Iterator[Token]:
    """Yield the noun of "X, a Berlin-based design and research firm", whatever its parse."""
    opening = [doc[i].lower_ for i in range(name.end, min(name.end + 2, len(doc)))]
    if opening[:1] not in ([","], ["("], ["\u2013"], ["\u2014"]) or opening[1:] not in (
        ["a"],
        ["an"],
        ["the"],
    ):
        return
    noun = None
    for token in doc[name.end + 2 : name.end + LONGEST_PHRASE]:
        if token.pos_ == "NOUN":
            noun = token
        elif token.pos_ not in PHRASE and token.text != "-":
            break
    if noun is not None:
        yield noun
