"""What a page says about its article: JSON-LD, Open Graph, meta tags and the visible marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urljoin

from eventgraph.readers.html_authors import Authors, authors_of
from eventgraph.readers.html_dates import modified_of, published_of
from eventgraph.readers.html_title import heading_of, title_of
from eventgraph.readers.item import Found, Item
from eventgraph.readers.json_ld import Node, linked_data
from eventgraph.readers.page_marks import Page, first, in_json_ld, in_metas, metas_of
from eventgraph.readers.text import same_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SITES: Final = ("og:site_name", "publisher", "dc.publisher", "application-name", "twitter:app:name:iphone")
SECTIONS: Final = ("article:section", "parsely-section", "section", "sailthru.section", "dc.subject.section")
DESCRIPTIONS: Final = ("og:description", "description", "twitter:description", "dc.description")
LANGUAGES: Final = ("og:locale", "content-language", "language", "dc.language")
NO_SECTIONS: Final = frozenset(
    {
        "home",
        "homepage",
        "home page",
        "front page",
        "start",
        "index",
        "all",
        "post",
        "article",
        "articles",
        "uncategorized",
    }
)


class Metadata(NamedTuple):
    """A page's metadata: an item that has no text yet, and what it takes to find the text.

    `heading` is the element that shows the title, `body` the article's text as the page states it for
    machines, `descriptions` what it states of its content, which a standfirst may repeat, `node` all that
    its JSON-LD says of the article.
    """

    item: Item
    heading: HtmlElement | None
    descriptions: tuple[Found, ...]
    body: str
    node: Node


def read_metadata(tree: HtmlElement, *, address: str | None = None) -> Metadata:
    """Return what the page says of its article; of several dates the first that is one.

    `address` is where the page was found.
    """
    node, crumbs = linked_data(tree)
    page = Page(tree, node, crumbs, metas_of(tree))
    publisher = first((*in_json_ld(node, "publisher"), *in_metas(page.metas, SITES)))
    title = title_of(page, publisher.value if publisher else None)
    heading = heading_of(tree, title.value) if title else None
    url = first(_addresses(page, address), lambda value: value.lower().startswith(("http://", "https://")))
    published = published_of(page, heading, url.value if url else "")
    found = {
        "title": title,
        "published": published,
        "modified": modified_of(page, published),
        "publisher": publisher,
        "url": url,
        "section": first(_sections(page, title)),
        "language": first(_languages(page)),
    }
    return Metadata(
        item=_item(found, authors_of(page, heading, publisher.value if publisher else "")),
        heading=heading,
        descriptions=(*in_metas(page.metas, DESCRIPTIONS), *in_json_ld(node, "description")),
        body=_stated_text(node),
        node=node,
    )


def _item(found: Mapping[str, Found | None], authors: Authors) -> Item:
    values = {field: one.value if one else None for field, one in found.items()}
    origins = {field: one.origin for field, one in found.items() if one}
    return Item(
        text="",
        title=values["title"],
        published=values["published"],
        modified=values["modified"],
        publisher=values["publisher"],
        authors=authors.names,
        url=values["url"],
        section=values["section"],
        language=values["language"],
        origins={**origins, "authors": authors.origin},
    )


def _addresses(page: Page, address: str | None) -> Iterator[Found]:
    base = next((found.value for found in in_metas(page.metas, ("og:url",))), address or "")
    for link in page.tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield Found(_joined(base, (link.get("href") or "").strip()), "canonical link")
    yield from in_metas(page.metas, ("og:url",))
    yield from in_json_ld(page.node, "url")
    whole = page.node.get("mainEntityOfPage")
    identifier = whole.get("@id") if isinstance(whole, Mapping) else whole
    yield from in_json_ld({"page": identifier}, "page")
    yield from [Found(address, "place it was saved from")] if address else []


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _sections(page: Page, title: Found | None) -> Iterator[Found]:
    headline = title.value if title else ""
    crumbs = [
        Found(crumb, "breadcrumb") for crumb in reversed(page.crumbs) if not same_words(crumb, headline)
    ]
    for found in (*in_json_ld(page.node, "articleSection"), *in_metas(page.metas, SECTIONS), *crumbs):
        # Programs put all of an article's categories into one string.
        section = found.value.split(",")[0].strip()
        if section.casefold() not in NO_SECTIONS:
            yield Found(section, found.origin)


def _languages(page: Page) -> Iterator[Found]:
    declared = page.tree.get("lang") or page.tree.get("xml:lang")
    yield from [Found(declared, "lang attribute")] if declared else []
    yield from in_json_ld(page.node, "inLanguage")
    yield from in_metas(page.metas, LANGUAGES)


def _stated_text(node: Mapping[str, object]) -> str:
    text = node.get("articleBody")
    return text if isinstance(text, str) else ""
