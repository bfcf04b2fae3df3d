"""Decides the class of doubtful names by what is said of them: selectional preferences (Resnik 1996).

Who merges is a company, who is appointed a person: where only a tagger has guessed a name's class, the
frames that the name stands in decide.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from spacy.language import Language

from eventgraph.ontology.load import load_ontology
from eventgraph.pipeline.arguments import Arguments
from eventgraph.pipeline.layers import (
    ArticleName,
    read_entities,
    read_matches,
    read_propositions,
    register_layers,
    write_layer,
)
from eventgraph.pipeline.lexicon import Lexicon, Match, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.layers import Proposition

ABSTRACT: Final = frozenset({"Agent", "Thing", "Concept"})
APART: Final = frozenset({"Person", "Place", "Group"})
BROAD: Final = 4
"""Classes that a place may admit and still say something of who stands there."""
PRIOR: Final = 0.5
FULL_NAME_PRIOR: Final = 1.0
"""What the tagger's guess weighs; it is better at full names of people."""
CALLED: Final = 1.0
"""What a noun weighs that says what somebody is."""
REFUSAL: Final = 1.0
"""What it weighs against a class that no frame of a word admits it."""
PREFERENCE: Final = ("Organization", "Person", "Product", "Place", "Work")
"""Which of two equally wanted classes is likelier in news."""


def select_types(doc: Doc, lexicon: Lexicon, ontology: Ontology) -> list[str]:
    """Return the class of each entity of the article, in the order of the layer `entities`."""
    entities = read_entities(doc)
    if all(entity.sure for entity in entities):
        return [entity.type for entity in entities]
    arguments = Arguments(doc, ontology)
    votes: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for proposition, rows in zip(read_propositions(doc), read_matches(doc), strict=True):
        if proposition.kind not in ("verb", "noun", "role") or proposition.head in arguments.named:
            continue
        if not rows and proposition.kind != "role":
            continue
        if proposition.kind == "role":
            for entity, kind in _called(proposition, arguments, ontology):
                votes[entity][kind] += CALLED
        places = list(_places(map(lexicon.named, rows), arguments, ontology))
        for entity in {entity for entity, _, _ in places}:
            kind = arguments.entities[entity].type
            own = [(classes, weak) for other, classes, weak in places if other == entity]
            admitting = [classes for classes, _ in own if kind in classes]
            for classes, weak in own:
                for name in classes if len(classes) <= BROAD and not (weak and admitting) else ():
                    votes[entity][name] += 1 / len(classes)
            votes[entity][kind] += PRIOR if any(len(c) > BROAD for c in admitting) else 0
            votes[entity][kind] -= 0 if admitting else REFUSAL
    return [_chosen(entity, votes[index]) for index, entity in enumerate(arguments.entities)]


def _called(proposition: Proposition, arguments: Arguments, ontology: Ontology) -> Iterator[tuple[int, str]]:
    """Yield the doubtful entities that bear a general noun, with its class: "films such as X"."""
    kinds = sorted(ontology.signals_of("noun", proposition.words[-1]) & ontology.classes.keys())
    for role in proposition.roles if kinds else ():
        found = arguments.entity(role.token) if role.position == "subject" else None
        if found is not None and not arguments.entities[found[0]].sure:
            yield from ((found[0], kind) for kind in kinds)


def _places(
    matches: Iterable[Match], arguments: Arguments, ontology: Ontology
) -> Iterator[tuple[int, frozenset[str], bool]]:
    """Yield each doubtful entity, the classes that a frame admits where it stands, and whether they are weak.

    A frame counts where its other place is filled too; nouns before a title say nothing of what they are.
    Nor does a frame for people or places only, of a relation that is for any: it sets a meaning apart; one
    for another class only counts where no frame admits what the entity was taken for.
    """
    for match in matches:
        sides = (("X", match.subjects, match.objects), ("Y", match.objects, match.subjects))
        for (place, tokens, others), at in zip(sides, match.places, strict=True):
            classes = ontology.admitted(match.frame, place) - ABSTRACT
            relation = ontology.relations[match.frame.relation]
            wide = {"Agent", "Thing"} & (relation.domain if place == "X" else relation.range)
            weak = bool(wide) and len(classes) == 1
            if match.frame.kind == "role" and (
                at == "compound" or not (at == "subject" or "Organization" in classes)
            ):
                continue
            if weak and classes <= APART:
                classes = frozenset(ontology.classes)
            found = (arguments.entity(token) for token in tokens if any(map(arguments.entity, others)))
            yield from ((f[0], classes, weak) for f in found if f and not arguments.entities[f[0]].sure)


def _chosen(entity: ArticleName, votes: dict[str, float]) -> str:
    """Return the class with the most votes; who has none keeps what the tagger guessed."""
    if entity.sure or not votes:
        return entity.type
    full = entity.type == "Person" and " " in entity.name
    votes[entity.type] += FULL_NAME_PRIOR if full else PRIOR
    order = {name: rank for rank, name in enumerate(PREFERENCE)}
    return min(votes, key=lambda name: (-votes[name], order.get(name, len(order)), name))


class TypeSelector:
    """The component `eventgraph_types`: writes the layer `types`."""

    def __init__(self, ontology: Iterable[str]) -> None:
        self._ontology = load_ontology(ontology)
        self._lexicon = load_lexicon(ontology)

    def __call__(self, doc: Doc) -> Doc:
        """Decide the classes of one Doc's entities."""
        return write_layer(doc, "types", select_types(doc, self._lexicon, self._ontology))


@Language.factory(
    "eventgraph_types",
    default_config={"ontology": []},
    requires=[
        "doc._.eventgraph_propositions",
        "doc._.eventgraph_matches",
        "doc._.eventgraph_entities",
        "doc._.eventgraph_references",
    ],
    assigns=["doc._.eventgraph_types"],
)
def make_types(nlp: Language, name: str, ontology: list[str]) -> TypeSelector:
    """Make the component that decides the class of doubtful names."""
    del nlp, name
    register_layers()
    return TypeSelector(ontology)
