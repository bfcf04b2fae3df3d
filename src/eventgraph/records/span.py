"""Places in an article's text (NIF, Web Annotation's TextPositionSelector)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from eventgraph.records.record import Record

Part = Literal["text", "title"]


class TextSpan(Record):
    """Characters `start` (included) to `end` (excluded) of the article's text, in code points."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Evidence(TextSpan):
    """The sentence that says it, with its exact characters.

    `part` tells in which part of the article it stands: its characters, and those of the trigger in it, are
    counted in the article's text or in its title.
    """

    text: str
    part: Part = "text"
