"""What belongs to the article of a page, and what stands around it."""

from __future__ import annotations

import pytest

from .conftest import Read

FIRST = "Alibaba has banned its employees from using Claude Code, according to a memo seen by reporters."
SECOND = "The company declined to comment on the memo. Its engineers have a week to delete the tool."
THIRD = "Tencent is considering a similar rule, a person who was briefed on the matter said on Sunday."
PARAGRAPHS = [FIRST, SECOND, THIRD]
OTHER = "Nokia wins a contract for 5G networks in Norway, worth 200 million euros over the next four years."


def story(*parts: str, head: str = "", around: str = "%s") -> str:
    """Return a page whose article has these parts, in markup, between its first and its second paragraph."""
    first, *others = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    body = f"<article><h1>Alibaba bans it</h1>{first}{''.join(parts)}{''.join(others)}</article>"
    return (
        f"<html lang=en><head><title>Alibaba bans it</title>{head}</head><body>{around % body}</body></html>"
    )


@pytest.mark.parametrize(
    "part",
    [
        f'<div class="newsletter-signup"><h3>The briefing</h3><p>{OTHER}</p></div>',
        f"<aside><p>{OTHER}</p></aside>",
        f'<div role="complementary"><p>{OTHER}</p></div>',
        f"<div data-nosnippet><p>{OTHER}</p></div>",
        f"<div hidden><p>{OTHER}</p></div>",
        f'<div style="display: none"><p>{OTHER}</p></div>',
        f'<figure><img loading="lazy" data-src="a.jpg"><figcaption>{OTHER}</figcaption></figure>',
        f'<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">{OTHER}</p></div>',
        f'<div class="VideoPlayer"><div class="video-title">{OTHER}</div></div>',
        f"<amp-img><noscript><p>{OTHER}</p></noscript></amp-img>",
        f'<div class="relatedArticles"><ul><li><a href="/b">{OTHER}</a></li></ul></div>',
        f'<p><strong><a href="/b">{OTHER}</a></strong></p>',
        f'<p>Read more: <a href="/b">{OTHER}</a></p>',
        f'<p><b>RELATED</b></p><ul><li><a href="/b">{OTHER}</a></li></ul>',
        f'<div><h3><a href="/b">Nokia wins a contract</a></h3><p>{OTHER}</p></div>',
        f'<div class="author-bio"><p>{OTHER}</p></div>',
        f'<section id="comments"><div class="comment"><p>{OTHER}</p></div></section>',
        "<p><em>Sign up for our newsletter and never miss a ban.</em></p>",
        '<div class="share-bar"><p>Share this on Facebook and on X with friends</p></div>',
        "<p>Advertisement</p>",
        "<p>Photo: Ruth Okafor/Harbour Wire</p>",
    ],
)
def test_what_stands_within_an_article_and_is_none_of_it(read: Read, part: str) -> None:
    assert read("a.html", story(part))[0][0].text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "around",
    [
        '<div id="onetrust-consent-sdk"><p>We use cookies to improve your experience with us.</p></div>%s',
        '<div role="dialog" aria-modal="true"><p>We and our 842 partners store information.</p></div>%s',
        "<nav><p>A line of words that is long enough to be taken for prose.</p></nav>%s",
        f"%s<footer><p>{OTHER}</p></footer>",
        f'%s<div class="most-read"><p>{OTHER}</p></div>',
        '<form action="/page.aspx">%s</form>',
        '<div class="site-wrapper has-sidebar single-post promo-page">%s</div>',
        '<div style="visibility:hidden">%s</div>',
        "<table><tr><td>%s</td></tr></table>",
    ],
)
def test_what_stands_around_an_article(read: Read, around: str) -> None:
    assert read("a.html", story(around=around))[0][0].text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "part",
    [
        f"<blockquote><p>{OTHER}</p></blockquote>",
        f'<blockquote class="twitter-tweet"><p>{OTHER}</p></blockquote>',
        f'<p>{OTHER} <a href="/b">Read more</a></p>',
        f'<p class="promo-free">{OTHER.replace("Nokia", "Sharing Ltd")}</p>',
        f"<h2>{OTHER}</h2>",
        "<p>Pictures of the tower in Norway, worth 200 million euros, were shown.</p>",
        "<p>They can share this with others: a network worth 200 million euros.</p>",
    ],
)
def test_what_stands_within_an_article_and_belongs_to_it(read: Read, part: str) -> None:
    assert "worth 200 million euros" in read("a.html", story(part))[0][0].text


def test_paragraphs_behind_an_advertisement_in_other_containers(read: Read) -> None:
    chunk = '<div class="chunk"><div class="body">%s</div></div><div class="ad-slot">Advertisement</div>'
    sentences = [f"{sentence} It was the {number}th time." for number in range(5) for sentence in PARAGRAPHS]
    chunks = (chunk % "".join(f"<p>{s}</p>" for s in sentences[i : i + 5]) for i in (0, 5, 10))
    [article], _ = read("a.html", f"<body><article><h1>Bans</h1>{''.join(chunks)}</article>")
    assert article.text == "\n\n".join(sentences)


def test_the_next_article_on_the_page_is_not_read(read: Read) -> None:
    other = f"<article><h1>Nokia wins</h1><p>{OTHER}</p><p>{OTHER.replace('Norway', 'Sweden')}</p></article>"
    text = read("a.html", story() + other)[0][0].text
    assert text.startswith(FIRST)
    assert "Nokia" not in text


def test_text_that_only_a_script_shows_is_taken_from_json_ld(read: Read) -> None:
    stated = "\\n\\n".join(PARAGRAPHS)
    node = f'{{"@type": "NewsArticle", "headline": "T", "articleBody": "{stated}"}}'
    source = f'<script type="application/ld+json">{node}</script><body><div id="__next"></div><p>Loading</p>'
    assert read("a.html", source)[0][0].text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("below", "head", "standfirst", "origin"),
    [
        ('<p class="article__standfirst">{}</p>', "", OTHER, "standfirst element"),
        ('<h2 itemprop="description">{}</h2>', "", OTHER, "standfirst element"),
        ("<h2>{}</h2>", '<meta property="og:description" content="{}">', OTHER, "open graph"),
        ('<div class="x">{}</div>', '<meta name="description" content="{}">', OTHER, "meta"),
        ("<p>{}</p>", '<meta name="description" content="{}">', None, None),
        ("<p>{}</p>", "", None, None),
    ],
)
def test_standfirst(read: Read, below: str, head: str, standfirst: str | None, origin: str | None) -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    source = f"<head>{head.format(OTHER)}</head><body><article><h1>T</h1>{below.format(OTHER)}{paragraphs}"
    [article], _ = read("a.html", source)
    assert (article.standfirst, article.origins.get("standfirst")) == (standfirst, origin)
    assert (OTHER in article.text) == (standfirst is None)


def test_the_only_paragraph_is_no_standfirst(read: Read) -> None:
    source = f'<meta name="description" content="{FIRST}"><body><h1>T</h1><p>{FIRST}</p>'
    assert read("a.html", source)[0][0].text == FIRST
