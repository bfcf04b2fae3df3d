from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.errors import NotFoundError, OntologyError
from eventgraph.graph import build_graph
from eventgraph.records import Claim, Entity, Extraction, Factuality, Resolution

from .conftest import ONTOLOGY, claim, entity

Extractions = tuple[Extraction, ...]


def test_a_node_has_the_attributes_of_the_contract(extractions: Extractions, resolution: Resolution) -> None:
    graph = build_graph(extractions, resolution, ontology=ONTOLOGY)
    assert {node: graph.nodes[node] for node in graph} == {
        "alibaba": {
            "label": "Alibaba",
            "type": "Organization",
            "aliases": "Ali/baba | BABA",
            "articles": 2,
            "mentions": 7,
        },
        "claude-code": {"label": "Claude Code", "type": "Product", "articles": 2, "mentions": 3},
        "openai": {"label": "OpenAI", "type": "Organization", "articles": 1, "mentions": 1},
    }
    assert list(graph) == ["alibaba", "claude-code", "openai"]


def test_an_edge_has_the_attributes_of_the_contract(extractions: Extractions, resolution: Resolution) -> None:
    graph = build_graph(extractions, resolution, ontology=ONTOLOGY)
    assert graph.edges["alibaba", "claude-code", "e1-bans-e2-actual"] == {
        "id": "e1-bans-e2-actual",
        "relation": "bans",
        "label": "bans",
        "family": "regulation",
        "factuality": "actual",
        "ended": False,
        "source": "people familiar",
        "time": "2026-07",
        "amount": "at least €1.5m",
        "amount_value": 1_500_000.0,
        "amount_unit": "EUR",
        "count_value": 3,
        "reason": "data security",
        "article": "a1",
        "title": "Alibaba bans Claude Code",
        "publisher": "The Paper",
        "published": "2026-07-05T08:00:00+08:00",
        "url": "https://example.org/a1",
        "evidence": "Alibaba banned Claude Code.",
        "evidence_start": 10,
        "evidence_end": 40,
        "trigger_start": 18,
        "trigger_end": 24,
        "supporting": "120,180 300,350",
        "rule": "verb: X ban Y",
        "confidence": 0.9,
        "weight": 0.9,
    }


def test_what_is_unknown_is_absent(extractions: Extractions, resolution: Resolution) -> None:
    graph = build_graph(extractions, resolution, ontology=ONTOLOGY)
    edge = graph.edges["openai", "claude-code", "z-develops-x-actual"]
    assert not {"source", "time", "reason", "title", "published", "supporting"} & edge.keys()
    assert edge["ended"] is True
    assert type(edge["factuality"]) is str


def test_each_claim_is_one_edge_with_its_id_as_key(extractions: Extractions, resolution: Resolution) -> None:
    graph = build_graph(extractions, resolution, ontology=ONTOLOGY)
    assert list(graph.edges(keys=True)) == [
        ("alibaba", "claude-code", "e1-bans-e2-actual"),
        ("alibaba", "claude-code", "y-bans-x-possible"),
        ("alibaba", "openai", "y-competes_with-z-actual"),
        ("openai", "claude-code", "z-develops-x-actual"),
    ]
    assert all(key == data["id"] for _, _, key, data in graph.edges(keys=True, data=True))


def test_entities_without_a_claim_are_nodes_on_request(
    extractions: Extractions, resolution: Resolution
) -> None:
    assert "hangzhou" not in build_graph(extractions, resolution, ontology=ONTOLOGY)
    graph = build_graph(extractions, resolution, ontology=ONTOLOGY, isolated=True)
    assert list(graph) == sorted(entity.id for entity in resolution.entities)


def test_a_claim_within_one_entity_stays(resolution: Resolution) -> None:
    names = (entity("e1", "Alibaba"), entity("e2", "Alibaba Group"))
    merged = resolution.model_copy(update={"canonical": {"a": {"e1": "alibaba", "e2": "alibaba"}}})
    extraction = Extraction(article="a", entities=names, claims=(claim("e1", "bans", "e2"),))
    assert build_graph([extraction], merged, ontology=ONTOLOGY).number_of_edges("alibaba", "alibaba") == 1


def test_a_resolution_of_other_articles_is_refused(extractions: Extractions, resolution: Resolution) -> None:
    strange = extractions[0].model_copy(update={"article": "a9"})
    with pytest.raises(NotFoundError, match=r"'e1' of claim e1-bans-e2-actual in article 'a9'"):
        build_graph([strange], resolution, ontology=ONTOLOGY)


def test_a_relation_that_the_ontology_lacks_is_refused(
    extractions: Extractions, resolution: Resolution
) -> None:
    with pytest.raises(OntologyError, match="relation 'develops'"):
        build_graph(
            extractions, resolution, ontology={name: ONTOLOGY[name] for name in ("bans", "competes_with")}
        )


NAMES = ("a", "b", "c")
worlds = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(sorted(ONTOLOGY)),
        st.sampled_from(NAMES),
        st.sampled_from(Factuality),
    ),
    max_size=8,
    unique=True,
)


@given(worlds, st.randoms(use_true_random=False))
def test_the_order_of_articles_and_claims_changes_nothing(
    world: list[tuple[str, str, str, Factuality]], chance: random.Random
) -> None:
    entities = tuple(Entity(id=name, name=name, type="Organization") for name in NAMES)
    named = tuple(entity(name, name) for name in NAMES)
    articles = [f"article {number}" for number in range(3)]
    resolution = Resolution(
        entities=entities, canonical={article: {name: name for name in NAMES} for article in articles}
    )
    claims = {
        article: [
            claim(*row, id=f"{article} {number}") for number, row in enumerate(world) if number % 3 == place
        ]
        for place, article in enumerate(articles)
    }

    def built(order: list[str], rows: dict[str, list[Claim]]) -> tuple[list[object], list[object]]:
        extractions = [
            Extraction(article=article, entities=named, claims=tuple(rows[article])) for article in order
        ]
        graph = build_graph(extractions, resolution, ontology=ONTOLOGY)
        return list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))

    shuffled = {article: chance.sample(rows, len(rows)) for article, rows in claims.items()}
    nodes, edges = built(articles, claims)
    assert (nodes, edges) == built(chance.sample(articles, 3), shuffled)
    assert len(edges) == len(world)
