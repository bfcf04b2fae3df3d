"""A small world that all tests of the room share: three articles, one story."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest

from eventgraph import ids
from eventgraph.rdf.projection import article_nquads, description_nquads, graph_to_nquads
from eventgraph.rdf.storage.store import Store
from eventgraph.records import Article, Extraction

ARTICLES: dict[str, dict[str, str]] = {
    "wire": {"title": "Alibaba bans Claude Code", "publisher": "Harbour Wire", "published": "2026-07-05"},
    "blog": {
        "title": 'Who "makes" it?',
        "publisher": "Byte Ledger",
        "published": "2026-07-06T09:30:00+08:00",
        "url": "https://ledger.example/a?b=1",
    },
    "note": {"title": "Correction", "publisher": "Harbour Wire", "published": "2026-07-08"},
}
NAMES: dict[str, tuple[str, str, str]] = {
    "alibaba": ("Alibaba", "Organization", "Alibaba Group | the Hangzhou firm"),
    "claude": ("Claude Code", "Product", ""),
    "openai": ("OpenAI", "Organization", ""),
    "anthropic": ("Anthropic", "Organization", ""),
    "tencent": ("Tencent", "Organization", ""),
    "google": ("Google", "Organization", ""),
    "altman": ("Sam Altman", "Person", "Altman"),
}
LABELS: dict[str, tuple[str, str]] = {
    "bans": ("bans", "regulation"),
    "develops": ("develops", "making"),
    "uses": ("uses", "making"),
    "competes_with": ("competes with", "market"),
    "leads": ("leads", "people"),
    "merges_with": ("merges with", "market"),
}
Row = tuple[str, str, str, str, str, dict[str, Any]]
CLAIMS: tuple[Row, ...] = (
    ("wire", "alibaba", "bans", "claude", "actual", {"source": "an internal memo", "time": "2026-07-03"}),
    ("wire", "openai", "develops", "claude", "actual", {}),
    ("wire", "tencent", "bans", "claude", "possible", {"source": "sources", "time": "2026"}),
    ("wire", "openai", "competes_with", "anthropic", "actual", {}),
    ("wire", "altman", "leads", "openai", "actual", {}),
    ("wire", "alibaba", "uses", "claude", "actual", {"ended": True, "time": "2026-05"}),
    ("blog", "alibaba", "bans", "claude", "actual", {"supporting": "30,60 70,99", "reason": "data security"}),
    ("blog", "anthropic", "develops", "claude", "actual", {"source": "two people familiar with the matter"}),
    ("blog", "openai", "merges_with", "google", "negated", {"source": "Sam Altman"}),
    (
        "blog",
        "google",
        "competes_with",
        "openai",
        "actual",
        {
            "amount": "$2 billion",
            "amount_value": 2e9,
            "amount_unit": "USD",
            "count_value": 3,
            "confidence": 0.55,
        },
    ),
    ("note", "openai", "merges_with", "google", "actual", {}),
    (
        "note",
        "tencent",
        "bans",
        "claude",
        "planned",
        {"time": "2026-09-01", "place": "China", "count": "all"},
    ),
)


def entity(name: str) -> str:
    """Return the id of an entity of the small world."""
    return ids.entity_id(NAMES[name][0])


def edge(number: int, row: Row) -> tuple[str, str, str, dict[str, Any]]:
    """Return subject, object, key and attributes of one claim."""
    article, subject, relation, obj, factuality, more = row
    key = ids.claim_id(article, entity(subject), relation, entity(obj), factuality)
    label, family = LABELS[relation]
    confidence = more.get("confidence", 0.9)
    start = number * 100
    attributes = {
        "id": key,
        "relation": relation,
        "label": label,
        "family": family,
        "factuality": factuality,
        "ended": False,
        "article": article,
        "rule": "verb",
        "confidence": confidence,
        "weight": confidence,
        "evidence": f"{NAMES[subject][0]} {label} {NAMES[obj][0]}.",
        "evidence_start": start,
        "evidence_end": start + 50,
        "trigger_start": start + 10,
        "trigger_end": start + 14,
        **ARTICLES[article],
        **more,
    }
    return entity(subject), entity(obj), key, attributes


def small_world(*articles: str) -> nx.MultiDiGraph[str]:
    """Return the graph of some articles, all by default."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, (label, kind, aliases) in NAMES.items():
        attributes = {"label": label, "type": kind, "articles": 2, "mentions": 5}
        graph.add_node(entity(name), **attributes, **({"aliases": aliases} if aliases else {}))
    for number, row in enumerate(CLAIMS):
        if row[0] in (articles or ARTICLES):
            subject, obj, key, attributes = edge(number, row)
            graph.add_edge(subject, obj, key, **attributes)
    return graph


PIPELINE = "eventgraph 0.1; model 3.8"


def article(name: str, text: str = "A text.") -> Article:
    """Return an article of the small world."""
    source = {"source_file": f"{name}.txt", "source_sha256": "0" * 64}
    return Article.model_validate({"id": name, "text": text, **source, **ARTICLES[name]})


def put(store: Store, *names: str, graph: nx.MultiDiGraph[str] | None = None) -> list[bool]:
    """Commit articles of the small world and describe what it holds."""
    world = graph if graph is not None else small_world()
    lines = article_nquads(world)
    done = [
        store.commit(article(name), Extraction(article=name), lines.get(name, ()), pipeline=PIPELINE)
        for name in names
    ]
    store.describe_entities(description_nquads(world))
    return done


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a store may be made."""
    return tmp_path / "store"


@pytest.fixture
def graph() -> nx.MultiDiGraph[str]:
    """Return the whole small world."""
    return small_world()


@pytest.fixture
def quads(graph: nx.MultiDiGraph[str]) -> ox.Store:
    """Return the small world as a store holds it: the default graph is the union."""
    store = ox.Store()
    store.load("\n".join(graph_to_nquads(graph)), ox.RdfFormat.N_QUADS)
    store.extend([ox.Quad(quad.subject, quad.predicate, quad.object) for quad in store])
    return store
