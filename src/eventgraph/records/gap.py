"""What a corpus says often and the ontology does not look for."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from eventgraph.records.record import Record

GapKind = Literal["verb", "noun", "role", "adjective", "name"]


class Gap(Record):
    """Words between entities that no relation took, or a name that the gazetteer does not know.

    `words` is a frame as `docs/lexicon.md` writes it ("X collaborate with Y"), or the name. `count` is of
    distinct sentences, so that reprints count once. `subject_type` and `object_type` are the classes of the
    two ends that are most frequent; a name has its class in `subject_type`. `agreement` (0 to 1) is the
    share of the sentences with those classes, of a name the share of its articles. `known` are the
    relations that have the head word in another frame or with other classes.
    """

    kind: GapKind
    words: str
    count: int
    articles: int
    subject_type: str
    object_type: str | None = None
    agreement: float = Field(ge=0, le=1)
    known: tuple[str, ...] = ()
    example: str
    article: str
