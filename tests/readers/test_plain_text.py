"""Plain text with titles and header lines."""

from __future__ import annotations

import itertools

import pytest

from eventgraph.readers.dateline import dateline_publisher
from eventgraph.readers.plain_text import parse_text

from .conftest import Read

BODY = "Alibaba has banned its employees from using Claude Code.\n\nThe company declined to comment."
HEADERS = (
    "By Ann Lee and Bo Chan",
    "Source: The Courier",
    "Published: 5 July 2026",
    "URL: https://courier.example/1",
    "ID: courier-1",
)


@pytest.mark.parametrize("order", list(itertools.permutations(HEADERS))[::17])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_headers_in_any_order(read: Read, order: tuple[str, ...], gap: str) -> None:
    [article], rows = read("a.txt", gap.join(["A title", *order]) + "\n\n" + BODY)
    assert article.title == "A title"
    assert article.authors == ("Ann Lee", "Bo Chan")
    assert article.publisher == "The Courier"
    assert article.published == "2026-07-05"
    assert (article.id, article.url) == ("courier-1", "https://courier.example/1")
    assert article.text == BODY
    assert rows == []


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        (f"A title\n\n{BODY}", "A title", BODY),
        (f"Will they?\n\n{BODY}", "Will they?", BODY),
        (f"A title\nBy Ann Lee\n{BODY}", "A title", BODY),
        (f"Title: A title\nSource: X\n\n{BODY}", "A title", BODY),
        (f"Source: X\nTitle: A title\n{BODY}", "A title", BODY),
        (f"Source: X\n\nA title\n\n{BODY}", "A title", BODY),
        (BODY, None, BODY),
        (f"A line\n{BODY}", None, f"A line\n{BODY}"),
        ("x" * 201 + f"\n\n{BODY}", None, "x" * 201 + f"\n\n{BODY}"),
        ("\u201cIt is over.\u201d\n\nSo he said.", None, "\u201cIt is over.\u201d\n\nSo he said."),
        ("Only one line", None, "Only one line"),
        ("Source: Tencent", None, "Source: Tencent"),
        (
            f"A title\n\nBy Friday, July 10, all was over.\n\n{BODY}",
            "A title",
            f"By Friday, July 10, all was over.\n\n{BODY}",
        ),
    ],
)
def test_title_and_body(text: str, title: str | None, body: str) -> None:
    item = parse_text(text)
    assert (item.title, item.text) == (title, body)


def test_date_of_the_file_name_and_agency_of_the_dateline(read: Read) -> None:
    text = "A title\n\nHANGZHOU, July 5 (Harbour Wire) - Alibaba has banned Claude Code."
    [article], _ = read("2026-07-05-wire.txt", text)
    assert (article.published, article.publisher) == ("2026-07-05", "Harbour Wire")
    assert article.text.startswith("HANGZHOU, July 5 (Harbour Wire) - Alibaba")


def test_header_wins_over_file_name_and_dateline(read: Read) -> None:
    text = "A title\nDate: July 6, 2026\nSource: Courier\n\n(Reuters) \u2014 Alibaba has banned it."
    [article], _ = read("2026-07-05-wire.txt", text)
    assert (article.published, article.publisher) == ("2026-07-06", "Courier")


def test_a_date_that_is_none_is_told(read: Read) -> None:
    [article], [row] = read("a.txt", f"A title\nDate: soon\n\n{BODY}")
    assert article.published is None
    assert (row.code, row.article, row.status) == ("bad_date", article.id, "warning")


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("(Reuters) \u2014 The attorney general is investigating.", "Reuters"),
        ("BERLIN and SAN FRANCISCO, July 22, 2026 /Newswire/ -- Patchwright", "Newswire"),
        ("FARNBOROUGH, England, July 21 (Harbour Wire) - Emirates", "Harbour Wire"),
        ("The company (Alibaba) - which is large - said so.", None),
        ("Alibaba (BABA) rose.", None),
        ("The order (2026) - the first", None),
        ("Alibaba banned it.\n\n(Reuters) - Second paragraph", None),
    ],
)
def test_agency_in_a_dateline(text: str, agency: str | None) -> None:
    assert dateline_publisher(text) == agency


def test_where_each_field_was_found(read: Read) -> None:
    source = "A title\nBy Ann Lee\nUpdated July 7, 2026 at 8:30 pm\nSource: Courier\n\n" + BODY
    [article], _ = read("2026-07-05-a.txt", source)
    assert (article.modified, article.authors) == ("2026-07-07", ("Ann Lee",))
    assert article.origins == {
        "authors": "byline",
        "modified": "date line",
        "published": "file name",
        "publisher": "header",
        "title": "first line",
    }


@pytest.mark.parametrize(
    "line", ["July 5, 2026", "Published on Sunday, 5 July 2026", "Posted: July 5, 2026, 8:30 am"]
)
def test_a_line_that_is_a_date(read: Read, line: str) -> None:
    [article], _ = read("a.txt", f"A title\n{line}\n\n{BODY}")
    assert (article.published, article.origins["published"], article.text) == (
        "2026-07-05",
        "date line",
        BODY,
    )


@pytest.mark.parametrize(
    ("dateline", "published", "origins"),
    [
        (
            "BERLIN, July 22, 2026 /Newswire/ -- ",
            "2026-07-22",
            {"publisher": "dateline", "published": "dateline"},
        ),
        ("BERLIN, July 22 (Newswire) - ", "2026-07-23", {"publisher": "dateline", "published": "file name"}),
    ],
)
def test_a_dateline_goes_before_the_file_name(
    read: Read, dateline: str, published: str, origins: dict[str, str]
) -> None:
    [article], _ = read("2026-07-23-a.txt", dateline + BODY)
    assert (article.published, article.origins) == (published, origins)
