"""What tells the class of a name at one of its mentions: its own words, and the words around it.

After McDonald (1996), "Internal and external evidence in the identification and semantic categorization
of proper names".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

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
AGED: Final = re.compile(r"[,(] [1-9]\d [,).]")
MODEL_NUMBER: Final = re.compile(r"(?=.*\d)(?=.*[A-Z])[\w-]{2,8}")
QUOTES: Final = {'"': '"', "\u201c": "\u201d", "\u2018": "\u2019", "'": "'"}
PREFIXED: Final = frozenset({"Product", "Work", "Law", "Event"})
"""Classes whose names go on: "Star Wars: Rogue Moon", "Google Glass Pro"."""
MEDIA: Final = "media"
NETWORK: Final = "network"
"""The gazetteer's kind of those that are a company and where people post."""
INSTITUTIONAL: Final = frozenset({"institution-like", "institution", "inside-organization"})
"""What words signal of which one makes a name that of an organisation."""
PLACING: Final = frozenset({"in", "near", "across", "throughout", "outside", "around", "toward", "towards"})
COMMON: Final = ("NOUN", "ADJ")
PHRASE: Final = frozenset({"ADJ", "PROPN", "NUM", "CCONJ", "VERB", "ADV"})
LONGEST_PHRASE: Final = 12
LONGEST_TITLE: Final = 3


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
        yield from _full_name(words, lists)
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


def _full_name(words: list[str], lists: Lists) -> Iterator[Evidence]:
    """Read "Mara Lindenhof", and "Jarvo Baker" by its family's name."""
    if len(words) not in FULL_NAME or not words[-1][0].isupper():
        return
    named_after = words[-1] not in lists.family_names and _is_institutional(words[-1].lower(), lists.ontology)
    if words[0] in lists.given_names:
        if named_after:  # "the Dana Centre"
            return
        yield "Person", GIVEN_NAME + USUAL * (words[-1] in lists.family_names)
        return
    families = [word in lists.family_names for word in words]
    common = [word in lists.common for word in words]
    if (families[0] or families[-1]) and all(f or not c for f, c in zip(families, common, strict=True)):
        yield "Person", USUAL


def _is_medium(doc: Doc, name: Name, ontology: Ontology) -> bool:
    """Tell "on Twitter" and "a Twitter account" from the company that bans somebody."""
    before = doc[name.start - 1].lower_ if name.start else ""
    after = doc[name.end].lemma_.lower() if name.end < len(doc) else ""
    return before in ("on", "via", "through") or after in ontology.cue("noun", "medium")


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


def evidence(doc: Doc, name: Name, lists: Lists) -> Iterator[Evidence]:
    """Yield what the words around one mention tell of its name's class."""
    if name.kind == NETWORK:
        yield "Product" if _is_medium(doc, name, lists.ontology) else "Organization", TOLD
    if name.known is not None:
        return
    yield from _words_before(doc, name, lists)
    yield from _words_behind(doc, name, lists.ontology)
    yield from _said_of(doc, name, lists)


def _numbered(word: str, ontology: Ontology) -> Iterator[str]:
    """Yield what a word with a number names: "Article 50", "Windows 11", "FTSE 100"."""
    yield "Law" if word in ontology.cue("noun", "numbered-law") else "Product"


def _is_institutional(word: str, ontology: Ontology) -> bool:
    return not INSTITUTIONAL.isdisjoint(ontology.signals_of("noun", word))


def _shape(words: list[str], lists: Lists) -> Iterator[Evidence]:
    """Read the words that names of one class begin or end with."""
    signals = [lists.ontology.signals_of("noun", word) for word in words]
    form = words[-1].replace(".", "")
    firm = form in lists.suffixes or form in lists.ontology.cue("noun", "firm-word")
    if firm or any(_is_institutional(word, lists.ontology) for word in words):
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


def _words_before(doc: Doc, name: Name, lists: Lists) -> Iterator[Evidence]:
    """Read titles, prepositions and class nouns: "Mr. X", "in X", "the village of X", "the film X"."""
    if not name.start:
        return
    before = doc[name.start - 1]
    if has_title(doc, name, lists):
        yield "Person", TOLD
    if before.lower_ in PLACING:
        yield "Place", USUAL
    if before.lower_ == "of" and name.start > 1:
        noun = doc[name.start - 2].lemma_.lower()
        if not lists.ontology.signals_of("noun", noun).isdisjoint(("of-place", "Place")):
            yield "Place", TOLD
    if before.lower_ == "of" and _is_of_person(doc, name, lists):
        yield "Organization", TOLD
    if before.text in QUOTES and name.end < len(doc) and doc[name.end].text == QUOTES[before.text]:
        yield "Work", USUAL
    if before.tag_ in ("NN", "NNP"):
        yield from ((kind, TOLD) for kind in classes_of(before.lower_, lists.ontology))


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


def _is_personal(title: str, lists: Lists) -> bool:
    """Tell what only people are from what firms are too: owners, developers, partners."""
    if title not in lists.titles:
        return False
    return lists.ontology.signals_of("noun", title.lower()).isdisjoint(("Organization", "anybody"))


def _has_article(doc: Doc, name: Name) -> bool:
    return name.start > 0 and doc[name.start - 1].lower_ == "the"


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
        yield from (
            (kind, TOLD) for kind in sorted(ontology.classes) if f"owned-by-{kind.lower()}" in signals
        )


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
        for kind in ("Person", "Organization"):
            if root.head.lemma_.lower() in lists.ontology.cue("verb", f"by-{kind.lower()}"):
                yield kind, USUAL


def _predicates(root: Token) -> Iterator[Token]:
    """Yield the common nouns that say what the name is."""
    yield from (child for child in children(root, "appos") if child.pos_ == "NOUN")
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
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
