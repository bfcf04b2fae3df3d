"""What an article was copied from."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from eventgraph.records.record import Record

CopyReason = Literal["exact", "near", "cut", "wire"]


class Copy(Record):
    """An article that tells in the words of another one: no second witness to what that one says.

    `article` and `origin` are ids. `reason` says how the two are alike: the same words (`exact`), mostly the
    same (`near`), one holds most of the other (`cut`), or much the same story of the agency that both credit
    (`wire`). `score` (0 to 1) is the Jaccard similarity of their word shingles for the first two, and the
    share of the shorter one that the other has for the last two.
    """

    article: str
    origin: str
    reason: CopyReason
    score: float = Field(ge=0, le=1)
