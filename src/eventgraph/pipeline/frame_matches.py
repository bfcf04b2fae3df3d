"""Looks up once which frames each proposition fills; types and claims are decided from the same matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from eventgraph.pipeline.layers import read_propositions, register_layers, write_layer
from eventgraph.pipeline.lexicon import Lexicon, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from eventgraph.pipeline.layers import FrameMatch


def find_matches(doc: Doc, lexicon: Lexicon) -> Iterator[list[FrameMatch]]:
    """Yield the frames that each proposition fills, most specific first, in the order of the propositions."""
    for proposition in read_propositions(doc):
        yield [match.row() for match in lexicon.match(proposition, doc)]


class FrameMatcher:
    """The component `eventgraph_matches`: writes the layer `matches`."""

    def __init__(self, ontology: Iterable[str]) -> None:
        self._lexicon = load_lexicon(ontology)

    def __call__(self, doc: Doc) -> Doc:
        """Match the propositions of one Doc."""
        return write_layer(doc, "matches", find_matches(doc, self._lexicon))


@Language.factory(
    "eventgraph_matches",
    default_config={"ontology": []},
    requires=["doc._.eventgraph_propositions"],
    assigns=["doc._.eventgraph_matches"],
)
def make_matches(nlp: Language, name: str, ontology: list[str]) -> FrameMatcher:
    """Make the component that matches propositions with frames."""
    del nlp, name
    register_layers()
    return FrameMatcher(ontology)
