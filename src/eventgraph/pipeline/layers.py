"""What eventgraph adds to a `Doc`: the names of all layers, and what they hold.

A layer is a list of tuples of strings and numbers, so that `DocBin` and `nlp.pipe(n_process=2)` can carry
it; where they bring lists for tuples, readers make tuples of them again. The readable views (`doc._.claims`,
`doc._.entities`, …) are getters. Positions in layers are token indices; records hold characters.

    layer           written by                 holds
    mentions        eventgraph_entities        names: start, end, type, role, known (gazetteer's name), kind
    entities        eventgraph_aliases         name, type, same_as, mentions (indices of those above), sure
    references      eventgraph_coreference     start, end, kind, entity, antecedent (index of a mention)
    propositions    eventgraph_propositions    kind, head, words, roles
    matches         eventgraph_matches          for each proposition a list of frames with what fills them
    types           eventgraph_types           the class of each entity, once its verbs are known
    candidates      eventgraph_claims          relation, subject, object, trigger, rule, …
    factuality      eventgraph_factuality      one [factuality, ended] for each candidate
    attribution     eventgraph_attribution     one source or None for each candidate
    times           eventgraph_time            one time or None for each candidate
    confidence      eventgraph_confidence      a number from 0 to 1 for each candidate
    qualifiers      eventgraph_qualifiers      a list of [name, value] for each candidate
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from spacy.tokens import Doc

from eventgraph.pipeline.sentences import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from eventgraph.records import ArticleEntity, Claim

LAYERS: Final = (
    "mentions",
    "entities",
    "references",
    "propositions",
    "matches",
    "types",
    "candidates",
    "factuality",
    "attribution",
    "times",
    "confidence",
    "qualifiers",
)
PREFIX: Final = "eventgraph_"

STATES: Final = ("role.", "structure.", "adjective.")
"""How the rules of candidates begin that state what holds; what stands beside them is of something else."""
BESIDE: Final = ("role.apposition", "role.compound", "structure.compound")
"""Rules of what stands beside a name: the article tells it, whatever the verb or the speaker around it."""


class Name(NamedTuple):
    """A named mention: tokens `start` to `end`, its class, how sure it is, what the gazetteer says of it."""

    start: int
    end: int
    type: str
    role: str = "name"
    known: str | None = None
    kind: str = ""
    sure: bool = False

    def text(self, doc: Doc) -> str:
        """Return the name as it is written."""
        return (doc[self.start] if self.end - self.start == 1 else doc[self.start : self.end]).text

    def root(self, doc: Doc) -> Token:
        """Return the word of the name that the others hang upon."""
        if self.end - self.start == 1:
            return doc[self.start]
        roots, place = _roots(doc), (self.start, self.end)
        if place not in roots:
            roots[place] = doc[self.start : self.end].root
        return roots[place]


@lru_cache(maxsize=1)
def _roots(doc: Doc) -> dict[tuple[int, int], Token]:
    """Return where the roots of the names of the Doc at hand are kept: they are asked for again and again."""
    del doc
    return {}


class ArticleName(NamedTuple):
    """An entity of one article: its fullest name, its class and its mentions (indices of names).

    `sure` tells a class that the gazetteer or the words around say from one that a tagger guessed.
    """

    name: str
    type: str
    same_as: str | None
    mentions: tuple[int, ...]
    sure: bool = False


class Reference(NamedTuple):
    """A description or pronoun and whom it means; `antecedent` is the index of a name."""

    start: int
    end: int
    kind: str
    entity: int
    antecedent: int


class Role(NamedTuple):
    """One argument of a proposition: grammatical position, preposition, verb between, and its head token."""

    position: str
    token: int
    marker: str = ""
    verb: str = ""


class Proposition(NamedTuple):
    """A predicate with its arguments, whatever construction it came in.

    `head` is the predicate's token, `words` its lemma and whatever particle or modifier belongs to it.
    """

    kind: str
    head: int
    words: tuple[str, ...]
    roles: tuple[Role, ...]
    construction: str = ""


class FrameMatch(NamedTuple):
    """A frame by its number in the lexicon, with the tokens that may fill its places.

    `places` names where X and Y were read, `others` holds what stands at each Z that only some classes fill.
    """

    frame: int
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    places: tuple[str, str]
    others: tuple[tuple[tuple[str, ...], tuple[int, ...]], ...] = ()


class Candidate(NamedTuple):
    """A claim before it is judged: ends are entity indices, or token spans of concepts."""

    relation: str
    subject: int | None
    object: int | None
    trigger: int
    trigger_end: int
    rule: str
    subject_span: tuple[int, int]
    object_span: tuple[int, int]


def write_layer(doc: Doc, layer: str, rows: Iterable[Any]) -> Doc:
    """Put rows into a layer and return the Doc."""
    setattr(doc._, PREFIX + layer, list(rows))
    return doc


def read_names(doc: Doc) -> list[Name]:
    """Return the layer `mentions`."""
    return [row if isinstance(row, Name) else Name(*row) for row in _rows(doc, "mentions")]


def read_entities(doc: Doc) -> list[ArticleName]:
    """Return the layer `entities`."""
    rows = [row if isinstance(row, ArticleName) else _entity(row) for row in _rows(doc, "entities")]
    types = _rows(doc, "types")
    if not types:
        return rows
    return [
        row if row.type == kind else row._replace(type=kind) for row, kind in zip(rows, types, strict=True)
    ]


def _entity(row: list[Any]) -> ArticleName:
    name, kind, same_as, mentions, sure = row
    return ArticleName(name, kind, same_as, tuple(mentions), sure)


def read_references(doc: Doc) -> list[Reference]:
    """Return the layer `references`."""
    return [row if isinstance(row, Reference) else Reference(*row) for row in _rows(doc, "references")]


def read_propositions(doc: Doc) -> list[Proposition]:
    """Return the layer `propositions`."""
    return [row if isinstance(row, Proposition) else _proposition(row) for row in _rows(doc, "propositions")]


def _proposition(row: list[Any]) -> Proposition:
    kind, head, words, roles, construction = row
    return Proposition(kind, head, tuple(words), tuple(Role(*role) for role in roles), construction)


def read_matches(doc: Doc) -> list[list[FrameMatch]]:
    """Return the layer `matches`, a list for each proposition."""
    return [
        [row if isinstance(row, FrameMatch) else _match(row) for row in rows]
        for rows in _rows(doc, "matches")
    ]


def _match(row: list[Any]) -> FrameMatch:
    frame, subjects, objects, (x, y), others = row
    fillers = tuple((tuple(classes), tuple(tokens)) for classes, tokens in others)
    return FrameMatch(frame, tuple(subjects), tuple(objects), (x, y), fillers)


def read_candidates(doc: Doc) -> list[Candidate]:
    """Return the layer `candidates`."""
    return [row if isinstance(row, Candidate) else _candidate(row) for row in _rows(doc, "candidates")]


def _candidate(row: list[Any]) -> Candidate:
    relation, subject, obj, trigger, end, rule, of_subject, of_object = row
    return Candidate(relation, subject, obj, trigger, end, rule, tuple(of_subject), tuple(of_object))


def read_judgements(doc: Doc, layer: str) -> list[Any]:
    """Return one of the layers that hold one value for each candidate."""
    return _rows(doc, layer)


def register_layers() -> None:
    """Declare the layers, the views and what a component must be told; harmless when repeated.

    `doc._.published` (ISO 8601) is needed for relative dates; `doc._.claims` and `doc._.entities` are
    lists of records made from the layers when they are asked for.
    """
    for name in (*(PREFIX + layer for layer in LAYERS), "published", "article_id"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    for name, getter in (("claims", _claims), ("entities", _entities)):
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)


def _claims(doc: Doc) -> tuple[Claim, ...]:
    from eventgraph.pipeline.assemble import claim_records

    return claim_records(doc)


def _entities(doc: Doc) -> list[ArticleEntity]:
    from eventgraph.pipeline.assemble import entity_records

    return entity_records(doc)


def _rows(doc: Doc, layer: str) -> list[Any]:
    return getattr(doc._, PREFIX + layer) or []


def sentence_bounds(doc: Doc, token: int) -> tuple[int, int]:
    """Return first and last-plus-one token of the sentence without white space at its ends."""
    start, end = sentence_of(doc[token])
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    return start, end


def told_in(doc: Doc, candidates: Iterable[Candidate]) -> list[tuple[int, int]]:
    """Return the sentences that tell of the candidates, as characters of the text, in text order."""
    sentences = sorted({sentence_of(doc[candidate.trigger_end - 1]) for candidate in candidates})
    return [(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for start, end in sentences]
