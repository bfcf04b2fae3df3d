"""Pages laid out as news sites lay them out today, with what they put around and into an article."""

from __future__ import annotations

import pytest

from eventgraph.errors import ReadError

from .conftest import Read

PARAGRAPHS = (
    "Alibaba has banned its employees from using Claude Code, according to a memo seen by reporters.",
    (
        "The company declined to comment on the memo. Its engineers have a week to delete the tool from "
        "their machines."
    ),
    "Tencent is considering a similar rule, a person who was briefed on the matter said on Sunday.",
    "Shares of Alibaba fell by two percent in Hong Kong, and those of Tencent closed where they had opened.",
)
TITLE = "Alibaba bans Claude Code"
OTHER = "Nokia wins a contract for 5G networks in Norway, worth 200 million euros over the next four years."
CONSENT = (
    '<div id="onetrust-consent-sdk"><div class="ot-sdk-row"><h2>We value your privacy</h2><p>We and our '
    "842 "
    "partners store and access information on your device to show you personalised advertising and "
    "content. "
    "You may accept or manage your choices by clicking below, at any time.</p><p>Some of our partners "
    "process "
    "your data on the basis of legitimate interest, to which you can object.</p></div></div>"
)
CARDS = "".join(
    f'<div class="card-x{n}"><a href="/b{n}"><h3>Nokia wins contract number {n}</h3></a><p>{OTHER}</p></div>'
    for n in range(6)
)
LAYOUTS = {
    "next.js with hashed classes": (
        '<div id="__next"><header><a href="/">Courier</a></header><main id="main-content"><article>'
        '<div data-component="headline-block" class="ssrcss-1ocoo3l"><h1>{title}</h1></div>'
        '<div data-component="byline-block" class="ssrcss-6hu5li"><div>Ann Lee</div><div>Business '
        "reporter, "
        'Courier News</div></div><figure><div data-component="image-block"><img src="a.webp" '
        'loading="lazy">'
        "<span>Reuters</span></div><figcaption>Engineers at work in Hangzhou last "
        "week</figcaption></figure>"
        '<div data-component="text-block" class="ssrcss-11r1m41"><div class="ssrcss-7uxr49"><p '
        'class="e1jhz7w10">'
        '<b>{0}</b></p></div></div><div data-component="text-block" class="ssrcss-11r1m41"><div class='
        '"ssrcss-7uxr49"><p class="e1jhz7w10">{1}</p></div></div><div data-component="links-block"><ul><li>'
        '<a href="/n">{other}</a></li></ul></div><div data-component="text-block" '
        'class="ssrcss-11r1m41"><div '
        'class="ssrcss-7uxr49"><p class="e1jhz7w10">{2}</p><p class="e1jhz7w10">{3}</p></div></div>'
        '<section data-component="topic-list"><ul><li><a '
        'href="/t">Alibaba</a></li></ul></section></article>'
        '<section><h2>Top stories</h2>{cards}</section></main></div><script id="__NEXT_DATA__" type='
        '"application/json">{{"props": {{"text": "{other}"}}}}</script>'
    ),
    "paragraphs in divisions": (
        '<main><article><header><h1>{title}</h1><div class="info-content__author-date__1Epi_"><a '
        'rel="author">'
        "Ann Lee</a><time datetime='2026-07-05T08:30:00Z'><span>July 5, 2026</span><span>8:30 AM UTC</span>"
        '<span>Updated 2 hours ago</span></time></div></header><div class="article-body__content__17Yit">'
        '<div data-testid="primary-image"><figure><img><figcaption>{other}</figcaption></figure></div>'
        '<div data-testid="paragraph-0" class="text__text__1FZLe">{0}</div><div data-testid="paragraph-1" '
        'class="text__text__1FZLe">{1}</div><div data-testid="promo-box">{other}</div><div '
        'data-testid="Body">'
        '<p>Get a look at the day ahead with our newsletter. Sign up <a href="/s">here.</a></p></div>'
        '<div data-testid="paragraph-2" class="text__text__1FZLe">{2}</div><div data-testid="paragraph-3" '
        'class="text__text__1FZLe">{3}</div><p data-testid="Body">Our Standards: <a href="/tp">The Courier '
        "Principles.</a></p></div></article></main><section aria-label='Read next'>{cards}</section>"
    ),
    "paywall after the text": (
        '<article itemprop="articleBody"><h1>{title}</h1><p class="p paywall">{0}</p><p class="p '
        'paywall">{1}</p>'
        '<div class="ad-slot ad-slot--inline"><span>Advertisement</span></div><p class="p paywall">{2}</p>'
        '<p class="p paywall">{3}</p><div class="regwall-promo"><h3>Subscribe to continue '
        "reading</h3><p>Already "
        'a subscriber? <a href="/login">Log in</a></p><p>{other}</p></div><p>To continue reading, '
        "create a free "
        "account.</p></article>"
    ),
    "letters to subscribers": (
        '<div class="single-post"><h1 class="post-title">{title}</h1><h3 class="subtitle">What the memo '
        "says"
        '</h3><div class="available-content"><div dir="auto" class="body markup"><p>{0}</p><div class='
        '"subscription-widget-wrap"><p>Thanks for reading! Subscribe for free to receive new '
        "posts.</p></div>"
        "<p>{1}</p><blockquote><p>{2}</p></blockquote><p>{3}</p></div></div></div><div "
        "class='comments-section'>"
        "<h4>Discussion</h4><div class='comment'><p>{other}</p></div><div "
        "class='comment'><p>{other}</p></div></div>"
    ),
    "live blog": (
        '<main><header><h1>{title}</h1></header><div class="live"><article class="post"><time>8:30</time>'
        "<h2>The memo</h2><p>{0}</p><p>{1}</p></article><article "
        'class="post"><time>8:10</time><p>{2}</p><p>{3}'
        "</p></article></div></main><aside><h2>Most viewed</h2>{cards}</aside>"
    ),
    "accelerated mobile page": (
        "<amp-consent><p>{other}</p></amp-consent><amp-sidebar><ul><li>News</li></ul></amp-sidebar>"
        "<article><h1>{title}</h1><amp-img src='a.jpg'></amp-img><p class='caption'>{other}</p><p>{0}</p>"
        '<amp-ad type="x"><div placeholder>Loading ad</div></amp-ad><p>{1}</p><p>{2}</p><p>{3}</p>'
        '<amp-social-share type="x"></amp-social-share></article><amp-list><div>{cards}</div></amp-list>'
    ),
    "a dialog over the page": (
        '<div class="page" aria-hidden="true"><main><article><h1>{title}</h1><p>{0}</p><p>{1}</p><p>{2}</p>'
        '<p>{3}</p></article></main></div><div role="dialog" aria-modal="true"><h2>Before you continue</h2>'
        "<p>We use cookies and data to deliver and maintain our services and to show you ads.</p></div>"
    ),
    "the same text hidden for printing": (
        "<article><h1>{title}</h1><p>{0}</p><p>{1}</p><p>{2}</p><p>{3}</p></article>"
        '<div class="print-view" '
        'style="display:none"><h1>{title}</h1><p>{0}</p><p>{1}</p><p>{2}</p><p>{3}</p></div>'
    ),
    "everything else in links and lists": (
        "<div class='article-wrap has-video'><h1>{title}</h1><div class='article-body'><p>{0}</p>"
        "<p><strong><a href='/n'>NOKIA WINS A CONTRACT IN NORWAY</a></strong></p><p>{1}</p><p>Related: <a "
        "href='/n'>{other}</a></p><p>{2}</p><h2>Read more</h2><ul><li><a href='/1'>{other}</a></li><li><a "
        "href='/2'>{other}</a></li></ul><p>{3}</p><p><em>Ann Lee can be reached at "
        "ann@courier.example.</em></p>"
        "<p><a href='/app'>CLICK HERE TO GET THE COURIER APP</a></p></div></div>"
    ),
    "the next article below": (
        '<article class="story"><h1>{title}</h1><div '
        'class="body"><p>{0}</p><p>{1}</p><p>{2}</p><p>{3}</p></div>'
        '</article><article class="story"><h1>Nokia wins</h1><div class="body"><p>{other}</p><p>The '
        "company said "
        "that it would hire forty engineers.</p><p>Norway has three networks of the kind "
        "already.</p></div></article>"
    ),
    "streamed by React": (
        '<div><header><h1>{title}</h1></header><nav><a>{other}</a></nav><!--$?--><template id="B:0">'
        "</template><p>Loading</p><!--/$--></div><div>The Courier, daily in Eastgate since 1881</div>"
        '<div hidden id="S:0"><article><p>{0}</p><p>{1}</p><p>{2}</p><p>{3}</p></article></div>'
        '<script>$RC("B:0","S:0")</script>'
    ),
    "in a shadow tree": (
        "<main><h1>{title}</h1><cp-article><template shadowrootmode=open><div class=text><p>{0}</p><p>{1}</p>"
        "<p>{2}</p><p>{3}</p></div></template></cp-article></main>"
    ),
    "nothing but divisions": (
        '<div class="wrap"><div class="head">{title}</div><div '
        'class="txt"><div>{0}</div><div>{1}</div><div>{2}</div>'
        '<div>{3}</div></div></div><div class="foot"><div><a href="/i">Imprint</a></div></div>'
    ),
}

LIVE_HEADINGS = {
    "an element before it": ("<h2><time datetime='2026-07-05T10:05Z'>10:05</time> {}</h2>", "{}"),
    "an element with a dash": ("<h3><time>10.05am</time> – {}</h3>", "{}"),
    "an element behind it": ("<h2>{} <time>5 July 2026</time></h2>", "{}"),
    "elements on both sides": ("<h4><time><b>10:05</b></time>{}<time>12:05 CEST</time></h4>", "{}"),
    "an element in a link": ("<h2><a href='#e1'><time>10:05</time></a> {}</h2>", "{}"),
    "an element in a link around it": ("<h2><a href='#e1'><time>10:05</time> {}</a></h2>", "{}"),
    "words before it": ("<h2>10:05 {}</h2>", "{}"),
    "words with a zone": ("<h2>9.05am BST: {}</h2>", "{}"),
    "words without minutes": ("<h2>11 p.m. EDT — {}</h2>", "{}"),
    "words in a span": ("<h2><span class='when'>10:05</span> {}</h2>", "{}"),
    "a time of its own": ("<h2>{}</h2><p>10:05 GMT</p>", "{}"),
    "the day is told": ("<h2>{} on <time datetime='2026-07-05'>Sunday</time></h2>", "{} on Sunday"),
    "the day is in the middle": ("<h2>The <time>Sunday</time> memo: {}</h2>", "The Sunday memo: {}"),
    "the day comes first": ("<h2><time>Sunday</time> was a bad day: {}</h2>", "Sunday was a bad day: {}"),
}
"""How the heading of an entry of a live blog has its time, and what the heading says."""
ENTRIES = {
    "a header with a time, a heading and an author": (
        "<article class=x><header><a href='?page=b1#b1'><time datetime='2026-07-05T10:05Z'>"
        "<span>2h ago</span><span>10:05<span> BST</span></span></time></a><h2>{0}</h2><div>Ann Lee"
        "</div></header><p>{1}</p><footer>Share <span>Updated at 10:06</span></footer></article>"
    ),
    "list items": "<li><article><div><span>10:05</span></div><h3>{0}</h3><p>{1}</p></article></li>",
    "divisions": (
        "<div class='live-story-post'><div class='live-story-post__timestamp'>2 hr ago</div><h2>{0}</h2><p "
        "class='live-story-post__byline'>From our own Ann Lee</p><div><p>{1}</p></div></div>"
    ),
    "definitions": "<dt>10:05</dt><dd><h4>{0}</h4><p>{1}</p></dd>",
    "paragraphs in bold": "<p><strong>10:05 GMT – {0}</strong></p><p>{1}</p>",
    "a line with the time": "<div><p class=when>10:05 2 hours ago</p><h3>{0}</h3><p>{1}</p></div>",
}
"""How entries of a live blog are laid out."""
LINES_WITH_TIMES = {
    "<p><time datetime='10:05'>10:05</time> {}</p>": "{}",
    "<p>{} It did so at <time>10:05</time> in Hangzhou.</p>": "{} It did so at 10:05 in Hangzhou.",
    "<p>{} It did so on <time>5 July 2026</time>.</p>": "{} It did so on 5 July 2026.",
    "<p><time>Sunday</time> was the day on which this became known: {}</p>": (
        "Sunday was the day on which this became known: {}"
    ),
}


def laid_out(layout: str) -> str:
    """Return the page in this layout, below a banner for consent."""
    body = LAYOUTS[layout].format(*PARAGRAPHS, title=TITLE, other=OTHER, cards=CARDS)
    head = f"<!doctype html><html lang=en><head><title>{TITLE} | Courier</title></head>"
    return f"{head}<body>{CONSENT}{body}</body></html>"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_text_is_the_article_and_nothing_else(read: Read, layout: str) -> None:
    text = read("a.html", laid_out(layout))[0][0].text
    assert [line for line in text.split("\n\n") if line != "The memo"] == list(PARAGRAPHS)


@pytest.mark.parametrize("layout", sorted(LAYOUTS.keys() - {"nothing but divisions"}))
def test_the_title_is_the_heading(read: Read, layout: str) -> None:
    [article], _ = read("a.html", laid_out(layout))
    assert (article.title, article.origins["title"]) == (TITLE, "heading")


@pytest.mark.parametrize("heading", LIVE_HEADINGS)
def test_the_heading_of_an_entry_is_text_and_its_time_is_not(read: Read, heading: str) -> None:
    markup, said = LIVE_HEADINGS[heading]
    topics = ("The memo is real", "Engineers object", "Who is next?", "Shares fall")
    entries = "".join(
        f"<section class=entry>{markup.format(topic)}<p>{text}</p></section>"
        for topic, text in zip(topics, PARAGRAPHS, strict=True)
    )
    page = f"<html lang=en><body><main><article><h1>{TITLE}</h1>{entries}</article></main></body></html>"
    [article], _ = read("a.html", page)
    told = [line for pair in zip(map(said.format, topics), PARAGRAPHS, strict=True) for line in pair]
    assert article.text.split("\n\n") == told


@pytest.mark.parametrize("entry", ENTRIES)
def test_entries_of_a_live_blog_are_headings_and_text(read: Read, entry: str) -> None:
    topics = ("The memo is real", "Engineers object", "Who is next?", "Shares fall")
    told = list(zip(topics, PARAGRAPHS, strict=True))
    entries = "".join(ENTRIES[entry].format(topic, text) for topic, text in told)
    page = f"<html lang=en><body>{CONSENT}<main><h1>{TITLE}</h1><div>{entries}</div></main></body></html>"
    [article], _ = read("a.html", page)
    assert article.text.split("\n\n") == [line for pair in told for line in pair]


def test_a_heading_that_begins_with_a_time_of_day_keeps_it(read: Read) -> None:
    page = f"<html lang=en><body><article><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><h2>9:30 Club closes</h2>"
    [article], _ = read("a.html", f"{page}<p>{PARAGRAPHS[1]}</p><h2>Shares fall</h2><p>{PARAGRAPHS[2]}</p>")
    assert "\n\n9:30 Club closes\n\n" in article.text


@pytest.mark.parametrize("line", LINES_WITH_TIMES)
def test_a_paragraph_keeps_the_time_that_it_tells(read: Read, line: str) -> None:
    first, *others = PARAGRAPHS
    rest = "".join(f"<p>{text}</p>" for text in others)
    page = f"<html lang=en><body><article><h1>{TITLE}</h1>{line.format(first)}{rest}</article></body></html>"
    [article], _ = read("a.html", page)
    assert article.text.split("\n\n") == [LINES_WITH_TIMES[line].format(first), *others]


def test_a_page_of_which_only_the_banner_is_there_has_no_text(read: Read) -> None:
    with pytest.raises(ReadError) as refused:
        read(
            "a.html",
            f"<!doctype html><body>{CONSENT}<div id=root></div><noscript>Enable JavaScript</noscript>",
        )
    assert refused.value.code == "no_text"
