"""Events, contradictions and what claims are among others -> N-Quads, after SEM (Simple Event Model).

    <event> a sem:Event ; rdfs:label … ; sem:eventType eg:bans ; eg:who … ; eg:whom … ; sem:hasActor … ;
            sem:hasTimeStamp … ; eg:firmest eg:actual ; eg:firstReported … ; eg:lastReported … ;
            eg:firstArticle <article> ; eg:reports 12 ; eg:origins 3
    <contradiction> a eg:Contradiction ; eg:kind "date" ; eg:oneSide <claim> ; eg:otherSide <claim> ;
            eg:oneValue … ; eg:otherValue … ; eg:inEvent <event> ; eg:settled true
    <claim> eg:belief 0.93 ; eg:event <event> ; eg:contradicts <claim> ; eg:superseded true
    <article> eg:origin <article>

No article says any of this, so it stands in a graph of its own. What claims have (`eg:subject`, `eg:time`)
has other names here, so that a question about claims never finds an event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

from eventgraph import ids
from eventgraph.rdf.literals import boolean, double, integer, moment, string
from eventgraph.rdf.namespaces import EG, PREFIXES, RDF, RDFS
from eventgraph.records import Contradiction, Event

SEM: Final = PREFIXES["sem"]
GRAPH: Final = f"<{ids.import_iri(ids.OWN_EVENTS)}>"
SEPARATOR: Final = " "


def event_nquads(event: Event, label: str) -> Iterator[str]:
    """Yield the lines that describe an event."""
    node = f"<{ids.event_iri(event.id)}>"
    yield _line(node, f"{RDF}type", f"<{SEM}Event>")
    yield _line(node, f"{RDFS}label", string(label))
    yield _line(node, f"{SEM}eventType", _name(event.relation))
    yield _line(node, f"{EG}firmest", _name(event.factuality))
    for predicate, entities in ((f"{EG}who", event.subjects), (f"{EG}whom", event.objects)):
        for entity in entities:
            yield _line(node, predicate, f"<{ids.entity_iri(entity)}>")
    for entity in sorted({*event.subjects, *event.objects}):
        yield _line(node, f"{SEM}hasActor", f"<{ids.entity_iri(entity)}>")
    dated = {
        f"{SEM}hasTimeStamp": event.time,
        f"{EG}firstReported": event.first_reported,
        f"{EG}lastReported": event.last_reported,
    }
    yield from (_line(node, predicate, moment(day)) for predicate, day in dated.items() if day)
    yield _line(node, f"{EG}firstArticle", f"<{ids.article_iri(event.first_article)}>")
    yield _line(node, f"{EG}reports", integer(len(event.articles)))
    yield _line(node, f"{EG}origins", integer(event.origins))


def contradiction_nquads(contradiction: Contradiction) -> Iterator[str]:
    """Yield the lines that describe a contradiction."""
    node = f"<{ids.contradiction_iri(contradiction.id)}>"
    yield _line(node, f"{RDF}type", f"<{EG}Contradiction>")
    yield _line(node, f"{EG}kind", string(contradiction.kind))
    sides = zip(("one", "other"), contradiction.claims, contradiction.values, strict=True)
    for side, claim, value in sides:
        yield _line(node, f"{EG}{side}Side", _claim(claim))
        yield _line(node, f"{EG}{side}Value", string(value))
    if contradiction.event is not None:
        yield _line(node, f"{EG}inEvent", f"<{ids.event_iri(contradiction.event)}>")
    if contradiction.settled:
        yield _line(node, f"{EG}settled", boolean(value=True))


def origin_nquad(article: str, origin: str) -> str:
    """Return the line that tells which article an article copies, perhaps itself."""
    return _line(f"<{ids.article_iri(article)}>", f"{EG}origin", f"<{ids.article_iri(origin)}>")


def standing_nquads(claim: str, attributes: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of what a claim is among others, but for its origin: attributes of `docs/graph.md`."""
    node = _claim(claim)
    if "event" in attributes:
        yield _line(node, f"{EG}event", f"<{ids.event_iri(quote(attributes['event'], safe=''))}>")
    if "belief" in attributes:
        yield _line(node, f"{EG}belief", double(attributes["belief"]))
    for other in attributes.get("contradicts", "").split():
        yield _line(node, f"{EG}contradicts", _claim(other))
    if attributes.get("superseded"):
        yield _line(node, f"{EG}superseded", boolean(value=True))


def _claim(identifier: str) -> str:
    return f"<{ids.claim_iri(quote(identifier, safe=''))}>"


def _name(local: str) -> str:
    return f"<{EG}{quote(local, safe='')}>"


def _line(subject: str, predicate: str, value: str) -> str:
    return f"{subject} <{predicate}> {value} {GRAPH} ."
