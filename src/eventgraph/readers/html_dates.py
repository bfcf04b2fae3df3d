"""When a page says that its article was published, and when it was changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from eventgraph.readers.dates import find_date, parse_date
from eventgraph.readers.item import Found
from eventgraph.readers.page_marks import Page, following, in_json_ld, in_metas, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PUBLISHED: Final = (
    *("article:published_time", "og:article:published_time", "article.published", "datepublished", "date"),
    *("pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "parsely-pub-date"),
    *("sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "ptime"),
)
MODIFIED: Final = (
    *("article:modified_time", "og:updated_time", "article:modified", "datemodified", "last-modified"),
    *("lastmod", "dcterms.modified", "dc.date.modified", "utime"),
)
URL_DATE: Final = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-]|$)", re.IGNORECASE)
MARKED: Final = '//*[@itemprop="datePublished"]'
TIMES: Final = ("//article//time", "//main//time", "//time")
MAX_AROUND: Final = 6
MAX_LABEL: Final = 30
PARTS: Final = re.compile(r"(?=\b(?:first |last )?(?:modified|posted|published|updated)\b)", re.IGNORECASE)
"""Where a line begins to say another date."""
CHANGED: Final = re.compile(r"\b(?:updated|modified|last)\b", re.IGNORECASE)
NEAR: Final = 150
MAX_LINE: Final = 120


def published_of(page: Page, heading: HtmlElement | None, url: str) -> Found | None:
    """Return the first date of publication that is one; one of the same day that has a time goes before it.

    When the page has no date at all, that is None; when it has none that can be read, the first as it stands.
    """
    found = list(_published(page, heading, url))
    dates = [candidate for candidate in found if parse_date(candidate.value)]
    if not dates:
        return next(iter(found), None)
    return next((other for other in dates if _is_instant(other) and _near(other, dates[0])), dates[0])


def modified_of(page: Page, published: Found | None) -> Found | None:
    """Return when the page was changed, if that is a date and not before its publication."""
    stated = (*in_json_ld(page.node, "dateModified"), *in_metas(page.metas, MODIFIED), *_marked_times(page))
    dates = (found for found in stated if parse_date(found.value))
    day = _day(published) if published else None
    return next((found for found in dates if day is None or (_day(found) or day) >= day), None)


def _published(page: Page, heading: HtmlElement | None, url: str) -> Iterator[Found]:
    yield from in_json_ld(page.node, "datePublished", "dateCreated", "uploadDate")
    yield from in_metas(page.metas, PUBLISHED)
    for element in _times(page, heading):
        stated = element.get("datetime") or element.get("content") or element.text or ""
        if parse_date(stated) and not CHANGED.search(_said_of(element)):
            yield Found(stated, "time element")
    yield from _shown(heading)
    match = URL_DATE.search(url)
    if match:
        yield Found(_date_in_url(match) or "", "url")


def _marked_times(page: Page) -> Iterator[Found]:
    for element in page.tree.iter("time"):
        stated = element.get("datetime") or ""
        if CHANGED.search(_said_of(element)) and parse_date(stated):
            yield Found(stated, "time element")


def _times(page: Page, heading: HtmlElement | None) -> Iterator[HtmlElement]:
    """Yield elements with a date, best first: marked as the article's, nearest to the headline, any."""
    yield from page.tree.xpath(MARKED)
    around = islice(heading.iterancestors(), MAX_AROUND) if heading is not None else ()
    nearest = (list(element.iter("time")) for element in around)
    yield from next(filter(None, nearest), [])
    yield from (found for path in TIMES for found in page.tree.xpath(path))


def _said_of(element: HtmlElement) -> str:
    """Return the words in an element, and those right before it ("Updated <time>…")."""
    before, around = element.getprevious(), element.getparent()
    words = before.tail if before is not None else around.text if around is not None else ""
    return f"{(words or '')[-MAX_LABEL:]} {text_of(element)}"


def _shown(heading: HtmlElement | None) -> Iterator[Found]:
    """Yield the date in a short line by the headline."""
    for line in _lines_around(heading) if heading is not None else ():
        day = _day_in(line) if len(line) <= MAX_LINE and not line.endswith(".") else None
        if day:
            yield Found(day, "line by the headline")
            return


def _day_in(line: str) -> str | None:
    """Return the day in a line; where it says when a page was changed, too, the other."""
    parts = sorted(PARTS.split(line), key=lambda part: bool(CHANGED.search(part)))
    return next(filter(None, map(find_date, parts)), None)


def _lines_around(heading: HtmlElement) -> Iterator[str]:
    """Yield the texts below a headline, then those right above it."""
    around = (heading, *islice(heading.iterancestors(), 3))
    # On old pages the line is bare text that follows the headline or what is around it.
    tails = [element.tail for element in around]
    below = (element.text for element in islice(following(heading), NEAR))
    above = (
        part.text
        for element in around[:2]
        for sibling in islice(element.itersiblings(preceding=True), 3)
        for part in islice(sibling.iter(), 10)
    )
    yield from (" ".join((text or "").split()) for text in (*tails, *below, *above))


def _date_in_url(match: re.Match[str]) -> str | None:
    year, month, day = match.groups()
    return parse_date(f"{year}-{month:>02}-{day:>02}" if month.isdigit() else f"{day} {month} {year}")


def _is_instant(found: Found) -> bool:
    return "T" in (parse_date(found.value) or "")


def _near(one: Found, other: Found) -> bool:
    """Tell whether two dates are of one day, or of two that are one in different zones."""
    days = [day.toordinal() for day in _days((one, other))]
    return max(days) - min(days) <= 1


def _days(found: Iterable[Found]) -> Iterator[date]:
    for one in found:
        yield date.fromisoformat((parse_date(one.value) or "")[:10])


def _day(found: Found) -> str | None:
    return (parse_date(found.value) or "")[:10] or None
