"""Small ontologies written in a test: a block of Turtle read as if it were the only one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from eventgraph.ontology import Ontology, files
from eventgraph.ontology import load as loading

PREFIXES: Final = """\
@prefix eg: <https://w3id.org/eventgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(turtle: str) -> Path:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.ttl"
        path.write_text(PREFIXES + turtle, encoding="utf-8")
        return path

    return write_file


@pytest.fixture
def alone(write: Write, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Ontology]:
    """Load blocks of Turtle with the shipped classes, but none of the shipped relations."""
    namespace = files.shipped_turtle()[0]
    monkeypatch.setattr(loading, "shipped_turtle", lambda: (namespace,))
    return lambda turtle: loading.load_ontology([write(turtle)])
