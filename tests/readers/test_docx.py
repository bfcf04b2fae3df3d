"""Word documents."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
from docx import Document

from eventgraph.errors import ReadError
from eventgraph.records import Article

from .conftest import Read
from .made_docx import NAMES, archive, docx, paragraph

TEXT = "The harbour board of Port Ellery suspended its chief engineer on Monday."
CREATED = datetime(2026, 7, 4, 10, tzinfo=UTC)


def one(read: Read, content: bytes, name: str = "a.docx") -> Article:
    """Return the only article of a document that needs no warning."""
    [article], rows = read(name, content)
    assert rows == []
    return article


def test_a_document_of_python_docx(read: Read) -> None:
    document = Document()
    document.add_heading("Port Ellery suspends its engineer", 0)
    document.add_paragraph("A crane fell on a ferry", style="Subtitle")
    document.add_paragraph("By Ana Ruiz")
    document.add_paragraph(TEXT)
    document.add_heading("What happened", 1)
    for item in ("Cranes stand still.", "Ferries sail."):
        document.add_paragraph(item, style="List Bullet")
    document.add_paragraph("A crane, on Monday", style="Caption")
    document.sections[0].header.paragraphs[0].text = "The Ellery Courier"
    properties = document.core_properties
    properties.created, properties.modified = CREATED, CREATED + timedelta(days=1)
    properties.author, properties.language = "Desk User", "en-GB"
    saved = io.BytesIO()
    document.save(saved)
    article = one(read, saved.getvalue())
    assert article.text == f"{TEXT}\n\nWhat happened\n\n- Cranes stand still.\n- Ferries sail."
    assert (article.title, article.standfirst) == (
        "Port Ellery suspends its engineer",
        "A crane fell on a ferry",
    )
    assert (article.authors, article.language) == (("Ana Ruiz",), "en-GB")
    assert (article.published, article.modified) == ("2026-07-04T10:00:00Z", "2026-07-05T10:00:00Z")
    stated = dict.fromkeys(("language", "modified", "published"), "document properties")
    assert article.origins == {**stated, "authors": "byline", "standfirst": "style", "title": "heading"}


RUN = "<w:r><w:t>{}</w:t></w:r>"
CHANGES = {
    "an insertion": ("<w:ins>" + RUN.format("two ") + "</w:ins>", "It fell two times."),
    "a deletion": ("<w:del><w:r><w:delText>three </w:delText></w:r></w:del>", "It fell times."),
    "moved here": ("<w:moveTo>" + RUN.format("two ") + "</w:moveTo>", "It fell two times."),
    "moved away": ("<w:moveFrom>" + RUN.format("two ") + "</w:moveFrom>", "It fell times."),
    "a link": (
        '<w:hyperlink r:id="x" xmlns:r="r">' + RUN.format("two ") + "</w:hyperlink>",
        "It fell two times.",
    ),
    "a content control": (
        "<w:sdt><w:sdtContent>" + RUN.format("two ") + "</w:sdtContent></w:sdt>",
        "It fell two times.",
    ),
    "hidden text": ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>two </w:t></w:r>", "It fell times."),
    "a field's code": ("<w:r><w:instrText>PAGE </w:instrText></w:r>", "It fell times."),
    "a tab": ("<w:r><w:tab/></w:r>", "It fell  times."),
    "a hyphen": ("<w:r><w:t>two</w:t><w:noBreakHyphen/></w:r>", "It fell two-times."),
    "a text box": (
        "<w:r><w:pict><w:txbxContent>" + paragraph("two") + "</w:txbxContent></w:pict></w:r>",
        "It fell times.",
    ),
    "a comment's mark": ("<w:r><w:commentReference/></w:r>", "It fell times."),
}


@pytest.mark.parametrize(("between", "text"), CHANGES.values(), ids=CHANGES)
def test_changes_are_accepted_and_only_what_is_seen_is_read(read: Read, between: str, text: str) -> None:
    runs = (
        RUN.format("It fell ").replace("<w:t>", '<w:t xml:space="preserve">') + between + RUN.format("times.")
    )
    assert one(read, docx(f"<w:p>{runs}</w:p>")).text == text


def test_a_deleted_paragraph_mark_joins_paragraphs(read: Read) -> None:
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>The board met </w:t></w:r></w:p>"
    assert one(read, docx(first + paragraph("on Monday."))).text == "The board met on Monday."


def test_tables_are_read_where_there_is_nothing_else(read: Read) -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('In a table.')}</w:tc></w:tr></w:tbl>"
    assert one(read, docx(table)).text == "In a table."
    assert one(read, docx(table + paragraph(TEXT))).text == TEXT


STYLES = f"""<w:styles {NAMES}>
<w:style w:styleId="Aufz"><w:name w:val="My items"/><w:basedOn w:val="Base"/></w:style>
<w:style w:styleId="Base"><w:name w:val="List"/>
<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="Verz"><w:name w:val="toc 1"/></w:style></w:styles>"""


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ('<w:pStyle w:val="Aufz"/>', f"- {TEXT}\n- {TEXT}"),
        ('<w:pStyle w:val="Aufz"/><w:numPr><w:numId w:val="0"/></w:numPr>', f"{TEXT}\n\n{TEXT}"),
        ('<w:numPr><w:numId w:val="7"/></w:numPr>', f"- {TEXT}\n- {TEXT}"),
        ('<w:pStyle w:val="Loop"/>', f"{TEXT}\n\n{TEXT}"),
        ('<w:pStyle w:val="Nowhere"/>', f"{TEXT}\n\n{TEXT}"),
    ],
)
def test_styles(read: Read, properties: str, text: str) -> None:
    styled = f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{TEXT}</w:t></w:r></w:p>"
    contents = styled.replace(properties, '<w:pStyle w:val="Verz"/>')
    assert one(read, docx(contents + styled * 2, {"word/styles.xml": STYLES})).text == text


def test_what_is_no_headline(read: Read) -> None:
    for first in ("The board met.", "By Ana Ruiz", "July 4, 2026", "board " * 40):
        assert one(read, docx(paragraph(first) + paragraph(TEXT))).title is None
    assert one(read, docx(paragraph("Cranes fall"))).title is None  # all that there is


CORE = """<cp:coreProperties xmlns:cp="cp" xmlns:dc="dc" xmlns:dcterms="t"><dc:title>{title}</dc:title>
<dc:creator>{author}</dc:creator><dcterms:created>{created}</dcterms:created></cp:coreProperties>"""


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Cranes fall", "Cranes fall"),
        ("Untitled", "The first line"),
        ("", "The first line"),
        ("draft.docx", "The first line"),
    ],
)
def test_titles(read: Read, stated: str, title: str) -> None:
    core = CORE.format(
        title=stated, author="admin; Ana Ruiz; Microsoft Office User", created="2026-07-04T10:00:00Z"
    )
    article = one(read, docx(paragraph("The first line") + paragraph(TEXT), {"docProps/core.xml": core}))
    assert (article.title, article.authors) == (title, ("Ana Ruiz",))
    assert article.published == "2026-07-04T10:00:00Z"


RELATED = """<Relationships>
<Relationship Type="http://purl.oclc.org/ooxml/officeDocument" Target="/word/other.xml"/>
<Relationship Type="x/officeDocument" Target="http://example.org/" TargetMode="External"/></Relationships>"""


def test_the_main_part_is_the_one_that_the_package_names(read: Read) -> None:
    main = f"<w:document {NAMES}><w:body>{paragraph(TEXT)}</w:body></w:document>"
    assert one(read, archive({"_rels/.rels": RELATED, "word/other.xml": main})).text == TEXT


GOOD = docx(paragraph(TEXT))
BOOK = archive({"[Content_Types].xml": "", "word/document.xml": "<x:workbook xmlns:x='x'/>"})
BOMB = f"<w:document {NAMES}>{' ' * 3_000_000}</w:document>"
REFUSED = {
    "no archive": (b"PK\x03\x04 and then nothing of the kind", "unknown_type"),
    "text": (TEXT.encode(), "unknown_type"),
    "another archive": (archive({"a.txt": TEXT}), "unknown_type"),
    "a workbook": (BOOK, "unknown_type"),
    "Word of before 2007": (b"\xd0\xcf\x11\xe0" + bytes(600), "unknown_type"),
    "locked": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "cut": (GOOD[:-40], "bad_docx"),
    "damaged": (GOOD.replace(b"PK\x01\x02", b"PK\x01\x07"), "bad_docx"),
    "without text part": (archive({"[Content_Types].xml": ""}), "bad_docx"),
    "no XML": (docx("<w:p>"), "bad_docx"),
    "no paragraphs": (docx(""), "no_text"),
    "too deep": (docx("<w:p>" * 300 + "</w:p>" * 300), "bad_docx"),
    "entities": (archive({"word/document.xml": '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'}), "xml_entities"),
    "3 MB in 3 kB": (archive({"word/document.xml": BOMB}), "too_large"),
    "a million bytes more": (docx(paragraph("board " * 90_000)), "too_large"),
}


@pytest.mark.parametrize(("content", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(read: Read, content: bytes, code: str) -> None:
    with pytest.raises(ReadError, match=r"^a\.docx: ") as refused:
        read("a.docx", content)
    assert refused.value.code == code
    assert refused.value.hint


def test_a_document_without_suffix_is_recognised(read: Read) -> None:
    assert one(read, GOOD, "download").text == TEXT
