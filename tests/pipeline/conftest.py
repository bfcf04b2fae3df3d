"""The real pipeline, loaded once; what needs no model uses `notation` instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eventgraph.ontology import Ontology, load_ontology
from eventgraph.pipeline.language import load_language

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_language()


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return load_ontology()
