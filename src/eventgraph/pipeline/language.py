"""The pipeline as a whole: spaCy's model, our components in order, articles in, extractions out."""

from __future__ import annotations

import gc
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Final

from spacy.language import Language

from eventgraph.ontology.confidence import load_confidence
from eventgraph.ontology.load import load_ontology
from eventgraph.pipeline import (  # noqa: F401 - importing them registers their factories with spaCy
    aliases,
    attribution,
    claims,
    confidence,
    coreference,
    entities,
    factuality,
    frame_matches,
    paragraphs,
    propositions,
    qualifiers,
    selection,
    time,
)
from eventgraph.pipeline.assemble import Triple, chosen_candidates, extraction_of
from eventgraph.pipeline.attribute_rules import keep_rules
from eventgraph.pipeline.features import find_features
from eventgraph.pipeline.headline_claims import with_headlines
from eventgraph.pipeline.model import load_model
from eventgraph.pipeline.open_extraction import open_extraction_of
from eventgraph.pipeline.pieces import joined, pieces, tokenized
from eventgraph.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.tokens import Doc

    from eventgraph.records import Article, Extraction, OpenExtraction

COMPONENTS: Final = (
    "eventgraph_entities",
    "eventgraph_aliases",
    "eventgraph_coreference",
    "eventgraph_propositions",
    "eventgraph_matches",
    "eventgraph_types",
    "eventgraph_claims",
    "eventgraph_factuality",
    "eventgraph_attribution",
    "eventgraph_time",
    "eventgraph_confidence",
    "eventgraph_qualifiers",
)
OPTIONS: Final[dict[str, tuple[str, ...]]] = {
    "eventgraph_entities": ("ontology", "gazetteer"),
    "eventgraph_coreference": ("ontology",),
    "eventgraph_propositions": ("ontology",),
    "eventgraph_matches": ("ontology",),
    "eventgraph_types": ("ontology",),
    "eventgraph_claims": ("ontology",),
    "eventgraph_factuality": ("ontology",),
    "eventgraph_attribution": ("ontology",),
    "eventgraph_confidence": ("ontology", "weights"),
    "eventgraph_qualifiers": ("ontology",),
}
ENOUGH_WORDS: Final = 300_000
"""Strings that a vocabulary keeps: those of the model, and of some ten thousand articles."""


def load_language(
    model: str = DEFAULT_MODEL,
    *,
    ontology: Iterable[str] = (),
    gazetteer: Iterable[str] = (),
    weights: Path | str | None = None,
) -> Language:
    """Load an installed spaCy pipeline (name or path) and add eventgraph's components to it.

    What the process holds by then is left out of garbage collection from then on (`gc.freeze`).

    Raises:
        ModelNotFoundError: no such pipeline is installed, or not one that fits; see `load_model`.
        OntologyError: a file of the user's, or the file of weights, is wrong.
    """
    files, names = tuple(ontology), tuple(gazetteer)
    load_ontology(files)
    load_confidence(weights)
    nlp = load_model(model)
    keep_rules(nlp)
    if "parser" in nlp.pipe_names:
        nlp.add_pipe("eventgraph_paragraphs", before="parser")
    add_components(nlp, ontology=files, gazetteer=names, weights=weights)
    # Model and gazetteer stay for good: looking through them for garbage took a sixteenth of the time.
    gc.collect()
    gc.freeze()
    return nlp


def add_components(
    nlp: Language,
    *,
    ontology: Iterable[str] = (),
    gazetteer: Iterable[str] = (),
    weights: Path | str | None = None,
) -> Language:
    """Add the components in order to a pipeline with tagger, parser, lemmatizer and entity recogniser."""
    files = {
        "ontology": [str(path) for path in ontology],
        "gazetteer": [str(path) for path in gazetteer],
        "weights": str(weights or ""),
    }
    for name in COMPONENTS:
        nlp.add_pipe(name, config={option: files[option] for option in OPTIONS.get(name, ())})
    return nlp


def read_article(nlp: Language, article: Article) -> Extraction:
    """Return everything found in the article.

    One document at a time is as fast as a batch on a CPU, and an article that fails stops no other.
    """
    with _forgetting(nlp):
        doc = _read(nlp, article)
        return with_headlines(nlp, doc, article, extraction_of(doc, article))


def read_with_features(
    nlp: Language, article: Article, ontology: Iterable[str] = ()
) -> tuple[Extraction, dict[Triple, tuple[str, ...]]]:
    """Return everything found in the article, and by subject, relation and object each claim's features."""
    with _forgetting(nlp):
        doc = _read(nlp, article)
        features = find_features(doc, load_ontology(tuple(ontology)))
        chosen = chosen_candidates(doc)
        return extraction_of(doc, article), {triple: features[number] for triple, number in chosen.items()}


def read_openly(nlp: Language, article: Article, *, ontology: Iterable[str] = ()) -> OpenExtraction:
    """Return every proposition of the article; `ontology` are the files that `nlp` was loaded with."""
    with _forgetting(nlp):
        return open_extraction_of(_read(nlp, article), article, load_ontology(ontology))


def _forgetting(nlp: Language) -> AbstractContextManager[object]:
    """Let spaCy's vocabulary forget what it learns in the block, once it knows enough words.

    It would grow with every new name. Forgetting from the start would cost a twentieth of the time, since
    the usual words of news are learned by and by. What the block makes must not be used after it.
    """
    return nlp.memory_zone() if len(nlp.vocab.strings) > ENOUGH_WORDS else nullcontext()


def _read(nlp: Language, article: Article) -> Doc:
    """Let the model read the article in pieces, and our components all of it."""
    of_model = [component for name, component in nlp.pipeline if name not in COMPONENTS]
    doc = joined([_through(of_model, tokenized(nlp, piece)) for piece in pieces(article.text)])
    doc._.published = article.published
    doc._.article_id = article.id
    return _through([nlp.get_pipe(name) for name in COMPONENTS], doc)


def _through(components: Iterable[Callable[[Doc], Doc]], doc: Doc) -> Doc:
    for component in components:
        doc = component(doc)
    return doc


@Language.factory(
    "eventgraph",
    default_config={"ontology": [], "gazetteer": [], "weights": ""},
    assigns=["doc._.claims", "doc._.entities"],
)
def make_eventgraph(
    nlp: Language, name: str, ontology: list[str], gazetteer: list[str], weights: str
) -> Callable[[Doc], Doc]:
    """Make one component that runs all of ours: `nlp.add_pipe("eventgraph")`, then `doc._.claims`."""
    del name
    options = {"ontology": ontology, "gazetteer": gazetteer, "weights": weights}
    parts = [
        nlp.create_pipe(part, config={k: options[k] for k in OPTIONS.get(part, ())}) for part in COMPONENTS
    ]

    def run(doc: Doc) -> Doc:
        for part in parts:
            doc = part(doc)
        return doc

    return run
