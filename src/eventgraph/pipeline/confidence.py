"""How sure a claim is: the share of claims with such features that were right in annotated articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from eventgraph.ontology import load_ontology
from eventgraph.ontology.confidence import load_confidence
from eventgraph.pipeline.features import find_features
from eventgraph.pipeline.layers import register_layers, write_layer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

DIGITS = 3


class ConfidenceJudge:
    """The component `eventgraph_confidence`: writes the layer `confidence`."""

    def __init__(self, ontology: Iterable[str], weights: str) -> None:
        self._ontology = load_ontology(ontology)
        self._model = load_confidence(weights or None)

    def __call__(self, doc: Doc) -> Doc:
        """Judge how sure each of one Doc's candidates is."""
        rows = find_features(doc, self._ontology)
        return write_layer(doc, "confidence", [round(self._model.probability(row), DIGITS) for row in rows])


@Language.factory(
    "eventgraph_confidence",
    default_config={"ontology": [], "weights": ""},
    requires=[
        "doc._.eventgraph_candidates",
        "doc._.eventgraph_references",
        "doc._.eventgraph_factuality",
        "doc._.eventgraph_attribution",
    ],
    assigns=["doc._.eventgraph_confidence"],
)
def make_confidence(nlp: Language, name: str, ontology: list[str], weights: str) -> ConfidenceJudge:
    """Make the component that judges how sure claims are; `weights` is a file of `eventgraph calibrate`."""
    del nlp, name
    register_layers()
    return ConfidenceJudge(ontology, weights)
