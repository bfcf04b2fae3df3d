"""An article -> the little that is kept of it to find its copies."""

from __future__ import annotations

from typing import Final, NamedTuple

from eventgraph import ids
from eventgraph.deduplication.agencies import credited_agencies, is_own_wire
from eventgraph.deduplication.frames import story
from eventgraph.deduplication.shingles import facts, shingles, words
from eventgraph.records import Article
from eventgraph.records.moment import in_utc

SHORTEST_ALONE: Final = 20
"""Words below which a text is no story by itself ("Subscribe to read on."): then the title counts too."""


class ArticlePrint(NamedTuple):
    """What copies are told by: four bytes for each word of an article, 8,192 at most, and 500 more.

    `text_hash` is of its words, `shingles` are the hashes of runs of them and `facts` of names and figures,
    all without the frame around the story. `published` is a day, or a time in UTC. `agencies` are those
    whose text it says it has; `own_wire` tells that an agency publishes it itself.
    """

    article: str
    text_hash: str
    shingles: bytes
    facts: bytes
    publisher: str | None
    published: str | None
    agencies: tuple[str, ...]
    own_wire: bool

    @property
    def rank(self) -> tuple[bool, bool, str, int, str]:
        """Return what origins are chosen by, the smallest first.

        An agency's own article, then what has a date, then what is earlier, then what is longer (dates are
        often days only, and short forms are cut from long ones), then what comes first by id. A day without
        a time sorts before the times of that day.
        """
        return not self.own_wire, not self.published, self.published or "", -len(self.shingles), self.article


def article_print(article: Article) -> ArticlePrint:
    """Return the print of an article: a pure function of it."""
    told = story(article.text)
    return ArticlePrint(
        article=article.id,
        text_hash=ids.digest(*_identity(article, told)),
        shingles=shingles(told),
        facts=facts(told),
        publisher=article.publisher,
        published=in_utc(article.published),
        agencies=credited_agencies(article),
        own_wire=is_own_wire(article),
    )


def _identity(article: Article, told: str) -> list[str]:
    tokens = words(told)
    return tokens if len(tokens) >= SHORTEST_ALONE else ["", *words(article.title or article.id), "", *tokens]
