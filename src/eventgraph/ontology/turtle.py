"""A Turtle file -> its triples as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from eventgraph.errors import OntologyError


def read_bytes(path: Path | str) -> bytes:
    """Return what the file holds.

    Raises:
        OntologyError: it cannot be read.
    """
    try:
        return Path(path).read_bytes()
    except OSError as error:
        message = f"ontology {path}: {error.strerror or error}; check the path"
        raise OntologyError(message) from error


def turtle_triples(path: str, content: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield subject, predicate and object as text, in file order; blank nodes are kept apart by their file.

    Raises:
        OntologyError: the content is not Turtle.
    """
    import pyoxigraph

    try:
        for quad in pyoxigraph.parse(content, pyoxigraph.RdfFormat.TURTLE):
            yield _text(quad.subject, path), quad.predicate.value, _text(quad.object, path)
    except SyntaxError as error:
        message = f"ontology {path}: not Turtle: {error}"
        raise OntologyError(message) from error


def _text(term: object, path: str) -> str:
    value = str(getattr(term, "value", term))
    return f"_:{path}:{value}" if type(term).__name__ == "BlankNode" else value
