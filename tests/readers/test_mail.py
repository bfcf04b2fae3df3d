"""Mails, and pages that were saved as MHTML."""

from __future__ import annotations

import io
from email.message import EmailMessage

import pytest
from docx import Document

from eventgraph.errors import ReadError
from eventgraph.records import Article

from .conftest import Read
from .made_pdf import column, pdf

TEXT = "The harbour board of Port Ellery suspended its chief engineer on Monday, after a crane fell."
BODY = f"<body><article><p>{TEXT}</p><p>It was late.</p></article></body>"
PAGE = f"<html><head><title>Cranes</title></head>{BODY}</html>"


def message(text: str = TEXT, **headers: str) -> EmailMessage:
    """Return a mail with a plain text; `_` in the names of headers stands for `-`."""
    made = EmailMessage()
    made.set_content(text)
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    return made


def one(read: Read, content: EmailMessage | bytes, name: str = "a.eml") -> Article:
    """Return the only article of a mail that needs no warning."""
    [article], rows = read(name, content if isinstance(content, bytes) else content.as_bytes())
    assert rows == []
    return article


def test_headers(read: Read) -> None:
    article = one(
        read,
        message(
            Subject="Fwd: Engineer \u201csuspended\u201d in Port Ellery",
            From="Ana Ru\xedz <ana@courier.example>",
            Date="Sat, 04 Jul 2026 10:00:00 +0200 (CEST)",
            Message_ID="<1@courier.example>",
            Organization="The Ellery Courier",
            Content_Language="en",
            Archived_At="<https://courier.example/1>",
        ),
    )
    assert (article.id, article.text) == ("mid:1@courier.example", TEXT)
    assert (article.title, article.authors) == (
        "Engineer \u201csuspended\u201d in Port Ellery",
        ("Ana Ru\xedz",),
    )
    assert (article.published, article.publisher) == ("2026-07-04T10:00:00+02:00", "The Ellery Courier")
    assert (article.url, article.language) == ("https://courier.example/1", "en")
    assert set(article.origins.values()) == {"header"}
    assert set(article.origins) == {"authors", "language", "published", "publisher", "title", "url"}


def test_the_sender_of_a_list_is_its_publisher(read: Read) -> None:
    mail = message(
        f"By Ana Ruiz\n\n{TEXT}", From="The Ellery Courier <n@c.example>", List_Id="<news.c.example>"
    )
    article = one(read, mail)
    assert (article.publisher, article.authors, article.text) == ("The Ellery Courier", ("Ana Ruiz",), TEXT)
    assert article.origins == {"authors": "byline", "publisher": "header"}


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        (b"Z\xc3\xbcrich", "Z\xfcrich"),
        (b"Z\xfcrich", "Z\xfcrich"),
        (b"=?utf-8?q?Z=C3=BCrich?=", "Z\xfcrich"),
        (b"=?utf-8?b?WsO8?=\r\n =?utf-8?b?cmljaA==?=", "Z\xfcrich"),
        (b"=?no-such?q?Z=C3=BCrich?=", "Z\xfcrich"),
        (b"=?utf-8?b?Q?=", "=?utf-8?b?Q?="),
        (b"=?idna?q?=FF?=", "\ufffd"),
        (b"long\r\n and folded", "long and folded"),
    ],
)
def test_subjects(read: Read, raw: bytes, title: str) -> None:
    assert one(read, b"Subject: " + raw + b"\r\n\r\n" + TEXT.encode()).title == title


@pytest.mark.parametrize("stated", ["yesterday", "Fri, 99 Jul 2026 10:00:00 +0200"])
def test_a_date_that_is_none_is_told(read: Read, stated: str) -> None:
    [article], [row] = read("a.eml", f"Date: {stated}\n\n{TEXT}")
    assert (article.published, row.code) == (None, "bad_date")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"{TEXT}\n\n-- \nAna Ruiz\nEllery", TEXT),
        (f"{TEXT}\n\nOn Sunday Tom Hale wrote:\n> Did a crane fall?\n> Really?\n", TEXT),
        (f"> Did a crane fall?\n\n{TEXT}", TEXT),
        ("Tom Hale wrote:\n\nnothing.", "Tom Hale wrote:\n\nnothing."),
        (f"Cranes\n\nJuly 4, 2026\n\n{TEXT}", TEXT),
    ],
)
def test_what_mail_programs_add(read: Read, body: str, text: str) -> None:
    assert one(read, message(body, Subject="Cranes")).text == text


@pytest.mark.parametrize(
    ("parameters", "text"),
    [
        ("format=flowed", "The board met.\n\nIt was late."),
        ("format=flowed; delsp=yes", "The boardmet.\n\nIt waslate."),
        ("format=fixed", "The board\nmet.\n\n It was\n late."),
    ],
)
def test_flowed_lines_are_joined(read: Read, parameters: str, text: str) -> None:
    mail = f"Content-Type: text/plain; {parameters}\n\nThe board \nmet.\n\n It was \n late.\n"
    assert one(read, mail.encode()).text == text


def test_html_is_read_where_the_plain_text_is_a_stub(read: Read) -> None:
    mail = message("See this mail in a browser.", Subject="Cranes fall")
    mail.add_alternative(PAGE, subtype="html")
    article = one(read, mail)
    assert (article.title, article.text) == ("Cranes fall", f"{TEXT}\n\nIt was late.")


def test_a_plain_text_of_some_length_goes_before_html(read: Read) -> None:
    mail = message(f"{TEXT}\n\n{TEXT}\n\n{TEXT}")
    mail.add_alternative(PAGE, subtype="html")
    assert one(read, mail).text == f"{TEXT}\n\n{TEXT}\n\n{TEXT}"


def test_tables_of_a_newsletter_are_its_layout(read: Read) -> None:
    mail = EmailMessage()
    mail.set_content(f"<table><tr><td>{TEXT}</td></tr><tr><td>{TEXT}</td></tr></table>", subtype="html")
    assert TEXT in one(read, mail).text


def test_attachments_are_articles(read: Read) -> None:
    mail = message(f"{TEXT}\n\nThe rest is attached.")
    word = io.BytesIO()
    document = Document()
    document.add_paragraph("A crane fell, said Ana Ruiz.")
    document.save(word)
    mail.add_attachment(word.getvalue(), maintype="application", subtype="msword", filename="x/b.docx")
    mail.add_attachment(
        pdf(column(40, 500, "A ferry sank.")), maintype="application", subtype="pdf", filename="c.pdf"
    )
    mail.add_attachment(message("A mail in a mail."))
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="d.png")
    articles, [row] = read("a.eml", mail.as_bytes())
    assert [article.source_member for article in articles] == [
        None,
        "attachment 1/x_b.docx",
        "attachment 2/c.pdf",
        "attachment 3/message.eml",
    ]
    texts = ["A crane fell, said Ana Ruiz.", "A ferry sank.", "A mail in a mail."]
    assert [article.text for article in articles[1:]] == texts
    assert len({article.id for article in articles}) == len(articles)
    assert (row.status, row.code, row.member) == ("skip", "unknown_type", "attachment 4/d.png")


def test_a_mail_that_only_carries_something(read: Read) -> None:
    mail = EmailMessage()
    mail.add_attachment(TEXT, filename="a.txt")
    assert one(read, mail).source_member == "attachment 1/a.txt"


@pytest.mark.parametrize(
    ("named", "member"),
    [
        ("filename*=utf-8''Z%C3%BCrich.txt", "attachment 1/Z\xfcrich.txt"),
        ('filename="=?utf-8?q?Z=C3=BCrich=2Etxt?="', "attachment 1/Z\xfcrich.txt"),
        ('filename="../a.txt"', "attachment 1/.._a.txt"),
    ],
)
def test_names_of_attachments(read: Read, named: str, member: str) -> None:
    mail = f"Content-Type: text/plain\nContent-Disposition: attachment; {named}\n\n{TEXT}"
    assert one(read, mail.encode()).source_member == member


def test_an_attachment_whose_name_cannot_be_decoded(read: Read) -> None:
    mail = f"Content-Disposition: attachment; filename*=idna''%FF.txt\n\n{TEXT}"
    assert one(read, mail.encode()).source_member == "attachment 1/message.eml"


DEEP = "".join(
    f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n' for level in range(2_000)
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"Subject: x\n\n \n", "no_text"),
        (b"Subject: x\nContent-Type: image/png\n\nx", "no_text"),
        (b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n!!!", "no_text"),
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (DEEP.encode(), "too_deep"),
        (message("> Did a crane fall?").as_bytes(), "no_text"),
    ],
)
def test_what_is_refused(read: Read, content: bytes, code: str) -> None:
    with pytest.raises(ReadError, match=r"^a\.eml: ") as refused:
        read("a.eml", content)
    assert refused.value.code == code


def saved(page: bytes, *headers: str) -> bytes:
    """Return a page as Chromium saves it, with a picture and with headers of the page's part."""
    named = "".join(f"{header}\r\n" for header in headers)
    return (
        (
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/saved\r\n"
            "Date: Sun, 5 Jul 2026 10:03:00 -0000\r\nMIME-Version: 1.0\r\n"
            'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"\r\n\r\n'
            f"------x\r\nContent-Type: text/html\r\n{named}\r\n"
        ).encode()
        + page
        + b"\r\n------x\r\nContent-Type: image/png\r\n\r\nPNG\r\n------x--\r\n"
    )


def test_a_saved_page(read: Read) -> None:
    content = saved(PAGE.encode(), "Content-Location: https://courier.example/crane")
    for name in ("a.mhtml", "a.MHT", "download"):
        article = one(read, content, name)
        assert (article.title, article.text) == ("Cranes", f"{TEXT}\n\nIt was late.")
        assert article.id == article.url == "https://courier.example/crane"
        assert article.published is None  # the day on which it was saved


def test_a_saved_page_in_quoted_printable(read: Read) -> None:
    page = PAGE.replace("Monday", "Mon=\r\nday").replace("late", "=C3=A9t=C3=A9")
    article = one(read, saved(page.encode(), "Content-Transfer-Encoding: quoted-printable"), "a.mht")
    assert (article.text, article.url) == (f"{TEXT}\n\nIt was \xe9t\xe9.", "https://courier.example/saved")


@pytest.mark.parametrize("charset", ["utf-8\0", "\0utf-8", "no-such", "idna", "undefined"])
def test_a_charset_that_is_none(read: Read, charset: str) -> None:
    content = f"Content-Type: text/html; charset={charset}\n\n<p>{TEXT} Zo\u00eb.</p>".encode()
    assert "chief engineer" in read("a.mht", content)[0][0].text
    plain = content.replace(b"text/html", b"text/plain")
    assert "chief engineer" in read("a.eml", plain)[0][0].text


def test_the_part_that_is_the_start(read: Read) -> None:
    content = (
        b'Content-Type: multipart/related; start="<2>"; boundary=x\n\n--x\nContent-Type: text/html\n\n'
        b"<p>A frame.</p>\n--x\nContent-Type: text/html\nContent-ID: <2>\n\n" + PAGE.encode() + b"\n--x--\n"
    )
    assert one(read, content, "a.mht").title == "Cranes"


@pytest.mark.parametrize("content", [b"Subject: x\n\nno page", saved(b"")])
def test_without_a_page(read: Read, content: bytes) -> None:
    with pytest.raises(ReadError) as refused:
        read("a.mhtml", content)
    assert refused.value.code == "no_text"


def test_a_mail_without_suffix_is_recognised(read: Read) -> None:
    assert one(read, message(Subject="Cranes"), "download").title == "Cranes"
