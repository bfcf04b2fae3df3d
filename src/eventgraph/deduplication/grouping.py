"""Prints of articles -> which article is a copy of which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter

from eventgraph.deduplication.comparison import EXACT, Verdict, compare
from eventgraph.deduplication.prints import ArticlePrint
from eventgraph.deduplication.signatures import SimilarStories
from eventgraph.records.duplicate import Copy


def group_copies(prints: Iterable[ArticlePrint]) -> dict[str, Copy]:
    """Return for each article that is a copy what it is a copy of, under its id, sorted.

    Articles are taken by their rank (an agency's own first, then the earliest); one that is like an origin
    before it is a copy of the one that has most of it, every other one an origin. So each copy was compared
    with its origin itself, no chain leads from story to story, and only origins matter to others: the result
    depends on the set of prints alone, and without a copy it is the same for the rest. Of two prints of an
    article one counts.
    """
    origins = _Origins()
    copies = {}
    for one in sorted(_one_each(prints), key=attrgetter("rank")):
        if found := origins.of(one):
            copies[one.article] = _copy(one, *found)
        else:
            origins.add(one)
    return dict(sorted(copies.items()))


def independent_origins(articles: Iterable[str], copies: Mapping[str, Copy]) -> frozenset[str]:
    """Return the ids of the articles that some articles are or are copies of: so many witnesses there are.

    The origin need not be among the articles: it says by its text what its copies say, but a claim may have
    been found in a copy alone.
    """
    return frozenset(copies[article].origin if article in copies else article for article in articles)


class _Origins:
    """The articles so far that are no copies, in order of rank."""

    def __init__(self) -> None:
        self._prints: list[ArticlePrint] = []
        self._index = SimilarStories()
        self._texts: dict[str, int] = {}

    def add(self, origin: ArticlePrint) -> None:
        number = len(self._prints)
        self._prints.append(origin)
        self._index.add(number, origin.shingles)
        self._texts.setdefault(origin.text_hash, number)

    def of(self, one: ArticlePrint) -> tuple[ArticlePrint, Verdict] | None:
        """Return the origin that has most of an article, and why; of equals the first by rank."""
        if one.text_hash in self._texts:
            return self._prints[self._texts[one.text_hash]], EXACT
        found = (self._prints[number] for number in self._index.similar(one.shingles))
        judged = ((origin, compare(origin, one)) for origin in found)
        likely = [(origin, verdict) for origin, verdict in judged if verdict]
        return max(likely, key=lambda pair: pair[1].from_origin, default=None)


def _copy(one: ArticlePrint, origin: ArticlePrint, verdict: Verdict) -> Copy:
    score = round(verdict.score, 4)
    return Copy(article=one.article, origin=origin.article, reason=verdict.reason, score=score)


def _one_each(prints: Iterable[ArticlePrint]) -> Iterable[ArticlePrint]:
    chosen: dict[str, ArticlePrint] = {}
    for one in prints:
        known = chosen.setdefault(one.article, one)
        chosen[one.article] = max(known, one, key=repr)
    return chosen.values()
