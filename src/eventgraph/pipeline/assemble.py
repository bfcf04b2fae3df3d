"""Layers of a Doc -> records: entities, claims with their evidence, mentions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from eventgraph import ids
from eventgraph.pipeline.layers import (
    Candidate,
    read_candidates,
    read_entities,
    read_judgements,
    read_names,
    read_references,
    sentence_bounds,
)
from eventgraph.records import (
    ArticleEntity,
    Claim,
    Evidence,
    Extraction,
    Factuality,
    Mention,
    Support,
    TextSpan,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from eventgraph.records import Article

Triple = tuple[str, str, str]

STRENGTH: Final = {factuality: rank for rank, factuality in enumerate(Factuality)}


class Judged(NamedTuple):
    """A candidate with all that was found out about it."""

    candidate: Candidate
    subject: str
    object: str
    factuality: Factuality
    ended: bool
    source: str | None
    time: str | None
    confidence: float
    number: int
    qualifiers: dict[str, str]


def extraction_of(doc: Doc, article: Article) -> Extraction:
    """Return everything that the layers of the article's Doc hold."""
    entities = _entities(doc)
    concepts = _Concepts(len(entities))
    judged = _judged(doc, concepts)
    everyone = (*entities, *concepts.records())
    return Extraction(
        article=article.id,
        title=article.title,
        published=article.published,
        publisher=article.publisher,
        url=article.url,
        entities=everyone,
        claims=tuple(claims_of(doc, article.id, judged, everyone)),
        mentions=tuple(_mentions(doc)),
    )


def chosen_candidates(doc: Doc) -> dict[Triple, int]:
    """Return which candidate speaks for each claim: its place in the layers, by subject, relation, object."""
    judged = _judged(doc, _Concepts(len(read_entities(doc))))
    return {triple: rows[0].number for triple, rows in _grouped(judged).items()}


def _judged(doc: Doc, concepts: _Concepts) -> list[Judged]:
    return [
        Judged(
            candidate,
            *_claim_ends(doc, candidate, concepts),
            Factuality(factuality),
            ended,
            source,
            time,
            confidence,
            number,
            dict(more),
        )
        for number, (candidate, (factuality, ended), source, time, confidence, more) in enumerate(_rows(doc))
    ]


def judged_of(doc: Doc) -> list[Judged]:
    """Return the candidates of a Doc with all that was found out about them."""
    return _judged(doc, _Concepts(len(read_entities(doc))))


def entity_records(doc: Doc) -> list[ArticleEntity]:
    """Return the named entities of the Doc; their ids count from e1 in order of first mention."""
    return _entities(doc)


def claim_records(doc: Doc) -> tuple[Claim, ...]:
    """Return the claims of a Doc that stands by itself, in text order."""
    from eventgraph.records import Article

    return extraction_of(doc, Article(id=doc._.article_id or "doc", text=doc.text)).claims


_Row = tuple[Candidate, tuple[str, bool], str | None, str | None, float, list[tuple[str, str]]]


def _rows(doc: Doc) -> Iterable[_Row]:
    names = ("factuality", "attribution", "times", "confidence", "qualifiers")
    layers = (read_judgements(doc, layer) for layer in names)
    return zip(read_candidates(doc), *layers, strict=True)


def _entities(doc: Doc) -> list[ArticleEntity]:
    names = read_names(doc)
    return [
        ArticleEntity(
            id=f"e{number}",
            name=entity.name,
            type=entity.type,
            mentions=tuple(dict.fromkeys(names[i].text(doc) for i in entity.mentions)),
            same_as=entity.same_as,
        )
        for number, entity in enumerate(read_entities(doc), start=1)
    ]


def _claim_ends(doc: Doc, candidate: Candidate, concepts: _Concepts) -> tuple[str, str]:
    return (
        _end(doc, candidate.subject, candidate.subject_span, concepts),
        _end(doc, candidate.object, candidate.object_span, concepts),
    )


def _end(doc: Doc, entity: int | None, span: tuple[int, int], concepts: _Concepts) -> str:
    return concepts.id_of(doc[slice(*span)].text) if entity is None else f"e{entity + 1}"


class _Concepts:
    """The common-noun arguments of one article; the same words are one concept."""

    def __init__(self, offset: int) -> None:
        self._offset = offset
        self._found: dict[str, ArticleEntity] = {}

    def id_of(self, text: str) -> str:
        """Return the id of the concept that the words name, new or known."""
        name = " ".join(text.split())
        number = self._offset + len(self._found) + 1
        concept = ArticleEntity(id=f"e{number}", name=name, type="Concept", mentions=(name,))
        return self._found.setdefault(name.lower(), concept).id

    def records(self) -> list[ArticleEntity]:
        """Return the concepts in order of first use."""
        return list(self._found.values())


def claims_of(
    doc: Doc, article_id: str, judged: list[Judged], entities: Sequence[ArticleEntity]
) -> list[Claim]:
    """Merge what says the same into one claim with its strongest factuality and first evidence.

    What else the article has on it goes into `supporting`, in text order.
    """
    names = {entity.id: entity.name for entity in entities}
    claims = [_claim(doc, article_id, rows, names) for rows in _grouped(judged).values()]
    return sorted(claims, key=lambda c: (c.evidence.start, c.trigger.start, c.id))


def _grouped(judged: Iterable[Judged]) -> dict[Triple, list[Judged]]:
    """Return what says the same together, the row that speaks for all first."""
    groups: dict[Triple, list[Judged]] = defaultdict(list)
    for row in judged:
        groups[row.subject, row.candidate.relation, row.object].append(row)
    return {
        triple: sorted(rows, key=lambda r: (STRENGTH[r.factuality], r.ended, r.candidate.trigger))
        for triple, rows in groups.items()
    }


def _claim(doc: Doc, article_id: str, rows: list[Judged], names: dict[str, str]) -> Claim:
    first, *others = rows
    relation = first.candidate.relation
    return Claim(
        id=ids.claim_id(article_id, names[first.subject], relation, names[first.object], first.factuality),
        subject=first.subject,
        relation=relation,
        object=first.object,
        factuality=first.factuality,
        ended=first.ended,
        source=first.source,
        time=first.time
        or next((r.time for r in others if r.factuality == first.factuality and r.time), None),
        evidence=_evidence(doc, first),
        trigger=_trigger(doc, first),
        rule=first.candidate.rule,
        confidence=first.confidence,
        qualifiers=_qualifiers([first, *(r for r in others if r.factuality == first.factuality)]),
        supporting=tuple(_support(doc, row) for row in sorted(others, key=lambda r: r.candidate.trigger)),
    )


def _qualifiers(rows: list[Judged]) -> dict[str, str]:
    """Return what the first row says, and what only later ones add; a value stays with its words."""
    found: dict[str, str] = {}
    for row in rows:
        known = {name.partition("_")[0] for name in found}
        found |= {key: value for key, value in row.qualifiers.items() if key.partition("_")[0] not in known}
    return found


def _support(doc: Doc, row: Judged) -> Support:
    return Support(
        evidence=_evidence(doc, row),
        trigger=_trigger(doc, row),
        factuality=row.factuality,
        source=row.source,
        rule=row.candidate.rule,
    )


def _evidence(doc: Doc, row: Judged) -> Evidence:
    start, end = sentence_bounds(doc, row.candidate.trigger)
    span = doc[start:end]
    return Evidence(start=span.start_char, end=span.end_char, text=span.text)


def _trigger(doc: Doc, row: Judged) -> TextSpan:
    span = doc[row.candidate.trigger : row.candidate.trigger_end]
    return TextSpan(start=span.start_char, end=span.end_char)


def _mentions(doc: Doc) -> list[Mention]:
    names = read_names(doc)
    owner = {
        index: number
        for number, entity in enumerate(read_entities(doc), start=1)
        for index in entity.mentions
    }
    rows = [
        Mention(
            start=doc[name.start].idx,
            end=doc[name.start].idx + len(text),
            entity=f"e{owner[index]}",
            kind="name",
            text=text,
        )
        for index, name in enumerate(names)
        if (text := name.text(doc))
    ]
    for reference in read_references(doc):
        span = doc[reference.start : reference.end]
        kind: Literal["pronominal", "nominal"] = "pronominal" if reference.kind == "pronominal" else "nominal"
        rows.append(
            Mention(
                start=span.start_char,
                end=span.end_char,
                entity=f"e{reference.entity + 1}",
                kind=kind,
                text=span.text,
                antecedent=reference.antecedent,
            )
        )
    return rows
