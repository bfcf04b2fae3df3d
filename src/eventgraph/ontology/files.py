"""Where the Turtle files and tables lie: beside the source in a checkout, inside the package in a wheel."""

from __future__ import annotations

from pathlib import Path

from eventgraph.errors import OntologyError


def ontology_folder() -> Path:
    """Return the folder of the shipped ontology.

    Raises:
        OntologyError: the installation lacks it.
    """
    package = Path(__file__).parents[1]
    for folder in (package.parents[1] / "ontologies", package / "_ontologies"):
        if (folder / "eventgraph.ttl").is_file():
            return folder
    message = f"the ontology files are missing beside {package}; install eventgraph-news again"
    raise OntologyError(message)


def shipped_turtle() -> tuple[Path, ...]:
    """Return the shipped Turtle files in a fixed order: namespace document, relations, cues."""
    folder = ontology_folder()
    return (folder / "eventgraph.ttl", *sorted((folder / "relations").glob("*.ttl")), folder / "cues.ttl")


def logic_file() -> Path:
    """Return the shipped file that says what follows when claims of many articles meet."""
    return ontology_folder() / "logic.ttl"


def gazetteer_folder() -> Path:
    """Return the folder of the shipped tables of names."""
    return ontology_folder() / "gazetteer"
