"""One claim as a reader checks it: who told it where and when, on whose word, and in which sentence."""

from __future__ import annotations

from eventgraph.records.claim import Factuality
from eventgraph.records.record import Record


class Telling(Record):
    """What ONE article says of the row that it stands behind.

    `origin` is the article that this one copies, or itself. `source` is on whose word, absent where the
    article speaks in its own voice. `factuality` may differ from the row's where one happening is told as
    done by some and as planned by others. `superseded`: the outlet took it back.
    """

    claim: str
    article: str
    origin: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None
    factuality: Factuality
    confidence: float
    superseded: bool = False
    sentence: str

    @property
    def outlet(self) -> str:
        """Return the publisher, or the article's id where it names none."""
        return self.publisher or self.article
