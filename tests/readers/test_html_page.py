"""Pages saved from the web."""

from __future__ import annotations

import json

import pytest

from eventgraph.errors import ReadError

from .conftest import Read

BODY = (
    "<p>Alibaba has banned its employees from using Claude Code, according to a memo seen by reporters.</p>"
    "<p>The company declined to comment on the memo. Its engineers have a week to delete the tool.</p>"
)
LINKED = {
    "@type": "NewsArticle",
    "headline": "Alibaba bans it &amp; more",
    "datePublished": "2026-07-05T08:00:00+08:00",
    "author": [{"@type": "Person", "name": "Ann Lee"}, {"@id": "#bo"}],
    "publisher": {"@id": "#org"},
    "url": "https://courier.example/linked",
}
KNOWN = [{"@id": "#bo", "@type": "Person", "name": "Bo Chan"}, {"@id": "#org", "name": "The Courier"}]


def page(head: str = "", body: str = BODY, attributes: str = "") -> str:
    """Return a page with an article."""
    head = f"<head><meta charset=utf-8>{head}</head>"
    return f"<!DOCTYPE html><html{attributes}>{head}<body><article>{body}</article>"


def linked(value: object) -> str:
    """Return a JSON-LD script."""
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


@pytest.mark.parametrize(
    "value",
    [{"@graph": [LINKED, *KNOWN]}, [LINKED, *KNOWN], [[{"@type": "WebPage", "mainEntity": LINKED}], *KNOWN]],
)
def test_json_ld(read: Read, value: object) -> None:
    [article], rows = read("a.html", page(linked(value), attributes=' lang="en-GB"'))
    assert article.title == "Alibaba bans it & more"
    assert article.published == "2026-07-05T08:00:00+08:00"
    assert article.authors == ("Ann Lee", "Bo Chan")
    assert article.publisher == "The Courier"
    assert article.id == article.url == "https://courier.example/linked"
    assert article.language == "en-GB"
    assert rows == []


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta property="og:title" content="T">', "title", "T"),
        ("<title>T | Site</title><meta property=og:site_name content=Site>", "title", "T"),
        ("<title>T - and so on</title>", "title", "T - and so on"),
        ('<meta name="date" content="5 July 2026">', "published", "2026-07-05"),
        ('<meta name=date content=soon><meta name=pubdate content="2026-07-05">', "published", "2026-07-05"),
        ('<link rel="canonical" href="https://a.example/2026/jul/05/b">', "published", "2026-07-05"),
        ('<link rel="canonical" href="https://a.example/b">', "url", "https://a.example/b"),
        (
            '<link rel="canonical" href="/b"><meta property=og:url content=https://a.example/c>',
            "url",
            "https://a.example/b",
        ),
        ('<meta name="author" content="Ann Lee and Bo Chan">', "authors", ("Ann Lee", "Bo Chan")),
        ('<meta property="article:author" content="https://facebook.com/courier">', "authors", ()),
        ('<meta property="og:site_name" content="The Courier">', "publisher", "The Courier"),
        ('<meta property="og:locale" content="en_SG">', "language", "en-SG"),
        (linked({"@type": "WebPage", "datePublished": "2026-07-05"}), "published", "2026-07-05"),
        ('<script type="application/ld+json">{"@context": broken</script>', "publisher", None),
        (linked({"@context": "http://127.0.0.1:9/x", "@type": "Article", "headline": ["T"]}), "title", "T"),
    ],
)
def test_metadata(read: Read, head: str, field: str, value: object) -> None:
    [article], _ = read("a.html", page(head))
    assert getattr(article, field) == value


@pytest.mark.parametrize(
    ("body", "field", "value"),
    [
        ("<h1>T</h1>" + BODY, "title", "T"),
        ("<p class=byline>By Ann Lee, Europe correspondent</p>" + BODY, "authors", ("Ann Lee",)),
        ("<a rel=author href=x>Ann Lee</a>" + BODY, "authors", ("Ann Lee",)),
        (
            '<time datetime="2026-08-27T17:42+02:00">Thursday</time>' + BODY,
            "published",
            "2026-08-27T17:42:00+02:00",
        ),
    ],
)
def test_visible_marks(read: Read, body: str, field: str, value: object) -> None:
    [article], _ = read("a.html", page(body=body))
    assert getattr(article, field) == value


def test_body_is_the_article_alone(read: Read) -> None:
    body = (
        "<h1>Alibaba bans it</h1><p class=byline>By Ann Lee</p><p>5 July 2026</p>"
        + BODY
        + "<h2>What next</h2>"
        "<p>Tencent is considering a similar rule, a person who was briefed on the matter said.</p>"
        "<ul><li>Baidu has not decided on any rule.</li><li>ByteDance declined to comment on it.</li></ul>"
        "<table><tr><td>cell</td></tr></table><script>var secret</script>"
    )
    source = page("<meta property=og:title content='Alibaba bans it'>", body)
    [article], _ = read("a.html", source + "<footer><p>All rights reserved.</p></footer>")
    assert article.text == (
        "Alibaba has banned its employees from using Claude Code, according to a memo seen by reporters.\n\n"
        "The company declined to comment on the memo. Its engineers have a week to delete the tool.\n\n"
        "What next\n\n"
        "Tencent is considering a similar rule, a person who was briefed on the matter said.\n\n"
        "- Baidu has not decided on any rule.\n- ByteDance declined to comment on it."
    )


@pytest.mark.parametrize(("depth", "codes"), [(300, []), (1_500, []), (5_000, ["too_deep"])])
def test_nesting_never_loses_the_text_in_silence(read: Read, depth: int, codes: list[str]) -> None:
    [article], rows = read("a.html", page(body="<div>" * depth + BODY + "</div>" * depth))
    assert "banned its employees" in article.text
    assert [row.code for row in rows] == codes


def test_nesting_of_other_elements_is_refused(read: Read) -> None:
    with pytest.raises(ReadError) as refused:
        read("a.html", page(body="<abbr>" * 5_000 + BODY))
    assert refused.value.code == "too_deep"


@pytest.mark.parametrize(
    "noise", ["&#0;", "&#xD800;", "&#x110000;", "&#" + "9" * 5000 + ";", "\0", "\x07", "\ufdd0"]
)
def test_illegal_characters_do_not_end_the_text(read: Read, noise: str) -> None:
    [article], _ = read(
        "a.html", page(body=f"<p>Before {noise} it.</p>{BODY}<p>And {noise} the end of it.</p>")
    )
    assert article.text.startswith("Before")
    assert article.text.endswith("the end of it.")


def test_references_are_read_as_browsers_do(read: Read) -> None:
    [article], _ = read("a.html", page(body=f"{BODY}<p>It&#146;s &#60;b&#62; &amp; ol&#233;, they said.</p>"))
    assert article.text.endswith("It\u2019s <b> & ol\xe9, they said.")


@pytest.mark.parametrize(
    ("charset", "encoded", "codes"),
    [("windows-1252", "cp1252", []), ("utf-8", "utf-8", []), ("utf-8", "cp1252", ["encoding_guessed"])],
)
def test_declared_charset(read: Read, charset: str, encoded: str, codes: list[str]) -> None:
    source = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head>'
    source += f"<body><article><p>\u201cFran\xe7ois\u201d said so.</p>{BODY}"
    [article], rows = read("a.html", source.encode(encoded))
    assert "\u201cFran\xe7ois\u201d" in article.text
    assert [row.code for row in rows] == codes


@pytest.mark.parametrize(
    "source",
    [
        "<!-- " * 9_000,
        "<!DOCTYPE html>",
        "<html><body><noscript>Enable JavaScript</noscript><div id=root></div><script>var a</script>",
        "<html><head><title>Only a title</title></head></html>",
    ],
)
def test_pages_without_text(read: Read, source: str) -> None:
    with pytest.raises(ReadError) as refused:
        read("a.html", source)
    assert refused.value.code == "no_text"


def test_a_short_page_is_read_though_no_article_is_recognised(read: Read) -> None:
    assert read("a.html", "<body><p>Alibaba bans it.</p>")[0][0].text == "Alibaba bans it."


def test_a_page_whose_head_does_not_end(read: Read) -> None:
    source = "<html><head><titlecrane falls.</p><p>It was late.</p></article></body></html>"
    assert read("a.html", source)[0][0].text == "It was late."


def test_markup_in_a_heading_is_text(read: Read) -> None:
    [article], _ = read("a.html", page(body=f"<h1>&lt;img src=x onerror=alert(1)&gt;</h1>{BODY}"))
    assert article.title == "<img src=x onerror=alert(1)>"


def test_reading_one_page_does_not_change_the_next(read: Read) -> None:
    first = read("a.html", page())
    for _ in range(3):
        assert read("a.html", page()) == first
