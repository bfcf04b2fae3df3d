"""Matches propositions against the frames of the ontology, the most specific first.

Knows nothing of entities or classes: it says which tokens stand where X and Y are expected.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.ontology.load import load_ontology
from eventgraph.pipeline.dependencies import NOMINAL, children
from eventgraph.pipeline.frame_places import fillers, places_of, rest_fits
from eventgraph.pipeline.layers import FrameMatch, read_references
from eventgraph.pipeline.reciprocals import split_envoys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Argument, Frame, Ontology
    from eventgraph.pipeline.layers import Proposition

AMOUNTS: Final = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY"})
PREFIXES: Final = frozenset({"co", "ex", "-"})
"""What the tagger takes for nouns before a title that it does not narrow: "co-leader"."""
INDEFINITE: Final = frozenset({"a", "an"})
KEPT: Final = 8192
"""Words whose frames are kept at hand: a few thousand make up most of any text."""
NOUNS: Final = ("noun", "role")
"""Kinds of propositions whose head is the last of their words."""


class Match(NamedTuple):
    """A frame found in a proposition: the tokens that may be X, those that may be Y, and where they stood.

    `places` names the grammatical places that X and Y were read from ("subject", "possessive", …), `others`
    holds what stands at a Z that only some classes may fill.
    """

    frame: Frame
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    places: tuple[str, str]
    others: tuple[tuple[frozenset[str], tuple[int, ...]], ...] = ()

    def row(self) -> FrameMatch:
        """Return the match as the layer `matches` holds it."""
        others = tuple((tuple(sorted(classes)), tokens) for classes, tokens in self.others)
        return FrameMatch(self.frame.number, self.subjects, self.objects, self.places, others)


class Entry(NamedTuple):
    """A frame under one of its heads: the word that it is looked up by, and the others that must be there."""

    frame: Frame
    head: tuple[str, ...]
    word: str
    others: frozenset[str]
    ends: tuple[Argument, ...]

    @classmethod
    def of(cls, frame: Frame, head: tuple[str, ...]) -> Entry:
        """Return the entry of a frame for a head: nouns and roles are known by its last word."""
        words = tuple(word.lower() for word in head)
        word, others = (words[-1], words[:-1]) if frame.kind in NOUNS else (words[0], words[1:])
        ends = tuple(argument for argument in frame.arguments if argument.place in ("X", "Y"))
        return cls(frame, words, word, frozenset(others), ends)


class Lexicon:
    """The frames of all relations, indexed by kind and head word."""

    def __init__(self, ontology: Ontology) -> None:
        self._subordinate = ontology.cue("modifier", "subordinate")
        self._former = ontology.cue("modifier", "ended")
        self._symmetric = frozenset(r.name for r in ontology.relations.values() if r.symmetric)
        self._envoys = ontology.cue("noun", "representative") | ontology.cue("noun", "state")
        frames = (frame for relation in ontology.relations.values() for frame in relation.frames)
        self._frames = tuple(frame._replace(number=number) for number, frame in enumerate(frames))
        index: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for frame in self._frames:
            for entry in (Entry.of(frame, head) for head in frame.heads):
                index[frame.kind, entry.word].append(entry)
        self._index = {key: sorted(entries, key=_rank) for key, entries in index.items()}
        self._entries = lru_cache(maxsize=KEPT)(self._looked_up)

    def _looked_up(self, kind: str, word: str, form: str) -> tuple[Entry, ...]:
        """Return the entries of a word and its form; lemmatizers leave out letters ("hopes" is "hop")."""
        keys = dict.fromkeys((word, form, word + "e", word + word[-1:]))
        return tuple(entry for key in keys for entry in self._index.get((kind, key), ()))

    def match(self, proposition: Proposition, doc: Doc) -> Iterator[Match]:
        """Yield the frames that the proposition fills, most specific first."""
        entries = list(self.frames(proposition, doc)) if proposition.roles else []
        if not entries:
            return
        positions = frozenset(role.position for role in proposition.roles)
        markers = frozenset(role.marker for role in proposition.roles)
        transitive = _is_transitive(proposition, doc)
        for entry in entries:
            mutual = entry.frame.relation in self._symmetric
            if transitive and not _takes_object(entry.frame):
                continue
            if mutual or _has_room(entry, positions, markers):
                yield from self._bind(entry.frame, proposition, doc, mutual=mutual)

    def named(self, row: FrameMatch) -> Match:
        """Return the match of a row of the layer `matches`."""
        others = tuple((frozenset(classes), tokens) for classes, tokens in row.others)
        return Match(self._frames[row.frame], row.subjects, row.objects, row.places, others)

    def _bind(self, frame: Frame, proposition: Proposition, doc: Doc, *, mutual: bool) -> Iterator[Match]:
        bound = places_of(frame, proposition, doc, mutual=mutual)
        if mutual and not bound["Y"][0]:
            split_envoys(frame, doc, self._envoys, bound)
        (subjects, at), (objects, to) = bound["X"], bound["Y"]
        if subjects and objects and rest_fits(frame, proposition, doc):
            others = (
                (argument.classes, fillers(argument, frame, proposition)[0])
                for argument in frame.arguments
                if argument.place == "Z" and argument.classes
            )
            yield Match(frame, subjects, objects, (at, to), tuple(others))

    def frames(self, proposition: Proposition, doc: Doc) -> Iterator[Entry]:
        """Yield the frames of the proposition's head, each with the form of its head."""
        form = doc[proposition.head].lower_
        word = proposition.words[-1 if proposition.kind in NOUNS else 0]
        entries = self._entries(proposition.kind, word, form)
        if not entries:
            return
        said = _Said.of(proposition, doc, form)
        second = {_joined(doc, proposition.head)} & self._subordinate
        for entry in entries:
            if not _has_head(entry, said):
                continue
            if entry.frame.kind == "role" and not second <= set(entry.head):
                continue
            if entry.frame.bare and (
                _is_one_of_several(doc[proposition.head], self._former)
                or _is_narrowed(proposition, entry.others, doc, self._subordinate)
            ):
                continue
            yield entry

    def nouns(self, proposition: Proposition, doc: Doc) -> Iterator[Frame]:
        """Yield the frames of an event noun that says who acts, whatever else is missing."""
        entries = self._index.get(("noun", proposition.words[-1]), ())
        said = _Said.of(proposition, doc, doc[proposition.head].lower_) if entries else None
        for entry in entries:
            agent = entry.frame.argument("X")
            if agent and agent.position == "possessive" and said and _has_head(entry, said):
                yield entry.frame


class _Said(NamedTuple):
    """What frames ask of a proposition: its head as it is written, its words, its particles."""

    form: str
    words: tuple[str, ...]
    others: frozenset[str]
    particles: frozenset[str]
    construction: str

    @classmethod
    def of(cls, proposition: Proposition, doc: Doc, form: str) -> _Said:
        """Return the words of a proposition; particles are those that its frame must have."""
        words, nominal = proposition.words, proposition.kind in NOUNS
        particles = (
            child.lower_
            for child in (() if nominal else children(doc[proposition.head], "prt"))
            if not children(child, "pobj")
        )
        others = frozenset(words[:-1] if nominal else words[1:])
        return cls(form, words, others, frozenset(particles), proposition.construction)


def _is_transitive(proposition: Proposition, doc: Doc) -> bool:
    """Tell whether a verb acts on something: "withdrew its troops from X" is no "withdrew from X"."""
    if proposition.kind != "verb":
        return False
    objects = (doc[role.token] for role in proposition.roles if role.position == "object")
    return any(
        noun.dep_ in ("dobj", "oprd")
        and proposition.head == noun.head.i < noun.i
        and noun.pos_ in NOMINAL | {"PRON"}
        and noun.ent_type_ not in AMOUNTS
        and "Reflex=Yes" not in str(noun.morph)
        for noun in objects
    )


def _takes_object(frame: Frame) -> bool:
    return any(a.position in ("object", "owner") or "that" in a.markers for a in frame.arguments)


def _has_room(entry: Entry, positions: frozenset[str], markers: frozenset[str]) -> bool:
    """Tell at a glance whether a clause has something where a verb's frame needs it; most fail here."""
    if entry.frame.kind != "verb":
        return bool(positions)
    for argument in entry.ends:
        if argument.markers.isdisjoint(markers) if argument.markers else argument.position not in positions:
            return False
    return True


def load_lexicon(ontology: Iterable[str] = ()) -> Lexicon:
    """Return the lexicon of the shipped ontology and the user's files; the same files are indexed once."""
    return _load(tuple(ontology))


@lru_cache(maxsize=8)
def _load(files: tuple[str, ...]) -> Lexicon:
    return Lexicon(load_ontology(files))


def _rank(entry: Entry) -> tuple[int, int, str, str]:
    """Return what entries of one word are sorted by: the most specific frame first."""
    fixed, narrowed = entry.frame.specificity
    return -fixed, -narrowed, entry.frame.relation, entry.frame.text


def _has_head(entry: Entry, said: _Said) -> bool:
    """Tell whether the words of a frame's head are those of the proposition."""
    frame = entry.frame
    if frame.kind == "structure":
        return entry.head == said.words
    if frame.kind in NOUNS:
        return entry.word in (said.words[-1], said.form) and entry.others <= said.others
    if not said.particles <= entry.others or (frame.participle and said.construction == "active"):
        return False
    first = said.form if frame.participle else said.words[0]
    return entry.word in (first, first + "e", first + first[-1:]) and entry.others <= said.others


def _joined(doc: Doc, head: int) -> str:
    """Return the word that a hyphen joins to a title: "vice" in "vice-chairman"."""
    return doc[head - 2].lower_ if head > 1 and doc[head - 1].text == "-" else ""


def _is_one_of_several(title: Token, former: frozenset[str]) -> bool:
    """Tell "a commander of X" from "the commander of X" and from "a former commander of X"."""
    before = {child.lower_ for child in title.children if child.i < title.i}
    return not INDEFINITE.isdisjoint(before) and former.isdisjoint(before)


def _is_narrowed(
    proposition: Proposition, own: frozenset[str], doc: Doc, subordinate: frozenset[str]
) -> bool:
    """Tell whether a noun before a title narrows it: no "policy chief" or "Democratic leader" leads all."""
    before = [doc[role.token] for role in proposition.roles if role.position == "compound"]
    if any(role.position == "possessive" for role in proposition.roles) and any(
        token.pos_ == "PROPN" and token.lower_ not in own for token in before
    ):
        # "Y's Asia director" directs no more than that.
        return True
    return any(role.position == "label" for role in proposition.roles) or any(
        token.lower_ in subordinate
        or (
            token.pos_ == "NOUN"
            and not token.is_title
            and token.lower_ not in own | PREFIXES
            and token.i < proposition.head
            and not _refers(token)
        )
        for token in before
    )


def _refers(noun: Token) -> bool:
    """Tell whether the noun before a title is what it leads: "council leader X" where a council is named."""
    return any(reference.end == noun.i + 1 for reference in read_references(noun.doc))
