"""The answers and exports of news APIs, in the shapes that their documentation gives."""

from __future__ import annotations

import json
from typing import Any

import pytest

from eventgraph.errors import ReadError
from eventgraph.records import Article

from .conftest import Read

BODY = "The harbour of Eastgate opened again on Monday. Ferries are to run from Friday, the mayor said."
PARAGRAPHS = "<p>The harbour of Eastgate opened again on Monday.</p><p>Ferries are to run.</p>"
SHORT = "The harbour of Eastgate is open again."
URL = "https://courier.example/harbour"
NEWSAPI = {
    "status": "ok",
    "totalResults": 1,
    "articles": [
        {
            "source": {"id": None, "name": "Courier"},
            "author": "Ann Lee",
            "title": "Harbour opens",
            "description": SHORT,
            "url": URL,
            "urlToImage": f"{URL}.jpg",
            "publishedAt": "2026-07-05T10:00:00Z",
            "content": f"{BODY[:70]}… [+1234 chars]",
        }
    ],
}
NEWS_PLEASE = {
    "authors": ["Ann Lee", "Bo Chan"],
    "date_download": "2026-07-06 01:02:03",
    "date_modify": "2026-07-05 12:00:00",
    "date_publish": "2026-07-05 10:00:00",
    "description": SHORT,
    "filename": "harbour.json",
    "image_url": f"{URL}.jpg",
    "language": "en",
    "localpath": None,
    "maintext": BODY,
    "source_domain": "courier.example",
    "text": None,
    "title": "Harbour opens",
    "title_page": None,
    "title_rss": None,
    "url": URL,
}
EVENT_REGISTRY = {
    "articles": {
        "results": [
            {
                "uri": "8123456789",
                "lang": "eng",
                "isDuplicate": False,
                "date": "2026-07-05",
                "time": "10:05:00",
                "dateTime": "2026-07-05T10:05:00Z",
                "dateTimePub": "2026-07-05T10:00:00Z",
                "dataType": "news",
                "url": URL,
                "title": "Harbour opens",
                "body": BODY,
                "source": {"uri": "courier.example", "dataType": "news", "title": "Courier"},
                "authors": [
                    {"uri": "ann_lee@courier.example", "name": "Ann Lee", "type": "author", "isAgency": False}
                ],
                "sentiment": 0.2,
            }
        ],
        "totalResults": 1,
    }
}
WEBZ = {
    "posts": [
        {
            "thread": {
                "uuid": "a1b2",
                "url": URL,
                "site_full": "www.courier.example",
                "site": "courier.example",
                "section_title": "Courier - Latest",
                "title": "Harbour opens",
                "published": "2026-07-05T13:00:00.000+03:00",
                "replies_count": 1,
                "country": "GB",
            },
            "uuid": "a1b2",
            "url": URL,
            "ord_in_thread": 0,
            "author": "Ann Lee",
            "published": "2026-07-05T13:00:00.000+03:00",
            "title": "Harbour opens",
            "text": BODY,
            "language": "english",
            "entities": {"persons": [{"name": "someone", "sentiment": "none"}]},
            "crawled": "2026-07-05T14:00:00.000+03:00",
        }
    ],
    "totalResults": 1,
    "moreResultsAvailable": 0,
}
NINJS = {
    "uri": "urn:newsml:courier.example:20260705:1",
    "type": "text",
    "version": "2",
    "firstcreated": "2026-07-05T10:00:00Z",
    "versioncreated": "2026-07-05T11:00:00Z",
    "pubstatus": "usable",
    "language": "en-GB",
    "byline": "By Ann Lee",
    "headline": "Harbour opens",
    "slugline": "harbour-opens",
    "located": "Eastgate",
    "copyrightholder": "Courier",
    "description_text": SHORT,
    "body_text": "not chosen, since it has no paragraphs",
    "body_xhtml": PARAGRAPHS,
    "subject": [{"name": "transport", "code": "04015000"}],
}
NINJS_2 = {
    "uri": "urn:newsml:courier.example:20260705:1",
    "firstCreated": "2026-07-05T10:00:00Z",
    "headlines": [{"role": "main", "value": "Harbour opens"}],
    "bodies": [{"contentType": "text/plain", "value": BODY}],
    "by": "Ann Lee",
    "infoSources": [{"name": "Courier"}],
    "language": "en",
}
GUARDIAN = {
    "response": {
        "status": "ok",
        "total": 1,
        "results": [
            {
                "id": "world/2026/jul/05/harbour-opens",
                "type": "article",
                "sectionId": "world",
                "sectionName": "World news",
                "webPublicationDate": "2026-07-05T10:00:00Z",
                "webTitle": "Harbour opens",
                "webUrl": URL,
                "apiUrl": "https://api.courier.example/harbour",
                "fields": {
                    "headline": "Harbour opens",
                    "standfirst": f"<p>{SHORT}</p>",
                    "byline": "Ann Lee and Bo Chan",
                    "body": PARAGRAPHS,
                    "bodyText": "The harbour of Eastgate opened again on Monday. Ferries are to run.",
                    "lastModified": "2026-07-05T11:00:00Z",
                    "publication": "Courier",
                    "lang": "en",
                },
            }
        ],
    }
}
NYT = {
    "status": "OK",
    "response": {
        "docs": [
            {
                "abstract": SHORT,
                "web_url": URL,
                "snippet": SHORT,
                "lead_paragraph": BODY,
                "source": "Courier",
                "headline": {"main": "Harbour opens", "kicker": None, "print_headline": "It opens"},
                "keywords": [{"name": "Location", "value": "Eastgate", "rank": 1}],
                "pub_date": "2026-07-05T10:00:00+0000",
                "document_type": "article",
                "section_name": "World",
                "byline": {"original": "By Ann Lee", "person": [{"firstname": "Ann", "lastname": "Lee"}]},
                "_id": "nyt://article/1",
                "uri": "nyt://article/1",
                "word_count": 812,
            }
        ]
    },
}
SCHEMA_ORG = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "@id": "#org", "name": "Courier"},
        {"@type": "WebPage", "@id": URL, "name": "Courier: Harbour opens"},
        {
            "@type": "NewsArticle",
            "headline": "Harbour opens",
            "articleBody": BODY,
            "datePublished": "2026-07-05T10:00:00+02:00",
            "dateModified": "2026-07-05T11:00:00+02:00",
            "author": [{"@type": "Person", "name": "Ann Lee"}],
            "publisher": {"@id": "#org"},
            "articleSection": "World",
            "inLanguage": "en",
            "mainEntityOfPage": {"@type": "WebPage", "@id": URL},
        },
    ],
}
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Courier",
    "items": [
        {"id": URL, "url": URL, "title": "Harbour opens", "content_html": f"<p>{BODY}</p>",
         "date_published": "2026-07-05T10:00:00Z", "authors": [{"name": "Ann Lee"}]},
    ],
}  # fmt: skip
WORDPRESS = [
    {"id": 7, "date": "2026-07-05T10:00:00", "link": URL, "title": {"rendered": "Harbour &amp; ferries"},
     "content": {"rendered": f"<p>{BODY}</p>"}, "excerpt": {"rendered": "<p>Open.</p>"}},
]  # fmt: skip
PARTS = {
    "id": "a-1",
    "article_url": URL,
    "title": "Harbour opens",
    "contents": [
        {"content": "Harbour opens", "type": "title"},
        {
            "content": "<p>The harbour of Eastgate opened.</p>",
            "type": "sanitized_html",
            "subtype": "paragraph",
        },
        {"fullcaption": "A ferry.", "type": "image"},
        {"content": "Ferries are to run.", "type": "sanitized_html", "subtype": "paragraph"},
    ],
}
ANN: dict[str, Any] = {"title": "Harbour opens", "authors": ("Ann Lee",)}


def first(read: Read, content: object) -> tuple[Article, list[str | None]]:
    [article, *_], rows = read("a.json", json.dumps(content))
    return article, [row.code for row in rows]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            NEWSAPI,
            {**ANN, "publisher": "Courier", "url": URL, "standfirst": SHORT, "text": BODY[:70].rstrip(),
             "published": "2026-07-05T10:00:00Z"},
            id="NewsAPI",
        ),
        pytest.param(
            NEWS_PLEASE,
            {"authors": ("Ann Lee", "Bo Chan"), "published": "2026-07-05", "publisher": "courier.example",
             "text": BODY, "standfirst": SHORT, "language": "en", "id": URL},
            id="news-please",
        ),
        pytest.param(
            EVENT_REGISTRY,
            {**ANN, "publisher": "Courier", "language": "en", "text": BODY, "id": URL,
             "published": "2026-07-05T10:00:00Z"},
            id="Event Registry",
        ),
        pytest.param(
            WEBZ,
            {**ANN, "publisher": "www.courier.example", "language": "en", "id": "a1b2", "text": BODY,
             "published": "2026-07-05T13:00:00+03:00"},
            id="Webz.io",
        ),
        pytest.param(
            NINJS,
            {**ANN, "publisher": "Courier", "language": "en-GB", "standfirst": SHORT,
             "text": "The harbour of Eastgate opened again on Monday.\n\nFerries are to run.",
             "published": "2026-07-05T10:00:00Z", "modified": "2026-07-05T11:00:00Z",
             "id": "urn:newsml:courier.example:20260705:1"},
            id="ninjs 1",
        ),
        pytest.param(NINJS_2, {**ANN, "publisher": "Courier", "text": BODY}, id="ninjs 2"),
        pytest.param(
            GUARDIAN,
            {"title": "Harbour opens", "authors": ("Ann Lee", "Bo Chan"), "publisher": "Courier",
             "section": "World news", "standfirst": SHORT, "language": "en", "url": URL,
             "text": "The harbour of Eastgate opened again on Monday.\n\nFerries are to run.",
             "published": "2026-07-05T10:00:00Z", "modified": "2026-07-05T11:00:00Z"},
            id="Guardian",
        ),
        pytest.param(
            NYT,
            {**ANN, "publisher": "Courier", "section": "World", "standfirst": SHORT, "text": BODY,
             "published": "2026-07-05T10:00:00Z", "id": "nyt://article/1"},
            id="NYT",
        ),
        pytest.param(
            SCHEMA_ORG,
            {**ANN, "publisher": "Courier", "section": "World", "text": BODY, "language": "en", "url": URL,
             "published": "2026-07-05T10:00:00+02:00", "modified": "2026-07-05T11:00:00+02:00"},
            id="schema.org",
        ),
        pytest.param(JSON_FEED, {**ANN, "text": BODY, "published": "2026-07-05T10:00:00Z"}, id="JSON Feed"),
        pytest.param(
            PARTS,
            {"title": "Harbour opens", "url": URL, "id": "a-1",
             "text": "The harbour of Eastgate opened.\n\nFerries are to run."},
            id="Washington Post",
        ),
        pytest.param(
            WORDPRESS,
            {"title": "Harbour & ferries", "text": BODY, "published": "2026-07-05", "id": URL},
            id="WordPress",
        ),
    ],
)  # fmt: skip
def test_fields(read: Read, content: object, expected: dict[str, object]) -> None:
    article, _ = first(read, content)
    assert {name: getattr(article, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (NEWSAPI, ["partial"]),
        (NYT, ["partial"]),
        (EVENT_REGISTRY, []),
        (WEBZ, []),
        (NINJS, []),
        (GUARDIAN, []),
        (SCHEMA_ORG, []),
        (NEWS_PLEASE, []),
    ],
)
def test_what_is_cut_or_only_a_summary_is_told(read: Read, content: object, codes: list[str]) -> None:
    assert first(read, content)[1] == codes


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            {"articles": [{"url": f"{URL}/{n}", "url_mobile": "", "title": "Harbour", "domain": "c.example",
                           "seendate": "20260705T101500Z", "language": "English", "sourcecountry": "Chile"}
                          for n in (1, 2)]},
            "GDELT article list",
        ),
        ({"status": "error", "code": "apiKeyInvalid", "message": "Your API key is wrong."}, "API key is"),
        ([{"sku": 1, "price": "7.5"}, {"sku": 2, "price": "8"}], "sku, price"),
    ],
    ids=["GDELT", "error", "no articles"],
)  # fmt: skip
def test_what_has_no_text_is_told_once(read: Read, content: object, message: str) -> None:
    with pytest.raises(ReadError, match=message) as refused:
        read("a.json", json.dumps(content))
    assert refused.value.code == "no_text"


def test_comments_are_no_articles(read: Read) -> None:
    [post] = WEBZ["posts"]  # type: ignore[misc]
    [article], [row] = read("a.json", json.dumps({"posts": [post, {**post, "ord_in_thread": 1}]}))  # type: ignore[dict-item]
    assert (article.text, row.code, row.member) == (BODY, "no_text", "item 2")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"pubstatus": "canceled"}, "withdrawn"),
        ({"type": "picture", "body_text": None, "body_xhtml": None}, "unknown_type"),
    ],
)
def test_what_was_withdrawn_and_pictures_are_passed_over(
    read: Read, changes: dict[str, object], code: str
) -> None:
    articles, [row] = read("a.json", json.dumps([NINJS, {**NINJS, **changes}]))
    assert (len(articles), row.status, row.code) == (1, "skip", code)


@pytest.mark.parametrize(
    "content",
    [
        [SCHEMA_ORG, {"@type": "BreadcrumbList"}],
        {"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "articleBody": BODY}},
        {"@context": "https://schema.org", "@type": "NewsArticle", "articleBody": BODY},
    ],
)
def test_articles_are_found_in_json_ld(read: Read, content: object) -> None:
    [article], rows = read("a.jsonld", json.dumps(content))
    assert (article.text, rows) == (BODY, [])


def test_json_lines_called_json(read: Read) -> None:
    lines = "\n".join(json.dumps({"text": f"{BODY} {n}"}) for n in range(3))
    articles, rows = read("a.json", lines)
    assert [article.source_member for article in articles] == ["line 1", "line 2", "line 3"]
    assert rows == []


def test_our_own_records_come_back_whatever_is_in_them(read: Read) -> None:
    article = Article(
        id="a-1", text="One &amp; <b>two</b>.", title="R&amp;D", standfirst="S.", published="2026-07-05",
        modified="2026-07-06", publisher="P", authors=("Lee, Ann",), url=URL, section="World", language="en",
        origins={"title": "open graph", "published": "json-ld"},
    )  # fmt: skip
    lines = [article.model_dump_json(), article.model_copy(update={"id": "a-2"}).model_dump_json()]
    articles, rows = read("a.jsonl", "\n".join(lines))
    unread = {"source_file": None, "source_member": None, "source_sha256": None, "id": "a-1"}
    assert [one.model_copy(update=unread) for one in articles] == [article, article]
    assert ([one.id for one in articles], rows) == (["a-1", "a-2"], [])


def test_a_bare_number_is_an_id_in_its_list_only(read: Read) -> None:
    [one, two], rows = read(
        "a.json", json.dumps([{"id": 1, "text": "One."}, {"id": 2, "text": "Two.", "url": URL}])
    )
    assert ([one.id, two.id], rows) == (["file:a.json#id=1", URL], [])
