"""Who is who across articles."""

from eventgraph.resolution.grouping import entity_id_of
from eventgraph.resolution.names import NameKey, name_key
from eventgraph.resolution.resolve import resolve

__all__ = ["NameKey", "entity_id_of", "name_key", "resolve"]
