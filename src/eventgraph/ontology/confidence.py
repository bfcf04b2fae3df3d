"""The weights of confidence: a small JSON beside the ontology, written by `eventgraph calibrate`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from eventgraph.errors import OntologyError
from eventgraph.ontology.files import ontology_folder
from eventgraph.records.confidence import ConfidenceModel

FILE_NAME: Final = "confidence.json"


def confidence_file(path: Path | str | None = None) -> Path:
    """Return the file of weights that was asked for, or the shipped one."""
    return Path(path) if path is not None else ontology_folder() / FILE_NAME


@lru_cache(maxsize=8)
def load_confidence(path: Path | str | None = None) -> ConfidenceModel:
    """Return the weights of a file, or the shipped ones.

    Raises:
        OntologyError: the file is absent or not of the form.
    """
    file = confidence_file(path)
    try:
        return ConfidenceModel.model_validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        reason = error.strerror if isinstance(error, OSError) else error.errors()[0]["msg"]
        message = f"weights {file}: {reason}; eventgraph calibrate writes such a file"
        raise OntologyError(message) from error
