"""Places in an article's text (NIF, Web Annotation's TextPositionSelector)."""

from __future__ import annotations

from pydantic import Field

from eventgraph.records.record import Record


class TextSpan(Record):
    """Characters `start` (included) to `end` (excluded) of the article's text, in code points."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Evidence(TextSpan):
    """The sentence that says it, with its exact characters."""

    text: str
