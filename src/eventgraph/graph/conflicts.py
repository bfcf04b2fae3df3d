"""Contradictions with both sides as they are told: a view of the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from eventgraph.graph.tellings import Edge, distinct, named, oldest_first, telling
from eventgraph.records import Conflict, ConflictSide, ContradictionKind, Factuality, Support, Telling

if TYPE_CHECKING:
    import networkx as nx

KINDS: Final[tuple[ContradictionKind, ...]] = get_args(ContradictionKind)

FACTUALITIES: Final = frozenset(Factuality)
SecondThoughts = Mapping[tuple[str, Factuality], Support]
"""Where an article says otherwise what a claim of it says, by claim and factuality."""


class Disagreement(NamedTuple):
    """A contradiction as the store has it: the claims to show, by their ids, and what each says."""

    id: str
    kind: ContradictionKind
    claims: tuple[str, str]
    values: tuple[str, str]
    event: str | None = None
    settled: bool = False


class _Claim(NamedTuple):
    subject: str
    object: str
    edge: Edge


def conflicts(
    graph: nx.MultiDiGraph[str], disagreements: Iterable[Disagreement], *, second_thoughts: SecondThoughts
) -> list[Conflict]:
    """Return disagreements with their sides: those that stand first, by kind, then by what is said.

    `graph` holds at least the claims to show and those that contradict them (edge attribute `contradicts`).
    Where one article says both, one claim stands for both sides; `second_thoughts` has the place where it
    says otherwise.
    """
    claims = {
        str(key): _Claim(subject, obj, edge) for subject, obj, key, edge in graph.edges(keys=True, data=True)
    }
    sides = _Sides(graph, claims, second_thoughts)
    told = [
        Conflict(
            id=found.id,
            kind=found.kind,
            event=found.event,
            settled=found.settled,
            one=sides.side(found.claims[0], found.claims[1], found.values[0]),
            other=sides.side(found.claims[1], found.claims[0], found.values[1]),
        )
        for found in disagreements
    ]
    return sorted(told, key=_order)


class _Sides(NamedTuple):
    """All that the sides of conflicts are told from."""

    graph: nx.MultiDiGraph[str]
    claims: Mapping[str, _Claim]
    second_thoughts: SecondThoughts

    def side(self, own: str, other: str, value: str) -> ConflictSide:
        """Return the side of a claim against another one."""
        claim, graph = self.claims[own], self.graph
        factuality = Factuality(value if value in FACTUALITIES else claim.edge["factuality"])
        edges = oldest_first(self._alike(claim, own, other))
        return ConflictSide(
            value=named(graph, value).name if value in graph else value,
            subject=named(graph, claim.subject).name,
            subject_id=claim.subject,
            relation=claim.edge["relation"],
            object=named(graph, claim.object).name,
            object_id=claim.object,
            factuality=factuality,
            ended=claim.edge["ended"],
            time=claim.edge.get("time"),
            telling=_shown(claim.edge, factuality, self.second_thoughts.get((own, factuality))),
            outlets=distinct(telling(edge).outlet for edge in edges),
        )

    def _alike(self, claim: _Claim, own: str, other: str) -> Iterator[Edge]:
        """Yield the claims that say what one says, and that another one contradicts."""
        against = str(self.claims[other].edge.get("contradicts", "")).split()
        for key in sorted({own, *(against if own != other else ())}):
            each = self.claims.get(key)
            if each is not None and _said(each) == _said(claim):
                yield each.edge


def _shown(edge: Edge, factuality: Factuality, otherwise: Support | None) -> Telling:
    shown = telling(edge).model_copy(update={"factuality": factuality})
    if otherwise is None:
        return shown
    place = {"sentence": otherwise.evidence.text, "source": otherwise.source, "superseded": False}
    return shown.model_copy(update=place)


def _said(claim: _Claim) -> tuple[str, str, str, str]:
    return claim.subject, claim.edge["relation"], claim.object, claim.edge["factuality"]


def _order(conflict: Conflict) -> tuple[bool, int, str, str, str, str]:
    one = conflict.one
    return conflict.settled, KINDS.index(conflict.kind), one.object, one.relation, one.subject, conflict.id
