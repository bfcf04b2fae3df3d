"""NewsML-G2 and NITF."""

from __future__ import annotations

import pytest

from eventgraph.errors import ReadError

from .conftest import Read

NITF = """<nitf><head><title>Harbour</title>
<docdata><doc-id id-string="courier-1"/><date.issue norm="20260705T100000Z"/>
<doc.copyright holder="Courier"/></docdata>
<pubdata position.section="World"/></head>
<body><body.head><hedline><hl1>Harbour <em>opens</em></hl1><hl2>Ferries are to run</hl2></hedline>
<byline>By <person>Ann Lee</person> and <person>Bo Chan</person><byttl>Staff Writers</byttl></byline>
<distributor>Courier News</distributor><dateline><location>EASTGATE</location></dateline></body.head>
<body.content><block><p>The harbour of <location>Eastgate</location> opened.</p>
<media media-type="image"><media-caption>A ferry.</media-caption></media>
<hl2>Ferries</hl2><p>They are to run.</p><ul><li>Daily.</li></ul><table><tr><td>1</td></tr></table>
<fn>Note.</fn></block>
</body.content><body.end><tagline>Edited.</tagline></body.end></body></nitf>"""
BODY = "The harbour of Eastgate opened.\n\nFerries\n\nThey are to run.\n\n- Daily."
META = """<itemMeta><itemClass qcode="ninat:{kind}"/><provider literal="courier.example">
<name>Courier</name></provider>
<versionCreated>2026-07-05T11:00:00Z</versionCreated><firstCreated>2026-07-05T10:00:00Z</firstCreated>
<pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><by>By Ann Lee</by><language tag="en-GB"/><headline>Harbour opens</headline>
<description role="drol:caption">Not this.</description>
<description role="drol:summary">It is open.</description></contentMeta>"""
NAR = "http://iptc.org/std/nar/2006-10-01/"
ITEM = """<newsItem xmlns="{nar}" guid="urn:courier:{n}" version="2">
{meta}<contentSet>{content}</contentSet></newsItem>"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>X</title></head><body><p>One.</p><p>Two.</p></body></html></inlineXML>"""
INLINE_NITF = f"<inlineXML>{NITF}</inlineXML>"


def news(content: str, *, n: int = 1, kind: str = "text") -> str:
    return ITEM.format(nar=NAR, n=n, meta=META.format(kind=kind), content=content)


def message(*items: str) -> str:
    return f'<newsMessage xmlns="{NAR}"><header/><itemSet>{"".join(items)}</itemSet></newsMessage>'


@pytest.mark.parametrize("name", ["a.xml", "a.nitf", "a"])
def test_nitf(read: Read, name: str) -> None:
    [article], rows = read(name, NITF)
    unread = {"source_file", "source_sha256", "origins"}
    assert article.model_dump(exclude=unread, exclude_defaults=True) == {
        "id": "courier-1",
        "text": BODY,
        "title": "Harbour opens",
        "standfirst": "Ferries are to run",
        "published": "2026-07-05T10:00:00Z",
        "publisher": "Courier News",
        "authors": ("Ann Lee", "Bo Chan"),
        "section": "World",
    }
    assert (set(article.origins.values()), rows) == ({"nitf"}, [])


def test_a_byline_without_marks(read: Read) -> None:
    plain = NITF.replace("<person>", "").replace("</person>", "")
    assert read("a.xml", plain)[0][0].authors == ("Ann Lee", "Bo Chan")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (XHTML, "One.\n\nTwo."),
        (INLINE_NITF, BODY),
        ('<inlineData contenttype="text/plain">One.\n\nTwo.</inlineData>', "One.\n\nTwo."),
    ],
    ids=["XHTML", "NITF", "text"],
)  # fmt: skip
def test_newsml(read: Read, content: str, text: str) -> None:
    [article], rows = read("a.xml", news(content))
    expected = {
        "id": "urn:courier:1",
        "text": text,
        "title": "Harbour opens",
        "standfirst": "It is open.",
        "published": "2026-07-05T10:00:00Z",
        "modified": "2026-07-05T11:00:00Z",
        "publisher": "Courier",
        "authors": ("Ann Lee",),
        "language": "en-GB",
    }
    assert article.model_dump(include=set(expected)) == expected
    assert rows == []


def test_a_message_with_pictures(read: Read) -> None:
    picture = news('<remoteContent href="https://courier.example/1.jpg"/>', n=2, kind="picture")
    empty = news('<remoteContent href="https://courier.example/1.txt"/>', n=3)
    articles, rows = read("a.xml", message(news(XHTML), picture, empty))
    assert [(article.id, article.source_member) for article in articles] == [("urn:courier:1", "item 1")]
    assert [(row.member, row.status, row.code) for row in rows] == [
        ("item 2", "skip", "unknown_type"),
        ("item 3", "quarantine", "no_text"),
    ]


def test_what_was_withdrawn_is_passed_over(read: Read) -> None:
    articles, [row] = read(
        "a.xml", message(news(XHTML), news(XHTML, n=2).replace("stat:usable", "stat:canceled"))
    )
    assert (len(articles), row.status, row.code, row.member) == (1, "skip", "withdrawn", "item 2")


@pytest.mark.parametrize(
    ("content", "code"),
    [(message(), "empty"), ("<nitf/>", "no_text"), (news("<inlineData> </inlineData>"), "no_text")],
)
def test_refusals(read: Read, content: str, code: str) -> None:
    with pytest.raises(ReadError) as refused:
        read("a.xml", content)
    assert refused.value.code == code
