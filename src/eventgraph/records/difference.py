"""What two versions of one article say differently."""

from __future__ import annotations

from typing import Literal

from eventgraph.records.claim import Claim
from eventgraph.records.record import Record

ClaimField = Literal["subject", "relation", "object", "factuality", "ended", "source", "time", "qualifiers"]


class ToldClaim(Record):
    """A claim with the names that its version of the article has for its two ends."""

    subject: str
    object: str
    claim: Claim


class ClaimChange(Record):
    """A claim of the earlier version and what the later one says in its place; `fields` tell what differs."""

    before: ToldClaim
    after: ToldClaim
    fields: tuple[ClaimField, ...]


class Difference(Record):
    """What the later of two versions of an article says anew, no longer, and otherwise.

    `title` holds both headlines where they differ. Claims are in the order of their sentences, those that
    changed in the order of the later version. Claims that differ in their place in the text, confidence or
    rule alone are the same.
    """

    title: tuple[str | None, str | None] | None = None
    added: tuple[ToldClaim, ...] = ()
    removed: tuple[ToldClaim, ...] = ()
    changed: tuple[ClaimChange, ...] = ()
    unchanged: int = 0
