"""RSS and Atom."""

from __future__ import annotations

import pytest

from eventgraph.errors import ReadError
from eventgraph.records import Article

from .conftest import Read

TEXT = "The harbour of Eastgate opened again on Monday. Ferries are to run from Friday. The mayor was glad."
URL = "https://courier.example/1"
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"'
)
RSS_2 = f"""<?xml version="1.0"?>
<?xml-stylesheet href="https://courier.example/style.xsl"?>
<!-- <item> -->
<rss version="2.0" {NAMESPACES}><channel>
<title>Courier</title><link>https://courier.example/</link><language>en-gb</language>
<atom:link href="https://courier.example/feed" rel="self"/>
<item>
<media:title>A photograph</media:title><title><![CDATA[Harbour &amp; ferries]]></title>
<link>{URL}?a=1&amp;b=2</link><guid isPermaLink="false">tag:courier.example,2026:1</guid>
<pubDate>Sun, 05 Jul 2026 10:00:00 +0200</pubDate><atom:updated>2026-07-05T11:00:00+02:00</atom:updated>
<author>lee@courier.example (Ann Lee)</author><dc:creator>Bo Chan</dc:creator>
<category>World</category><category>Harbours</category>
<description>Ferries are to run.</description>
<content:encoded><![CDATA[<p>The harbour&nbsp;of Eastgate opened.</p><p>Ferries&hellip;</p>
<p>The post <a href="x">Harbour</a> appeared first on <a href="y">Courier</a>.</p>]]></content:encoded>
</item></channel></rss>"""
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RSS_1 = f"""<rdf:RDF xmlns:rdf="{RDF}" xmlns="http://purl.org/rss/1.0/" {NAMESPACES}>
<channel rdf:about="https://courier.example/"><title>Courier</title><dc:language>en</dc:language></channel>
<item rdf:about="{URL}"><title>Harbour opens</title><link>{URL}</link><description>{TEXT}</description>
<dc:date>2026-07-05T10:00:00Z</dc:date><dc:creator>Ann Lee</dc:creator></item></rdf:RDF>"""
RSS_091 = f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">
<rss version="0.91"><channel><title>Courier</title><language>en</language>
<item><title>Cafés open &eacute; &amp; R&D</title>
<link>{URL}</link><description>{TEXT}</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Courier</title>
<author><name>Ann Lee</name></author>
<entry><id>tag:courier.example,2026:1</id><title type="html">Harbour &amp;amp; ferries</title>
<link rel="enclosure" href="{URL}.mp3"/><link href="{URL}"/>
<published>2026-07-05T10:00:00Z</published><updated>2026-07-05T11:00:00Z</updated>
<category term="world" label="World"/><summary>Ferries are to run.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>and</b> two.</p>
<ul><li>Three.</li></ul></div></content>
</entry></feed>"""


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            RSS_2,
            {"id": "tag:courier.example,2026:1", "url": f"{URL}?a=1&b=2", "title": "Harbour & ferries",
             "text": "The harbour of Eastgate opened.\n\nFerries\u2026", "standfirst": "Ferries are to run.",
             "published": "2026-07-05T10:00:00+02:00", "modified": "2026-07-05T11:00:00+02:00",
             "authors": ("Ann Lee", "Bo Chan"), "publisher": "Courier", "section": "World",
             "language": "en-gb"},
            id="RSS 2.0",
        ),
        pytest.param(
            RSS_1,
            {"id": URL, "url": URL, "title": "Harbour opens", "text": TEXT,
             "published": "2026-07-05T10:00:00Z", "authors": ("Ann Lee",), "publisher": "Courier",
             "language": "en"},
            id="RSS 1.0",
        ),
        pytest.param(
            RSS_091.encode("latin-1"),
            {"id": URL, "url": URL, "title": "Cafés open \xe9 & R&D", "text": TEXT, "publisher": "Courier",
             "language": "en"},
            id="RSS 0.91",
        ),
        pytest.param(
            ATOM,
            {"id": "tag:courier.example,2026:1", "url": URL, "title": "Harbour & ferries",
             "text": "One and two.\n\n- Three.", "standfirst": "Ferries are to run.",
             "published": "2026-07-05T10:00:00Z", "modified": "2026-07-05T11:00:00Z", "authors": ("Ann Lee",),
             "publisher": "Courier", "section": "World", "language": "en"},
            id="Atom",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["feed.rss", "feed.xml", "feed"])
def test_feeds(read: Read, name: str, content: str | bytes, expected: dict[str, object]) -> None:
    [article], rows = read(name, content)
    unread = {"source_file", "source_member", "source_sha256", "origins"}
    assert article.model_dump(exclude=unread, exclude_defaults=True) == expected
    assert (article.source_member, rows) == ("item 1", [])


def test_origins_are_elements(read: Read) -> None:
    [article], _ = read("a.rss", RSS_2)
    assert article.origins == {
        "id": "guid", "url": "link", "title": "title", "standfirst": "description", "published": "pubDate",
        "modified": "atom:updated", "authors": "author", "publisher": "feed", "section": "category",
    }  # fmt: skip


def rss(*items: str) -> str:
    listed = "".join(f"<item>{item}</item>" for item in items)
    return f"<rss><channel><title>Courier</title>{listed}</channel></rss>"


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (f"<description>{TEXT}</description>", None),
        ("<description>Ferries are to run. They will.</description>", "partial"),
        (f"<description>{TEXT} And so on [&#8230;]</description>", "partial"),
        (f"<description>{TEXT} &lt;a&gt;Continue reading&lt;/a&gt;</description>", "partial"),
    ],
)
def test_a_summary_is_an_article_and_told(read: Read, item: str, code: str | None) -> None:
    articles, rows = read("a.rss", rss(item))
    assert (len(articles), [row.code for row in rows]) == (1, [code] if code else [])


@pytest.mark.parametrize(
    ("link", "url"),
    [("/1", URL), ("//herald.example/1", "https://herald.example/1"), ("https://herald.example/1", None)],
)
def test_links_that_begin_at_the_site(read: Read, link: str, url: str | None) -> None:
    content = rss(f"<link>{link}</link><description>{TEXT}</description>")
    content = content.replace("<channel>", "<channel><link>https://courier.example/news/</link>")
    assert read("a.rss", content)[0][0].url == (url or link)


def test_an_item_without_text_is_told(read: Read) -> None:
    articles, [row] = read("a.rss", rss("<title>One</title>", f"<description>{TEXT}</description>"))
    assert (len(articles), row.code, row.status, row.member) == (1, "no_text", "quarantine", "item 1")


def test_the_same_guid_is_never_merged(read: Read) -> None:
    items = [f"<guid>1</guid><title>T{n}</title><description>{TEXT} {n}</description>" for n in range(3)]
    articles, rows = read("a.rss", rss(*items))
    assert len({article.id for article in articles}) == len(articles) == 3
    assert [(row.code, row.member) for row in rows] == [
        ("duplicate_id", "item 2"),
        ("duplicate_id", "item 3"),
    ]


def test_an_entry_by_itself_and_the_feed_that_an_item_is_from(read: Read) -> None:
    entry = ATOM[ATOM.index("<entry>") : ATOM.index("</feed>")]
    alone = entry.replace("<entry>", '<entry xmlns="http://www.w3.org/2005/Atom">')
    assert read("a.atom", alone)[0][0].publisher is None
    item = f"<description>{TEXT}</description><source url='https://herald.example/feed'>Herald</source>"
    assert read("b.rss", rss(item))[0][0].publisher == "Herald"


@pytest.mark.parametrize(
    "content",
    [
        rss(f"<title>A & B</title><description>{TEXT}</description>"),
        rss(f"<title>&nosuch; &#xD800; &#0;</title><description>{TEXT}</description>"),
    ],
)
def test_stray_ampersands_are_letters(read: Read, content: str) -> None:
    [article], rows = read("a.rss", content)
    assert (article.text, rows) == (TEXT, [])


@pytest.mark.parametrize(
    "content",
    [
        rss(f"<title>A</title><description>{TEXT}</description>").replace("</channel></rss>", ""),
        rss(f"<title>A</b></title><description>{TEXT}</description>"),
        rss(f"<title>A</title><description><p>{TEXT}<br></description>"),
        rss(f"<dc:title>A</dc:title><description>{TEXT}</description>"),
    ],
)
def test_what_is_not_well_formed_is_mended_and_told(read: Read, content: str) -> None:
    [article], [row] = read("a.rss", content)
    assert (article.text, row.code, row.status) == (TEXT, "bozo", "warning")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("http://127.0.0.1:9/private", "bad_feed"),
        ("/etc/hostname", "bad_feed"),
        ("<", "bad_feed"),
        ("<!DOCTYPE rss [ <x> ", "bad_feed"),
        (rss(), "empty"),
        ("<rss/>", "empty"),
        ("<rss>" + "<a>" * 20_000, "too_deep"),
        (rss("<a>" * 300 + "x" + "</a>" * 300), "too_deep"),
        ("<gexf/>", "unknown_type"),
        ("<?xml version='1.0'?><svg/>", "unknown_type"),
        (f'<rdf:RDF xmlns:rdf="{RDF}"/>', "unknown_type"),
        (f'<rdf:RDF xmlns:rdf="{RDF}" xmlns="http://purl.org/rss/1.0/"/>', "unknown_type"),
        ('<!DOCTYPE rss [<!ENTITY x "y">]><rss/>', "xml_entities"),
        ('<?x?> <!-- - --> <!doctype rss [<!entity % x SYSTEM "file:///etc/passwd">]><rss/>', "xml_entities"),
        ('<!DOCTYPE svg [<!ENTITY x "]>">]><svg>&x;</svg>', "xml_entities"),
        ("<!DOCTYPE html [<!ENTITY x 'y'>]><html><body>&x;</body></html>", "xml_entities"),
        ("<!-- " * 100_000, "bad_feed"),
        ("<!DOCTYPE rss '", "bad_feed"),
        ("<!DOCTYPE rss [" + "x" * 100_000, "bad_feed"),
    ],
)  # fmt: skip
def test_refusals(read: Read, content: str, code: str) -> None:
    for charset in ("utf-8", "utf-16"):
        with pytest.raises(ReadError) as refused:
            read("a.xml", content.encode(charset))
        assert refused.value.code == code


def test_xml_of_other_kinds_is_known_whatever_it_is_called(read: Read) -> None:
    codes = {}
    for name, content in {
        "a.gexf": '<?xml version="1.0"?><!DOCTYPE gexf [<!ENTITY x SYSTEM "file:///etc/passwd">]><gexf>&x;</gexf>',
        "b.gexf": '<?xml version="1.0"?><gexf/>',
    }.items():
        with pytest.raises(ReadError) as refused:
            read(name, content)
        codes[name] = refused.value.code
    assert codes == {"a.gexf": "xml_entities", "b.gexf": "unknown_type"}


def test_words_about_entities_declare_none(read: Read) -> None:
    text = f"{TEXT} In XML one writes &lt;!DOCTYPE x [&lt;!ENTITY y 'z'&gt;]&gt; and so on."
    articles, rows = read("a.rss", rss(f"<description><![CDATA[{text} <!ENTITY]]></description>"))
    assert isinstance(articles[0], Article)
    assert rows == []


def test_a_page_called_xml_is_read_as_page(read: Read) -> None:
    page = (
        f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{TEXT}</p></body></html>'
    )
    assert read("a.xml", page)[0][0].text == TEXT
