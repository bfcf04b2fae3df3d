"""Who is who across articles."""

from eventgraph.resolution.consistency import rejected
from eventgraph.resolution.grouping import entity_id_of
from eventgraph.resolution.names import NameKey, name_key
from eventgraph.resolution.resolve import resolve, resolve_sightings
from eventgraph.resolution.sightings import Sighting, sightings

__all__ = [
    "NameKey",
    "Sighting",
    "entity_id_of",
    "name_key",
    "rejected",
    "resolve",
    "resolve_sightings",
    "sightings",
]
