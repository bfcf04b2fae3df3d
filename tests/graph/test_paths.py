from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventgraph.graph.paths import described, shortest_chains

Said = tuple[str, str, str]
"""Two nodes of one letter, the factuality, and the article."""


def graph_of(*claims: Said, concepts: str = "") -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, (ends, factuality, article) in enumerate(claims):
        for node in ends:
            graph.add_node(node, label=f"Name {node}", type="Concept" if node in concepts else "Person")
        graph.add_edge(
            ends[0], ends[1], key=str(number), id=str(number), relation="meets", factuality=factuality,
            article=article, ended=False, confidence=0.9, evidence="They met.",
        )  # fmt: skip
    return graph


def fact(ends: str, article: str = "x") -> Said:
    return ends, "actual", article


@pytest.mark.parametrize(
    ("claims", "options", "chains"),
    [
        pytest.param([fact("ab")], {}, ["ab"], id="a claim"),
        pytest.param([fact("ba")], {}, ["ab"], id="against its direction"),
        pytest.param([fact("am"), fact("bm")], {}, ["amb"], id="what two have to do with one"),
        pytest.param([fact("ab"), fact("am"), fact("mb")], {}, ["ab", "amb"], id="fewer steps first"),
        pytest.param([fact("ab"), fact("am"), fact("mb")], {"most": 1}, ["ab"], id="at most so many"),
        pytest.param([fact("am"), fact("mn"), fact("nb")], {"steps": 2}, [], id="at most so many steps"),
        pytest.param([fact("am"), fact("mn"), fact("nb")], {"steps": 3}, ["amnb"], id="as many as allowed"),
        pytest.param([fact("aa"), fact("bb")], {}, [], id="loops lead nowhere"),
        pytest.param([fact("am"), fact("bn")], {}, [], id="not connected"),
        pytest.param(
            [("am", "possible", "x"), fact("mb"), fact("an"), fact("nb")], {}, ["anb", "amb"], id="facts"
        ),
        pytest.param(
            [("am", "negated", "x"), fact("mb"), ("an", "planned", "x"), fact("nb")],
            {},
            ["anb", "amb"],
            id="plans before denials",
        ),
        pytest.param(
            [fact("am"), fact("mb"), fact("an", "x"), fact("an", "y"), fact("nb")],
            {},
            ["anb", "amb"],
            id="more articles first",
        ),
        pytest.param(
            [fact("am"), fact("mb"), *[("an", "planned", str(n)) for n in range(300)], fact("nb")],
            {},
            ["amb", "anb"],
            id="no number of articles makes a plan a fact",
        ),
        pytest.param(
            [("ab", "negated", "x"), fact("am"), fact("mb")], {}, ["ab", "amb"], id="a denial is a step, too"
        ),
        pytest.param(
            [("ab", "planned", "x"), fact("am"), fact("mb")], {"only_actual": True}, ["amb"], id="only facts"
        ),
        pytest.param([("ab", "planned", "x")], {"only_actual": True}, [], id="no facts"),
    ],
)  # fmt: skip
def test_chains(claims: list[Said], options: dict[str, object], chains: list[str]) -> None:
    graph = graph_of(fact("ax", "z"), fact("yb", "z"), *claims)
    found = shortest_chains(graph, ("a", "b"), **options)  # type: ignore[arg-type]
    assert ["".join(chain) for chain in found] == chains


def test_what_has_no_name_is_an_end_and_no_stage() -> None:
    graph = graph_of(fact("am"), fact("mb"), concepts="m")
    assert shortest_chains(graph, ("a", "b")) == []
    assert shortest_chains(graph, ("a", "m")) == [["a", "m"]]


def test_a_step_is_the_best_attested_claim() -> None:
    graph = graph_of(
        ("ma", "possible", "w"), fact("ma", "x"), fact("ma", "y"), fact("am", "z"), fact("mb", "x")
    )
    graph.edges["m", "a", "2"].update(time="2026-07", publisher="The Paper", published="2026-08-01")
    (chain,) = described(graph, shortest_chains(graph, ("a", "b")))
    assert [(entity.id, entity.name) for entity in chain.entities] == [(n, f"Name {n}") for n in "amb"]
    first, second = chain.steps
    assert (first.subject_id, first.object_id, first.forward) == ("m", "a", False)
    assert (second.subject_id, second.object_id, second.forward) == ("m", "b", True)
    assert (first.factuality, first.articles, first.others) == ("actual", 2, 2)
    assert (first.time, first.precision, first.time_of) == ("2026-07", "month", "happening")
    assert first.outlets == ("The Paper", "x")
    assert [telling.claim for telling in first.tellings] == ["2", "1"]


def test_only_facts_are_shown_where_only_facts_were_walked() -> None:
    graph = graph_of(fact("ab"), ("ba", "planned", "y"))
    (chain,) = described(graph, [["a", "b"]], only_actual=True)
    assert chain.steps[0].others == 0


NODES = "abmno"
CLAIMS = st.lists(
    st.tuples(
        st.sampled_from([one + other for one in NODES for other in NODES]),
        st.sampled_from(["actual", "planned", "possible", "negated"]),
        st.sampled_from("xyz"),
    ),
    max_size=14,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(claims: list[Said], random: object) -> None:
    everybody = [fact(f"{node}{node}") for node in NODES]
    mixed = [*claims, *everybody]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    graph = graph_of(*everybody, *claims)
    chains = shortest_chains(graph, ("a", "b"), most=5)
    assert shortest_chains(graph_of(*mixed), ("a", "b"), most=5) == chains
    assert [len(chain) for chain in chains] == sorted(len(chain) for chain in chains)
    assert all(len(set(chain)) == len(chain) for chain in chains)
    if not chains:
        near = nx.single_source_shortest_path_length(graph.to_undirected(), "a", cutoff=4)
        assert "b" not in near
