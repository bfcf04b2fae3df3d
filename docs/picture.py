"""Draws the README's picture from the sample articles: `.venv/bin/python docs/picture.py`.

A small part of the graph, as Gephi shows it: nodes coloured by type, edges by factuality.
"""

from __future__ import annotations

import math
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

import networkx as nx

import eventgraph as eg
from eventgraph.exporters.colours import FACTUALITIES, TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[1]
WIDTH, HEIGHT, MARGIN = 1180, 760, 90
RELATIONS: Final = frozenset(
    [
        "bans",
        "develops",
        "competes_with",
        "based_on",
        "owns",
        "part_of",
        "restricts",
        "leads",
        "supports",
        "regulates",
        "fines",
        "supplies",
        "uses",
        "releases",
        "lifts_ban_on",
        "located_in",
        "investigates",
        "sues",
        "acquires",
        "invests_in",
    ]
)
LABELLED: Final = frozenset(
    ["bans", "develops", "competes_with", "restricts", "leads", "fines", "sues", "owns"]
)


def main() -> None:
    """Read the samples, draw what lies around Claude Code, write `docs/graph.svg`."""
    with tempfile.TemporaryDirectory() as folder:
        eg.ingest(ROOT / "data" / "articles", store=Path(folder))
        graph = eg.load_graph(folder)
    part = eg.ego(eg.project(graph, relations=RELATIONS), eg.find_node(graph, "Claude Code"), radius=2)
    named = [node for node, data in part.nodes(data=True) if data["type"] != "Concept"]
    part = nx.MultiDiGraph(part.subgraph(sorted(named)))
    (ROOT / "docs" / "graph.svg").write_text("\n".join(draw(part)) + "\n", encoding="utf-8")


def draw(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    """Yield the lines of an SVG: one line for each pair, relation and factuality, then nodes and legend."""
    at = positions(graph)
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">'
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>'
    told: dict[tuple[str, str, str, str], int] = {}
    for source, target, edge in sorted(graph.edges(data=True), key=lambda e: (e[0], e[1], e[2]["id"])):
        key = (source, target, edge["relation"], edge["factuality"])
        told[key] = told.get(key, 0) + 1
    for (source, target, relation, factuality), count in told.items():
        yield from _edge(at[source], at[target], relation, factuality, count)
    for node in sorted(graph):
        data, (x, y) = graph.nodes[node], at[node]
        radius = 5 + 4 * math.log2(1 + graph.degree(node))
        yield f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" fill="#{TYPES[data["type"]]}" stroke="white"/>'
        yield (
            f'<text x="{x}" y="{y - radius - 4:.1f}" font-size="13" text-anchor="middle" stroke="white"'
            f' stroke-width="3" paint-order="stroke">{escape(data["label"])}</text>'
        )
    for row, (name, colour) in enumerate(FACTUALITIES.items()):
        y = HEIGHT - 90 + 20 * row
        yield f'<line x1="20" y1="{y}" x2="50" y2="{y}" stroke="#{colour}" stroke-width="3"/>'
        yield f'<text x="58" y="{y + 4}" font-size="13">{name}</text>'
    yield "</svg>"


def _edge(
    start: tuple[float, float], end: tuple[float, float], relation: str, factuality: str, count: int
) -> Iterator[str]:
    (x1, y1), (x2, y2) = start, end
    lift = 0.12 if factuality == "actual" else -0.16
    cx, cy = (x1 + x2) / 2 + (y2 - y1) * lift, (y1 + y2) / 2 - (x2 - x1) * lift
    colour = f"#{FACTUALITIES[factuality]}"
    width = 1 + math.log2(count)
    yield (
        f'<path d="M{x1},{y1} Q{cx:.1f},{cy:.1f} {x2},{y2}" fill="none" stroke="{colour}"'
        f' stroke-width="{width:.1f}" opacity="0.75"/>'
    )
    if relation in LABELLED:
        mx, my = (x1 + x2) / 4 + cx / 2, (y1 + y2) / 4 + cy / 2
        yield (
            f'<text x="{mx:.1f}" y="{my:.1f}" font-size="10" fill="{colour}" text-anchor="middle"'
            f' stroke="white" stroke-width="2" paint-order="stroke">{relation.replace("_", " ")}</text>'
        )


def positions(graph: nx.MultiDiGraph[str]) -> dict[str, tuple[float, float]]:
    """Return where each node stands, in pixels."""
    placed = nx.spring_layout(nx.Graph(graph), k=1.1, iterations=400, seed=7)
    xs, ys = [x for x, _ in placed.values()], [y for _, y in placed.values()]
    return {
        node: (
            round(MARGIN + (x - min(xs)) / (max(xs) - min(xs)) * (WIDTH - 2 * MARGIN), 1),
            round(MARGIN / 2 + (y - min(ys)) / (max(ys) - min(ys)) * (HEIGHT - 1.5 * MARGIN), 1),
        )
        for node, (x, y) in placed.items()
    }


if __name__ == "__main__":
    main()
