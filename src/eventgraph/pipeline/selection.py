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
from eventgraph.pipeline.layers import ArticleName, read_propositions, register_layers, write_layer
from eventgraph.pipeline.lexicon import Lexicon, Match, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from eventgraph.ontology import Ontology

ABSTRACT: Final = frozenset({"Agent", "Thing", "Concept"})
NARROW: Final = 2
"""Classes that a place may admit and still say something of who stands there."""
PREFERENCE: Final = ("Organization", "Person", "Product", "Place", "Work")
"""Which of two equally wanted classes is likelier in news."""


def select_types(doc: Doc, lexicon: Lexicon, ontology: Ontology) -> list[str]:
    """Return the class of each entity of the article, in the order of the layer `entities`."""
    arguments = Arguments(doc, ontology)
    votes: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for proposition in read_propositions(doc):
        if proposition.kind not in ("verb", "noun") or proposition.head in arguments.named:
            continue
        for match in lexicon.match(proposition, doc):
            for entity, classes in _wanted(match, arguments, ontology):
                for name in classes:
                    votes[entity][name] += 1 / len(classes)
    return [_chosen(entity, votes[index]) for index, entity in enumerate(arguments.entities)]


def _wanted(match: Match, arguments: Arguments, ontology: Ontology) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield each named entity of a match with the few classes that may stand at its place."""
    for place, tokens in (("X", match.subjects), ("Y", match.objects)):
        classes = ontology.admitted(match.frame, place) - ABSTRACT
        if 0 < len(classes) <= NARROW:
            found = (arguments.entity(token) for token in tokens)
            yield from ((entity[0], classes) for entity in found if entity is not None)


def _chosen(entity: ArticleName, votes: dict[str, float]) -> str:
    if entity.sure or not votes or entity.type in votes:
        return entity.type
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
    requires=["doc._.eventgraph_propositions", "doc._.eventgraph_entities", "doc._.eventgraph_references"],
    assigns=["doc._.eventgraph_types"],
)
def make_types(nlp: Language, name: str, ontology: list[str]) -> TypeSelector:
    """Make the component that decides the class of doubtful names."""
    del nlp, name
    register_layers()
    return TypeSelector(ontology)
