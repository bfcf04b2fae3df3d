"""What follows when claims meet: which relations are happenings, and what cannot hold at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, NamedTuple, get_args

from eventgraph.errors import OntologyError
from eventgraph.ontology.files import logic_file
from eventgraph.ontology.load import EG, load_ontology
from eventgraph.ontology.relation import Relation
from eventgraph.ontology.turtle import read_bytes, turtle_triples

Aspect = Literal["state", "happening", "once"]
End = Literal["subject", "object"]
ASPECTS: Final = get_args(Aspect)
ENDS: Final = get_args(End)
ANY_CLASS: Final = "Thing"


class RelationLogic(NamedTuple):
    """How the claims of one relation go together.

    A "state" lasts; a "happening" occurs, perhaps again; what is "once" occurs between two things one time.
    `kind` is the same for relations that tell of one kind of happening ("accuses", "criticises").
    `at_most_one` maps an end ("subject") to the class of the other end for which there is only one at a
    time ("Thing": any), `only_one` those for which there is only one ever. `posts` maps a post of which
    there is one holder to its first name in the ontology.
    `metonymic` has pairs of classes between which articles name one end for the other (the president for the
    country).
    `belongs` is the end that belongs to the other one, an employee to the firm.
    """

    name: str
    kind: str
    family: str
    aspect: Aspect = "state"
    symmetric: bool = False
    at_most_one: Mapping[str, str] = {}
    only_one: Mapping[str, str] = {}
    posts: Mapping[str, str] = {}
    metonymic: frozenset[tuple[str, str]] = frozenset()
    belongs: End | None = None


Logic = Mapping[str, RelationLogic]


def load_logic(extra: Iterable[Path | str] = ()) -> Logic:
    """Load `ontologies/logic.ttl` and what the user's ontology files say of their own relations.

    A relation of which nothing is said is a state. The same files are read once.

    Raises:
        OntologyError: a file is not Turtle, or an aspect or an end is none.
    """
    return _load(tuple(map(str, extra)))


@lru_cache(maxsize=8)
def _load(extra: tuple[str, ...]) -> Logic:
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in (str(logic_file()), *extra):
        for subject, predicate, value in turtle_triples(path, read_bytes(path)):
            said[_local(subject)][predicate].append(value)
    relations = load_ontology(extra).relations
    kinds = _kinds({name: said[name][EG + "kindred"] for name in relations})
    return {name: _logic(relations[name], kinds[name], said[name]) for name in sorted(relations)}


def _logic(relation: Relation, kind: str, node: Mapping[str, list[str]]) -> RelationLogic:
    name = relation.name
    aspect = node[EG + "aspect"] or ["state"]
    if len(aspect) > 1 or aspect[0] not in ASPECTS:
        message = f"relation {name}: eg:aspect {', '.join(aspect)!r} is not one of {', '.join(ASPECTS)}"
        raise OntologyError(message)
    return RelationLogic(
        name,
        kind,
        relation.family,
        aspect=next(known for known in ASPECTS if known == aspect[0]),
        symmetric=relation.symmetric,
        at_most_one=dict(_constraint(name, text) for text in node[EG + "atMostOne"]),
        only_one=dict(_constraint(name, text) for text in node[EG + "onlyOne"]),
        posts={post: names[0] for names in map(_names, node[EG + "solePost"]) for post in names},
        metonymic=frozenset(_classes(name, text) for text in node[EG + "metonymic"]),
        belongs=next((_end(name, text) for text in node[EG + "belongs"]), None),
    )


def _end(name: str, text: str) -> End:
    if text in ("subject", "object"):
        return "subject" if text == "subject" else "object"
    message = f'relation {name}: eg:belongs {text!r} is not "subject" or "object"'
    raise OntologyError(message)


def _constraint(name: str, text: str) -> tuple[str, str]:
    """Read "subject" or "subject of Product"."""
    end, _, kind = text.partition(" of ")
    if end not in ENDS:
        message = f'relation {name}: {text!r} is not "subject", "object" or such a word " of CLASS"'
        raise OntologyError(message)
    return end, kind or ANY_CLASS


def _classes(name: str, text: str) -> tuple[str, str]:
    """Read "Person of Place"."""
    subject, separator, obj = text.partition(" of ")
    if not separator:
        message = f'relation {name}: eg:metonymic {text!r} is not "CLASS of CLASS"'
        raise OntologyError(message)
    return subject, obj


def _names(post: str) -> list[str]:
    return [name.strip().casefold() for name in post.split("/")]


def _kinds(kindred: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return for each relation the first, by the alphabet, of those that are kindred with it."""
    kinds = {name: name for name in kindred}
    links = [(name, _local(other)) for name, others in kindred.items() for other in others]
    for _ in kinds:  # as often as a chain of kindred can be long
        for one, other in links:
            kinds[one] = kinds[other] = min(kinds[one], kinds.get(other, other))
    return kinds


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]
