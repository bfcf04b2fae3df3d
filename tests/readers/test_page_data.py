"""Pages whose article is shown by scripts only: it is read from the data that they carry."""

from __future__ import annotations

import json

import pytest

from eventgraph.errors import ReadError
from eventgraph.readers.rich_text import paragraphs_in

from .conftest import Read

TITLE = "Alibaba bans Claude Code"
PARAGRAPHS = (
    "Alibaba has banned its employees from using Claude Code, according to a memo seen by reporters.",
    "The company declined to comment on the memo. Its engineers have a week to delete the tool.",
    "Tencent is considering a similar rule, a person who was briefed on the matter said on Sunday.",
)
OTHER = (
    "Nokia has won a contract for 5G networks in Norway, worth 200 million euros over the next four years."
)
MARKUP = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
HALVES = [(text[:20], text[20:]) for text in PARAGRAPHS]
PICTURE = {"type": "image", "caption": OTHER, "content": OTHER}
TEASER = {"type": "paragraph", "title": "Nokia wins", "url": "/nokia", "text": OTHER}
RICH: dict[str, object] = {
    "strings": list(PARAGRAPHS),
    "HTML": MARKUP,
    "lines": "\n\n".join(PARAGRAPHS),
    "Contentful": {
        "nodeType": "document",
        "data": {},
        "content": [
            {
                "nodeType": "paragraph",
                "content": [
                    {"nodeType": "text", "value": one, "marks": []},
                    {
                        "nodeType": "hyperlink",
                        "data": {"uri": "https://a.example"},
                        "content": [{"nodeType": "text", "value": two}],
                    },
                ],
            }
            for one, two in HALVES
        ],
    },
    "ProseMirror": {
        "type": "doc",
        "content": [
            {"type": "paragraph", "content": [{"type": "text", "text": one}, {"type": "text", "text": two}]}
            for one, two in HALVES
        ],
    },
    "portable text": [
        {"_type": "block", "style": "normal", "markDefs": [], "children": [{"_type": "span", "text": text}]}
        for text in PARAGRAPHS
    ],
    "Slate": [
        {
            "type": "paragraph",
            "children": [{"text": one}, {"type": "link", "url": "/", "children": [{"text": two}]}],
        }
        for one, two in HALVES
    ],
    "Lexical": {
        "root": {
            "children": [
                {"type": "paragraph", "children": [{"type": "text", "text": text, "format": 1}]}
                for text in PARAGRAPHS
            ]
        }
    },
    "Editor.js": {"blocks": [{"type": "paragraph", "data": {"text": text}} for text in PARAGRAPHS]},
    "Arc": [{"type": "text", "_id": "A", "content": text} for text in PARAGRAPHS],
    "Gutenberg": [{"name": "core/paragraph", "attributes": {"content": text}} for text in PARAGRAPHS],
    "models": [
        {
            "type": "text",
            "model": {
                "blocks": [
                    {
                        "type": "paragraph",
                        "model": {
                            "text": text,
                            "blocks": [{"type": "fragment", "model": {"text": half}} for half in halves],
                        },
                    }
                    for text, halves in zip(PARAGRAPHS, HALVES, strict=True)
                ]
            },
        }
    ],
    "elements": [
        {"elements": [{"_type": "TextBlockElement", "html": f"<p>{text}</p>"}]} for text in PARAGRAPHS
    ],
    "without kinds": {"paragraphs": [{"text": text} for text in PARAGRAPHS]},
    "among pictures and teasers": [PICTURE, *PARAGRAPHS[:2], TEASER, {"type": "ad"}, None, 7, PARAGRAPHS[2]],
}


@pytest.mark.parametrize("maker", RICH)
def test_paragraphs_of_all_makers(maker: str) -> None:
    assert paragraphs_in(RICH[maker]) == PARAGRAPHS


def test_nesting_ends() -> None:
    value: object = "Words."
    for _ in range(200):
        value = {"type": "section", "children": [value, {"type": "image"}]}
    assert paragraphs_in(value) == ()


RECORD = {"headline": TITLE, "content": RICH["Arc"]}
NEXT = {
    "props": {"pageProps": {"post": {"title": TITLE, "acf": {"body": RICH["ProseMirror"]}}, "more": [TEASER]}}
}
ANOTHER = {
    "title": "Nokia wins a contract",
    "body": [OTHER, *(f"{OTHER} It is number {n}." for n in range(9))],
}
STATES: dict[str, str] = {
    "Next.js": f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(NEXT)}</script>',
    "Arc": (
        "<script>window.Fusion=window.Fusion||{};Fusion.contextPath='/pf';Fusion.globalContent="
        f"{json.dumps({'headlines': {'basic': TITLE}, 'content_elements': RICH['Arc']})};Fusion.x=1</script>"
    ),
    "a state": f"<script>window.__PRELOADED_STATE__ = {json.dumps({'a': {'b': [RECORD]}})}; go()</script>",
    "a state in a string": (
        f"<script>window['__INITIAL_STATE__'] = JSON.parse({json.dumps(json.dumps(RECORD))})</script>"
    ),
    "SvelteKit": (
        '<script type="application/json" data-sveltekit-fetched>'
        f"{json.dumps({'status': 200, 'body': json.dumps({'article': RECORD})})}</script>"
    ),
    "among other articles": (
        f'<script type="application/json">{json.dumps([ANOTHER, {"items": [ANOTHER, RECORD]}])}</script>'
    ),
    "JSON-LD": (
        '<script type="application/ld+json">'
        f"{json.dumps({'@type': 'NewsArticle', 'articleBody': ' '.join(PARAGRAPHS) + ' ' + OTHER})}</script>"
    ),
}


def shown_by_scripts(script: str, body: str = "<div id=__next></div>") -> str:
    """Return a page whose body holds nothing but a script."""
    return (
        f'<!doctype html><html lang=en><head><title>{TITLE} | Courier</title><meta property="og:title" '
        f'content="{TITLE}"></head><body>{body}{script}<noscript>Enable JavaScript.</noscript></body></html>'
    )


@pytest.mark.parametrize("state", STATES)
def test_an_article_that_only_scripts_show_is_read(read: Read, state: str) -> None:
    [article], _ = read("a.html", shown_by_scripts(STATES[state]))
    assert article.title == TITLE
    assert all(text in article.text for text in PARAGRAPHS)
    assert state == "JSON-LD" or article.text == "\n\n".join(PARAGRAPHS)


def test_what_is_seen_goes_before_what_is_carried(read: Read) -> None:
    seen = f"<article><h1>{TITLE}</h1>{MARKUP}</article>"
    [article], _ = read("a.html", shown_by_scripts(STATES["Next.js"].replace("Tencent", "Nobody"), seen))
    assert article.text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "script",
    [
        f'<script type="application/json">{json.dumps(ANOTHER)}</script>',
        f'<script type="application/json">{json.dumps({"title": TITLE, "items": [TEASER] * 20})}</script>',
        f'<script type="application/json">{"[" * 5_000}</script>',
        f"<script>window.__STATE__ = {{title: '{TITLE}', body: '{OTHER * 9}'}}</script>",
        f"<script>{'data={' * 5_000}</script>",
        f"<script>{'data' * 50_000}</script>",
    ],
    ids=["another article", "teasers", "depth", "code", "states", "a long word"],
)
def test_what_is_no_article_of_the_page_is_none(read: Read, script: str) -> None:
    with pytest.raises(ReadError) as refused:
        read("a.html", shown_by_scripts(script))
    assert refused.value.code == "no_text"
