"""Who of the names that all know is who elsewhere: the table `ontologies/links.tsv`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from eventgraph.ontology.files import ontology_folder
from eventgraph.ontology.gazetteer import read_table


@lru_cache(maxsize=1)
def load_links() -> Mapping[tuple[str, str], str]:
    """Return (name, class) -> the IRI of the same thing in Wikidata."""
    return {(row["name"], row["type"]): row["same_as"] for row in read_table(_table())}


def links_sha256() -> str:
    """Return the hash of the table."""
    return hashlib.sha256(_table().read_bytes()).hexdigest()


def _table() -> Path:
    return ontology_folder() / "links.tsv"
