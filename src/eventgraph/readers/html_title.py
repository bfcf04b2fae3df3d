"""A page's headline: what stands above the text, told apart from titles made for search engines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from eventgraph.readers.item import Found
from eventgraph.readers.page_marks import Page, first, in_json_ld, in_metas, text_of
from eventgraph.readers.text import same_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TITLES: Final = ("og:title", "twitter:title", "dc.title", "headline", "sailthru.title", "parsely-title")
SITE_SEPARATOR: Final = re.compile(r"\s+[|\u2013\u2014\u00b7-]\s+")
WORD: Final = re.compile(r"\w+")
MIN_ALIKE: Final = 0.3
MIN_WORDS: Final = 3
MAX_HEADINGS: Final = 20


def title_of(page: Page, publisher: str | None) -> Found | None:
    """Return the headline that the page shows, where what it states elsewhere is alike, else what it states.

    A page states a title in JSON-LD, Open Graph and its window; " | Site" is cut off it. The heading that
    has most words of them is the headline: a page may have headings of its site, of films and of boxes.
    """
    headings = [
        text_of(heading) for _, heading in zip(range(MAX_HEADINGS), page.tree.iter("h1"), strict=False)
    ]
    headings = [heading for heading in headings if heading and not same_words(heading, publisher or "")]
    stated = [
        found._replace(value=_without_site(found.value, publisher, headings)) for found in _stated(page)
    ]
    best = max(headings, key=lambda heading: _likeness(heading, stated), default="")
    if best and (not stated or _likeness(best, stated) >= MIN_ALIKE):
        return Found(best, "heading")
    return first(stated)


def heading_of(tree: HtmlElement, title: str) -> HtmlElement | None:
    """Return the heading that shows the title."""
    return next((heading for heading in tree.iter("h1", "h2") if same_words(text_of(heading), title)), None)


def _stated(page: Page) -> Iterator[Found]:
    yield from in_json_ld(page.node, "headline")
    yield from in_metas(page.metas, TITLES)
    window = text_of(page.tree.find(".//title"))
    yield from [Found(window, "window title")] if window else []


def _likeness(heading: str, stated: list[Found]) -> float:
    """Return which share of the heading's words the title most like it has; 1 for the same words."""
    words = set(WORD.findall(heading.casefold()))
    if any(same_words(heading, found.value) for found in stated):
        return 1.0
    if len(words) < MIN_WORDS:
        return 0.0
    return max(
        (len(words & set(WORD.findall(found.value.casefold()))) / len(words) for found in stated), default=0.0
    )


def _without_site(title: str, publisher: str | None, headings: list[str]) -> str:
    """Cut " | Site" off a title, where it is the publisher's name or a heading goes without it."""
    for cut in SITE_SEPARATOR.finditer(title):
        head, tail = title[: cut.start()], title[cut.end() :]
        if same_words(tail, publisher or "") or any(same_words(head, heading) for heading in headings):
            return head
    return title
