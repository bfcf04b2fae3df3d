"""What the text index holds of a store: a document for each claim, each sentence and each entity.

A claim is found by the names of its two ends, its relation and what is told beside them; its sentence is a
document of its own, which several claims may share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.rdf.namespaces import ARTICLE, CLAIM, EG, ENTITY, NIF, SKOS
from eventgraph.rdf.storage.changes import DEFAULT, LABEL, Change
from eventgraph.rdf.storage.ledger import RECORD

ENTITIES: Final = 0
CLAIMS: Final = 1
SENTENCES: Final = 2
KINDS: Final = (ENTITIES, CLAIMS, SENTENCES)

ALIAS: Final = ox.NamedNode(f"{SKOS}altLabel")
SUBJECT: Final = ox.NamedNode(f"{EG}subject")
RELATION: Final = ox.NamedNode(f"{EG}relation")
OBJECT: Final = ox.NamedNode(f"{EG}object")
ENDS: Final = (SUBJECT, RELATION, OBJECT)
DETAILS: Final = tuple(ox.NamedNode(EG + name) for name in ("source", "place", "amount", "count", "reason"))
ANCHOR: Final = ox.NamedNode(f"{NIF}anchorOf")

CONTROLS: Final = dict.fromkeys((*range(32), 127), " ")
"""Line ends part lines, and two other controls are used to mark the words found."""

Label = Callable[[str], str]
"""What the thing with an IRI is called."""


class Document(NamedTuple):
    """One thing that can be found: its kind, its IRI without what kind and article say of it, its words.

    The first line of the text is a name, of a claim its ends and its relation; the others are aliases or
    details. A sentence is one line.
    """

    kind: int
    name: str
    text: str


def document_iri(kind: int, article: str | None, name: str) -> str:
    """Return the IRI of a document; `article` is the IRI of its article, None of an entity."""
    return {ENTITIES: ENTITY, CLAIMS: CLAIM}.get(kind, article or "") + name


class Names:
    """What entities and relations are called in quads that stay as they are: looked up once, or all read."""

    def __init__(self, quads: ox.Store) -> None:
        """Take the quads."""
        self._quads = quads
        self._texts: dict[str, str | None] = {}

    def read_all(self) -> set[str]:
        """Read all names, which is quicker than looking many up; return the IRIs of the entities."""
        names: dict[str, list[str]] = defaultdict(list)
        for predicate in (LABEL, ALIAS):
            found = self._quads.quads_for_pattern(None, predicate, None, DEFAULT)
            for subject, name in sorted((_value(quad.subject), _value(quad.object)) for quad in found):
                if predicate == LABEL or subject in names:
                    names[subject].append(name)
        self._texts = {iri: _lines(dict.fromkeys(parts)) for iri, parts in names.items()}
        return {iri for iri in names if iri.startswith(ENTITY)}

    def text(self, iri: str) -> str | None:
        """Return the document of an entity, None where the store does not describe it."""
        if iri not in self._texts:
            node = ox.NamedNode(iri)
            label = _values(self._quads, node, LABEL)
            names = dict.fromkeys([*label, *_values(self._quads, node, ALIAS)]) if label else ()
            self._texts[iri] = _lines(names) if label else None
        return self._texts[iri]

    def label(self, iri: str) -> str:
        """Return what an entity or a relation is called, an empty string where the store does not tell."""
        return label_of(self.text(iri)) or ""


def article_documents(quads: ox.Store, article: str, label: Label) -> list[Document]:
    """Return the documents of what stands in the graph with that IRI, sorted."""
    told: dict[str, dict[ox.NamedNode, str]] = defaultdict(dict)
    graph = ox.NamedNode(article)
    for predicate in (*ENDS, *DETAILS, ANCHOR):
        for quad in quads.quads_for_pattern(None, predicate, None, graph):
            told[_value(quad.subject)][predicate] = _value(quad.object)
    return sorted(_documents(told, article, label))


def records(quads: ox.Store, article: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield the IRI of every article of the ledger, or of the one that is named, and its record."""
    subject = ox.NamedNode(article) if article is not None else None
    for quad in quads.quads_for_pattern(subject, RECORD, None, DEFAULT):
        yield _value(quad.subject), _value(quad.object)


def mentioning(quads: ox.Store, iris: Iterable[str]) -> Iterator[str]:
    """Yield the IRIs of the articles whose claims are about the entities, or have the relations."""
    for iri in iris:
        for predicate in (SUBJECT, OBJECT) if iri.startswith(ENTITY) else (RELATION,):
            found = quads.quads_for_pattern(None, predicate, ox.NamedNode(iri), None)
            yield from filter(is_article, {_value(quad.graph_name) for quad in found})


def touched(change: Change) -> Iterator[str]:
    """Yield the IRIs of the articles, entities and relations whose documents a change may make stale."""
    if change.graph is not None:
        yield from filter(is_article, [change.graph.value])
        return
    for triple in (*change.removed, *change.added):
        if triple.predicate in (LABEL, ALIAS) and isinstance(triple.subject, ox.NamedNode):
            yield triple.subject.value


def is_article(graph: str) -> bool:
    """Tell whether the graph with that IRI holds what an article says, and not the RDF of others."""
    return graph.startswith(ARTICLE)


def label_of(text: str | None) -> str | None:
    """Return the first line of a document."""
    return text.partition("\n")[0] if text is not None else None


def _documents(
    told: Mapping[str, Mapping[ox.NamedNode, str]], article: str, label: Label
) -> Iterator[Document]:
    for iri, about in told.items():
        if ANCHOR in about:
            yield Document(SENTENCES, iri.removeprefix(article), _lines([about[ANCHOR]]))
        if all(end in about for end in ENDS):
            ends = " ".join(filter(None, (label(about[end]) for end in ENDS)))
            details = (about[detail] for detail in DETAILS if detail in about)
            yield Document(CLAIMS, iri.removeprefix(CLAIM), _lines([ends, *details]))


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part.translate(CONTROLS) for part in parts)


def _values(quads: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[str]:
    found = quads.quads_for_pattern(subject, predicate, None, DEFAULT)
    return sorted(quad.object.value for quad in found if isinstance(quad.object, ox.Literal))
