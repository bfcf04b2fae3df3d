"""Which predicate stands for which attribute of `docs/graph.md`: the one table both directions read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from eventgraph.rdf.literals import boolean, decimal, double, integer, moment, string
from eventgraph.rdf.namespaces import EG, SCHEMA

Scalar = str | int | float | bool


class Attribute(NamedTuple):
    """An attribute whose value is one literal: the predicate, and the two ways between value and text."""

    predicate: str
    write: Callable[..., str]
    read: Callable[[str], Scalar]


def _truth(lexical: str) -> bool:
    return lexical in ("true", "1")


ENTITY_LITERALS: Final[Mapping[str, Attribute]] = {
    "articles": Attribute(f"{EG}articles", integer, int),
    "mentions": Attribute(f"{EG}mentions", integer, int),
}
CLAIM_LITERALS: Final[Mapping[str, Attribute]] = {
    "ended": Attribute(f"{EG}ended", boolean, _truth),
    "source": Attribute(f"{EG}source", string, str),
    "time": Attribute(f"{EG}time", moment, str),
    "amount": Attribute(f"{EG}amount", string, str),
    "amount_value": Attribute(f"{EG}amountValue", decimal, float),
    "amount_unit": Attribute(f"{EG}amountUnit", string, str),
    "count": Attribute(f"{EG}count", string, str),
    "count_value": Attribute(f"{EG}countValue", integer, int),
    "place": Attribute(f"{EG}place", string, str),
    "reason": Attribute(f"{EG}reason", string, str),
    "evidence_part": Attribute(f"{EG}evidencePart", string, str),
    "rule": Attribute(f"{EG}rule", string, str),
    "confidence": Attribute(f"{EG}confidence", double, float),
}
ARTICLE_LITERALS: Final[Mapping[str, Attribute]] = {
    "title": Attribute(f"{SCHEMA}headline", string, str),
    "publisher": Attribute(f"{EG}publisher", string, str),
    "url": Attribute(f"{SCHEMA}url", string, str),
}

NODE_ATTRIBUTES: Final = frozenset({"label", "type", "aliases", *ENTITY_LITERALS})
EDGE_REQUIRED: Final = frozenset(
    {"id", "relation", "label", "family", "factuality", "ended", "article", "rule", "confidence", "weight"}
    | {"evidence", "evidence_start", "evidence_end", "trigger_start", "trigger_end"}
)
STANDING: Final = frozenset({"origin", "belief", "event", "contradicts", "superseded"})
"""What a claim is among others: no article says it, and it stands in a graph of its own."""
EDGE_ATTRIBUTES: Final = (
    EDGE_REQUIRED | {"published", "supporting"} | STANDING | {*CLAIM_LITERALS, *ARTICLE_LITERALS}
)

ALIAS_SEPARATOR: Final = " | "


def join_aliases(names: list[str]) -> str:
    """Return the attribute `aliases` of the names."""
    return ALIAS_SEPARATOR.join(sorted(names))


def join_spans(spans: list[tuple[int, int]]) -> str:
    """Return the attribute `supporting` of the spans."""
    return " ".join(f"{start},{end}" for start, end in sorted(spans))
