"""Pages that tell of several articles and dates: which of them are those of the page's article."""

from __future__ import annotations

import json

import pytest

from .conftest import Read
from .test_html_layouts import PARAGRAPHS, TITLE

TEXT = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
ARTICLE = f"<main><article><h1>{TITLE}</h1>{TEXT}</article></main>"
PUBLISHER = {"@type": "NewsMediaOrganization", "@id": "#org", "name": "The Courier"}
NODE = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2026-07-05T09:30:00+08:00",
    "dateModified": "2026-07-06T10:00:00+08:00",
    "author": {"@type": "Person", "name": "Ann Lee"},
    "publisher": PUBLISHER,
}
OTHER = {
    **NODE,
    "headline": "Nokia wins a contract",
    "datePublished": "2026-01-01T00:00:00Z",
    "author": [{"@type": "Person", "name": "Bo Chan"}],
    "publisher": {"@type": "Organization", "name": "Another"},
    "articleBody": "Nokia has won a contract in Norway.",
}
PAGE = {"@type": "WebPage", "@id": "#page", "name": TITLE, "datePublished": "2020-01-01"}
NODES: dict[str, list[object]] = {
    "one": [NODE],
    "a graph": [
        {
            "@graph": [
                PAGE,
                PUBLISHER,
                {
                    **NODE,
                    "author": {"@id": "#ann"},
                    "publisher": {"@id": "#org"},
                    "isPartOf": {"@id": "#page"},
                },
                {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
            ]
        }
    ],
    "in the page": [{**PAGE, "mainEntity": NODE}],
    "a part of the page": [{**PAGE, "hasPart": [NODE]}],
    "under the page": [{"@type": "WebPage", "mainEntityOfPage": NODE}],
    "of several types": [{**NODE, "@type": ["NewsArticle", "ReportageNewsArticle"]}],
    "after another": [OTHER, NODE],
    "among others": [[OTHER, NODE, OTHER]],
    "after a list of others": [{"@type": "ItemList", "itemListElement": [{"item": OTHER}]}, NODE],
}
HEADING = f"<h1>{TITLE}</h1>"
EARLIER = "<time datetime='2026-07-05T09:30Z'>Jul 5</time>"
LATER = "<time datetime='2026-07-06T10:00Z'>Jul 6</time>"
CARD = "<div class=card><a href='/n'><h3>Nokia</h3><time datetime='2026-01-01T00:00Z'>Jan 1</time></a></div>"
DATES: dict[str, tuple[str, str, str | None]] = {
    "a label before the element": (
        f"{HEADING}<div>Updated {LATER} Published {EARLIER}</div>{TEXT}",
        "2026-07-05T09:30:00Z",
        "2026-07-06T10:00:00Z",
    ),
    "both in a line": (
        f"{HEADING}<div>Updated July 6, 2026 | Published July 5, 2026</div>{TEXT}",
        "2026-07-05",
        None,
    ),
    "both in a line, the other way": (
        f"{HEADING}<div>First published July 5, 2026. Last updated July 6, 2026</div>{TEXT}",
        "2026-07-05",
        None,
    ),
    "only when it was changed": (
        f"{HEADING}<div>Last updated July 6, 2026</div>{TEXT}",
        "2026-07-06",
        None,
    ),
    "another article's before it": (
        f"{CARD}<div class=story><div>{EARLIER}</div>{HEADING}{TEXT}</div>",
        "2026-07-05T09:30:00Z",
        None,
    ),
}


@pytest.mark.parametrize("place", NODES)
def test_the_node_of_the_article_is_found_wherever_it_is(read: Read, place: str) -> None:
    scripts = "".join(
        f"<script type=application/ld+json>{json.dumps(node)}</script>" for node in NODES[place]
    )
    [article], _ = read("a.html", f"<html lang=en><head>{scripts}</head><body>{ARTICLE}</body></html>")
    assert (article.title, article.authors, article.publisher) == (TITLE, ("Ann Lee",), "The Courier")
    assert (article.published, article.modified) == (NODE["datePublished"], NODE["dateModified"])


@pytest.mark.parametrize("layout", DATES)
def test_the_date_is_that_of_publication(read: Read, layout: str) -> None:
    body, published, modified = DATES[layout]
    [article], _ = read("a.html", f"<html lang=en><head></head><body>{body}</body></html>")
    assert (article.published, article.modified) == (published, modified)
