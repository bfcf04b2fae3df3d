"""A short way to write a parsed sentence, so that rules can be tested without a model.

A token is `word=lemma/TAG/dep>head`: the Penn tag, the ClearNLP label, and the nearest token of the
sentence that is written like the head. Left out may be the lemma where it is the word in lower case (of a
proper noun: the word itself) and the head where it is the sentence's root. A bare sign is punctuation; `¶`
is an empty line. A sentence ends after `.`, `?`, `!` and `¶`.

    parse("Alibaba/NNP/nsubj banned=ban/VBD/ROOT Claude/NNP/compound>Code Code/NNP/dobj .")
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import spacy
from spacy.tokens import Doc

from eventgraph.pipeline.layers import ArticleName, Candidate, Name, register_layers, write_layer

if TYPE_CHECKING:
    from spacy.vocab import Vocab

POS: Final = {
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "NN": "NOUN",
    "NNS": "NOUN",
    "MD": "AUX",
    "IN": "ADP",
    "RP": "ADP",
    "TO": "PART",
    "POS": "PART",
    "PRP": "PRON",
    "PRP$": "PRON",
    "WP": "PRON",
    "WDT": "PRON",
    "EX": "PRON",
    "DT": "DET",
    "WRB": "SCONJ",
    "JJ": "ADJ",
    "RB": "ADV",
    "CC": "CCONJ",
    "CD": "NUM",
    "UH": "INTJ",
    "_SP": "SPACE",
}
BREAK: Final = "¶"
ENDS: Final = frozenset([".", "?", "!", BREAK])
GLUED: Final = frozenset([*".,;:?!)”’%-", "'s", "n't", BREAK])
OPENING: Final = frozenset("(“‘$-")


class Written(NamedTuple):
    """One token as it is written."""

    word: str
    lemma: str
    tag: str
    dep: str
    head: str


@lru_cache(maxsize=1)
def vocabulary() -> Vocab:
    """Return English lexical attributes without a model."""
    return spacy.blank("en").vocab


def parse(text: str, **entities: str) -> Doc:
    """Return the Doc that the notation writes; `entities` maps a label to words that bear it ("DATE")."""
    register_layers()
    rows = [_written(token) for token in text.split()]
    doc = Doc(
        vocabulary(),
        words=["\n\n" if row.word == BREAK else row.word for row in rows],
        spaces=[_is_spaced(rows, i) for i in range(len(rows))],
        tags=[row.tag for row in rows],
        pos=[_pos(row) for row in rows],
        lemmas=[row.lemma for row in rows],
        deps=[row.dep for row in rows],
        heads=list(_heads(rows)),
    )
    for label, found in entities.items():
        start = doc.text.index(found)
        span = doc.char_span(start, start + len(found), label=label, alignment_mode="expand")
        doc.ents = (*doc.ents, *([span] if span else []))
    return doc


def _written(token: str) -> Written:
    if "/" not in token:
        tag = "_SP" if token == BREAK else token
        return Written(token, token, tag, "dep" if tag == "_SP" else "punct", "")
    form, tag, relation = token.split("/")
    word, _, lemma = form.partition("=")
    dep, _, head = relation.partition(">")
    return Written(word, lemma or (word if tag.startswith("NNP") else word.lower()), tag, dep, head)


def _pos(row: Written) -> str:
    if row.tag.startswith("VB"):
        return "AUX" if row.dep in ("aux", "auxpass") or row.lemma == "be" else "VERB"
    if row.tag == "TO" and row.dep == "prep":
        return "ADP"
    return "SCONJ" if row.dep == "mark" else POS.get(row.tag, "PUNCT")


def _heads(rows: list[Written]) -> Iterator[int]:
    ends = [i + 1 for i, row in enumerate(rows) if row.word in ENDS]
    borders = sorted({0, *ends, len(rows)})
    for start, end in pairwise(borders):
        roots = [i for i in range(start, end) if rows[i].dep == "ROOT"]
        for position in range(start, end):
            yield (
                _head(rows, position, range(start, end)) if rows[position].head else (roots or [position])[0]
            )


def _head(rows: list[Written], position: int, sentence: range) -> int:
    wanted = rows[position].head
    same = [i for i in sentence if i != position and rows[i].word == wanted]
    if not same:
        message = f"{rows[position].word!r} hangs on {wanted!r}, which is not there"
        raise ValueError(message)
    return min(same, key=lambda i: (abs(i - position), -i))


def _is_spaced(rows: list[Written], position: int) -> bool:
    following = rows[position + 1].word if position + 1 < len(rows) else ""
    return bool(following) and following not in GLUED and rows[position].word not in OPENING | {BREAK}


def names(doc: Doc, *written: str) -> list[Name]:
    """Return every occurrence of names written as `Claude Code:Product`, longer ones first, in text order.

    A role, the gazetteer's name and its kind may follow: `Chinese:Place:adjective:China:country`.
    """
    found: list[Name] = []
    for entry in sorted(written, key=lambda entry: -len(entry.partition(":")[0].split())):
        text, kind, *more = entry.split(":")
        role, known, gazetteer_kind = [*more, *("name", "", "")[len(more) :]]
        size = len(text.split())
        spans = (doc[i : i + size] for i in range(len(doc) - size + 1))
        free = [s for s in spans if s.text == text and not any(n.start <= s.start < n.end for n in found)]
        found += [Name(span.start, span.end, kind, role, known or None, gazetteer_kind) for span in free]
    return sorted(found)


def with_names(doc: Doc, *written: str) -> Doc:
    """Write the layers `mentions` and `entities`: one entity for each name as written."""
    found = names(doc, *written)
    owners: dict[str, list[int]] = {}
    for index, name in enumerate(found):
        owners.setdefault(doc[name.start : name.end].text, []).append(index)
    rows = [
        ArticleName(text, found[own[0]].type, found[own[0]].known, tuple(own)) for text, own in owners.items()
    ]
    return write_layer(write_layer(doc, "mentions", found), "entities", rows)


def token(doc: Doc, word: str) -> int:
    """Return the index of the only token that is written like this."""
    (found,) = [t.i for t in doc if t.text == word]
    return int(found)


def candidate(doc: Doc, trigger: str, *, rule: str = "verb.active") -> Candidate:
    """Return a candidate claim with that trigger, its ends unspecified."""
    position = token(doc, trigger)
    return Candidate("bans", 0, 1, position, position + 1, rule, (0, 1), (0, 1))
