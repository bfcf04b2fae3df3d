"""What a person types -> the entities of an open store that are meant: one look into the index of names."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from eventgraph.graph import find_node
from eventgraph.graph.attributes import ALIAS_SEPARATOR, split_aliases
from eventgraph.rdf.name_keys import name_key
from eventgraph.rdf.namespaces import EG, ENTITY, RDFS, SKOS
from eventgraph.rdf.neighbourhood import DEFAULT, graph_of_entities, local
from eventgraph.records import Named

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

KEY: Final = ox.NamedNode(f"{EG}nameKey")
LABEL: Final = ox.NamedNode(f"{RDFS}label")
ALIAS: Final = ox.NamedNode(f"{SKOS}altLabel")


def find_entities(quads: ox.Store, text: str) -> list[Named]:
    """Return the entities with that id, label or alias, in that order, then those that most articles name.

    The first is the one that is meant unless a reader says otherwise; case and spaces do not matter.

    Raises:
        NotFoundError: none is called so; the message names those that are called nearly so.
    """
    key = name_key(text)
    called = quads.quads_for_pattern(None, KEY, ox.Literal(key), DEFAULT)
    wanted = {text.strip(), *(local(quad.subject, ENTITY) for quad in called)}
    graph = graph_of_entities(quads, sorted(wanted))
    if not graph:
        wanted = {find_node(_all_names(quads), text)}
        graph = graph_of_entities(quads, wanted)
    ranked = sorted((*_rank(node, data, text.strip(), key), node) for node, data in graph.nodes(data=True))
    return [
        Named(id=node, name=graph.nodes[node]["label"], type=graph.nodes[node]["type"]) for *_, node in ranked
    ]


def _rank(node: str, data: Mapping[str, object], text: str, key: str) -> tuple[int, int]:
    """Return how well an entity fits, and how often it is named, lowest best."""
    names = [str(data["label"]), *split_aliases(str(data.get("aliases", "")))]
    fits = 0 if node == text else 1 if name_key(names[0]) == key else 2
    return fits, -int(str(data.get("articles", 0)))


def _all_names(quads: ox.Store) -> nx.MultiDiGraph[str]:
    """Return all entities as nodes with their names: for one that is misspelt, all are looked at."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    aliases: defaultdict[str, list[str]] = defaultdict(list)
    for quad in quads.quads_for_pattern(None, ALIAS, None, DEFAULT):
        aliases[local(quad.subject, ENTITY)].append(str(getattr(quad.object, "value", "")))
    for quad in quads.quads_for_pattern(None, LABEL, None, DEFAULT):
        if str(getattr(quad.subject, "value", "")).startswith(ENTITY):
            node, label = local(quad.subject, ENTITY), str(getattr(quad.object, "value", ""))
            graph.add_node(node, label=label, aliases=ALIAS_SEPARATOR.join(sorted(aliases[node])))
    return graph
