"""What large sites put into an article between 2023 and 2026, and all of it that is no text."""

from __future__ import annotations

from typing import Final

import pytest

from .conftest import Read
from .test_html_layouts import CARDS, OTHER, PARAGRAPHS, TITLE

HEAD: Final = f"<!doctype html><html lang=en><head><title>{TITLE} | Courier</title></head><body>"
ADVERTISEMENT: Final = (
    "<div><div id=ad-1><p>Advertisement</p></div><a href='#after-ad-1'>SKIP ADVERTISEMENT</a></div>"
)
NEWSLETTER: Final = (
    "<a href='#skip-9'>skip past newsletter promotion</a><figure><div><h2>Sign up to "
    "Business Today</h2><p>All "
    "the news that you need, every morning</p><form><label>Your "
    "email</label></form><p><b>Privacy Notice: </b>"
    "Newsletters may contain information about charities, and content funded by outside parties.</p></div>"
    "</figure><p id='skip-9' tabindex=0 role=note>after newsletter promotion</p>"
)
INSIDE: Final = {
    "a newsletter to be skipped": NEWSLETTER,
    "an advertisement to be skipped": ADVERTISEMENT,
    "a teaser in bold": f"<p><strong>READ ALSO: {OTHER}</strong></p>",
    "a teaser in bold with a link": f"<p><strong>Also Read | </strong><a href='/n'><b>{OTHER}</b></a></p>",
    "a related article": (
        f"<div class='related-content related-content--article'><a href='/n'><p>Related article</p>"
        f"<p>{OTHER}</p></a></div>"
    ),
    "a list of the related": (
        "<div class='more-on'><h2>Recommended Stories</h2><span class='screen-reader-text'>list of 4 items"
        "</span><ul><li><span class='screen-reader-text'>list 1 of 4</span><a href='/n'>Nokia wins</a></li>"
        "</ul><span class='screen-reader-text'>end of list</span></div>"
    ),
    "an event": (
        "<div class='wp-block-courier-inline-cta'><p>Courier event</p><p>Join us in San Francisco.</p></div>"
    ),
    "a picture's labels": (
        "<p>Image source, Getty Images</p><p>Image caption, Engineers at work on Friday</p>"
    ),
    "a caption in divisions": (
        "<div class='image'><div class='image__metadata'><div class='image__caption'>Engineers at work</div>"
        "<figcaption class='image__credit'>Li Wei/Getty Images</figcaption></div></div>"
    ),
    "a film": (
        "<div class='featured-video'><h2><a href='/v'>Nokia wins</a></h2><p>A film of two minutes.</p></div>"
    ),
    "a line": "<p>___</p><p>* * *</p>",
    "more to come": "<div class='readmore'><button>Story Continues</button></div>",
}
"""What stands between two paragraphs."""
ABOVE: Final = {
    "a dateline": (
        "<div class='source'><cite><span>Hong Kong</span> <span>CNN</span> &nbsp;&mdash;&nbsp;</cite></div>"
    ),
    "who reported": "<p class=byline>By Ann Lee and Bo Chan</p>",
    "a date": "<div class=stamp>4 minute read</div><p>Updated 9:30 AM EDT, Sun July 5, 2026</p>",
}
BELOW: Final = {
    "a reporter nobody named": (
        "<p>Bo Chan is a reporter for The Courier, based in Hong Kong. He covers China.</p>"
    ),
    "about the author": "<h3>About the author</h3><p>Bo Chan lives in Beijing with two cats and a dog.</p>",
    "an author's component": (
        "<div class='authorComponent'><h3>Bo Chan</h3><p>He writes about markets.</p></div>"
    ),
    "the end": "<div>End of Article</div><div>Follow Us On Social Media</div>",
    "topics to follow": (
        "<p>Posts from this topic will be added to your daily email digest and your feed.</p>"
    ),
    "a copyright": "<p>© 2026 The Courier. All rights reserved.</p>",
    "an app": "<p>Download The <a href='/a'>Courier News App</a> to get daily updates.</p>",
    "an appeal": (
        "<p><em>Get our newsletter with the headlines of the day. <a href='/s'>Sign up here.</a></em></p>"
    ),
}


def page(*, above: str = "", inside: str = "", below: str = "") -> str:
    """Return an article with something above, between and below its paragraphs."""
    one, two, *rest = (f"<p class='css-at9mc1'>{text}</p>" for text in PARAGRAPHS)
    text = f"{above}{one}{inside}{two}{''.join(rest)}{below}"
    story = f"<article><h1>{TITLE}</h1><div class=body>{text}</div></article>"
    return f"{HEAD}<main>{story}{CARDS}</main></body></html>"


@pytest.mark.parametrize(
    "source",
    [
        *(pytest.param(page(inside=markup), id=name) for name, markup in INSIDE.items()),
        *(pytest.param(page(above=markup), id=name) for name, markup in ABOVE.items()),
        *(pytest.param(page(below=markup), id=name) for name, markup in BELOW.items()),
        pytest.param(page(inside="".join(INSIDE.values()), below="".join(BELOW.values())), id="all of it"),
    ],
)
def test_what_is_put_into_an_article_is_no_text(read: Read, source: str) -> None:
    [article], _ = read("a.html", source)
    assert article.text.split("\n\n") == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        "Bo Chan is a reporter who was arrested in Hangzhou on Friday, and his paper asks for his release.",
        "About the author of the memo nothing is known, said two people who have read it.",
        "“Read: delete,” one engineer said when he was asked what the memo meant for him and others.",
        "The company said in a statement that readers of the memo had misunderstood it in all of its parts.",
        "Associated Press writer Bo Chan in Beijing contributed to this report.",
    ],
)
def test_what_only_looks_like_it_stays(read: Read, line: str) -> None:
    [article], _ = read("a.html", page(below=f"<p class='css-at9mc1'>{line}</p>"))
    assert article.text.split("\n\n") == [*PARAGRAPHS, line]
