"""Who wrote a page's article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.readers.names import BY, byline_names, names_of
from eventgraph.readers.page_marks import Page, following, in_metas, words_of
from eventgraph.readers.text import same_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

STATED: Final = (
    *("author", "article:author_name", "byl", "parsely-author", "sailthru.author", "dc.creator"),
    *("dcterms.creator", "article:author"),
)
MAX_STATED: Final = 3
NAMED: Final = re.compile(r"(?:^|[\s_-])(?:authors?|by-?lines?|author-?names?)(?:$|[\s_-])", re.IGNORECASE)
"""Class names of elements below the headline that hold a byline."""
ELSEWHERE: Final = (
    *('@rel="author"', '@itemprop="author"'),
    *('contains(@class, "byline")', 'contains(@class, "author-name")'),
)
BYLINES: Final = f"//*[{' or '.join(ELSEWHERE)}]"
LABEL: Final = re.compile(r"^[^\W\d]{2,12}:\s+")
"""What may stand before a name: "Author: ", "Text: "."""
NEAR: Final = 60
MAX_LINE: Final = 120


class Authors(NamedTuple):
    """Names, in order, and where they were found."""

    names: tuple[str, ...]
    origin: str


def authors_of(page: Page, heading: HtmlElement | None, publisher: str) -> Authors:
    """Return the article's authors: those of JSON-LD, of meta tags, of the byline.

    The publisher is its own author only where nobody else is named.
    """
    stated = [found.value for found in in_metas(page.metas, STATED)]
    found = (
        Authors(names_of(page.node.get("author")), "json-ld"),
        Authors(names_of(stated[:MAX_STATED]), "meta"),
        *(Authors(names, "byline") for names in _visible(page.tree, heading)),
    )
    named = [authors for authors in found if authors.names]
    people = (one for one in named if not all(same_words(name, publisher) for name in one.names))
    return next(people, named[0] if named else Authors((), ""))


def _visible(tree: HtmlElement, heading: HtmlElement | None) -> Iterator[tuple[str, ...]]:
    """Yield the names of each byline: those below the headline, then those that are marked elsewhere."""
    near = list(islice(following(heading), NEAR)) if heading is not None else []
    for element in near:
        if NAMED.search(element.get("class") or ""):
            yield from filter(None, (_names(part) for part in (*element.iterdescendants(), element)))
        yield byline_names(" ".join((element.text or "").split()))
    yield from map(_names, tree.xpath(BYLINES))


def _names(element: HtmlElement) -> tuple[str, ...]:
    # Names in a byline stand in elements of their own, often with nothing between them.
    line = LABEL.sub("", element.get("content") or words_of(element, MAX_LINE, between=" "))
    is_name = element.get("rel") == "author" or element.get("itemprop") == "author"
    is_named = is_name or bool(NAMED.search(element.get("class") or ""))
    return byline_names(f"By {BY.sub('', line, count=1)}" if is_named else line)
