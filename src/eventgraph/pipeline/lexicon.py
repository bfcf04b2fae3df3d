"""Matches propositions against the frames of the ontology, the most specific first.

Knows nothing of entities or classes: it says which tokens stand where X and Y are expected.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.ontology.load import load_ontology
from eventgraph.pipeline.frame_places import fillers, places_of, rest_fits
from eventgraph.pipeline.layers import FrameMatch, read_references
from eventgraph.pipeline.reciprocals import split_envoys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Frame, Ontology
    from eventgraph.pipeline.layers import Proposition

PREFIXES: Final = frozenset({"co", "ex", "-"})
"""What the tagger takes for nouns before a title that it does not narrow: "co-leader"."""


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


class Lexicon:
    """The frames of all relations, indexed by kind and head word."""

    def __init__(self, ontology: Ontology) -> None:
        self._subordinate = ontology.cue("modifier", "subordinate")
        self._symmetric = frozenset(r.name for r in ontology.relations.values() if r.symmetric)
        self._frames = tuple(f for relation in ontology.relations.values() for f in relation.frames)
        self._numbers = {id(frame): number for number, frame in enumerate(self._frames)}
        self._envoys = ontology.cue("noun", "representative")
        index: dict[tuple[str, str], list[tuple[Frame, tuple[str, ...]]]] = defaultdict(list)
        for relation in ontology.relations.values():
            for frame in relation.frames:
                for head in frame.heads:
                    index[frame.kind, _key(frame.kind, head)].append((frame, _lower(head)))
        self._index = {
            key: sorted(rows, key=lambda row: (_negative(row[0].specificity), row[0].relation, row[0].text))
            for key, rows in index.items()
        }

    def match(self, proposition: Proposition, doc: Doc) -> Iterator[Match]:
        """Yield the frames that the proposition fills, most specific first."""
        positions = frozenset(role.position for role in proposition.roles)
        markers = frozenset(role.marker for role in proposition.roles)
        for frame, _ in self.frames(proposition, doc):
            mutual = frame.relation in self._symmetric
            if mutual or _has_room(frame, positions, markers):
                yield from self._bind(frame, proposition, doc, mutual=mutual)

    def numbered(self, match: Match) -> FrameMatch:
        """Return a match as the layer `matches` holds it."""
        others = tuple((tuple(sorted(classes)), tokens) for classes, tokens in match.others)
        return FrameMatch(self._numbers[id(match.frame)], match.subjects, match.objects, match.places, others)

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

    def frames(self, proposition: Proposition, doc: Doc) -> Iterator[tuple[Frame, tuple[str, ...]]]:
        """Yield the frames of the proposition's head, each with the form of its head."""
        form = doc[proposition.head].lower_
        word = proposition.words[-1 if proposition.kind in ("noun", "role") else 0]
        particles = frozenset(
            child.lower_
            for child in doc[proposition.head].children
            if child.dep_ == "prt" and all(inner.dep_ != "pobj" for inner in child.children)
        )
        second = {_joined(doc, proposition.head)} & self._subordinate
        for key in dict.fromkeys((word, form, word + "e", word + word[-1:])):
            for frame, head in self._index.get((proposition.kind, key), ()):
                if frame.bare and _is_narrowed(proposition, head, doc, self._subordinate):
                    continue
                if frame.kind == "role" and not second <= set(head):
                    continue
                if _has_head(proposition, frame, head, form, particles):
                    yield frame, head

    def nouns(self, proposition: Proposition, doc: Doc) -> Iterator[Frame]:
        """Yield the frames of an event noun that says who acts, whatever else is missing."""
        form = doc[proposition.head].lower_
        for frame, head in self._index.get(("noun", proposition.words[-1]), ()):
            agent = frame.argument("X")
            if (
                agent
                and agent.position == "possessive"
                and _has_head(proposition, frame, head, form, frozenset())
            ):
                yield frame


def _has_room(frame: Frame, positions: frozenset[str], markers: frozenset[str]) -> bool:
    """Tell at a glance whether a clause has something where a verb's frame needs it; most fail here."""
    if frame.kind != "verb":
        return bool(positions)
    return all(
        not argument.markers.isdisjoint(markers) if argument.markers else argument.position in positions
        for argument in frame.arguments
        if argument.place in ("X", "Y")
    )


def load_lexicon(ontology: Iterable[str] = ()) -> Lexicon:
    """Return the lexicon of the shipped ontology and the user's files; the same files are indexed once."""
    return _load(tuple(ontology))


@lru_cache(maxsize=8)
def _load(files: tuple[str, ...]) -> Lexicon:
    return Lexicon(load_ontology(files))


def _negative(numbers: tuple[int, int]) -> tuple[int, int]:
    return (-numbers[0], -numbers[1])


def _lower(head: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower() for word in head)


def _key(kind: str, head: tuple[str, ...]) -> str:
    return (head[-1] if kind in ("noun", "role") else head[0]).lower()


def _has_head(
    proposition: Proposition, frame: Frame, head: tuple[str, ...], form: str, particles: frozenset[str]
) -> bool:
    words = proposition.words
    if frame.kind == "structure":
        return head == words
    if frame.kind in ("noun", "role"):
        return head[-1] in (words[-1], form) and set(head[:-1]) <= set(words[:-1])
    if not particles <= set(head[1:]):
        return False
    first = form if frame.participle else words[0]
    if frame.participle and proposition.construction == "active":
        return False
    mended = {first, first + "e", first + first[-1:]}
    return head[0] in mended and set(head[1:]) <= set(words[1:])


def _joined(doc: Doc, head: int) -> str:
    """Return the word that a hyphen joins to a title: "vice" in "vice-chairman"."""
    return doc[head - 2].lower_ if head > 1 and doc[head - 1].text == "-" else ""


def _is_narrowed(
    proposition: Proposition, head: tuple[str, ...], doc: Doc, subordinate: frozenset[str]
) -> bool:
    """Tell whether a noun before a title narrows it: no "policy chief" or "Democratic leader" leads all."""
    before = [doc[role.token] for role in proposition.roles if role.position == "compound"]
    own = set(head[:-1])
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
