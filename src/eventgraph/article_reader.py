"""The pipeline as a store's runs use it: the model is loaded when the first article needs it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from eventgraph.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.language import Language

    from eventgraph.graph.build import RelationInfo
    from eventgraph.records import Article, Extraction


class Reading(NamedTuple):
    """How the articles of a run are read."""

    model: str = DEFAULT_MODEL
    ontology: tuple[str, ...] = ()
    gazetteer: tuple[str, ...] = ()
    weights: Path | str | None = None
    min_confidence: float = 0.0


class ArticleReader:
    """Reads articles in one way, which has one version."""

    def __init__(self, reading: Reading) -> None:
        """Remember how; nothing is loaded yet."""
        self._reading = reading
        self._nlp: Language | None = None
        self._version = ""

    @property
    def version(self) -> str:
        """The versions of all that an extraction depends on; the model is not loaded for it."""
        if not self._version:
            from eventgraph.pipeline.version import pipeline_version

            self._version = pipeline_version(**self._reading._asdict())
        return self._version

    @property
    def relations(self) -> Mapping[str, RelationInfo]:
        """The relations that are looked for, by name."""
        from eventgraph.ontology import load_ontology

        return load_ontology(self._reading.ontology).relations

    def load(self) -> None:
        """Load the model, unless it is loaded.

        Raises:
            ModelNotFoundError: it is not installed.
            OntologyError: one of the user's files is wrong.
        """
        if self._nlp is None:
            from eventgraph.pipeline.language import load_language

            model, ontology, gazetteer, weights, _ = self._reading
            self._nlp = load_language(model, ontology=ontology, gazetteer=gazetteer, weights=weights)

    def read(self, article: Article) -> Extraction:
        """Return what is found in an article.

        Raises:
            ModelNotFoundError, OntologyError: see `load`.
        """
        from eventgraph.pipeline.language import read_article

        self.load()
        assert self._nlp is not None  # noqa: S101 - for the type checker
        return read_article(self._nlp, article).at_least(self._reading.min_confidence)
