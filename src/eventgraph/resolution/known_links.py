"""Names that other people's data call one (`owl:sameAs` of the table of links)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from eventgraph.ontology.links import load_links
from eventgraph.resolution.clusters import Join
from eventgraph.resolution.names import name_key
from eventgraph.resolution.nodes import Node


def same_links(nodes: Sequence[Node]) -> Iterator[Join]:
    """Yield joins of nodes whose names and classes have one IRI elsewhere, with the first by its key."""
    targets = _targets()
    linked: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        iri = targets.get((node.key, node.type))
        if iri is not None and not node.discriminator:
            linked[iri].append(node)
    for together in linked.values():
        first, *others = sorted(together, key=lambda node: node.key)
        yield from (Join(other.id, first.id, "same_as") for other in others)


@lru_cache(maxsize=1)
def _targets() -> dict[tuple[str, str], str]:
    return {(name_key(name, kind).careful, kind): iri for (name, kind), iri in load_links().items()}
