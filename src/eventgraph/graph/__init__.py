"""Records -> `networkx.MultiDiGraph`, and views of it."""

from eventgraph.graph.attributes import entity_attributes, standing_attributes
from eventgraph.graph.build import RelationInfo, build_graph
from eventgraph.graph.interval import interval
from eventgraph.graph.lookup import find_node
from eventgraph.graph.views import ego, project

__all__ = [
    "RelationInfo",
    "build_graph",
    "ego",
    "entity_attributes",
    "find_node",
    "interval",
    "project",
    "standing_attributes",
]
