"""What stands behind an edge, for people: and what a check of the store found."""

from __future__ import annotations

from eventgraph.records.claim import Factuality
from eventgraph.records.record import Record
from eventgraph.records.span import Evidence, TextSpan


class Explanation(Record):
    """One sentence behind one claim.

    `marks` are the characters, counted from the start of the sentence, of subject, trigger and object
    where they stand in it. `supporting` tells a further sentence of the article from the claim's evidence.
    """

    claim: str
    subject: str
    relation: str
    object: str
    factuality: Factuality
    ended: bool
    source: str | None
    time: str | None
    rule: str
    confidence: float
    article: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    sentence: Evidence
    marks: tuple[TextSpan, ...]
    supporting: bool = False


class CheckReport(Record):
    """What was checked, how many there were, and what is wrong, in words; nothing wrong is an empty tuple."""

    checked: dict[str, int]
    problems: tuple[str, ...] = ()
