from __future__ import annotations

from eventgraph.records import Proposal
from eventgraph.resolution.nodes import Node
from eventgraph.resolution.proposals import proposals


def node(name: str) -> Node:
    return Node(name, "", name, name, "Person", ())


def test_an_offer_of_a_node_that_was_told_apart_since_is_left_out() -> None:
    together = {name: [node(name)] for name in ("ann", "anna")}
    gone = Proposal(a="ann", b="annie", reason="alias", score=0.9)
    left = Proposal(a="anna", b="ann", reason="alias", score=0.5)
    assert list(proposals(together, [gone, left], ())) == [
        Proposal(a="ann", b="anna", reason="alias", score=0.5)
    ]
