"""Pages that show a wall, an error or the beginning of an article in its place."""

from __future__ import annotations

import json

import pytest

from eventgraph.errors import ReadError

from .conftest import Read
from .test_html_layouts import PARAGRAPHS, TITLE

WALLS: dict[str, tuple[str, str, str]] = {
    "consent": (
        "Courier",
        (
            "<div class=c1><h1>Before you continue</h1><p>We and our 842 partners store and "
            "access personal data on your "
            "device, like cookies.</p><p>You can accept all, or manage your choices at any time: "
            "some of our partners "
            "rely on legitimate interest, to which you may object.</p></div>"
        ),
        "consent",
    ),
    "robots": (
        "Just a moment...",
        (
            "<h1>courier.example</h1><p>Verify you are human by completing the action "
            "below.</p><p>courier.example needs "
            "to review the security of your connection before proceeding.</p>"
        ),
        "robots",
    ),
    "a firewall": (
        "Access Denied",
        "<h1>Access Denied</h1><p>You don't have permission to access this page on this server.</p>",
        "robots",
    ),
    "nothing there": (
        "Page not found | Courier",
        "<h1>Page not found</h1><p>Sorry, the page you are looking for has moved, or never was.</p>",
        "error",
    ),
}
TEXT = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
BARRIERS: dict[str, str] = {
    "an offer": (
        "<div class=offer><h2>Subscribe to unlock this article</h2><p>Only one euro for four weeks</p></div>"
    ),
    "an overlay": (
        "<div id=overlay><h2>Continue reading your article with a Courier "
        "subscription</h2><p>Subscribe Now</p></div>"
    ),
    "a form": (
        "<form class=regwall><h3>Create a free account to continue reading</h3><input></form><div></div>"
    ),
    "for subscribers": "<p>This article is for subscribers only.</p>",
    "patience": "<div><p>Thank you for your patience while we verify access.</p></div>",
}


def page(body: str, *, title: str = TITLE, node: dict[str, object] | None = None) -> str:
    """Return a page, with JSON-LD if there is any."""
    data = f"<script type=application/ld+json>{json.dumps(node)}</script>" if node else ""
    return f"<!doctype html><html lang=en><head><title>{title}</title>{data}</head><body>{body}</body></html>"


def article(text: str, below: str = "") -> str:
    """Return the body of a page with an article."""
    return f"<main><article><h1>{TITLE}</h1><div class=text>{text}</div>{below}</article></main>"


@pytest.mark.parametrize("wall", WALLS)
def test_a_wall_is_no_article(read: Read, wall: str) -> None:
    title, body, word = WALLS[wall]
    with pytest.raises(ReadError, match=word) as refused:
        read("a.html", page(body, title=title))
    assert refused.value.code == "no_text"


def test_an_article_about_consent_is_one(read: Read) -> None:
    body = (
        "<p>Regulators in Dublin have fined a company for the way in which it asks for "
        "consent to cookies.</p>"
        "<p>Sites tell people “we value your privacy” and then share data with their "
        "partners, the office said.</p>"
        "<p>The company will appeal. Its lawyers say that the banner, which was changed in "
        "May, is lawful.</p>"
        "<p>Access to data was denied to two competitors, who had complained first, on the same day.</p>"
    )
    assert "will appeal" in read("a.html", page(article(body)))[0][0].text


@pytest.mark.parametrize("barrier", BARRIERS)
def test_a_beginning_is_told_to_be_one(read: Read, barrier: str) -> None:
    [found], [row] = read("a.html", page(article(TEXT, BARRIERS[barrier])))
    assert found.text == "\n\n".join(PARAGRAPHS)
    assert (row.code, row.status, row.article) == ("partial", "warning", found.id)


def test_fewer_words_than_the_page_says(read: Read) -> None:
    for stated in (900, "900", "1,200"):
        _, [row] = read("a.html", page(article(TEXT), node={"@type": "NewsArticle", "wordCount": stated}))
        assert (row.code, row.message.endswith(" words; 72 are there")) == ("partial", True), row.message


def test_a_text_that_breaks_off(read: Read) -> None:
    _, [row] = read("a.html", page(article(f"{TEXT}<p>The chief of the company, who has not…</p>")))
    assert (row.code, row.message) == ("partial", "the text breaks off")


@pytest.mark.parametrize(
    ("body", "node"),
    [
        (article(TEXT), {"@type": "NewsArticle", "wordCount": 70}),
        (article(TEXT), {"@type": "NewsArticle", "wordCount": "many", "isAccessibleForFree": False}),
        (article(TEXT) + "<script>var messages = {wall: 'Subscribe to continue reading'}</script>", None),
        (article(TEXT * 6, BARRIERS["an offer"]), None),
    ],
    ids=["as many words", "no number", "in a script", "long enough"],
)
def test_a_whole_article_is_not_told_to_be_cut(read: Read, body: str, node: dict[str, object] | None) -> None:
    assert read("a.html", page(body, node=node))[1] == []
