"""Laws of graph -> RDF -> graph."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventgraph import ids
from eventgraph.errors import ExportError, ReadError, StoreDamagedError
from eventgraph.rdf.namespaces import EG
from eventgraph.rdf.projection import article_node_nquads, article_nquads, graph_to_nquads, to_dataset
from eventgraph.rdf.reconstruction import from_dataset, from_nquads

HOSTILE = [
    "",
    '"',
    "\\",
    "a\\u0022 . <x> ",
    "\n\r\t",
    "\x00\x1b\x7f\x85",
    "\u2028",
    "\ufffe\uffff",
    "\U0001f600",
]
HOSTILE += [
    "' | '",
    "a | z",
    "m | ",
    "{}<>^`",
    "@en",
    '"^^<x>',
    "\u202eabc",
    "e\u0301",
    "urn:eventgraph:entity:x",
]
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12))
keys = st.one_of(st.builds(ids.entity_id, texts), texts)
numbers = st.integers(min_value=0, max_value=10**9)
moments = st.one_of(
    st.dates().map(str), st.sampled_from(["2026", "2026-07", "0000", "2026-02-30", "2026-13"])
)
published = st.one_of(moments, st.datetimes().map(lambda d: d.isoformat()), texts) | st.sampled_from(
    [
        "2026-07-05T10:00:00Z",
        "2026-07-05T10:00:00+00:00",
        "2026-07-05T10:00:00.500-03:30",
        "2026-07-05T24:00:00",
    ]
)


def some(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return dicts in which any key may be absent."""
    return st.fixed_dictionaries({}, optional=strategies)


articles = some(title=texts, publisher=texts, published=published, url=texts)
spans = st.tuples(numbers, numbers)
aliases = st.lists(texts, min_size=1, max_size=4).map(lambda names: " | ".join(sorted(names)))
nodes = st.tuples(
    st.fixed_dictionaries({"label": texts, "type": st.sampled_from(["Person", "Product", "My Class"])}),
    some(aliases=aliases, articles=numbers, mentions=numbers),
).map(lambda parts: {**parts[0], **parts[1]})
claims = st.tuples(
    st.fixed_dictionaries(
        {
            "factuality": st.sampled_from(["actual", "planned", "possible", "negated"]),
            "ended": st.booleans(),
            "rule": texts,
            "confidence": st.floats(min_value=0, max_value=1),
        }
    ),
    some(
        source=texts,
        time=moments,
        evidence_part=st.just("title"),
        amount=texts,
        amount_value=st.integers(0, 10**15).map(lambda cents: cents / 100),
        amount_unit=st.sampled_from(["EUR", "%"]),
        count=texts,
        count_value=numbers,
        place=texts,
        reason=texts,
    ),
    st.lists(spans, max_size=3),
).map(
    lambda parts: {
        **parts[0],
        **parts[1],
        **({"supporting": " ".join(f"{a},{b}" for a, b in parts[2])} if parts[2] else {}),
        "weight": parts[0]["confidence"],
    }
)


@st.composite
def graphs(draw: st.DrawFn) -> nx.MultiDiGraph[str]:
    """Draw any graph that obeys docs/graph.md."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    named = draw(st.dictionaries(keys, nodes, min_size=1, max_size=4))
    told = draw(st.dictionaries(texts, articles, min_size=1, max_size=3))
    relations = draw(st.dictionaries(texts, st.tuples(texts, texts), min_size=1, max_size=3))
    sentences = draw(st.lists(texts, min_size=2, max_size=2))
    graph.add_nodes_from(named.items())
    for key in draw(st.sets(texts, max_size=6)):
        article, relation = draw(st.sampled_from([*told])), draw(st.sampled_from([*relations]))
        which, trigger = draw(st.integers(0, 1)), draw(spans)
        attributes = {
            "id": key,
            "article": article,
            "relation": relation,
            "label": relations[relation][0],
            "family": relations[relation][1],
            # The sentence at given characters of one article is always the same.
            "evidence": sentences[which],
            "evidence_start": which,
            "evidence_end": 7 + which,
            "trigger_start": trigger[0],
            "trigger_end": trigger[1],
            **told[article],
            **draw(claims),
        }
        graph.add_edge(draw(st.sampled_from([*named])), draw(st.sampled_from([*named])), key, **attributes)
    return graph


def content(graph: nx.MultiDiGraph[str]) -> tuple[dict[str, Any], dict[Any, Any]]:
    """Return all that a graph holds, free of the order of insertion."""
    return {key: dict(node) for key, node in graph.nodes(data=True)}, {
        (s, o, k): d for s, o, k, d in graph.edges(keys=True, data=True)
    }


class TestRoundTrip:
    """What goes out comes back."""

    @given(graphs())
    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)
    def test_nquads_lose_nothing(self, graph: nx.MultiDiGraph[str]) -> None:
        assert content(from_nquads(graph_to_nquads(graph))) == content(graph)

    @given(graphs())
    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
    def test_datasets_lose_nothing(self, graph: nx.MultiDiGraph[str]) -> None:
        assert content(from_dataset(to_dataset(graph))) == content(graph)

    @given(graphs())
    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
    def test_stores_give_back_the_same_lines(self, graph: nx.MultiDiGraph[str]) -> None:
        lines = list(graph_to_nquads(graph))
        store = pyoxigraph.Store()
        store.load("\n".join(lines), pyoxigraph.RdfFormat.N_QUADS)
        dumped = store.dump(format=pyoxigraph.RdfFormat.N_QUADS)
        assert dumped is not None
        assert sorted(dumped.decode().split("\n"))[1:] == lines

    @pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset:DeprecationWarning")
    def test_trig_through_rdflib(self, graph: nx.MultiDiGraph[str]) -> None:
        dataset = rdflib.Dataset()
        dataset.parse(data=to_dataset(graph).serialize(format="trig"), format="trig")
        assert content(from_dataset(dataset)) == content(graph)


class TestLines:
    """The lines themselves."""

    def test_sorted_once_and_free_of_blank_nodes(self, graph: nx.MultiDiGraph[str]) -> None:
        lines = list(graph_to_nquads(graph))
        assert lines == sorted(set(lines))
        assert not any(line.startswith("_:") or " _:" in line for line in lines)

    def test_order_of_insertion_does_not_matter(self, graph: nx.MultiDiGraph[str]) -> None:
        turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
        for subject, obj, key, edge in reversed(list(graph.edges(keys=True, data=True))):
            turned.add_edge(subject, obj, key, **edge)
        assert list(graph_to_nquads(turned)) == list(graph_to_nquads(graph))

    def test_direct_triples_are_actual_and_not_ended(self, graph: nx.MultiDiGraph[str]) -> None:
        dataset = to_dataset(graph)
        direct = {
            (str(s), str(p), str(o))
            for s, p, o, _ in dataset.quads()
            if str(s).startswith("urn:eventgraph:entity:") and str(o).startswith("urn:eventgraph:entity:")
        }
        wanted = {
            (ids.entity_iri(s), EG + d["relation"], ids.entity_iri(o))
            for s, o, d in graph.edges(data=True)
            if d["factuality"] == "actual" and not d["ended"]
        }
        assert direct == wanted
        assert wanted

    def test_an_articles_lines_stand_in_its_graph(self, graph: nx.MultiDiGraph[str]) -> None:
        by_article = article_nquads(graph)
        assert list(by_article) == ["blog", "note", "wire"]
        for article, lines in by_article.items():
            assert all(line.endswith(f" <{ids.article_iri(article)}> .") for line in lines)

    def test_an_article_without_claims_is_described_like_one_with(self, graph: nx.MultiDiGraph[str]) -> None:
        edge = next(d for _, _, d in graph.edges(data=True) if d["article"] == "blog")
        assert set(article_node_nquads("blog", edge)) <= set(article_nquads(graph)["blog"])
        assert len(article_node_nquads("blog", edge)) == 6


class TestRefusals:
    """What has no form in RDF is refused by name, never dropped."""

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"pagerank": 0.1}, "unknown pagerank"),
            ({"supporting": "one,two"}, "supporting 'one,two'"),
            ({"source": "\ud800"}, "surrogate"),
        ],
    )
    def test_edges(self, graph: nx.MultiDiGraph[str], change: dict[str, Any], words: str) -> None:
        next(d for _, _, d in graph.edges(data=True)).update(change)
        with pytest.raises(ExportError, match=words):
            list(graph_to_nquads(graph))

    def test_missing_attributes_are_named(self, graph: nx.MultiDiGraph[str]) -> None:
        _, _, key, edge = next(iter(graph.edges(keys=True, data=True)))
        del edge["evidence"]
        with pytest.raises(ExportError, match=f"claim {key} lacks evidence"):
            list(graph_to_nquads(graph))

    def test_nodes(self) -> None:
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_node("x")
        with pytest.raises(ExportError, match="entity x lacks label, type"):
            list(graph_to_nquads(graph))

    def test_text_that_is_not_nquads(self) -> None:
        with pytest.raises(ReadError, match="not N-Quads"):
            from_nquads(["<urn:a> <urn:b>"])

    @pytest.mark.parametrize(
        "predicate", ["subject", "relation", "object", "factuality", "article", "confidence"]
    )
    def test_claims_that_lack_something(self, graph: nx.MultiDiGraph[str], predicate: str) -> None:
        lines = [line for line in graph_to_nquads(graph) if f"<{EG}{predicate}>" not in line]
        with pytest.raises(StoreDamagedError, match=predicate):
            from_nquads(lines)

    def test_numbers_that_are_none(self, graph: nx.MultiDiGraph[str]) -> None:
        lines = [line.replace('"0.9"^^', '"high"^^') for line in graph_to_nquads(graph)]
        with pytest.raises(StoreDamagedError, match="high"):
            from_nquads(lines)
