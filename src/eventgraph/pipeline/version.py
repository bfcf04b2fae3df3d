"""What an extraction depends on besides the text, without loading spaCy."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

from eventgraph.ids import digest
from eventgraph.ontology.confidence import confidence_file
from eventgraph.ontology.files import gazetteer_folder
from eventgraph.ontology.load import load_ontology


def pipeline_version(
    model: str,
    *,
    ontology: Iterable[str] = (),
    gazetteer: Iterable[str] = (),
    weights: Path | str | None = None,
    min_confidence: float = 0.0,
) -> str:
    """Return our version, the model's, and digests of all that is read: equal means equal results."""
    words = load_ontology(ontology).version
    names = digest(
        *(_content(path) for path in (*sorted(gazetteer_folder().iterdir()), *map(Path, gazetteer))),
        length=12,
    )
    sure = f"confidence {digest(_content(confidence_file(weights)), length=12)} from {min_confidence:g}"
    own = version("eventgraph-news")
    return f"eventgraph {own}; {_model_version(model)}; ontology {words}; gazetteer {names}; {sure}"


def _content(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _model_version(model: str) -> str:
    """Return name and version of an installed pipeline, or of a folder's `meta.json`."""
    meta = Path(model) / "meta.json"
    if meta.is_file():
        content = json.loads(meta.read_text(encoding="utf-8"))
        return f"{content.get('lang')}_{content.get('name')} {content.get('version')}"
    try:
        found = distribution(model)
    except PackageNotFoundError:
        return model
    return f"{model} {found.version}"
