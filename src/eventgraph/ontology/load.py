"""Turtle -> Ontology."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from eventgraph.errors import OntologyError
from eventgraph.ids import digest
from eventgraph.ontology.files import shipped_turtle
from eventgraph.ontology.frame import KINDS, Frame, parse_frame
from eventgraph.ontology.relation import Example, Relation
from eventgraph.ontology.turtle import read_bytes, turtle_triples

EG: Final = "https://w3id.org/eventgraph/ns#"
RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
YIELDS: Final = re.compile(r"(?P<object>.+?)(?: \((?P<factuality>actual|planned|possible|negated)\))?")
NONE: Final[frozenset[str]] = frozenset()
CUE_KINDS: Final = ("auxiliary", "governor", "modifier", "noun", "verb", "preposition")

Node = dict[str, list[str]]
"""Objects by predicate of one subject, in file order."""


@dataclass(frozen=True, slots=True)
class Ontology:
    """All that the pipeline must know of the world and of words, except names.

    `classes` maps each class to itself and all its superclasses, `cues` a kind of word and what it
    signals ("governor", "planned") to lemmas. `version` is a digest of the files' bytes: equal versions
    read an article alike.
    """

    relations: Mapping[str, Relation]
    classes: Mapping[str, frozenset[str]]
    cues: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    version: str = ""
    _signals: Mapping[tuple[str, str], frozenset[str]] = field(init=False, repr=False, compare=False)
    _of_kind: Mapping[str, Mapping[str, frozenset[str]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the cues by word, asked for every noun of an article, and by kind, asked for every claim."""
        signals: dict[tuple[str, str], set[str]] = defaultdict(set)
        kinds: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
        for (kind, signal), words in self.cues.items():
            kinds[kind][signal] = words
            for word in words:
                signals[kind, word].add(signal)
        index = {key: frozenset(found) for key, found in signals.items()}
        object.__setattr__(self, "_signals", index)
        object.__setattr__(self, "_of_kind", dict(kinds))

    def is_a(self, name: str, wanted: frozenset[str]) -> bool:
        """Tell whether class `name` is one of the wanted classes or below one; none wanted admits all."""
        return not wanted or "Thing" in wanted or not wanted.isdisjoint(self.classes.get(name, NONE))

    def admitted(self, frame: Frame, place: str) -> frozenset[str]:
        """Return the classes that may stand at a place of a frame: domain or range, narrowed by the frame."""
        relation = self.relations[frame.relation]
        wide = {"X": relation.domain, "Y": relation.range}.get(place, frozenset())
        argument = frame.argument(place)
        narrow = argument.classes if argument else frozenset()
        return frozenset(c for c in self.classes if self.is_a(c, wide) and self.is_a(c, narrow))

    def cue(self, kind: str, signal: str) -> frozenset[str]:
        """Return the words of a kind that signal something; none is an empty set."""
        return self.cues.get((kind, signal), NONE)

    def signals_of(self, kind: str, word: str) -> frozenset[str]:
        """Return all that a word of a kind signals."""
        return self._signals.get((kind, word), NONE)

    def cue_signals(self, kind: str) -> Mapping[str, frozenset[str]]:
        """Return signal -> words for one kind of cue."""
        return self._of_kind.get(kind, {})


def load_ontology(extra: Iterable[Path | str] = ()) -> Ontology:
    """Load the shipped ontology and the user's files after it; the same files are read once.

    Raises:
        OntologyError: a file is not Turtle, or a block does not follow `docs/lexicon.md`.
    """
    return _load(tuple(map(str, shipped_turtle())) + tuple(map(str, extra)))


@lru_cache(maxsize=8)
def _load(paths: Sequence[str]) -> Ontology:
    contents = [read_bytes(path) for path in paths]
    nodes: dict[str, Node] = defaultdict(lambda: defaultdict(list))
    for path, content in zip(paths, contents, strict=True):
        for subject, predicate, value in turtle_triples(path, content):
            nodes[subject][predicate].append(value)
    relations = {
        iri.rsplit("#", 1)[-1]: _relation(iri, node, nodes)
        for iri, node in nodes.items()
        if EG + "Relation" in node[RDF_TYPE]
    }
    version = digest(*(content.decode("utf-8", "replace") for content in contents), length=12)
    return Ontology(relations, _classes(nodes), _cues(nodes), version)


def _one(node: Node, predicate: str, default: str = "") -> str:
    return node[predicate][0] if node[predicate] else default


def _local(iris: Iterable[str]) -> frozenset[str]:
    return frozenset(iri.rsplit("#", 1)[-1] for iri in iris)


def _relation(iri: str, node: Node, nodes: Mapping[str, Node]) -> Relation:
    name = iri.rsplit("#", 1)[-1]
    frames = tuple(parse_frame(name, kind, text) for kind in KINDS for text in node[EG + kind])
    return Relation(
        name=name,
        iri=iri,
        label=_one(node, RDFS + "label", name.replace("_", " ")),
        inverse_label=_one(node, EG + "inverseLabel"),
        definition=_one(node, SKOS + "definition"),
        family=_one(node, EG + "family", "other"),
        domain=_local(node[RDFS + "domain"]),
        range=_local(node[RDFS + "range"]),
        symmetric=OWL + "SymmetricProperty" in node[RDF_TYPE],
        functional=OWL + "FunctionalProperty" in node[RDF_TYPE],
        inverse_functional=OWL + "InverseFunctionalProperty" in node[RDF_TYPE],
        matches=tuple(node[SKOS + "exactMatch"] + node[SKOS + "closeMatch"]),
        qualifiers=frozenset(node[EG + "qualifier"]),
        frames=frames,
        examples=(
            *_examples(name, node, nodes),
            *(Example(text, ()) for text in node[EG + "counterExample"]),
        ),
    )


def _examples(name: str, node: Node, nodes: Mapping[str, Node]) -> Iterable[Example]:
    for blank in node[EG + "example"]:
        example = nodes[blank]
        claims = tuple(_yields(name, text) for text in example[EG + "yields"])
        if not claims or not example[EG + "text"]:
            message = f"relation {name}: an eg:example needs eg:text and eg:yields"
            raise OntologyError(message)
        yield Example(_one(example, EG + "text"), claims)


def _yields(name: str, text: str) -> tuple[str, str, str]:
    """Read `SUBJECT relation OBJECT (factuality)`."""
    subject, separator, rest = text.partition(f" {name} ")
    match = YIELDS.fullmatch(rest)
    if not separator or not match:
        message = f'relation {name}: eg:yields {text!r} is not "SUBJECT {name} OBJECT"'
        raise OntologyError(message)
    return subject, match["object"], match["factuality"] or "actual"


def _classes(nodes: Mapping[str, Node]) -> dict[str, frozenset[str]]:
    parents = {
        iri.rsplit("#", 1)[-1]: _local(p for p in node[RDFS + "subClassOf"] if p.startswith(EG))
        for iri, node in nodes.items()
        if iri.startswith(EG) and OWL + "Class" in node[RDF_TYPE]
    }

    def above(name: str, seen: frozenset[str]) -> frozenset[str]:
        fresh = parents.get(name, frozenset()) - seen
        return frozenset({name}).union(*(above(parent, seen | fresh) for parent in fresh))

    return {name: above(name, frozenset()) for name in parents}


def _cues(nodes: Mapping[str, Node]) -> dict[tuple[str, str], frozenset[str]]:
    cues: dict[tuple[str, str], set[str]] = defaultdict(set)
    for node in nodes.values():
        for signal in node[EG + "signals"] if EG + "CueList" in node[RDF_TYPE] else ():
            for kind in CUE_KINDS:
                words = (word for line in node[EG + kind] for word in line.split())
                cues[kind, signal].update(word.replace("_", " ") for word in words)
    return {key: frozenset(words) for key, words in cues.items() if words}
