"""What became of an article: notices of corrections, and what two versions of it say differently."""

from eventgraph.versions.corrections import find_correction
from eventgraph.versions.difference import difference

__all__ = ["difference", "find_correction"]
