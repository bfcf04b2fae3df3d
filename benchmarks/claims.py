"""A store of any number of claims: real extractions, replayed under new names.

    .venv/bin/python benchmarks/claims.py FOLDER CLAIMS [STORE]

The articles of STORE (by default the samples, read for the purpose) are told again and again. Each replay
is a new article, with an id, a publisher and a day of its own, about other things: every entity of the
article becomes an entity of a made-up world, of the same class. So sentences, relations, factuality,
sources, qualifiers and spans have the shape and the frequency that they have in real articles; only who is
meant differs. Names are replaced where the text mentions them, and all offsets move along; headlines and
the words of sources stay. The last replay is cut where the claims are reached.

How the world is populated follows 1,211 news articles that were read with this program (8,285 claims):

* an entity for each 8 claims or so: a world of `WORLD` entities a claim, of which most are met once or
  never;
* popularity after Zipf and Mandelbrot, the chance of rank r proportional to 1 / (r + `SHIFT`): the best
  known has about 2 % of all places of claims (real news: 3 %), the hundredth 0.1 %;
* an event is told by one article or, in four cases of ten, by one more a day later, and so on;
* people are also called by their surname, every third organisation by its initials;
* 400 outlets, as unequal; days from 2021 to September 2026, to which the times of claims move along.

Everything is drawn by one seeded generator: the same arguments give the same store, byte for byte. The
lines go through the product's own graph and projection and `bulk_fill`, article by article; descriptions
and rows of the ledger are there, `records/` (the texts) is not, so `verify` will miss them.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Final

import networkx as nx
from story import Story
from world import World, made_up, zipf

import eventgraph
from eventgraph import ids
from eventgraph.graph import build_graph
from eventgraph.ontology import load_ontology
from eventgraph.rdf.namespaces import EG
from eventgraph.rdf.projection import article_node_nquads, article_nquads, description_nquads
from eventgraph.rdf.storage.bulk import bulk_fill
from eventgraph.rdf.storage.folder import QUADS
from eventgraph.rdf.storage.ledger import LedgerRow, ledger_nquads
from eventgraph.rdf.storage.store import Store
from eventgraph.records import Extraction, Resolution

ARTICLES: Final = Path(__file__).parents[1] / "data" / "articles"
SEED: Final = 20261128
WORLD: Final = 0.35
RETOLD: Final = 0.4
OUTLETS: Final = 400
FIRST_DAY: Final = date(2021, 1, 1)
DAYS: Final = 2_098
AT_ONCE: Final = 5_000

Relations = Mapping[str, "eventgraph.ontology.Relation"]


def replays(
    extractions: Sequence[Extraction], claims: int, world: World, chance: random.Random
) -> Iterator[tuple[Extraction, Resolution]]:
    """Yield articles until there are so many claims."""
    stories = [Story(extraction) for extraction in extractions if extraction.claims]
    for number in count():
        story = stories[number % len(stories)]
        actors = world.draw([entity.type for entity in story.entities])
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        telling, again = 0, True
        while again:
            name = f"{story.extraction.article}-{number}-{telling}"
            found, resolution = story.told(name, actors, day + timedelta(days=telling))
            outlet = f"{made_up(zipf(OUTLETS, chance) * 11)} Post"
            yield found.model_copy(update={"publisher": outlet, "claims": found.claims[:claims]}), resolution
            claims -= len(found.claims)
            if claims <= 0:
                return
            telling, again = telling + 1, chance.random() < RETOLD


def lines(
    extractions: Sequence[Extraction], claims: int, relations: Relations, *, seed: int = SEED
) -> Iterator[str]:
    """Yield the N-Quads of so many claims: articles with their rows, then what entities and relations are."""
    chance = random.Random(seed)  # noqa: S311 - figures, not secrets
    world = populated(extractions, claims, chance)
    for extraction, resolution in replays(extractions, claims, world, chance):
        yield from article_lines(extraction, resolution, relations)
    yield from descriptions(world, extractions, relations)


def populated(extractions: Sequence[Extraction], claims: int, chance: random.Random) -> World:
    """Return a world for so many claims, with classes as frequent as in the extractions."""
    kinds = Counter(entity.type for extraction in extractions for entity in Story(extraction).entities)
    return World({kind: _size(number / kinds.total(), claims) for kind, number in kinds.items()}, chance)


def _size(share: float, claims: int) -> int:
    return max(50, int(claims * WORLD * share))


def article_lines(extraction: Extraction, resolution: Resolution, relations: Relations) -> Iterator[str]:
    """Yield the lines of an article's graph and its row of the ledger."""
    quads = graph_lines(extraction, resolution, relations)
    yield from quads
    content = ids.digest(extraction.article, length=64)
    yield from ledger_nquads(extraction.article, LedgerRow(content, content, len(quads), "benchmark"))


def graph_lines(extraction: Extraction, resolution: Resolution, relations: Relations) -> list[str]:
    """Return the lines of an article's graph."""
    graph = build_graph([extraction], resolution, ontology=relations)
    known = {key: getattr(extraction, key) for key in ("title", "publisher", "published", "url")}
    node = article_node_nquads(extraction.article, {key: value for key, value in known.items() if value})
    return sorted({*article_nquads(graph).get(extraction.article, ()), *node})


def descriptions(world: World, extractions: Sequence[Extraction], relations: Relations) -> Iterator[str]:
    """Yield what the default graph tells of those who were met and of the relations in use."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in world.met():
        more = {"aliases": " | ".join(entity.aliases)} if entity.aliases else {}
        graph.add_node(
            entity.id,
            label=entity.name,
            type=entity.type,
            articles=entity.articles,
            mentions=entity.mentions,
            **more,
        )
        if len(graph) == AT_ONCE:
            yield from description_nquads(graph)
            graph.clear()
    yield from description_nquads(graph)
    told = description_nquads(build_graph(extractions, eventgraph.resolve(extractions), ontology=relations))
    yield from (line for line in told if line.startswith(f"<{EG}"))


def sample_extractions(store: Path | None) -> list[Extraction]:
    """Return what was found in the articles of a store; in the samples, if none is given."""
    if store is not None:
        with Store.open(store) as opened:
            return list(opened.extractions())
    with tempfile.TemporaryDirectory() as folder:
        eventgraph.ingest(ARTICLES, store=folder)
        return sample_extractions(Path(folder))


def build(folder: Path, claims: int, store: Path | None = None) -> int:
    """Make a store of so many claims; return how many quads it was given."""
    found = sample_extractions(store)
    quads = bulk_fill(folder / QUADS, lines(found, claims, load_ontology(()).relations))
    Store.open(folder, write=True).close()
    return quads


def main(folder: str, claims: str, store: str = "") -> None:
    """Make the store and print how long it took."""
    start = time.perf_counter()
    quads = build(Path(folder), int(claims), Path(store) if store else None)
    seconds = time.perf_counter() - start
    size = sum(path.stat().st_size for path in (Path(folder) / QUADS).iterdir())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{int(claims):,} claims, {quads:,} quads in {seconds:.0f} s: {quads / seconds:,.0f} quads/s")
    each = size / int(claims)
    print(f"{size / 1e6:,.0f} MB on disk: {each:,.0f} bytes a claim; {peak:,.0f} MB of memory at most")


if __name__ == "__main__":
    main(*sys.argv[1:4])
