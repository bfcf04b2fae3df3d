"""Files that hold several articles: one that cannot be read does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from eventgraph.errors import ReadError
from eventgraph.readers.item import Item, file_id, report, to_article
from eventgraph.readers.reasons import Notice, Reason, refusal
from eventgraph.readers.refused import row_of
from eventgraph.readers.source import Place
from eventgraph.records import Article, InputReport

Raw = TypeVar("Raw")


class Member(NamedTuple, Generic[Raw]):
    """A record of a list: its label for people ("line 3"), what it is made of, and the hash of its bytes."""

    label: str
    raw: Raw
    sha256: str


def read_members(
    place: Place, members: Iterable[Member[Raw]], parse: Callable[[Raw], Item]
) -> Iterator[Article | InputReport]:
    """Yield each member's article and warnings, or a quarantine row that says why there is none.

    `parse` makes an item of what a member is made of, and raises `ReadError` where it cannot. An article
    whose id another of the document already has gets the file's name and its number for id, and a warning,
    so that neither replaces the other.

    Raises:
        ReadError: `too_large` after as many members as the limits allow.
    """
    seen: set[str] = set()
    for number, (label, raw, sha256) in enumerate(members, start=1):
        if number > place.limits.members:
            message = f"more than {place.limits.members:,} members (--max-members)"
            raise refusal(Reason.TOO_LARGE, message)
        try:
            article, notices = to_article(parse(raw), place, sha256, number=number, label=label)
        except ReadError as error:
            yield row_of(place, label, error)
            continue
        if article.id in seen:
            message = f"another article of the file has the id {article.id}"
            notices = (*notices, Notice(Reason.DUPLICATE_ID, message))
            article = article.model_copy(update={"id": file_id(place, number)})
        seen.add(article.id)
        yield article
        yield from report(place, notices, article=article.id, label=label)
