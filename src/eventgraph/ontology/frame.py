"""Frames: the sentence patterns of the lexicon, as `docs/lexicon.md` defines them.

A frame says which grammatical place of a verb, noun or adjective holds the claim's subject (X) and
object (Y); it knows nothing of any parser (after FrameNet's valence patterns).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from eventgraph.errors import OntologyError

Kind = Literal["verb", "noun", "role", "adjective", "structure"]
Position = Literal["subject", "object", "owner", "oblique", "infinitive", "possessive"]

KINDS: Final[tuple[Kind, ...]] = ("verb", "noun", "role", "adjective", "structure")
OBJECTS: Final = 2
"""How many objects a verb may have: "X give Y ultimatum"."""
PLACES: Final = frozenset("XYZ")
PREPOSITIONS: Final = frozenset(
    [
        "about",
        "above",
        "across",
        "after",
        "against",
        "ahead",
        "along",
        "alongside",
        "amid",
        "among",
        "around",
        "as",
        "at",
        "atop",
        "before",
        "behind",
        "below",
        "beneath",
        "beside",
        "between",
        "beyond",
        "by",
        "despite",
        "down",
        "during",
        "for",
        "from",
        "in",
        "inside",
        "into",
        "like",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "outside",
        "over",
        "past",
        "since",
        "than",
        "that",
        "through",
        "throughout",
        "to",
        "toward",
        "towards",
        "under",
        "until",
        "unto",
        "up",
        "upon",
        "via",
        "versus",
        "with",
        "within",
        "without",
    ]
)
OWNER: Final = "'s"
NO_PREPOSITION: Final = "a preposition is expected at"
NO_PLACE: Final = "it must begin with X, Y or Z, not with"
NO_COPULA: Final = 'it must begin with "X is" or "Y is", not with'
NO_STRUCTURE: Final = "a structure is written name(X, Y), not"
STRUCTURE: Final = re.compile(r"(?P<name>[a-z]+)\(\s*(?P<first>[XY][^,]*),\s*(?P<second>[XY][^)]*)\)")


class Argument(NamedTuple):
    """One place of a frame.

    `markers` are the prepositions before it, `verbs` the gerunds or infinitives between it and the head
    ("from using Y"); `place` is X, Y or Z, or empty where `words` are fixed nouns; `classes` and, at a
    place, `words` narrow what may stand there ("Y:Concept", "Y=job/post").
    """

    position: Position
    place: str = ""
    markers: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()

    def is_at_place_of(self, other: Argument) -> bool:
        """Tell whether two arguments are found in the same place of a sentence: "between X and Y"."""
        return (
            self.position == other.position
            and self.markers == other.markers
            and self.verbs == other.verbs
            and self.words == other.words
        )


class Frame(NamedTuple):
    """A pattern of one relation: any of `heads` (each a tuple of words) with its arguments.

    `participle` marks heads that are written as they stand ("based") and whose first place is what a
    passive sentence has as its subject; `bare` those before which no other noun may stand ("!chief").
    `number` is the frame's place in a lexicon.
    """

    relation: str
    kind: Kind
    text: str
    heads: tuple[tuple[str, ...], ...]
    arguments: tuple[Argument, ...]
    participle: bool = False
    bare: bool = False
    number: int = -1

    @property
    def specificity(self) -> tuple[int, int]:
        """How much of a sentence the frame pins down; the higher wins."""
        fixed = sum(bool(a.words) + bool(a.verbs) + bool(a.markers) for a in self.arguments)
        return (
            fixed + max(map(len, self.heads), default=1) - 1,
            self.bare + sum(bool(a.classes) for a in self.arguments),
        )

    def argument(self, place: str) -> Argument | None:
        """Return the argument that holds X, Y or Z."""
        for argument in self.arguments:
            if argument.place == place:
                return argument
        return None


class PatternError(ValueError):
    """A word of a pattern is not what may stand there."""

    def __init__(self, expected: str, found: str) -> None:
        super().__init__(f"{expected} {found!r}")


def parse_frame(relation: str, kind: Kind, text: str) -> Frame:
    """Return the frame that `text` writes.

    Raises:
        OntologyError: the text is not in the language of `docs/lexicon.md`; the message says where.
    """
    try:
        frame = READERS[kind](relation, text)
    except (ValueError, IndexError) as error:
        fault = error if isinstance(error, PatternError) else "the pattern ends too early"
        message = f"relation {relation}: eg:{kind} {text!r}: {fault}"
        raise OntologyError(message) from error
    missing = [place for place in "XY" if frame.argument(place) is None]
    if missing:
        message = f"relation {relation}: eg:{kind} {text!r} has no {' and no '.join(missing)}"
        raise OntologyError(message)
    return frame


def _place(word: str) -> tuple[str, frozenset[str]] | None:
    """Return place and classes of `X:Person|Group`, or None for any other word."""
    name, _, classes = word.partition(":")
    return (name, frozenset(filter(None, classes.split("|")))) if name in PLACES else None


def _alternatives(word: str) -> frozenset[str]:
    return frozenset(part.replace("_", " ").lower() for part in word.split("/"))


def _heads(word: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(part.split("_")) for part in word.split("/"))


def _is_marker(word: str) -> bool:
    """Tell whether all alternatives are prepositions, of one word or more ("in_favour_of")."""
    parts = [part.split("_") for part in word.split("/")]
    return all(part[0] in PREPOSITIONS and part[-1] in PREPOSITIONS for part in parts)


def _filler(position: Position, word: str) -> Argument:
    written, _, nouns = word.partition("=")
    place = _place(written)
    if place:
        words = _alternatives(nouns) if nouns else frozenset[str]()
        return Argument(position, place[0], classes=place[1], words=words)
    return Argument(position, words=_alternatives(word))


def _obliques(words: list[str]) -> list[Argument]:
    """Read what follows the head and its object: prepositions and infinitives with their nouns."""
    arguments: list[Argument] = []
    while words:
        if not _is_marker(words[0]):
            raise PatternError(NO_PREPOSITION, words[0])
        markers, verbs, words = _alternatives(words[0]), frozenset[str](), words[1:]
        verbal = not _place(words[0].partition("=")[0]) and (
            markers in ({"to"}, {"that"}) or words[0].split("/")[0].endswith("ing")
        )
        if verbal and len(words) > 1 and _place(words[1].partition("=")[0]):
            verbs, words = _alternatives(words[0]), words[1:]
        position: Position = "infinitive" if verbs and markers == {"to"} else "oblique"
        arguments.append(_filler(position, words[0])._replace(markers=markers, verbs=verbs))
        words = words[1:]
        if words[:1] == ["and"]:
            arguments.append(_filler(position, words[1])._replace(markers=markers))
            words = words[2:]
    return arguments


def _read_verb(relation: str, text: str) -> Frame:
    first, *words = text.split()
    subject = _place(first)
    if not subject:
        raise PatternError(NO_PLACE, first)
    participle = words[0] in ("is", "be", "are")
    head, *rest = words[1:] if participle else words
    arguments = [Argument("object" if participle else "subject", subject[0], classes=subject[1])]
    if rest and rest[0].endswith(OWNER):
        arguments.append(_filler("owner", rest[0].removesuffix(OWNER)))
        rest = rest[1:]
    while rest and len(arguments) <= OBJECTS and not _is_marker(rest[0]):
        arguments.append(_filler("object", rest[0]))
        rest = rest[1:]
    return Frame(relation, "verb", text, _heads(head), (*arguments, *_obliques(rest)), participle)


def _read_noun(relation: str, text: str) -> Frame:
    words = text.split()
    arguments: list[Argument] = []
    if words[0].endswith(("'s", "’s")):
        arguments.append(_filler("possessive", words[0][:-2]))
        words = words[1:]
    return Frame(relation, "noun", text, _heads(words[0]), (*arguments, *_obliques(words[1:])))


def _read_predicate(kind: Kind) -> Callable[[str, str], Frame]:
    def read(relation: str, text: str) -> Frame:
        first, verb, head, *rest = text.split()
        subject = _place(first)
        if not subject or verb not in ("is", "be"):
            raise PatternError(NO_COPULA, first)
        argument = Argument("subject", subject[0], classes=subject[1])
        bare = head.startswith("!")
        arguments = (argument, *_obliques(rest))
        return Frame(relation, kind, text, _heads(head.removeprefix("!")), arguments, bare=bare)

    return read


def _read_structure(relation: str, text: str) -> Frame:
    match = STRUCTURE.fullmatch(text.strip())
    if not match:
        raise PatternError(NO_STRUCTURE, text)
    arguments = (_filler("subject", match["first"].strip()), _filler("object", match["second"].strip()))
    return Frame(relation, "structure", text, ((match["name"],),), arguments)


READERS: Final[dict[Kind, Callable[[str, str], Frame]]] = {
    "verb": _read_verb,
    "noun": _read_noun,
    "role": _read_predicate("role"),
    "adjective": _read_predicate("adjective"),
    "structure": _read_structure,
}
