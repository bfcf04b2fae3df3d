"""What a search found."""

from __future__ import annotations

from typing import Literal

from eventgraph.records.claim import Factuality
from eventgraph.records.record import Record
from eventgraph.records.span import TextSpan

HitKind = Literal["entity", "claim", "sentence"]


class Hit(Record):
    """An entity, a claim or a sentence that has the words.

    `id` is the entity's or claim's; a sentence has only an `iri`. `text` has a line for the name and one for
    each alias, or for the claim and each detail; the words found stand at its characters `marks`. The higher
    the `score`, the better (BM25, to be compared within one search). A claim has its ends and its relation in
    words, its factuality, whether it has `ended`, and the `sentence` that says so.
    """

    kind: HitKind
    iri: str
    id: str | None
    article: str | None
    text: str
    marks: tuple[TextSpan, ...]
    score: float
    subject: str | None = None
    relation: str | None = None
    object: str | None = None
    factuality: Factuality | None = None
    ended: bool | None = None
    sentence: str | None = None
