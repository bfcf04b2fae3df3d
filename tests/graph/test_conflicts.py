from __future__ import annotations

import networkx as nx
import pytest

from eventgraph.graph.conflicts import Disagreement, conflicts
from eventgraph.records import Conflict, Evidence, Factuality, Support, TextSpan


def graph_of(*claims: tuple[str, str, dict[str, object]]) -> nx.MultiDiGraph[str]:
    """Return a graph of claims that X makes tool: id, node of X, further attributes."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for key, subject, fields in claims:
        for node in (subject, "tool"):
            graph.add_node(node, label=node.title(), type="Organization")
        plain = {
            "id": key, "relation": "makes", "factuality": "actual", "ended": False, "article": f"on-{key}",
            "confidence": 0.9, "evidence": f"Sentence {key}.",
        }  # fmt: skip
        graph.add_edge(subject, "tool", key=key, **plain | fields)
    return graph


RIVALS = graph_of(
    ("1", "acme", {"contradicts": "3 4", "publisher": "Early", "published": "2026-07-01"}),
    ("2", "acme", {"contradicts": "3", "publisher": "Late", "published": "2026-07-02"}),
    ("3", "rival", {"contradicts": "1 2", "superseded": True, "time": "2026"}),
    ("4", "acme", {"contradicts": "1", "factuality": "negated"}),
)
OTHERWISE = Support(
    evidence=Evidence(start=0, end=7, text="Not so."),
    trigger=TextSpan(start=0, end=3),
    factuality=Factuality.NEGATED,
    source="a spokesman",
    rule="r",
)
VALUE = Disagreement("v", "value", ("1", "3"), ("acme", "rival"))
POLARITY = Disagreement("p", "polarity", ("1", "4"), ("actual", "negated"))


def told(
    *found: Disagreement, thoughts: dict[tuple[str, Factuality], Support] | None = None
) -> list[Conflict]:
    return conflicts(RIVALS, found, second_thoughts=thoughts or {})


def test_sides_are_told_by_all_who_say_so() -> None:
    (conflict,) = told(VALUE)
    assert (conflict.one.value, conflict.other.value) == ("Acme", "Rival")
    assert conflict.one.outlets == ("Early", "Late")
    assert conflict.other.outlets == ("on-3",)
    assert (conflict.one.telling.sentence, conflict.one.subject_id) == ("Sentence 1.", "acme")
    assert (conflict.other.telling.superseded, conflict.other.time) == (True, "2026")


def test_who_contradicts_for_another_reason_is_not_of_the_side() -> None:
    (conflict,) = told(POLARITY)
    assert conflict.other.outlets == ("on-4",)
    assert conflict.other.factuality == Factuality.NEGATED


@pytest.mark.parametrize(
    ("thoughts", "sentence"),
    [({}, "Sentence 1."), ({("1", Factuality.NEGATED): OTHERWISE}, "Not so.")],
)
def test_one_article_may_say_both(thoughts: dict[tuple[str, Factuality], Support], sentence: str) -> None:
    (conflict,) = told(Disagreement("s", "polarity", ("1", "1"), ("actual", "negated")), thoughts=thoughts)
    assert [side.factuality for side in (conflict.one, conflict.other)] == ["actual", "negated"]
    assert (conflict.one.telling.sentence, conflict.other.telling.sentence) == ("Sentence 1.", sentence)
    assert conflict.one.outlets == conflict.other.outlets == ("Early",)


def test_what_stands_comes_before_what_was_settled() -> None:
    settled = POLARITY._replace(id="a", settled=True)
    assert [each.id for each in told(settled, VALUE, POLARITY)] == ["p", "v", "a"]
    assert told(VALUE, POLARITY, settled) == told(settled, POLARITY, VALUE)


def test_values_that_are_no_entities_stay_as_they_are() -> None:
    (conflict,) = told(Disagreement("n", "amount", ("1", "3"), ("5 USD", "7 USD"), event="e"))
    assert (conflict.one.value, conflict.event) == ("5 USD", "e")
    assert conflict.one.factuality == Factuality.ACTUAL
