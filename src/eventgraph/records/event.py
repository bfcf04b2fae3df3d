"""One happening, and all claims that tell of it."""

from __future__ import annotations

from eventgraph.records.claim import Factuality
from eventgraph.records.record import Record


class Event(Record):
    """One happening (sem:Event), whatever number of articles tells of it.

    `relation` is the one that most claims have. `subjects` and `objects` are ids of resolved entities, those
    that most origins name first; `places` are the words in which articles say where. `time` is the best-known
    date (`2026`, `2026-07` or `2026-07-05`): the most precise, and of these the one with most independent
    origins; None where no article gives one, and then it was before `first_reported` unless it is a plan.
    `first_reported` and `last_reported` are days of publication, `first_article` the article that told of it
    first. `origins` counts independent origins, `factuality` is the strongest of the claims.
    """

    id: str
    relation: str
    family: str
    factuality: Factuality
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    places: tuple[str, ...] = ()
    time: str | None = None
    first_reported: str | None = None
    last_reported: str | None = None
    first_article: str
    articles: tuple[str, ...]
    origins: int
    claims: tuple[str, ...]
