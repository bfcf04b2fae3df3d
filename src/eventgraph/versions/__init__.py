"""What became of an article: notices of corrections, its versions, and what they say differently."""

from eventgraph.versions.corrections import find_correction
from eventgraph.versions.difference import difference
from eventgraph.versions.predecessors import VersionMark, find_predecessors, version_mark
from eventgraph.versions.supersession import claims_in_error, superseded_claims

__all__ = [
    "VersionMark",
    "claims_in_error",
    "difference",
    "find_correction",
    "find_predecessors",
    "superseded_claims",
    "version_mark",
]
