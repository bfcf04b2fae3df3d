"""Who is who across articles."""

from eventgraph.resolution.names import NameKey, name_key
from eventgraph.resolution.resolve import resolve

__all__ = ["NameKey", "name_key", "resolve"]
