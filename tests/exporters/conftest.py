from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from hypothesis import strategies as st

NASTY = "a\x00b\x1b[31m\x85\ufffe<&>\"'\t\r\n ]]> {{x}} \u202e =1+1"
CLEAN = "ab[31m\ufffd<&>\"'\t\r\n ]]> {{x}} \u202e =1+1"


def edge(key: str, **attributes: Any) -> dict[str, Any]:  # noqa: ANN401 - an attribute is any scalar
    """Return the attributes of a claim that follows docs/graph.md."""
    plain = {
        "id": key,
        "relation": "competes_with",
        "label": "competes with",
        "family": "market",
        "factuality": "actual",
        "ended": False,
        "article": "a1",
        "evidence": "Tencent competes with Alibaba.",
        "evidence_start": 0,
        "evidence_end": 30,
        "trigger_start": 8,
        "trigger_end": 16,
        "rule": "verb: X compete with Y",
        "confidence": 0.9,
        "weight": 0.9,
    }
    return plain | attributes


@pytest.fixture
def graph() -> nx.MultiDiGraph[str]:
    """Three entities and four claims: parallel, looped, timed and timeless, with hostile text."""
    small: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    small.add_node("tencent", label="Tencent", type="Organization", articles=2, mentions=5)
    small.add_node(
        "alibaba", label="Alibaba", type="Organization", aliases="BABA | Ali", articles=1, mentions=2
    )
    small.add_node("code", label="Claude  Code\n", type="Product", articles=1, mentions=1)
    dated = {"published": "2026-07-05T08:00:00+08:00", "title": "Rivals", "publisher": "The Paper"}
    small.add_edge("tencent", "alibaba", key="c1", **edge("c1", time="2026-07", **dated))
    small.add_edge("tencent", "alibaba", key="c2", **edge("c2", factuality="negated", source=NASTY, **dated))
    small.add_edge("tencent", "tencent", key="c3", **edge("c3", ended=True, evidence=NASTY, time="2025"))
    small.add_edge(
        "alibaba", "code", key="c4", **edge("c4", relation="bans", label="bans", confidence=1, weight=1)
    )
    return small


@pytest.fixture
def empty() -> nx.MultiDiGraph[str]:
    return nx.MultiDiGraph()


texts = st.text(max_size=8) | st.just(NASTY)
names = st.sampled_from(["a", "b", "c", "d e", "f&g"])
edges = st.fixed_dictionaries(
    {
        "relation": st.sampled_from(["bans", "competes_with"]),
        "factuality": st.sampled_from(["actual", "planned", "possible", "negated"]),
        "ended": st.booleans(),
        "confidence": st.floats(0, 1),
        "evidence_start": st.integers(0, 2**40),
    },
    optional={
        "source": texts,
        "time": st.sampled_from(["2026", "2026-02", "2026-07-05", "2026-13"]),
        "published": st.sampled_from(["2026-07-05", "2026-07-05T08:00:00Z", "someday"]),
        "title": texts,
    },
)


@st.composite
def graphs(draw: st.DrawFn) -> nx.MultiDiGraph[str]:
    """Graphs that follow docs/graph.md, up to five nodes and six claims."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in draw(st.lists(names, unique=True, min_size=1)):
        label, kind = draw(texts), draw(st.sampled_from(["Person", "Place", "Robot"]))
        made.add_node(node, label=label, type=kind, articles=1, mentions=draw(st.integers(0, 9)))
    nodes = st.sampled_from(sorted(made))
    for number, data in enumerate(draw(st.lists(edges, max_size=6))):
        label = str(data["relation"]).replace("_", " ")
        claim = edge(f"c{number}", **data) | {"label": label, "weight": data["confidence"]}
        made.add_edge(draw(nodes), draw(nodes), key=f"c{number}", **claim)
    return made


def shuffled(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Return the same graph, built backwards, with attributes in another order."""
    other: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for subject, obj, key, data in reversed(list(graph.edges(keys=True, data=True))):
        other.add_edge(subject, obj, key=key, **dict(reversed(data.items())))
    for node in reversed(list(graph)):
        other.add_node(node, **dict(reversed(graph.nodes[node].items())))
    return other
