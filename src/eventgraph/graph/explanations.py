"""What stands behind an edge: the claims that a reader asks for, and their sentences with words marked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from eventgraph.errors import NotFoundError
from eventgraph.graph.lookup import find_node
from eventgraph.records import Explanation, TextSpan

if TYPE_CHECKING:
    import networkx as nx

    from eventgraph.records import Article, Claim, Evidence, Extraction


def select_claims(
    graph: nx.MultiDiGraph[str], subject: str, relation: str | None = None, obj: str | None = None
) -> list[tuple[str, str]]:
    """Return (article id, claim id) of one claim, or of all from one entity to another, oldest article first.

    With one argument it is a claim's id or the beginning of one; else names, labels or aliases.

    Raises:
        NotFoundError: nothing fits; the message says what there is between the two.
    """
    if not subject.strip():
        message = "give a claim's id, or subject, relation and object"
        raise NotFoundError(message)
    if relation is None or obj is None:
        found = [
            (key, edge) for *_, key, edge in graph.edges(keys=True, data=True) if key.startswith(subject)
        ]
        if not found:
            how = "with a name, give relation and object too: why SUBJECT RELATION OBJECT"
            message = f"no claim has the id {subject!r}; {how}"
            raise NotFoundError(message)
    else:
        found = _between(graph, find_node(graph, subject), relation, find_node(graph, obj))
    ordered = sorted(found, key=lambda row: (row[1].get("published", ""), row[1]["article"], row[0]))
    return [(edge["article"], key) for key, edge in ordered]


def _between(
    graph: nx.MultiDiGraph[str], subject: str, relation: str, obj: str
) -> list[tuple[str, dict[str, Any]]]:
    wanted = relation.replace(" ", "_")
    edges: dict[str, dict[str, Any]] = graph[subject].get(obj, {})
    found = [
        (key, edge)
        for key, edge in edges.items()
        if wanted in (edge["relation"], edge["label"].replace(" ", "_"))
    ]
    if not found:
        there = sorted({edge["relation"] for edge in edges.values()})
        names = f"{graph.nodes[subject]['label']} {relation} {graph.nodes[obj]['label']}"
        between = ", ".join(there) or "nothing in that direction"
        message = f"no article says: {names}; between the two there is {between}"
        raise NotFoundError(message)
    return found


def explain(article: Article, extraction: Extraction, claims: Collection[str]) -> Iterator[Explanation]:
    """Yield the evidence of the claims of one article, then what else supports each of them."""
    names = {entity.id: entity.name for entity in extraction.entities}
    for claim in extraction.claims:
        if claim.id not in claims:
            continue
        first = Explanation(
            claim=claim.id,
            subject=names[claim.subject],
            relation=claim.relation,
            object=names[claim.object],
            factuality=claim.factuality,
            ended=claim.ended,
            source=claim.source,
            time=claim.time,
            rule=claim.rule,
            confidence=claim.confidence,
            article=article.id,
            title=article.title,
            publisher=article.publisher,
            published=article.published,
            url=article.url,
            sentence=claim.evidence,
            marks=_marks(extraction, claim, claim.evidence, claim.trigger),
        )
        yield first
        for support in claim.supporting:
            yield first.model_copy(
                update={
                    "factuality": support.factuality,
                    "source": support.source,
                    "rule": support.rule,
                    "sentence": support.evidence,
                    "marks": _marks(extraction, claim, support.evidence, support.trigger),
                    "supporting": True,
                }
            )


def _marks(
    extraction: Extraction, claim: Claim, sentence: Evidence, trigger: TextSpan
) -> tuple[TextSpan, ...]:
    """Return the trigger and the mentions of both ends that stand in the sentence, without overlaps."""
    ends = (claim.subject, claim.object)
    spans = [(trigger.start, trigger.end)]
    titled = sentence.part == "title"
    spans += [(m.start, m.end) for m in extraction.mentions if m.entity in ends and not titled]
    names = _names(extraction, ends) if titled else _concepts(extraction, ends)
    spans += [(at, at + len(name)) for name in names if (at := _find(sentence, name)) >= 0]
    inside = sorted({(s, e) for s, e in spans if sentence.start <= s < e <= sentence.end})
    marks: list[TextSpan] = []
    for start, end in inside:
        if not marks or start - sentence.start >= marks[-1].end:
            marks.append(TextSpan(start=start - sentence.start, end=end - sentence.start))
    return tuple(marks)


def _names(extraction: Extraction, ends: tuple[str, str]) -> Iterator[str]:
    """Yield the names of both ends, longer ones first: mentions are of the text, not of the title."""
    for entity in extraction.entities:
        if entity.id in ends:
            yield from sorted({entity.name, *entity.mentions}, key=lambda name: (-len(name), name))


def _concepts(extraction: Extraction, ends: tuple[str, str]) -> Iterator[str]:
    yield from (
        entity.name for entity in extraction.entities if entity.id in ends and entity.type == "Concept"
    )


def _find(sentence: Evidence, name: str) -> int:
    position = sentence.text.lower().find(name.lower())
    return position if position < 0 else sentence.start + position
