"""A page's headline: what stands above the text, told apart from titles made for search engines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final

from eventgraph.readers.item import Found
from eventgraph.readers.page_marks import Page, in_json_ld, in_metas, text_of
from eventgraph.readers.text import letters, same_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TITLES: Final = ("og:title", "twitter:title", "dc.title", "headline", "sailthru.title", "parsely-title")
SITE_SEPARATOR: Final = re.compile(r"\s+[|\u2013\u2014\u00b7-]\s+")
WORD: Final = re.compile(r"\w+")
MIN_ALIKE: Final = 0.3
MIN_WORDS: Final = 3
MIN_LENGTH: Final = 0.4
MAX_HEADINGS: Final = 20
MAX_TITLE: Final = 300
LINES: Final = ("b", "dt", "div", "font", "h2", "h3", "h4", "p", "span", "strong", "td")
"""Elements in which old pages show their headline."""


def title_of(page: Page, publisher: str | None) -> Found | None:
    """Return the headline that the page shows, where what it states elsewhere is alike, else what it states.

    A page states a title in JSON-LD, Open Graph and its window; " | Site" is cut off it. The heading that
    has most words of them is the headline: a page may have headings of its site, of films and of boxes.
    """
    shown = filter(None, map(text_of, islice(page.tree.iter("h1"), MAX_HEADINGS)))
    headings = [heading for heading in shown if not same_words(heading, publisher or "")]
    stated = list(_stated(page))
    titles = [_without_site(found.value, publisher, headings) for found in stated]
    best = max(headings, key=lambda heading: _likeness(heading, titles), default="")
    if best and (not stated or _likeness(best, titles) >= MIN_ALIKE):
        return Found(best, "heading")
    return Found(_without_shown_site(titles[0], page.tree), stated[0].origin) if stated else None


def heading_of(tree: HtmlElement, title: str) -> HtmlElement | None:
    """Return the heading that shows the title, else another element that holds nothing else."""
    heading = next((one for one in tree.iter("h1", "h2") if same_words(text_of(one), title)), None)
    return heading if heading is not None else _lines(tree).get(letters(title))


def _stated(page: Page) -> Iterator[Found]:
    yield from in_json_ld(page.node, "headline")
    yield from in_metas(page.metas, TITLES)
    window = text_of(page.tree.find(".//title"))
    yield from [Found(window, "window title")] if window else []


def _likeness(heading: str, titles: list[str]) -> float:
    """Return which share of the heading's words the title most like it has; 1 for the same words.

    What is much shorter than a title names the topic or the site.
    """
    if any(same_words(heading, title) for title in titles):
        return 1.0
    words = set(WORD.findall(heading.casefold()))
    others = (set(WORD.findall(title.casefold())) for title in titles)
    shares = (len(words & other) / len(words) for other in others if len(words) >= MIN_LENGTH * len(other))
    return max(shares, default=0.0) if len(words) >= MIN_WORDS else 0.0


def _without_site(title: str, publisher: str | None, headings: list[str]) -> str:
    """Cut " | Site" off a title, where it is the publisher's name or a heading goes without it."""
    for cut in SITE_SEPARATOR.finditer(title):
        head, tail = title[: cut.start()], title[cut.end() :]
        if same_words(tail, publisher or "") or any(same_words(head, heading) for heading in headings):
            return head
    return title


def _without_shown_site(title: str, tree: HtmlElement) -> str:
    """Cut " | Site" off a title that a page without headings shows elsewhere without it."""
    cuts = list(SITE_SEPARATOR.finditer(title))
    lines = _lines(tree) if cuts else {}
    return next((title[: cut.start()] for cut in cuts if letters(title[: cut.start()]) in lines), title)


def _lines(tree: HtmlElement) -> Mapping[str, HtmlElement]:
    """Return elements that hold nothing but a short text, the first of each text."""
    lines: dict[str, HtmlElement] = {}
    for element in tree.iter(*LINES):
        if element.text and len(element) == 0 and len(element.text) <= MAX_TITLE:
            lines.setdefault(letters(element.text), element)
    return lines
