"""What a page says about its article: JSON-LD, Open Graph, meta tags and the visible marks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.readers.dates import parse_date
from eventgraph.readers.json_ld import Node, article_node
from eventgraph.readers.names import BY, byline_names, names_of
from eventgraph.readers.text import one_line, same_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Metas = Mapping[str, list[str]]

DATES: Final = (
    *("article:published_time", "og:article:published_time", "article.published", "datepublished", "date"),
    *("pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "parsely-pub-date"),
    *("sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "ptime"),
)
AUTHORS: Final = (
    *("author", "article:author_name", "byl", "parsely-author", "sailthru.author", "dc.creator"),
    *("dcterms.creator", "article:author"),
)
TITLES: Final = ("og:title", "twitter:title", "dc.title", "headline", "sailthru.title", "parsely-title")
SITES: Final = ("og:site_name", "publisher", "dc.publisher", "application-name", "twitter:app:name:iphone")
MAX_META_AUTHORS: Final = 3
URL_DATE: Final = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-]|$)", re.IGNORECASE)
SITE_SEPARATOR: Final = re.compile(r"\s+[|\u2013\u2014\u00b7-]\s+")
TIMES: Final = ('//*[@itemprop="datePublished"]', "//article//time", "//main//time", "//time")
"""Visible dates, best first."""
BYLINE_MARKS: Final = (
    *('@rel="author"', '@itemprop="author"'),
    *('contains(@class, "byline")', 'contains(@class, "author-name")'),
)
BYLINES: Final = f"//*[{' or '.join(BYLINE_MARKS)}]"


class Metadata(NamedTuple):
    """A page's metadata, as strings still to be checked."""

    title: str | None
    published: str | None
    publisher: str | None
    authors: tuple[str, ...]
    url: str | None
    language: str | None


def read_metadata(tree: HtmlElement) -> Metadata:
    """Return what the page says of its article; of several dates the first that is one."""
    node = article_node(tree)
    metas = _metas(tree)
    publisher = _publisher(node, metas)
    url = _url(tree, node, metas)
    dates = list(filter(None, _dates(tree, node, metas, url or "")))
    return Metadata(
        title=_title(tree, node, metas, publisher),
        published=next(filter(parse_date, dates), dates[0] if dates else None),
        publisher=publisher,
        authors=_authors(tree, node, metas),
        url=url,
        language=tree.get("lang") or tree.get("xml:lang") or _first(metas, ("og:locale",)),
    )


def _metas(tree: HtmlElement) -> Metas:
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name, []).append(content)
    return metas


def _first(metas: Metas, names: tuple[str, ...]) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return next(filter(None, map(_name, value)), None)
    if isinstance(value, Mapping):
        return _name(value.get("name"))
    return one_line(html.unescape(value)) or None if isinstance(value, str) else None


def _publisher(node: Node, metas: Metas) -> str | None:
    return _name(node.get("publisher")) or _name(_first(metas, SITES))


def _title(tree: HtmlElement, node: Node, metas: Metas, publisher: str | None) -> str | None:
    heading, window = (one_line(_text_of(tree.find(f".//{tag}"))) for tag in ("h1", "title"))
    title = _name(node.get("headline")) or _name(_first(metas, TITLES)) or heading or window
    return _without_site(title, publisher, heading) or None


def _text_of(element: HtmlElement | None) -> str:
    return "" if element is None else "".join(element.itertext())


def _without_site(title: str, publisher: str | None, heading: str) -> str:
    """Cut " | Site" off a window title, where it is the publisher's name or the heading goes without it."""
    cuts = list(SITE_SEPARATOR.finditer(title))
    for cut in cuts:
        head, tail = title[: cut.start()], title[cut.end() :]
        if same_words(tail, publisher or "") or same_words(head, heading):
            return head
    return title


def _dates(tree: HtmlElement, node: Node, metas: Metas, url: str) -> Iterator[str | None]:
    yield _name(node.get("datePublished"))
    yield from (value for name in DATES for value in metas.get(name, ()))
    for element in (found for path in TIMES for found in tree.xpath(path)):
        stated = element.get("datetime") or element.get("content") or element.text or ""
        yield stated if parse_date(stated) else None
    match = URL_DATE.search(url)
    yield _date_in_url(match) if match else None


def _date_in_url(match: re.Match[str]) -> str | None:
    year, month, day = match.groups()
    return parse_date(f"{year}-{month:>02}-{day:>02}" if month.isdigit() else f"{day} {month} {year}")


def _authors(tree: HtmlElement, node: Node, metas: Metas) -> tuple[str, ...]:
    stated = [content for name in AUTHORS for content in metas.get(name, ())]
    names = names_of(node.get("author")) or names_of(stated[:MAX_META_AUTHORS])
    return names or next(filter(None, map(_visible_names, tree.xpath(BYLINES))), ())


def _visible_names(element: HtmlElement) -> tuple[str, ...]:
    line = one_line(element.get("content") or _text_of(element))
    is_name = element.get("rel") == "author" or element.get("itemprop") == "author"
    return byline_names(f"By {BY.sub('', line, count=1)}" if is_name else line)


def _url(tree: HtmlElement, node: Node, metas: Metas) -> str | None:
    stated = (value.strip() for value in _addresses(tree, node, metas) if isinstance(value, str))
    return next((url for url in stated if url.lower().startswith("http")), None)


def _addresses(tree: HtmlElement, node: Node, metas: Metas) -> Iterator[object]:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield link.get("href")
    page = node.get("mainEntityOfPage")
    yield _first(metas, ("og:url",))
    yield from (node.get("url"), page.get("@id") if isinstance(page, Mapping) else page)
