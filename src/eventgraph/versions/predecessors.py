"""Which article is a later version of which, where both were kept under ids of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from eventgraph.records import Article
from eventgraph.records.moment import in_utc
from eventgraph.versions.corrections import find_correction
from eventgraph.versions.notices import bare_title

FEWEST_WORDS: Final = 4
"""Words of a headline that names its story: "Market report" is printed every day."""
LONGEST: Final = 31
"""Days between an article and its correction under the same headline."""
WORDS: Final = re.compile(r"\w+")


class VersionMark(NamedTuple):
    """What versions of an article are known by; about 300 bytes.

    `address` is the URL without scheme, "www." and what follows the path; `headline` the publisher and the
    words of the headline without its label ("CORRECTED:"), empty if one of them is unknown or too short.
    `corrects` tells that the article says of itself that it is a later version. `time` is when this version
    was published or, where it says so, modified.
    """

    article: str
    address: str
    headline: tuple[str, ...]
    corrects: bool
    time: str


def version_mark(article: Article) -> VersionMark:
    """Return the mark of an article: a pure function of it."""
    return VersionMark(
        article=article.id,
        address=_address(article.url or ""),
        headline=_headline(article),
        corrects=find_correction(article) is not None,
        time=max(in_utc(article.published) or "", in_utc(article.modified) or ""),
    )


def find_predecessors(marks: Iterable[VersionMark]) -> dict[str, str]:
    """Return for each later version the id of the one before it, under its own id, sorted.

    Articles with one address are versions of one article; so are those of one publisher under one headline
    within a month, of which the later says that it corrects or updates. The result depends on the set of
    marks alone. Articles without a date are left out.
    """
    ranked = sorted({mark for mark in marks if mark.time}, key=lambda mark: (mark.time, mark.article))
    under_headlines = _groups((mark.headline, mark) for mark in ranked if mark.headline)
    at_addresses = _groups((mark.address, mark) for mark in ranked if mark.address)
    found = {
        later.article: earlier.article
        for group in under_headlines
        for earlier, later in pairwise(group)
        if later.corrects and _within_a_month(earlier, later)
    }
    found |= {later.article: earlier.article for group in at_addresses for earlier, later in pairwise(group)}
    return dict(sorted(found.items()))


def _groups(marks: Iterable[tuple[object, VersionMark]]) -> Iterator[Sequence[VersionMark]]:
    groups: dict[object, list[VersionMark]] = defaultdict(list)
    for key, mark in marks:
        if not groups[key] or groups[key][-1].article != mark.article:
            groups[key].append(mark)
    return iter(groups.values())


def _within_a_month(earlier: VersionMark, later: VersionMark) -> bool:
    days = [date.fromisoformat(mark.time[:10]) for mark in (earlier, later)]
    return (days[1] - days[0]).days <= LONGEST


def _address(url: str) -> str:
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    return f"{parts.netloc.casefold().removeprefix('www.')}{path}" if path else ""


def _headline(article: Article) -> tuple[str, ...]:
    words = WORDS.findall(bare_title(article.title or "").casefold())
    known = article.publisher is not None and len(words) >= FEWEST_WORDS
    return (article.publisher.casefold(), *words) if known and article.publisher else ()
