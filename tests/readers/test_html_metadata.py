"""What a page says of its article, and where it says so."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from .conftest import Read

PROSE = "Alibaba has banned its employees from using Claude Code, according to a memo seen by reporters."
BODY = f"<p>{PROSE}</p><p>The company declined to comment on the memo, which was sent on Sunday.</p>"
MODIFIED = '<meta property="article:modified_time" content="{}">'


def linked(*nodes: Mapping[str, object]) -> str:
    """Return nodes as JSON-LD in a script, under `@graph`."""
    graph = json.dumps({"@context": "https://schema.org", "@graph": nodes})
    return f'<script type="application/ld+json">{graph}</script>'


@pytest.mark.parametrize(
    ("head", "above", "field", "found"),
    [
        (
            linked({"@type": "NewsArticle", "headline": "Ban on Claude Code at Alibaba | SEO"}),
            "<h1>Alibaba bans Claude Code</h1>",
            "title",
            ("Alibaba bans Claude Code", "heading"),
        ),
        (
            linked({"@type": "NewsArticle", "headline": "Ban"}),
            "<h1>The Courier</h1>",
            "title",
            ("Ban", "json-ld"),
        ),
        ("<title>Ban</title>", "<h1>Watch our new series on the sea</h1>", "title", ("Ban", "window title")),
        ("<meta property=og:title content=Ban>", "<h1></h1><h1>Ban!</h1>", "title", ("Ban!", "heading")),
        (
            linked({"@type": "LiveBlogPosting", "datePublished": "2026-07-05T08:30:00-04:00"}),
            "",
            "published",
            ("2026-07-05T08:30:00-04:00", "json-ld"),
        ),
        (
            linked({"@type": "NewsArticle", "datePublished": "2026-07-05"})
            + '<meta property="article:published_time" content="2026-07-05T08:30:00Z">',
            "",
            "published",
            ("2026-07-05T08:30:00Z", "open graph"),
        ),
        (
            "",
            '<h1>T</h1><div class="by"><span>By Ann Lee</span> <span>July 5, 2026, 8:30 pm</span></div>',
            "published",
            ("2026-07-05", "line by the headline"),
        ),
        (
            "",
            '<time datetime="2026-07-05T08:30Z">Sunday</time>',
            "published",
            ("2026-07-05T08:30:00Z", "time element"),
        ),
        ("", '<time datetime="2026-07-06">Updated on Monday</time>', "published", (None, None)),
        (
            "",
            '<time datetime="2026-07-06">Updated on Monday</time>',
            "modified",
            ("2026-07-06", "time element"),
        ),
        (
            MODIFIED.format("2026-07-06T01:00:00+02:00"),
            "",
            "modified",
            ("2026-07-06T01:00:00+02:00", "open graph"),
        ),
        (
            '<meta name=date content="2026-07-05">' + MODIFIED.format("2026-07-01"),
            "",
            "modified",
            (None, None),
        ),
        (
            linked({"@type": "Article", "articleSection": ["Business", "Asia"]}),
            "",
            "section",
            ("Business", "json-ld"),
        ),
        (
            '<meta property="article:section" content="Business,All">',
            "",
            "section",
            ("Business", "open graph"),
        ),
        (
            linked(
                {
                    "@type": "BreadcrumbList",
                    "itemListElement": [
                        {"@type": "ListItem", "name": "Home"},
                        {"@type": "ListItem", "item": {"@id": "/b", "name": "Business &amp; Law"}},
                        {"@type": "ListItem", "name": "T"},
                    ],
                }
            ),
            "<h1>T</h1>",
            "section",
            ("Business & Law", "breadcrumb"),
        ),
        (linked({"@type": "Article", "inLanguage": "de"}), "", "language", ("de", "json-ld")),
        (
            linked({"@type": "Article", "author": {"@id": "#a"}}, {"@id": "#a", "name": "Ann Lee"}),
            "",
            "authors",
            (("Ann Lee",), "json-ld"),
        ),
        (
            "",
            "<p class=byline><b>By</b><a>Ann Lee</a><a> and Bo Chan</a></p>",
            "authors",
            (("Ann Lee", "Bo Chan"), "byline"),
        ),
        (
            linked({"@type": "Article", "publisher": [{"name": "Courier"}]}),
            "",
            "publisher",
            ("Courier", "json-ld"),
        ),
        (
            "<link rel=canonical href=https://a.example/b>",
            "",
            "url",
            ("https://a.example/b", "canonical link"),
        ),
        (
            "",
            '<h1>T</h1><div class="meta"><span class="author">Ann Lee</span><span>Courier</span></div>',
            "authors",
            (("Ann Lee",), "byline"),
        ),
        ("", "<h1>T</h1><h3>by Ann Lee<br><i>Sunday</i></h3>", "authors", (("Ann Lee",), "byline")),
        ("", "<h1>T</h1><p class=authors>Text: Ann Lee</p>", "authors", (("Ann Lee",), "byline")),
        (
            linked({"@type": "Article", "publisher": {"name": "Courier"}, "author": {"name": "Courier"}}),
            "<h1>T</h1><p>By Ann Lee</p>",
            "authors",
            (("Ann Lee",), "byline"),
        ),
        (
            linked({"@type": "Article", "publisher": {"name": "Courier"}, "author": {"name": "Courier"}}),
            "<h1>T</h1>",
            "authors",
            (("Courier",), "json-ld"),
        ),
        ("", "<i>July 5, 2026</i><h1>T</h1>", "published", ("2026-07-05", "line by the headline")),
    ],
)
def test_fields_and_where_they_were_found(
    read: Read, head: str, above: str, field: str, found: tuple[object, str | None]
) -> None:
    [article], _ = read(
        "a.html", f"<html><head>{head}</head><body><article>{above}{BODY}</article></body></html>"
    )
    assert (getattr(article, field) or None, article.origins.get(field)) == found


@pytest.mark.parametrize(
    "source",
    [
        '{"@type": "Article", "headline": "T",}',
        '//<![CDATA[\n{"@type": "Article", "headline": "T"}\n//]]>',
        '<!-- {"@type": "Article", "headline": "T"} -->',
        '{"@type": "Article", "headline": "T"};',
        '{"@type": "Article", "headline":\n "T\n"}',
        "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;T&quot;}",
        '[{"@type": "WebSite", "name": "S"}, {"@type": ["Article", "NewsArticle"], "headline": "T"}]',
        '{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": "T"}}',
    ],
)
def test_json_ld_as_pages_write_it(read: Read, source: str) -> None:
    head = f'<script type="application/ld+json">{source}</script>'
    [article], _ = read("a.html", f"<head>{head}</head><body>{BODY}")
    assert (article.title, article.origins["title"]) == ("T", "json-ld")


def test_the_article_that_tells_most_is_taken(read: Read) -> None:
    nodes = (
        {"@type": "Article", "headline": "Other"},
        {"@type": "Article", "headline": "T", "author": "Ann Lee"},
    )
    assert read("a.html", f"<head>{linked(*nodes)}</head><body>{BODY}")[0][0].title == "T"


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0021)https://a.example/2026/07/05/b -->",
        "<!--\n Page saved with SingleFile \n url: https://a.example/2026/07/05/b \n saved date: today\n-->",
    ],
)
def test_pages_that_a_browser_saved(read: Read, comment: str) -> None:
    [article], _ = read("a.html", f"<!DOCTYPE html>\n{comment}<html><body>{BODY}")
    assert (article.url, article.origins["url"]) == (
        "https://a.example/2026/07/05/b",
        "place it was saved from",
    )
    assert (article.published, article.origins["published"]) == ("2026-07-05", "url")


def test_the_file_name_comes_last(read: Read) -> None:
    [article], _ = read("2026-07-04-a.html", f"<body>{BODY}")
    assert (article.published, article.origins["published"]) == ("2026-07-04", "file name")
    [article], _ = read("2026-07-04-a.html", f"<meta name=date content=2026-07-05><body>{BODY}")
    assert (article.published, article.origins["published"]) == ("2026-07-05", "meta")
